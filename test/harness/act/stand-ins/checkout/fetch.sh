#!/usr/bin/env bash
# What actions/checkout does, against the forge server at FORGE_ORIGIN.
set -euo pipefail

case "$EVENT:$UNSAFE:$REF" in
  workflow_run:false:refs/pull/* | pull_request_target:false:refs/pull/*)
    echo "::error::Refusing to check out a pull request on $EVENT"
    exit 1
    ;;
esac
mkdir -p "$FOLDER"
cd "$FOLDER"
find . -mindepth 1 -maxdepth 1 -exec rm -rf {} +
git init --quiet --initial-branch=mlops-checkout .
git remote add origin "$FORGE_ORIGIN/$REPOSITORY.git"
header="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$TOKEN" | base64 | tr -d '\n')"
git config --local "http.$FORGE_ORIGIN/.extraheader" "$header"

what=$REF
if [ -z "$what" ] && [ "$REPOSITORY" = "$OWN" ]; then what=$SHA; fi
flags=(--quiet --no-recurse-submodules)
[ "$TAGS" = true ] || flags+=(--no-tags)
[ -z "$FILTER" ] || flags+=("--filter=$FILTER")
if [ "$DEPTH" = 0 ]; then
  git fetch "${flags[@]}" origin '+refs/heads/*:refs/remotes/origin/*' '+refs/tags/*:refs/tags/*'
else
  flags+=("--depth=$DEPTH")
fi
git fetch "${flags[@]}" origin "${what:-HEAD}"
git checkout --quiet --detach FETCH_HEAD
[ "$KEEP" = true ] || git config --local --unset-all "http.$FORGE_ORIGIN/.extraheader"
echo "commit=$(git rev-parse HEAD)" >>"$GITHUB_OUTPUT"
