#!/usr/bin/env bash
# Prints the path of docker-registry, a real OCI registry: Debian's package, unpacked and not installed, kept in
# node_modules/.cache. Exit 1: it is not there and no Debian can give it.
set -euo pipefail
cd "$(dirname "$0")/../.."

if command -v docker-registry; then exit 0; fi
if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
  echo 'registry: docker-registry was not found, and only Debian has a package of it' >&2
  exit 1
fi
folder=$PWD/node_modules/.cache/mlops-tools/registry-$(dpkg --print-architecture)
if [ ! -x "$folder/docker-registry" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  chmod 755 "$work"
  (
    cd "$work"
    # A fresh machine has no lists of packages yet, and only root can fetch them.
    apt-get download docker-registry || { [ "$(id -u)" = 0 ] && apt-get update && apt-get download docker-registry; }
    dpkg-deb --extract docker-registry_*.deb unpacked
  ) >&2
  mkdir -p "$folder"
  mv "$work/unpacked/usr/bin/docker-registry" "$folder/docker-registry"
fi
echo "$folder/docker-registry"
