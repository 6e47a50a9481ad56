import { defineReasons } from '../../support/problem.ts';

/** What becomes of a pull request that renews the lock file. */
export const renewalReasons = defineReasons({
  'versions-found': {
    ends: 'pass',
    cause: 'Each dataset that moves was read, and what has another version by now was handed over to be proposed.',
    remedy: 'Nothing to do.',
  },
  'versions-not-all-found': {
    ends: 'fail',
    cause:
      'A dataset that moves could not be read, or its rows are too old to be agreed on. What has moved of the others is proposed all the same.',
    remedy: 'Look at the problem of that dataset, and start the workflow again; its schedule does so, too.',
  },
  'lock-not-on-base': {
    ends: 'input',
    cause:
      'The workflow that renews the lock file was started for a commit which is not on the default branch, or no longer.',
    remedy: 'Start it on the default branch. On another branch `mlops lock` renews the file of that one.',
  },
  'renewal-unreadable': {
    ends: 'input',
    cause:
      'What one job has handed over to the next about the versions of data is not what we write, or is about another commit.',
    remedy: 'Run all jobs of the workflow again, with the same version of the action in each of them.',
  },
  'renewal-proposed': {
    ends: 'pass',
    cause: 'A pull request proposes the new entries of `mlops.lock`.',
    remedy: 'Review it like code: its workflow checks the data against its contract and trains what depends on it.',
  },
  'renewal-current': {
    ends: 'pass',
    cause:
      'Nothing has moved since `mlops.lock` was written; a pull request of ours that has become needless was closed.',
    remedy: 'Nothing to do.',
  },
  'renewal-refused': {
    ends: 'pass',
    cause: 'Somebody has closed the pull request that proposed the same entries, and nothing else has moved since.',
    remedy: 'Open that one again where it was closed by mistake; the next that moves is proposed by itself.',
  },
  'renewal-not-ours': {
    ends: 'unknown',
    cause:
      'Something has moved, and somebody has pushed to the branch of the pull request, or has opened or edited that. It is left as it is, so what moved is proposed nowhere.',
    remedy: 'Merge or close it and delete its branch, or run `mlops lock` on it; the next run proposes what is left.',
  },
  'renewal-outdated': {
    ends: 'unknown',
    quiet: true,
    cause: 'An old run was started again, and the open pull request proposes what was read later.',
    remedy: 'Nothing to do.',
  },
});
