import { z } from 'zod';
import { mostRepeats } from '../../metrics/index.ts';
import { command, duration, key, oneOrMore, oneScalar, secrets, setup, text } from './parts.ts';
import { runsOn } from './runs-on.ts';

const slice = z.union(
  [
    text,
    z.record(
      text,
      z
        .string({ error: 'top and a number, as in top 10' })
        .regex(/^top [1-9]\d*$/, { error: 'top and a number, as in top 10' }),
    ),
  ],
  { error: 'a column, or { <column>: top 10 }' },
);

const repeatText = `a whole number from 1 to ${mostRepeats}`;

/** How numbers are computed from rows. */
export const evaluate = z.strictObject({
  run: key(command, {
    description:
      'A step of its own that scores the test rows and writes predictions; changing it does not train again.',
    example: 'python predict.py $MLOPS_MODEL $MLOPS_ROWS',
  }).optional(),
  code: key(z.array(text), {
    description: 'Files that only this step reads: changing them does not train again.',
    example: ['predict.py'],
  }).optional(),
  setup: key(setup, {
    description: "What makes this step's language environment. Wins over `setup` of the model and of `defaults`.",
    example: 'uv sync --frozen',
  }).optional(),
  secrets: key(secrets, {
    description: "Variables of the caller's environment that this step gets. Replaces `defaults.secrets`.",
    example: ['HF_TOKEN'],
  }).optional(),
  timeout: key(duration, {
    description: 'The step is stopped after so long.',
    default: '1h',
    example: '10m',
  }).optional(),
  'runs-on': key(runsOn, {
    description:
      'Of a model without `train`: the runner that scores it, as in a workflow. Otherwise it is scored where it is trained.',
    default: 'ubuntu-latest',
    example: ['self-hosted', 'gpu'],
  }).optional(),
  task: key(z.enum(['binary', 'multiclass', 'regression', 'scored']), {
    description:
      'What the model answers. `scored`: rows have no label but bring scores that the step makes (a judge, BLEU, IoU). Default: found from the labels.',
    example: 'binary',
  }).optional(),
  repeat: key(z.int().min(1, { error: repeatText }).max(mostRepeats, { error: repeatText }), {
    description:
      'How many times `run` scores each model, for judges and hosted models that answer otherwise each time; $MLOPS_REPEAT tells which (0, 1, …). Metrics are means over the repeats, and intervals have their spread.',
    default: 1,
    example: 3,
  }).optional(),
  predictions: key(text, {
    description: 'Where the predictions are written, in $MLOPS_OUTPUT or the working directory.',
    example: 'predictions.parquet',
  }).optional(),
  label: key(
    z.strictObject({
      dataset: key(text, { description: 'The dataset with the test rows.', example: 'holdout' }),
      column: key(text, { description: 'Its column with the truth; the step does not get it.', example: 'late' }),
    }),
    { description: 'What is to be predicted.', example: { dataset: 'holdout', column: 'late' } },
  ).optional(),
  rows: key(text, {
    description:
      'For `task: scored`, instead of `label`: the dataset with the test rows. The step gets all of its columns, and writes the key and one column or more of scores for each row.',
    example: 'questions',
  }).optional(),
  positive: key(oneScalar, {
    description: 'Binary tasks: the label that counts as positive. Default: 1 or true.',
    example: 'late',
  }).optional(),
  compute: key(z.array(text).min(1, { error: 'a list with at least one metric' }), {
    description:
      'Metrics to compute from the rows; the names are listed at the end of this reference. Default: the usual ones of the task. For `task: scored`: the columns of scores that count, each as its mean; default: all columns of numbers.',
    example: ['roc-auc', 'log-loss'],
  }).optional(),
  slices: key(z.array(slice), {
    description: 'Columns of the test rows to slice by; `top 10`: only the most frequent values.',
    example: ['origin', { carrier: 'top 10' }],
  }).optional(),
  cluster: key(oneOrMore, {
    description: 'Columns whose equal values belong together when rows are resampled.',
    example: 'aircraft',
  }).optional(),
});

export type WrittenEvaluate = z.infer<typeof evaluate>;
