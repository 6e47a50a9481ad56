#!/usr/bin/env bash
# Prints the path of azurite-blob, Microsoft's emulator of Azure's blobs, in a folder of its own under the user's cache: its
# packages are many, and none of ours. Exit 1: it could not be installed; with `--found`: it is not there yet.
set -euo pipefail

version=3.35.0
folder=${XDG_CACHE_HOME:-$HOME/.cache}/mlops-actions/azurite-$version
program=$folder/node_modules/.bin/azurite-blob
if [ ! -e "$folder/ready" ]; then
  [ "${1:-}" != --found ] || exit 1
  rm -rf "$folder"
  mkdir -p "$folder"
  npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --silent "azurite@$version" >&2
  touch "$folder/ready"
fi
echo "$program"
