#!/usr/bin/env bash
# Prints the path of a Chromium; installs Debian's where this is root and there is none. Exit 1: there is none.
set -euo pipefail

for name in chromium chromium-browser google-chrome; do
  if command -v "$name"; then exit 0; fi
done
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo 'chromium: not found, and only root on Debian can install it here' >&2
  exit 1
fi
{
  apt-get update
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends chromium
} >&2
command -v chromium
