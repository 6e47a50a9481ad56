import { z } from 'zod';
import { mostRepeats } from '../../metrics/index.ts';
import { asExpression } from '../expression-text.ts';
import {
  amount,
  command,
  count,
  duration,
  env,
  key,
  level,
  oneOrMore,
  oneScalar,
  positive,
  secrets,
  setup,
  size,
  text,
  whenUnknown,
} from './parts.ts';
import { runsOn } from './runs-on.ts';
import { serve } from './serve.ts';

const gpus = z.union(
  [
    count,
    z.strictObject({
      count: key(positive, { description: 'How many.', default: 1, example: 2 }).optional(),
      memory: key(size, { description: 'At least so much memory on each.', example: '40GiB' }).optional(),
      name: key(oneOrMore, { description: 'One of these is part of its name.', example: ['A100', 'H100'] }).optional(),
    }),
  ],
  { error: 'a whole number of at least 0, or a table with count, memory and name' },
);

/** What a step needs of its machine. */
export const resources = z.strictObject({
  cpus: key(z.number().gt(0, { error: 'a number above 0' }), {
    description: 'Processor cores that the step needs; checked before it starts.',
    example: 16,
  }).optional(),
  memory: key(size, {
    description: 'Memory that the step needs; checked before it starts.',
    example: '64GiB',
  }).optional(),
  gpus: key(gpus, { description: 'GPUs that the step needs; checked before it starts.', example: 2 }).optional(),
});

const train = z.strictObject({
  run: key(command, {
    description: 'The training command. Text runs in `bash -eo pipefail`; a list runs without a shell.',
    example: 'python train.py --seed $MLOPS_SEED',
  }),
  timeout: key(duration, {
    description: 'The step is stopped after so long.',
    default: '6h',
    example: '30m',
  }).optional(),
  seeds: key(z.array(count).min(1, { error: 'a list with at least one seed' }), {
    description:
      'One run for each, folded into one result. The first is the one that ships. Absent: one run without a seed.',
    example: [1, 2, 3],
  }).optional(),
  resources: key(resources, { description: 'What the step needs.', example: { cpus: 4, gpus: 1 } }).optional(),
  reuse: key(z.boolean(), {
    description: '`false`: train although this fingerprint has a run.',
    default: true,
    example: false,
  }).optional(),
  'runs-on': key(runsOn, {
    description: 'As in a workflow: a label, labels, or group and labels.',
    default: 'ubuntu-latest',
    example: ['self-hosted', 'gpu'],
  }).optional(),
  launcher: key(text, {
    description: '`local` (on that runner), or a name from `launchers`.',
    default: 'local',
    example: 'local',
  }).optional(),
  setup: key(setup, {
    description: "What makes this step's language environment. Wins over `setup` of the model and of `defaults`.",
    example: 'uv sync --frozen',
  }).optional(),
  secrets: key(secrets, {
    description: "Variables of the caller's environment that this step gets. Replaces `defaults.secrets`.",
    example: ['HF_TOKEN'],
  }).optional(),
});

const row = z.union(
  [
    z.literal('last'),
    z.strictObject({
      min: key(text, { description: 'The row with the smallest value of this column.', example: 'loss' }).optional(),
      max: key(text, { description: 'The row with the largest value of this column.', example: 'auc' }).optional(),
      where: key(z.record(text, oneScalar), {
        description:
          'The one row in which each of these columns has this value; none or several leave the numbers of the file unknown. ' +
          'The columns named here are no metrics.',
        example: { split: 'test', epoch: 10 },
      }).optional(),
    }),
  ],
  { error: 'last, { min: <column> }, { max: <column> } or { where: { <column>: <value> } }' },
);

const metricsFile = z.strictObject({
  file: key(text, { description: 'A file that the command writes.', example: 'runs/results.csv' }),
  prefix: key(text, { description: 'Put before the names of its metrics, with a dot.', example: 'yolo' }).optional(),
  row: key(row, { description: 'Which row of a table counts.', default: 'last', example: { max: 'auc' } }).optional(),
});

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

