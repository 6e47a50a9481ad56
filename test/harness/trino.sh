#!/usr/bin/env bash
# Prints the folder of Trino, fetched with Maven (820 MB), unpacked without the plugins that no test needs, and kept in
# the user's cache. Exit 1: no Maven, or it could not be fetched; with `--found`: it is not there yet.
set -euo pipefail

version=476
folder=${XDG_CACHE_HOME:-$HOME/.cache}/mlops-actions/trino-$version
if [ -x "$folder/bin/launcher" ]; then
  echo "$folder"
  exit 0
fi
[ "${1:-}" != --found ] || exit 1
if ! command -v mvn >/dev/null; then
  echo 'trino: Maven was not found, and Trino is fetched with it' >&2
  exit 1
fi
mvn -q dependency:get "-Dartifact=io.trino:trino-server:$version:tar.gz" -Dtransitive=false >&2
archive=$HOME/.m2/repository/io/trino/trino-server/$version/trino-server-$version.tar.gz
mkdir -p "$(dirname "$folder")"
work=$(mktemp -d "$folder.XXXXXX")
trap 'rm -rf "$work"' EXIT
tar -xzf "$archive" -C "$work" --strip-components=1
find "$work/plugin" -mindepth 1 -maxdepth 1 ! -name memory ! -name tpch ! -name spooling-filesystem -exec rm -r {} +
chmod 755 "$work"
mv "$work" "$folder"
trap - EXIT
echo "$folder"
