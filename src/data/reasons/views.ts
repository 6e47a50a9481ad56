import { defineReasons } from '../../support/problem.ts';

/** Why the rows of a view cannot be told. */
export const viewsReasons = defineReasons({
  'view-where': {
    ends: 'input',
    cause:
      '`where` of a view is no condition that the data engine can ask of each row: it does not parse, names a column that is not there, is not true or false, or calls what is closed (the clock, chance, files).',
    remedy: "Write one condition in SQL over columns of the dataset that `from` names, such as `hour >= '2026-10-01'`.",
  },
  'view-column': {
    ends: 'input',
    cause:
      '`select` of a view, or the `time` by which it counts, names a column that the dataset it comes from does not have.',
    remedy: 'Use a name that is listed.',
  },
  'view-time': {
    ends: 'input',
    cause: '`last` or `drop-last` of a view counts by a column that holds neither dates nor timestamps.',
    remedy:
      'Name a column of dates or timestamps as `time`; of text files its `type` says so in the contract of the dataset.',
  },
  'view-time-missing': {
    ends: 'input',
    cause:
      '`last` or `drop-last` of a view counts by time, and some rows have none: nobody can tell on which side they belong.',
    remedy: 'Repair those rows, or leave them out by name: `where: <time> IS NOT NULL` of the view is asked first.',
  },
});