const evaluate = z.strictObject({
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

const gateRule = z.strictObject({
  better: key(
    z.union([z.enum(['higher', 'lower']), z.number()], { error: 'higher, lower, or a number to be close to' }),
    {
      description:
        'Which direction is better, or the number to be close to. Required for metrics that are not known by name; those that are stand at the end of this reference.',
      example: 'higher',
    },
  ).optional(),
  min: key(z.number(), { description: 'The value is at least this.', example: 0.8 }).optional(),
  max: key(z.number(), { description: 'The value is at most this.', example: 40 }).optional(),
  'max-worse': key(amount, {
    description: 'Against the baseline: at most so much worse, absolute or in percent of the baseline.',
    example: '1%',
  }).optional(),
  'min-better': key(amount, {
    description: 'Against the baseline: at least so much better, absolute or in percent of the baseline.',
    example: '0.5%',
  }).optional(),
  by: key(text, {
    description: 'A column of the test rows: every value of it has to keep the rule.',
    example: 'origin',
  }).optional(),
  'min-rows': key(positive, {
    description: 'Slices with fewer rows are listed, not judged. Default 30 with `by`, otherwise 1.',
    example: 200,
  }).optional(),
  at: key(text, {
    description:
      'An environment: the gate is asked when a version is to be promoted there, against the version that is live there, and not on the pull request of the model. Never merged by itself there unless it passes.',
    example: 'production',
  }).optional(),
  against: key(text, {
    description:
      'With `at`: the environment whose live version `max-worse` and `min-better` compare with. Default: that of `at`.',
    example: 'production',
  }).optional(),
  level: key(level, { description: 'What a broken gate means.', default: 'fail', example: 'warn' }).optional(),
  'when-unknown': key(whenUnknown, {
    description: "What `unknown` means for this gate. Default: the project's `when-unknown`.",
    example: 'allow',
  }).optional(),
  'require-interval': key(z.boolean(), {
    description: '`true`: a number without an interval is `unknown`.',
    default: false,
    example: true,
  }).optional(),
});

const gate = z.union([gateRule, z.array(gateRule).min(1, { error: 'a list with at least one rule' })], {
  error: 'a rule such as { max-worse: 1% }, or a list of rules',
});

/** Parameter files, or keys of them. */
export const params = z.union(
  [oneOrMore, z.record(text, z.array(text).min(1, { error: 'a list with at least one key' }))],
  {
    error: 'a file, a list of files, or { <file>: [<keys>] }',
  },
);

// What is wrong with a matrix is told before anything is checked by this schema (`expand/rows.ts`): it is for editors.
const axes = z.record(text, z.array(oneScalar).min(1));
const rows = z.array(z.record(text, oneScalar)).min(1);

/** A model as a user writes it. */
export const modelSection = z.strictObject({
  'working-directory': key(text, {
    description: "Where its commands run and its paths start; a leading `/` in a path is the repository's root.",
    example: 'models/delay',
  }).optional(),
  matrix: key(z.union([axes, rows]), {
    description: `Several models from one entry: of a table of lists every combination, of a list of tables each. \`${asExpression('matrix.<key>')}\` takes the value, anywhere in the model. They are called \`<model>-<value>…\`; where a model is named, the name of the entry stands for all of them.`,
    example: { region: ['north', 'south'] },
  }).optional(),
  code: key(oneOrMore, {
    description:
      'Globs of the files that training sees; `!` excludes. Default: all tracked files below the working directory but documentation.',
    example: ['src/**', '!**/tests/**'],
  }).optional(),
  data: key(z.union([text, z.record(text, text)], { error: 'a dataset or path, or { <role>: <dataset or path> }' }), {
    description: 'A dataset or path (role `train`), or role by role. The command finds them in $MLOPS_DATA_<ROLE>.',
    example: { train: 'flights', test: 'holdout' },
  }).optional(),
  params: key(params, {
    description: 'Parameter files that the command reads; with keys, only these count.',
    example: { 'params.yaml': ['train', 'features.lags'] },
  }).optional(),
  env: key(env, {
    description: 'Variables with literal values, part of the fingerprint. Wins over `defaults.env`.',
    example: { PYTHONPATH: 'src' },
  }).optional(),
  setup: key(setup, {
    description:
      'What makes the language environment of its steps, before each in its run folder. Wins over `defaults.setup`; part of the ' +
      'fingerprint. Default: found from a lock file among the code. `none`: nothing is made.',
    example: 'uv sync --frozen',
  }).optional(),
  train: key(z.union([command, train], { error: 'a command, or a table with run' }), {
    description: 'The command, or a table with `run` and how to run it.',
    example: 'python train.py',
  }),
  artifact: key(oneOrMore, {
    description: 'Files or folders that make up the model, in $MLOPS_OUTPUT or where the code writes them.',
    example: 'model.pkl',
  }).optional(),
  metrics: key(
    z.union([text, metricsFile, z.array(z.union([text, metricsFile], { error: 'a file, or a table with file' }))], {
      error: 'a file, a table with file, or a list of them',
    }),
    {
      description:
        'Files with the numbers that the code reports, as in `{"accuracy": 0.91}`; `accuracy_stderr` beside it is its standard error. Forms and endings: docs/reference/training.md.',
      example: 'metrics.json',
    },
  ).optional(),
  plots: key(oneOrMore, {
    description: 'Pictures and tables to show beside those of the base.',
    example: ['plots/*.png'],
  }).optional(),
  evaluate: key(z.union([command, evaluate], { error: 'a command, or a table' }), {
    description: 'How numbers are computed from rows; they win over reported ones.',
    example: { task: 'binary', label: { dataset: 'holdout', column: 'late' } },
  }).optional(),
  gates: key(z.record(text, gate), {
    description: 'Rules by metric. None given: no known metric may get worse beyond its noise.',
    example: { 'roc-auc': { min: 0.7, 'max-worse': '1%' } },
  }).optional(),
  serve: key(serve, {
    description:
      'How the model is served: a command, `files` where the files alone are deployed, or a table. Without it the model is never promoted. The value of the base branch counts.',
    example: 'python serve.py',
  }).optional(),
  schemas: key(z.record(text, text), {
    description: "JSON Schemas for this model's params and metrics files.",
    example: { 'params.yaml': 'params.schema.json' },
  }).optional(),
});

export type WrittenModel = z.infer<typeof modelSection>;
export type WrittenEvaluate = z.infer<typeof evaluate>;
export type WrittenTrain = z.infer<typeof train>;
export type WrittenRule = z.infer<typeof gateRule>;
export type WrittenMetrics = z.infer<typeof metricsFile>;
