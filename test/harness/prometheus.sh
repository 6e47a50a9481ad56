#!/usr/bin/env bash
# Prints the path of a Prometheus: the one on PATH, else Debian's or Ubuntu's package, unpacked under the user's cache.
# Exit 1: there is none, and no package could be had.
set -euo pipefail

if command -v prometheus; then exit 0; fi
folder=${XDG_CACHE_HOME:-$HOME/.cache}/mlops-actions/prometheus
if [ ! -e "$folder/unpacked/ready" ]; then
  if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
    echo 'prometheus: there is none on PATH, and no apt-get that could bring it' >&2
    exit 1
  fi
  rm -rf "$folder"
  mkdir -p "$folder"
  (cd "$folder" && apt-get download prometheus && dpkg-deb --extract ./prometheus_*.deb unpacked && rm ./*.deb) >&2
  touch "$folder/unpacked/ready"
fi
echo "$folder/unpacked/usr/bin/prometheus"
