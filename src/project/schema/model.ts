import { z } from 'zod';
import { asExpression } from '../expression-text.ts';
import { evaluate } from './evaluate.ts';
import { gate } from './gates.ts';
import { monitorSection } from './monitor.ts';
import {
  command,
  count,
  duration,
  env,
  key,
  oneOrMore,
  oneScalar,
  positive,
  secrets,
  setup,
  size,
  text,
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

const train = z
  .strictObject({
    run: key(command, {
      description: 'The training command. Text runs in `bash -eo pipefail`; a list runs without a shell.',
      example: 'python train.py --seed $MLOPS_SEED',
    }).optional(),
    dvc: key(text, {
      description:
        'Instead of `run`: a stage of the `dvc.yaml` in the working directory, or `folder/dvc.yaml:stage`. Commands, code, data, params, ' +
        'metrics, plots and the artifact are read there (docs/guides/migrate-from-dvc-and-cml.md); keys that the model has itself win.',
      example: 'train',
    }).optional(),
    smoke: key(command, {
      description:
        'A short command that tells whether the training runs at all, with the same data, code and environment, before the first seed; alone where ' +
        'the training waits (`when`). Where it fails nothing is trained. What it leaves is thrown away (docs/guides/costly-trainings.md#smoke).',
      example: 'python train.py --limit 500',
    }).optional(),
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
    when: key(z.enum(['pull-request', 'request', 'merge'], { error: 'pull-request, request or merge' }), {
      description:
        'When a change of its inputs is trained: on each pull request; when somebody comments `/mlops train <sha>`; or when it is merged. ' +
        'What waits is unknown on the pull request, and after a merge everything is trained (docs/guides/costly-trainings.md).',
      default: 'pull-request',
      example: 'request',
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
  })
  // One of the two, for editors; the loader says it with a remedy.
  .meta({ anyOf: [{ required: ['run'] }, { required: ['dvc'] }] });

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
      'Globs of the files that training sees; `!` excludes. Default: all tracked files below the working directory but documentation and what the training leaves. Without `train`: files that belong to the model besides its artifact; default: none.',
    example: ['src/**', '!**/tests/**'],
  }).optional(),
  data: key(z.union([text, z.record(text, text)], { error: 'a dataset or path, or { <role>: <dataset or path> }' }), {
    description: 'A dataset or path (role `train`), or role by role. The command finds them in $MLOPS_DATA_<ROLE>.',
    example: { train: 'flights', test: 'holdout' },
  }).optional(),
  params: key(params, {
    description:
      'Parameter files that the command reads, or globs of them; of a table of files only the keys that it lists count.',
    example: { 'params.yaml': ['train', 'features.lags'] },
  }).optional(),
  'base-model': key(text, {
    description:
      'A model of this file that this one starts from: its artifact is at $MLOPS_BASE_MODEL, in training and in `evaluate.run`. Another run of it is another training of this one.',
    example: 'price-index',
  }).optional(),
  needs: key(z.record(text, text), {
    description:
      'Other models of this file, by a role: their artifacts are at $MLOPS_MODEL_<ROLE>, in training and in `evaluate.run`. Those of the same change, where it makes them anew.',
    example: { prices: 'price-index' },
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
  train: key(z.union([command, train], { error: 'a command, or a table with run or dvc' }), {
    description:
      'The command, or a table with `run` (or `dvc`, a stage of a `dvc.yaml`) and how to run it. Absent: nothing is trained, and `artifact` (with `metrics` and `plots`) names tracked files, as of a prompt or of rules.',
    example: 'python train.py',
  }).optional(),
  artifact: key(oneOrMore, {
    description:
      'Files or folders that make up the model, in $MLOPS_OUTPUT or where the code writes them. Without `train`: tracked files, as the commit has them.',
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
    description:
      'Pictures and tables to keep with the run. They are recorded by their digests and lie in the store; no report draws them yet.',
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
  monitor: key(monitorSection, {
    description:
      'What is watched once the model is deployed. This version checks the section and does not act on it, which each command says (`not-acted-on`).',
    example: { environment: 'production', data: 'served', window: '1d' },
  }).optional(),
  schemas: key(z.record(text, text), {
    description: "JSON Schemas for this model's params and metrics files.",
    example: { 'params.yaml': 'params.schema.json' },
  }).optional(),
});

export type WrittenModel = z.infer<typeof modelSection>;
export type WrittenTrain = z.infer<typeof train>;
export type WrittenMetrics = z.infer<typeof metricsFile>;
