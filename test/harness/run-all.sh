#!/usr/bin/env bash
# `npm run test:all`: all tests, with those that need more than npm packages. What is missing is said, not passed over;
# with MLOPS_TEST_COMPLETE=1 it is an error.
set -euo pipefail
cd "$(dirname "$0")/../.."

found=$(mktemp -d)
# What prints each tool, and what is skipped without it.
tools=(chromium python repositories gto dvc act linters registry bucket azurite prometheus postgres trino)
declare -A without=(
  [chromium]='a browser: the page tests'
  [python]='Python 3.11 or newer: the penguins tests'
  [repositories]='Python 3.11 or newer with scikit-learn and matplotlib: the tests of repositories in miniature'
  [gto]='GTO: the test that reads tags of versions with it'
  [dvc]='DVC: the test that reads pipelines as it does, and the repositories in miniature that use it'
  [act]='act: the tests that run workflows'
  [linters]='actionlint, zizmor and shellcheck: the tests that lint workflows'
  [registry]='docker-registry: the tests on a real OCI registry'
  [bucket]='versitygw: the tests on a real S3 server'
  [azurite]='Azurite: the tests on the emulator of Azure Blob Storage'
  [prometheus]='Prometheus: the test of steps that watch it'
  [trino]='Trino: the tests of data behind a coordinator'
  [postgres]='PostgreSQL: the tests of data in a database'
)
declare -A pids=()
# versitygw is built from its source for longer than its tests take: only where nothing may be skipped.
declare -A options=([bucket]=--found [trino]=--found)
[ "${MLOPS_TEST_COMPLETE:-}" != 1 ] || options=()
for tool in "${tools[@]}"; do
  bash "test/harness/$tool.sh" ${options[$tool]:+"${options[$tool]}"} >"$found/$tool" &
  pids[$tool]=$!
done
missing=0
for tool in "${tools[@]}"; do
  wait "${pids[$tool]}" && continue
  missing=1
  : >"$found/$tool"
  echo "test:all: without ${without[$tool]} are skipped" >&2
done
# Building Gitea takes longer than all tests, so that here it is only looked for; a job of its own in ci.yml builds it.
MLOPS_TEST_GITEA=
if ! MLOPS_TEST_GITEA=$(bash test/harness/gitea.sh --found); then
  echo 'test:all: without Gitea: the tests on a real forge (test/gitea) are skipped' >&2
fi
if [ "$missing" = 1 ] && [ "${MLOPS_TEST_COMPLETE:-}" = 1 ]; then
  echo 'test:all: MLOPS_TEST_COMPLETE says that nothing may be skipped' >&2
  exit 1
fi
CHROMIUM=$(<"$found/chromium")
MLOPS_TEST_PYTHON=$(<"$found/python")
MLOPS_TEST_REPOSITORIES=$(<"$found/repositories")
MLOPS_TEST_GTO=$(<"$found/gto")
MLOPS_TEST_DVC=$(<"$found/dvc")
MLOPS_TEST_ACT=$(<"$found/act")
MLOPS_TEST_LINTERS=$(<"$found/linters")
MLOPS_TEST_REGISTRY=$(<"$found/registry")
MLOPS_TEST_BUCKET=$(<"$found/bucket")
MLOPS_TEST_AZURITE=$(<"$found/azurite")
MLOPS_TEST_PROMETHEUS=$(<"$found/prometheus")
MLOPS_TEST_POSTGRES=$(<"$found/postgres")
MLOPS_TEST_TRINO=$(<"$found/trino")
export CHROMIUM MLOPS_TEST_PYTHON MLOPS_TEST_REPOSITORIES MLOPS_TEST_GTO MLOPS_TEST_DVC MLOPS_TEST_ACT MLOPS_TEST_LINTERS MLOPS_TEST_REGISTRY MLOPS_TEST_BUCKET MLOPS_TEST_PROMETHEUS MLOPS_TEST_POSTGRES MLOPS_TEST_AZURITE MLOPS_TEST_TRINO
export MLOPS_TEST_GITEA MLOPS_TEST_ALL=1
rm -r "$found"
exec vitest run "$@"
