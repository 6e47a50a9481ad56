import { defineReasons } from '../support/problem.ts';

/** Reason codes of the actions: what the workflow around them is like. */
export const actionReasons = defineReasons({
  'comparison-handed-on': {
    ends: 'pass',
    cause: 'What the jobs before it made was compared and handed on; the gates are asked by the report.',
    remedy: 'Nothing to do: read the report.',
  },
  'bad-input': {
    ends: 'usage',
    cause: 'An input of the action has a value that it does not take.',
    remedy: 'Correct it under `with:` of the step; docs/reference/actions.md lists the inputs.',
  },
  'runner-environment': {
    ends: 'usage',
    cause: 'A variable or a file that a runner gives to each step is missing, damaged or cannot be written.',
    remedy:
      'Run the action in a job of GitHub Actions (elsewhere the command line does the same). On a runner of your own look at free space, at rights, and at what cleans its temporary folder.',
  },
  'builds-on-several-runners': {
    ends: 'unknown',
    cause:
      'Datasets whose commands read what the others make have to be made, and `runs-on` of the base branch names different machines for them; they are made by one job.',
    remedy:
      'Give their `build` the same `runs-on`. Or make the first ones first: merge the change of those, since what is recorded and kept is not made again.',
  },
  'too-many-levels': {
    ends: 'unknown',
    cause: 'Models that need each other form a longer chain than mlops-train.yml has jobs behind each other (three).',
    remedy:
      'Train and merge the models at the beginning of the chain first: what is recorded needs no job. Or make one model of two, or run `mlops train` on one machine.',
  },
  'too-many-trainings': {
    ends: 'unknown',
    cause: 'More models have something to train or to score than GitHub runs jobs of one matrix, which is 256.',
    remedy: 'Change fewer models at once, or merge them in parts: what is recorded and trusted needs no job.',
  },
  'event-not-supported': {
    ends: 'usage',
    cause: 'The workflow was started by an event that this action has no answer to.',
    remedy:
      'Start it by `pull_request`, `merge_group`, `push`, `schedule` or `workflow_dispatch`; to report on forks, by `workflow_run` as mlops-fork-report.yml does.',
  },
  'not-of-a-fork': {
    ends: 'unknown',
    quiet: true,
    cause:
      'The run that has ended was none for a fork’s pull request, or waits for approval: nothing is to be reported.',
    remedy: 'Nothing to do.',
  },
  'several-fork-pull-requests': {
    ends: 'unknown',
    cause:
      'One commit of a fork is the head of several open pull requests, and nothing says for which of them its run was. None of them is judged.',
    remedy:
      'Close all but one of them and run its workflow again; or comment `/mlops train <sha>` on each, which judges it for its own base.',
  },
  'fork-not-fetched': {
    ends: 'unavailable',
    cause: 'Git does not give the head of the pull request that the API names: it was pushed to in this very moment.',
    remedy: 'Nothing to do where a newer commit was pushed, since its run reports. Else run the job again.',
  },
  'merge-into-other-base': {
    ends: 'unavailable',
    cause:
      'The merge that is checked out is not one into the base of the pull request: another base was chosen and GitHub has not made the new merge yet, or the history of the base was rewritten.',
    remedy: 'Run the workflow again; where the base was rewritten, push to the pull request.',
  },
  'judged-commit-gone': {
    ends: 'unavailable',
    cause:
      'A later job of a run cannot judge the commit that its plan has judged: the base has moved, and the merge from before is not to be had any more, or another commit is checked out.',
    remedy: 'Run the whole workflow again, not only its failed jobs: the plan then begins with the present commits.',
  },
  'fork-moved-on': {
    ends: 'unknown',
    cause: 'Training was started for a commit of a fork, and its pull request has another head since.',
    remedy: 'Look at what changed since, then comment `/mlops train <sha>` with the present head.',
  },
  'not-a-command': {
    ends: 'unknown',
    quiet: true,
    cause: 'The comment is no command: it was edited, is not on a pull request, or does not begin with `/mlops`.',
    remedy: 'Nothing to do. Edited comments never count: write a new one.',
  },
  'no-checkout': {
    ends: 'usage',
    cause: 'The workspace of the job holds no git repository.',
    remedy: 'Put a step with `actions/checkout` before it, as the templates do.',
  },
  'history-not-fetched': {
    ends: 'unavailable',
    cause: 'The commits that the change is compared with could not be fetched.',
    remedy: 'Check that the job may read contents, or check out with `fetch-depth: 0`.',
  },
  'artifact-service': {
    ends: 'unavailable',
    cause: 'The artifact service of the runner did not take or give an artifact.',
    remedy: 'Run the failed jobs again. GitHub Enterprise Server has no service for the current client.',
  },
});
