#!/usr/bin/env bash
# `npm run test:all`: all tests, with those that need more than npm packages. What is missing is said, not passed over.
set -euo pipefail
cd "$(dirname "$0")/../.."

found=$(mktemp -d)
bash test/harness/chromium.sh >"$found/chromium" &
chromium=$!
bash test/harness/python.sh >"$found/python" &
python=$!
wait "$chromium" || echo "test:all: without a browser: the page tests are skipped" >&2
wait "$python" || echo "test:all: without Python 3.11 or newer: the penguins tests are skipped" >&2
CHROMIUM=$(<"$found/chromium")
MLOPS_TEST_PYTHON=$(<"$found/python")
rm -r "$found"
export CHROMIUM MLOPS_TEST_PYTHON MLOPS_TEST_ALL=1
exec vitest run "$@"
