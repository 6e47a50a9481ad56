import { defineReasons } from '../../support/problem.ts';

/** What is wrong with predictions, labels and their rows. */
export const predictionsReasons = defineReasons({
  'no-key': {
    ends: 'unknown',
    cause: 'The test dataset has no key, so predictions cannot be joined with labels.',
    remedy: 'Declare `key` of the test dataset: the columns that identify a row.',
  },
  'unusable-label': {
    ends: 'unknown',
    cause: 'The label column is missing, null in some rows, or not a number although the task is a regression.',
    remedy: 'Correct `evaluate.label`, or leave rows without a label out of the test dataset.',
  },
  'unusable-base-labels': {
    ends: 'unknown',
    cause: 'The base knows this test dataset, but its key or label cannot be used, so all labels come from the head.',
    remedy: 'Look at the labels yourself before you accept them.',
  },
  'unclear-positive-class': {
    ends: 'unknown',
    cause: 'For a binary task it is not clear which label counts as positive, or there are more than two labels.',
    remedy: 'Set `evaluate.positive`, or `evaluate.task: multiclass`.',
  },
  'task-changed': {
    ends: 'unknown',
    cause: '`evaluate.task` is not set, and the labels tell another task than on the base: nothing is comparable.',
    remedy: 'Set `evaluate.task` to what the model answers, or correct the labels.',
  },
  'unusable-slice': {
    ends: 'unknown',
    cause: 'A column to slice by has too many values for slices.',
    remedy: 'Use `top`, which takes the most frequent values, or slice by another column.',
  },
  'no-such-test-column': {
    ends: 'unknown',
    cause: 'A column that `evaluate` names (label, slice or cluster) is not in the test dataset.',
    remedy: 'Correct the name in `evaluate`, or add the column to the test dataset.',
  },
  'unusable-predictions': {
    ends: 'unknown',
    cause: 'A predictions file lacks the key, or has neither `prediction` nor `score` columns for every class.',
    remedy: 'Write the key columns and `prediction`, `score` or `score_<class>` to a .parquet, .csv or .jsonl file.',
  },
  'missing-ids': {
    ends: 'unknown',
    cause: 'Rows of the test dataset have no prediction.',
    remedy: 'Predict every row; leaving hard ones out would flatter the model.',
  },
  'data-not-sendable': {
    ends: 'unknown',
    cause:
      'A column of the rows that a golden step sends is missing, is the label, or holds what a request cannot carry.',
    remedy: 'Name under `columns` of the step what the server takes: numbers, texts, truth values, dates.',
  },
  'duplicate-ids': {
    ends: 'unknown',
    cause: 'Rows of the test dataset have more than one prediction, or its key is not unique.',
    remedy: 'Write one prediction for each row.',
  },
  'extra-ids': {
    ends: 'unknown',
    cause: 'There are predictions for rows that are not in the test dataset.',
    remedy: 'Predict the rows of the declared test dataset, and only those.',
  },
  'unusable-values': {
    ends: 'unknown',
    cause: 'Predictions or scores are null, NaN, infinite or no numbers.',
    remedy: 'Find out why the model gives no answer there; a missing prediction is not a wrong one.',
  },
  'unknown-class': {
    ends: 'unknown',
    cause: 'A predicted class is neither a label of the test dataset nor named by a `score_<class>` column.',
    remedy: 'Write class names as they stand in the label column.',
  },
});
