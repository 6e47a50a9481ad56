#!/usr/bin/env bash
# `npm run test:gitea`: the tests on a real forge, which is built first where it is not there. Without it that is an error.
set -euo pipefail
cd "$(dirname "$0")/../.."

MLOPS_TEST_GITEA=$(bash test/harness/gitea.sh)
export MLOPS_TEST_GITEA MLOPS_TEST_ALL=1
exec vitest run "${@:-test/gitea}"
