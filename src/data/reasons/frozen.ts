import { defineReasons } from '../../support/problem.ts';

/** What the check of a `frozen` dataset ends with. */
export const frozenReasons = defineReasons({
  'frozen-not-locked': {
    ends: 'unknown',
    cause: 'A dataset is `frozen`, and `mlops.lock` of this commit has no entry for it.',
    remedy: 'Run `mlops lock <dataset>` on the data as they have to be, and commit `mlops.lock`.',
  },
  'frozen-changed': {
    ends: 'fail',
    cause: 'The data of a `frozen` dataset are not those that its entry in `mlops.lock` names.',
    remedy:
      'Put the data back as they were; if they are meant to change, run `mlops lock <dataset>` and commit `mlops.lock` with them.',
  },
  'frozen-miscounted': {
    ends: 'fail',
    cause: 'An entry of `mlops.lock` has the digest of the data and other numbers of rows or bytes than they have.',
    remedy: 'Run `mlops lock <dataset>` and commit `mlops.lock`; nobody has to write it by hand.',
  },
});
