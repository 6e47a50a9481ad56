#!/usr/bin/env bash
# Lets no job onto this machine but those of named workflows in named repositories, and none that the pull request of a
# fork starts (what a maintainer starts by `/mlops train` is a job of the default branch). For self-hosted runners without
# runner groups: set in the runner's .env file, and start the runner again,
#
#   ACTIONS_RUNNER_HOOK_JOB_STARTED=/opt/mlops/mlops-job-started.sh
#   MLOPS_HOOK_REPOSITORIES=owner/name
#   MLOPS_HOOK_WORKFLOWS=mlops-pull-request.yml
#
# Both lists are separated by spaces. The runner asks before the first step; any end but 0 fails the job. The files of a
# branch are what its author made them: who may push to a branch of the repository may write a workflow of an allowed
# name. Against those only a runner group helps, which is restricted to mlops-train.yml on the default branch.
set -euo pipefail

refuse() {
  echo "mlops-job-started: $1" >&2
  exit 1
}

listed() { # word, list
  local one
  for one in $2; do
    [ "$one" = "$1" ] && return 0
  done
  return 1
}

# The owner/name of the repository that a pull request comes from. Nothing where it was deleted.
head_repository() {
  local event=$1
  if command -v jq >/dev/null; then
    jq -r '.pull_request.head.repo.full_name // empty' <"$event"
  elif command -v python3 >/dev/null; then
    python3 -c 'import json, sys
pull = json.load(sys.stdin).get("pull_request") or {}
print(((pull.get("head") or {}).get("repo") or {}).get("full_name") or "")' <"$event"
  else
    refuse 'neither jq nor python3 is here to read the event; install one of them.'
  fi
}

repository=${GITHUB_REPOSITORY:-}
event=${GITHUB_EVENT_NAME:-}
workflow=${GITHUB_WORKFLOW_REF:-}

listed "$repository" "${MLOPS_HOOK_REPOSITORIES:-}" ||
  refuse "the repository ${repository:-without a name} is not in MLOPS_HOOK_REPOSITORIES."

# owner/name/.github/workflows/file.yml@ref
file=${workflow%%@*}
[ "$file" != "${file#"$repository/.github/workflows/"}" ] || refuse "the workflow ${workflow:-without a name} is not of $repository."
file=${file##*/}
listed "$file" "${MLOPS_HOOK_WORKFLOWS:-}" || refuse "the workflow $file is not in MLOPS_HOOK_WORKFLOWS."

case $event in
  pull_request)
    head=$(head_repository "${GITHUB_EVENT_PATH:-/dev/null}")
    [ "$head" = "$repository" ] || refuse "the pull request comes from ${head:-a repository that is gone}."
    ;;
  merge_group | push | schedule | workflow_dispatch) ;;
  *) refuse "jobs of the event ${event:-without a name} do not run here." ;;
esac
