import { defineReasons } from '../../support/problem.ts';

/** What `mlops lock` answers, and why it cannot. */
export const lockReasons = defineReasons({
  'lock-written': {
    ends: 'pass',
    cause: 'Entries of datasets were written into `mlops.lock`.',
    remedy: 'Commit the file together with the data, so that a review sees both.',
  },
  'lock-current': {
    ends: 'pass',
    cause:
      'Each dataset that was asked about is the version that `mlops.lock` names, or none is frozen or in a database; data behind an address may have no entry.',
    remedy: 'Nothing to do.',
  },
  'lock-differs': {
    ends: 'unknown',
    cause:
      'A dataset that is frozen or in a database has no entry in `mlops.lock`, or the data of one that has are not those of the entry.',
    remedy: 'Put the data back as they were, or name the dataset: `mlops lock <dataset>`.',
  },
  'data-stale': {
    ends: 'fail',
    cause:
      'The newest `time` of rows that `mlops lock` was to agree on is older than `freshness` allows. Their entry was not written; others that were named were.',
    remedy: 'Find out why the source stands still; where it may, allow more in `freshness`.',
  },
  'freshness-unknown': {
    ends: 'unknown',
    cause:
      'Of rows with a `freshness` nobody can tell how old they are: the column of `time` is not there, holds no points in time or none at all, or its newest lies more than a day ahead.',
    remedy: 'Name the column with the time of the event under `time`, or mend the rows.',
  },
  'lock-not-frozen': {
    ends: 'input',
    cause:
      '`mlops lock` was asked for a dataset in files of the repository or of this machine, whose data may change freely.',
    remedy: 'Give it `frozen: true` in `mlops.yaml` first, or leave it out.',
  },
  'lock-too-many': {
    ends: 'input',
    cause: 'Behind an address there are more objects than an entry of `mlops.lock` names: 10,000.',
    remedy:
      'Name a narrower folder or glob, or gather the rows in larger files; without an entry each plan takes what is there then.',
  },
});
