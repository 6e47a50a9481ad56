#!/usr/bin/env bash
# Prints the path of versitygw, a real S3 server on a folder: built from its source with Go, kept in node_modules/.cache.
# Exit 1: no Go, or it could not be built; with `--found`: it is not built yet.
set -euo pipefail
cd "$(dirname "$0")/../.."

version=v1.8.0
folder=$PWD/node_modules/.cache/mlops-tools/bucket-$version
if [ -x "$folder/versitygw" ]; then
  echo "$folder/versitygw"
  exit 0
fi
[ "${1:-}" != --found ] || exit 1
if ! command -v go >/dev/null; then
  echo 'bucket: Go was not found, and versitygw is built from its source' >&2
  exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
GOBIN=$work go install -ldflags '-s -w' "github.com/versity/versitygw/cmd/versitygw@$version" >&2
mkdir -p "$folder"
mv "$work/versitygw" "$folder/versitygw"
echo "$folder/versitygw"
