import { defineReasons } from '../../support/problem.ts';

/** What is wrong with SQL of the user’s own. */
export const sqlReasons = defineReasons({
  'sql-syntax': {
    ends: 'unknown',
    cause: 'The SQL of a check cannot be parsed.',
    remedy: 'Write one expression for `where`, one SELECT for `sql`, in the dialect of DuckDB.',
  },
  'sql-not-allowed': {
    ends: 'unknown',
    cause: 'The SQL of a check does more than select from its own dataset, or depends on chance or the clock.',
    remedy:
      'Use one SELECT over the named dataset only; files, settings, random numbers and the time of day are closed.',
  },
  'sql-cannot-fail': {
    ends: 'unknown',
    cause:
      'The SQL of a check gives the same answer whatever the data are: it names no column of its dataset, never reads it, hides it behind a common table expression of its name, or ends with `limit 0`.',
    remedy: 'Ask about a column of the dataset; to switch a rule off, remove it.',
  },
  'sql-too-costly': {
    ends: 'unknown',
    cause:
      'A query of a check took more than two minutes, or all of the memory or the temporary disk space, and was stopped.',
    remedy:
      'Look for a recursion without an end and for a join without a condition. Nothing of it is recorded: where the machine was busy, run it again.',
  },
  'sql-failed': {
    ends: 'unknown',
    cause: 'The SQL of a check could not be run, for example because a column does not exist or types do not fit.',
    remedy: 'Correct the name or the types; the message names the nearest columns.',
  },
});
