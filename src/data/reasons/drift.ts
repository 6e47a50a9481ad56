import { defineReasons } from '../../support/problem.ts';

/** What a sketch, and a comparison of two, ends with. */
export const driftReasons = defineReasons({
  'bad-sketch': {
    ends: 'unknown',
    cause: 'A stored sketch is damaged or is not a sketch.',
    remedy: 'Delete that record; it is made again from the data.',
  },
  'newer-sketch': {
    ends: 'unknown',
    cause: 'A stored sketch was written by a newer version of this tool.',
    remedy: 'Use the newer version here as well.',
  },
  'not-changed': {
    ends: 'pass',
    cause: 'The column differs by no more than two random halves of the same table would.',
    remedy: 'Nothing to do.',
  },
  changed: {
    ends: 'pass',
    cause: 'The column moved by more than chance explains, but not beyond its limit.',
    remedy: 'Nothing to do; set a limit under `drift` if it matters.',
  },
  drifted: {
    ends: 'fail',
    cause: 'The distribution of the column moved beyond its limit, and by more than chance explains.',
    remedy: 'Find out why; if the new data is right, raise the limit under `drift` on the base branch, or train on it.',
  },
  'null-share-moved': {
    ends: 'fail',
    cause: 'The share of missing, NaN or infinite values moved beyond its limit.',
    remedy: 'Find out why values are missing (or suddenly present); raise `nulls` under `drift` if that is right.',
  },
  'base-data-unreadable': {
    ends: 'pass',
    cause:
      'The data of the base are damaged, or lie at an address that this change has left, so that only the contract is judged and nothing is compared.',
    remedy: 'Nothing to do in this change; look at its data by themselves (`mlops data diff` of any two versions).',
  },
  'new-category': {
    ends: 'fail',
    cause:
      'A value that the base does not have fills more of the rows than the limit allows. Of a column of many values the base lists the most frequent ones: one that is not listed counts by what it has more than the base can have had.',
    remedy: 'Correct the value, or raise `new-category` under `drift`; a model has never seen that value.',
  },
  'not-enough-data': {
    ends: 'unknown',
    cause: 'With so few rows chance alone can move the column beyond its limit, so that nobody can tell.',
    remedy: 'Add rows, or declare a limit under `drift` that so many rows can decide.',
  },
  'values-cut': {
    ends: 'unknown',
    cause:
      'A sketch lists the 256 most frequent values of a column. The lists of the two sides differ in more rows than the limit allows, so that nobody can tell whether these values came, went or fell out of the list.',
    remedy:
      'Exclude a column of identifiers (`drift: { columns: { <name>: false } }`), group its values, or ask with `values: { from: … }` which may occur.',
  },
  'drift-peer-bins': {
    ends: 'unknown',
    cause:
      "A limit is declared for a statistic as another tool computes it, over bins that cannot be had from a sketch of this column; a number over other bins would not be that tool's.",
    remedy: 'Leave `as` out under `drift` and choose a limit for the statistic as we compute it, or limit another one.',
  },
  'drift-statistic-missing': {
    ends: 'unknown',
    cause:
      'A limit is declared for a statistic that this column does not have, such as a distance of categories, or for a column that the data do not have.',
    remedy: 'Limit a statistic of this kind of column under `drift`: docs/concepts/verdicts.md lists them.',
  },
  'moves-by-nature': {
    ends: 'pass',
    cause: 'Keys, identifiers and times are different in new data by their nature; how they moved is listed only.',
    remedy: 'Nothing to do; a limit declared for the column under `drift` makes it gate.',
  },
  'not-compared': {
    ends: 'pass',
    cause: 'The column is excluded from drift, is sensitive, or has a type without a distribution.',
    remedy: 'Nothing to do.',
  },
  'type-changed': {
    ends: 'unknown',
    cause: 'The column has another kind of values than in the base, so that the two cannot be compared.',
    remedy:
      'Write the column as it was; if its new values are right, let the base branch ignore it under `drift` first.',
  },
  'hidden-by-change': {
    ends: 'unknown',
    cause: 'The change itself calls a column sensitive that the base branch compares, so its drift cannot be judged.',
    remedy: 'Merge `sensitive: true` in a pull request of its own; what it hides applies from the first commit on.',
  },
  'drift-base-not-recorded': {
    ends: 'unknown',
    cause:
      'The base branch has another version of rows of a database. Its sketch is not recorded, and a database does not have its rows of then.',
    remedy:
      'Look at the new rows themselves. Who merges them takes them for what later versions are compared with; a version is recorded by the workflow of its pull request, or by `mlops report`.',
  },
  'one-side-empty': {
    ends: 'unknown',
    cause: 'One side has no rows (or no files) at all.',
    remedy: 'Check how the data was written.',
  },
  'row-count-kept': {
    ends: 'pass',
    cause: 'The number of rows (or files) changed by no more than its limit.',
    remedy: 'Nothing to do.',
  },
  'row-count-changed': {
    ends: 'fail',
    cause: 'The number of rows (or files) changed by more than its limit.',
    remedy: 'Check that no part is missing or doubled; set `rows.change` if such steps are usual.',
  },
  'column-removed': {
    ends: 'fail',
    cause: 'A column of the base is gone and no contract asks for it.',
    remedy: 'Put it back, or accept the change if no model reads it.',
  },
});
