#!/usr/bin/env bash
# `npm run test:all`: all tests, with those that need more than npm packages. What is missing is said, not passed over.
set -euo pipefail
cd "$(dirname "$0")/../.."

MLOPS_TEST_CHROMIUM=$(bash test/harness/chromium.sh) || echo "test:all: without a browser: the page tests are skipped" >&2
MLOPS_TEST_PYTHON=$(bash test/harness/python.sh) || echo "test:all: without Python 3.11 or newer: the penguins tests are skipped" >&2
export MLOPS_TEST_CHROMIUM MLOPS_TEST_PYTHON MLOPS_TEST_ALL=1
exec vitest run "$@"
