import { z } from 'zod';
import { params, resources } from './model.ts';
import { command, duration, env, key, oneOrMore, secrets, setup } from './parts.ts';
import { runsOn } from './runs-on.ts';

const build = z.strictObject({
  run: key(command, {
    description:
      'The command. It finds the datasets of `from` as `$MLOPS_DATA_<NAME>` and leaves `source` where that says, or below ' +
      '`$MLOPS_OUTPUT`. Text runs in `bash -eo pipefail`; a list runs without a shell.',
    example: 'python features/hourly.py',
  }),
  code: key(oneOrMore, {
    description:
      'Globs of the files that the command sees; `!` excludes. Default: all tracked files below the folder of its file but documentation.',
    example: ['features/**'],
  }).optional(),
  params: key(params, {
    description: 'Parameter files that the command reads; with keys, only these count.',
    example: { 'params.yaml': ['features'] },
  }).optional(),
  setup: key(setup, {
    description: "What makes the command's language environment. Wins over `defaults.setup`.",
    example: 'uv sync --frozen',
  }).optional(),
  resources: key(resources, { description: 'What the command needs.', example: { cpus: 4 } }).optional(),
  'runs-on': key(runsOn, {
    description: 'As in a workflow: a label, labels, or group and labels.',
    default: 'ubuntu-latest',
    example: 'ubuntu-latest-16-cores',
  }).optional(),
  timeout: key(duration, {
    description: 'The command is stopped after so long.',
    default: '6h',
    example: '30m',
  }).optional(),
  env: key(env, {
    description: 'Variables with literal values, part of the fingerprint. Wins over `defaults.env`.',
    example: { PYTHONPATH: 'src' },
  }).optional(),
  secrets: key(secrets, {
    description: "Variables of the caller's environment that the command gets. Replaces `defaults.secrets`.",
    example: ['API_KEY'],
  }).optional(),
});

/** How a dataset is made by a command: the command, or a table. */
export const buildEntry = z.union([command, build], { error: 'a command, or a table with run' });

export type WrittenBuild = z.infer<typeof build>;
