import { defineReasons } from '../../support/problem.ts';

/** Why a metrics file says less than it should. `fail`: the file cannot be used; `unknown`: which number counts, or one of them, is not known. */
export const readerReasons = defineReasons({
  'metrics-unreadable': {
    ends: 'fail',
    cause: 'A metrics file does not have the format that its name says (JSON, YAML, TOML, CSV, TSV, JSON lines, text).',
    remedy:
      'Look at the file that the run kept; write it completely before the command ends, in the format of its name.',
  },
  'metrics-empty': {
    ends: 'fail',
    cause: 'A metrics file was written but holds no number, so nothing could be judged.',
    remedy:
      'Write at least one number, for example `{"accuracy": 0.91}` in a `.json` file or a line `accuracy: 0.91` in a text, or take the file out of `metrics`.',
  },
  'metrics-too-many': {
    ends: 'fail',
    cause: 'A metrics file holds more numbers than a person could judge; it is probably another kind of file.',
    remedy: 'Write a file of its own with the numbers that count, and name that one under `metrics`.',
  },
  'metric-twice': {
    ends: 'fail',
    cause: 'Two metrics files report a number of the same name, so nobody can say which one counts.',
    remedy: 'Give one of the files a `prefix`, or stop writing the number twice.',
  },
  'metric-row-missing': {
    ends: 'fail',
    cause:
      'A column that chooses the row of a table is not there, or `row: { min }` and `{ max }` find no number in it.',
    remedy: 'Correct `row` of that file under `metrics`, or write the column.',
  },
  'metric-row-not-one': {
    ends: 'unknown',
    cause: 'No row of a metrics table has the values that `row.where` asks for, or several have them.',
    remedy:
      'Name enough columns under `row.where` that one row is left, or write that row; nothing of the training is recorded until then.',
  },
  'metric-not-a-number': {
    ends: 'unknown',
    cause: 'A value in a metrics file is a text, a truth value, a list or null instead of a number.',
    remedy:
      'Write the number without quotes or units. A gate on a value that is no number stays unknown, and so does a change whose baseline has a number there.',
  },
});
