#!/usr/bin/env bash
# Prints the path of a Python that has the packages of examples/penguins, or of the requirements that are named, in an
# environment kept under the user's cache.
# Exit 1: there is no Python from 3.11, or the packages could not be installed.
set -euo pipefail
cd "$(dirname "$0")/../.."

requirements=${1:-examples/penguins/requirements.txt}
found=
for name in python3.13 python3.12 python3.11 python3; do
  command -v "$name" >/dev/null || continue
  if "$name" -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
    found=$name
    break
  fi
done
if [ -z "$found" ]; then
  echo 'python: no Python from 3.11 to 3.13 was found' >&2
  exit 1
fi
key=$({ cat "$requirements"; "$found" -c 'import sys; print(sys.executable, sys.version)'; } | sha256sum | cut -c1-16)
folder=${XDG_CACHE_HOME:-$HOME/.cache}/mlops-actions/python-$key
if [ ! -e "$folder/ready" ]; then
  rm -rf "$folder"
  {
    "$found" -m venv "$folder"
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
  } >&2
  touch "$folder/ready"
fi
echo "$folder/bin/python"
