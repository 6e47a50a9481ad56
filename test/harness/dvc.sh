#!/usr/bin/env bash
# Prints the path of DVC (https://github.com/treeverse/dvc), in a Python environment kept under the user's cache.
# Exit 1: there is no Python from 3.9, or it could not be installed.
set -euo pipefail

version=3.67.1
if ! python3 -c 'import sys, venv; sys.exit(sys.version_info[:2] < (3, 9))' 2>/dev/null; then
  echo 'dvc: no Python from 3.9 was found' >&2
  exit 1
fi
key=$({ echo "$version"; python3 -c 'import sys; print(sys.executable, sys.version)'; } | sha256sum | cut -c1-16)
folder=${XDG_CACHE_HOME:-$HOME/.cache}/mlops-actions/dvc-$key
if [ ! -e "$folder/ready" ]; then
  rm -rf "$folder"
  {
    python3 -m venv "$folder"
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "dvc==$version"
  } >&2
  touch "$folder/ready"
fi
echo "$folder/bin/dvc"
