#!/usr/bin/env bash
# Prints a folder with Gitea and its runner, the real forge of test/gitea, kept under the user's cache: both are built from
# their sources with Go, Gitea's own templates beside them. That takes about ten minutes of two cores, once for each
# version, so that `test:all` does not do it: it asks with --found, which builds nothing.
# Exit 1: no Go or no C compiler, it could not be built, or with --found it is not there.
set -euo pipefail

gitea=v1.26.0 # the last one whose dependencies the module proxy has
runner=v1.0.8
key=gitea-${gitea#v}-runner-${runner#v}-$(uname -sm | tr ' ' '-')
folder=${XDG_CACHE_HOME:-$HOME/.cache}/mlops-actions/$key
if [ -e "$folder/ready" ]; then
  echo "$folder"
  exit
fi
if [ "${1:-}" = --found ]; then
  echo 'gitea: it is not built; `bash test/harness/gitea.sh` does it, once and in about ten minutes' >&2
  exit 1
fi
if ! command -v go >/dev/null; then
  echo 'gitea: Go was not found, and Gitea is built from its source' >&2
  exit 1
fi
if ! command -v cc >/dev/null && ! command -v gcc >/dev/null; then
  echo 'gitea: no C compiler was found, which the database of Gitea is built with' >&2
  exit 1
fi

# The sources of a module, by the module proxy.
sources() {
  local told
  if ! told=$(go mod download -json "$1"); then
    echo "gitea: $1 could not be downloaded: $told" >&2
    exit 1
  fi
  sed -n 's/^\t"Dir": "\(.*\)",$/\1/p' <<<"$told"
}

mkdir -p "$(dirname "$folder")"
work=$(mktemp -d "$folder.XXXXXX")
trap 'rm -rf "$work"' EXIT
# Not by `go install`: Gitea replaces modules in its go.mod, and of the runner the proxy has this version only.
source=$(sources "code.gitea.io/gitea@$gitea")
tags=(-tags 'sqlite sqlite_unlock_notify')
nice go -C "$source" build "${tags[@]}" -ldflags "-s -w -X main.Version=${gitea#v}" -o "$work/gitea" . >&2
mkdir "$work/static"
cp -R "$source/options" "$source/templates" "$source/public" "$work/static"
chmod -R u+w "$work/static"
source=$(sources "gitea.com/gitea/runner@$runner")
nice go -C "$source" build -ldflags '-s -w' -o "$work/runner" . >&2
touch "$work/ready"
rm -rf "$folder"
mv "$work" "$folder"
trap - EXIT
echo "$folder"
