#!/usr/bin/env bash
# Prints the folder of PostgreSQL's programs (initdb, postgres): what is installed, or Debian's package, unpacked and not
# installed, kept in node_modules/.cache. Exit 1: it is not there and no Debian can give it.
set -euo pipefail
cd "$(dirname "$0")/../.."

for folder in /usr/lib/postgresql/*/bin; do
  if [ -x "$folder/initdb" ]; then
    echo "$folder"
    exit 0
  fi
done
if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
  echo 'postgres: PostgreSQL was not found, and only Debian has a package of it' >&2
  exit 1
fi
folder=$PWD/node_modules/.cache/mlops-tools/postgres-$(dpkg --print-architecture)
if [ ! -x "$folder/bin/initdb" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  chmod 755 "$work"
  (
    cd "$work"
    # A fresh machine has no lists of packages yet, and only root can fetch them.
    apt-get download postgresql-15 || { [ "$(id -u)" = 0 ] && apt-get update && apt-get download postgresql-15; }
    dpkg-deb --extract postgresql-15_*.deb unpacked
  ) >&2
  mkdir -p "$(dirname "$folder")"
  rm -rf "$folder"
  mv "$work/unpacked/usr/lib/postgresql/15" "$folder"
fi
echo "$folder/bin"
