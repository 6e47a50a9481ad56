#!/usr/bin/env bash
# Prints a folder with actionlint, zizmor and shellcheck, kept in node_modules/.cache: the first is built with Go, the
# others are Python packages. Exit 1: no Go or no Python, or one of them could not be installed.
set -euo pipefail
cd "$(dirname "$0")/../.."

version=v1.7.12
requirements=test/harness/linters/requirements.txt
if ! command -v go >/dev/null; then
  echo 'linters: Go was not found, and actionlint is built from its source' >&2
  exit 1
fi
if ! python3 -c 'import sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
  echo 'linters: no Python from 3.10 was found for zizmor and shellcheck' >&2
  exit 1
fi
key=$({ echo "$version"; cat "$requirements"; go version; python3 --version; } | sha256sum | cut -c1-16)
folder=$PWD/node_modules/.cache/mlops-tools/linters-$key
if [ ! -e "$folder/ready" ]; then
  rm -rf "$folder"
  {
    python3 -m venv "$folder"
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
    GOBIN=$folder/bin go install "github.com/rhysd/actionlint/cmd/actionlint@$version"
  } >&2
  touch "$folder/ready"
fi
echo "$folder/bin"
