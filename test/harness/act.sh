#!/usr/bin/env bash
# Prints the path of act, which runs workflows on this machine: built from its source with Go, kept in node_modules/.cache.
# The patch gives each job a token of its own and steps no terminal, cancels as a runner does, goes on after a called
# workflow that failed, and says more in the log.
# Exit 1: no Go, or it could not be built.
set -euo pipefail
cd "$(dirname "$0")/../.."

version=v0.2.89
patch=$PWD/test/harness/act/act.patch
if ! command -v go >/dev/null; then
  echo 'act: Go was not found, and act is built from its source' >&2
  exit 1
fi
key=$({ echo "$version"; cat "$patch"; go version; } | sha256sum | cut -c1-16)
folder=$PWD/node_modules/.cache/mlops-tools/act-$key
if [ ! -x "$folder/act" ]; then
  work=$(mktemp -d)
  trap 'chmod -R u+w "$work" && rm -rf "$work"' EXIT
  {
    module=$(go mod download -json "github.com/nektos/act@$version" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
    cp -R "$module/." "$work"
    chmod -R u+w "$work"
    # In a repository of its own: inside of another one, git would pass over the files without a word.
    git -C "$work" init --quiet
    git -C "$work" apply "$patch"
    (cd "$work" && go build -ldflags "-s -w -X main.version=${version#v}" -o act .)
    mkdir -p "$folder"
    mv "$work/act" "$folder/act"
  } >&2
fi
echo "$folder/act"
