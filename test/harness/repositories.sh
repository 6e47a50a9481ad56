#!/usr/bin/env bash
# Prints the path of a Python that has the packages of test/fixtures/repositories (python.sh).
set -euo pipefail
exec bash "$(dirname "$0")/python.sh" test/fixtures/repositories/requirements.txt
