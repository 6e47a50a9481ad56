import { defineReasons } from '../../support/problem.ts';

/** The pull request that a report is of, and what its other jobs hand on. */
export const pullRequestReasons = defineReasons({
  'no-branch': {
    ends: 'input',
    cause: 'The head is detached or on the base branch, which has no pull request.',
    remedy: 'Switch to the branch of the pull request.',
  },
  'no-pull-request': {
    ends: 'input',
    cause: 'The forge knows no open pull request of this branch.',
    remedy: 'Open it first.',
  },
  'pull-request-retargeted': {
    ends: 'unknown',
    quiet: true,
    cause: 'The pull request has got another base branch since the run began, whose policy has not judged it here.',
    remedy:
      'Nothing to do where the workflow answers to `edited`, as mlops-pull-request.yml does: the run for the new base reports. Else push again.',
  },
  'evaluation-missing': {
    ends: 'unknown',
    cause: 'The job that compares the results did not hand on what it found: it failed, was cancelled or never ran.',
    remedy: 'Read the log of the evaluate job and run it again.',
  },
  'evaluation-elsewhere': {
    ends: 'unknown',
    cause: 'What the evaluate job handed on is about another commit, model, run or data version than this report.',
    remedy: 'Run all jobs of the workflow again; if it stays, somebody else wrote the artifact.',
  },
  'hand-over-corrupt': {
    ends: 'unknown',
    cause: 'What another job handed on is not what its name says.',
    remedy: 'Run the job that made it again; if it stays, something in that job wrote it: read what the training runs.',
  },
  'artifacts-unavailable': {
    ends: 'unavailable',
    cause:
      'GitHub Enterprise Server has no artifact service for the current client, and the store of the base’s mlops.yaml is not one folder that all runners see: the jobs of a run cannot hand on what they have made.',
    remedy:
      'Set `store:` on the base branch to an absolute path outside of the checkout that every runner mounts, such as `/mnt/mlops`; or use the action that does all in one job.',
  },
});
