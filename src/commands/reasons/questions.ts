import { defineReasons } from '../../support/problem.ts';

/** What commands that only look are asked, and what they answer: plan, history, schema, doctor. */
export const questionReasons = defineReasons({
  'rows-folder-in-use': {
    ends: 'usage',
    cause: '`--rows` names something that is no empty folder and cannot become one.',
    remedy:
      'Name a folder that is new or empty, outside of what a dataset reads: rows of an earlier run would stand beside those of this one.',
  },
  planned: {
    ends: 'pass',
    cause: 'The plan was made; something has to run.',
    remedy: 'Run `mlops train`, then `mlops report`.',
  },
  listed: { ends: 'pass', cause: 'The records were listed.', remedy: 'Nothing to do.' },
  'bad-limit': {
    ends: 'usage',
    cause: '`--limit` is not a whole number in its range.',
    remedy: 'Name a number from 1 to 10000.',
  },
  'bad-moment': {
    ends: 'usage',
    cause: '`--at` is neither a day nor a time with its zone.',
    remedy: 'Write `2026-11-22`, or `2026-11-22T09:00:00Z`.',
  },
  'no-such-dataset': {
    ends: 'usage',
    cause: 'A dataset was named that `mlops.yaml` does not have.',
    remedy: 'Use one of the names in the message.',
  },
  'no-such-model': {
    ends: 'usage',
    cause: 'A model was named that `mlops.yaml` does not have.',
    remedy: 'Use one of the names in the message.',
  },
  'unknown-schema': {
    ends: 'usage',
    cause: 'A schema was named that does not exist.',
    remedy: 'Run `mlops schema` for the list.',
  },
  'schema-mismatch': {
    ends: 'input',
    cause: 'The file does not have the form that the schema asks for.',
    remedy: 'See the messages for the places.',
  },
  'schema-ok': { ends: 'pass', cause: 'The file has the form that the schema asks for.', remedy: 'Nothing to do.' },
  healthy: { ends: 'pass', cause: 'Every check of `mlops doctor` passed.', remedy: 'Nothing to do.' },
  unhealthy: {
    ends: 'fail',
    cause: 'A check of `mlops doctor` failed.',
    remedy: 'Each failing line says what to do.',
  },
});
