import { defined } from '../defined.ts';
import { resolvePath } from '../paths.ts';
import type { WrittenModel, WrittenTrain } from '../schema/model.ts';
import type { ProjectPath, Resources, Train } from '../types.ts';
import { durationOf, sizeOf } from '../units.ts';
import { commandOf, isCommand, setupOf } from './command.ts';
import { type Context, oneOrMany, settle } from './context.ts';
import { runsOnOf } from './runs-on.ts';

/** The `train` section from its short form (a command) or its table; of a model without one only where it is scored. */
export function trainOf(context: Context, { train: written, evaluate, setup }: WrittenModel, at: ProjectPath): Train {
  const scored = evaluate === undefined || isCommand(evaluate) ? undefined : evaluate['runs-on'];
  if (written === undefined) return untrained(runsOnOf(scored));
  if (scored !== undefined) {
    context.list.add(
      'contradiction',
      [...at.slice(0, -1), 'evaluate', 'runs-on'],
      'the model is scored where it is trained',
      {
        remedy: 'Name the runner under `train`.',
      },
    );
  }
  const table: WrittenTrain = isCommand(written) ? { run: written } : written;
  return {
    run: commandOf(runOf(context, table, at)),
    ...(table.smoke !== undefined && { smoke: commandOf(table.smoke) }),
    ...defined({ setup: setupOf(table.setup, setup, context.defaultsOf(at).setup) }),
    secrets: secretsOf(context, table.secrets, [...at, 'secrets']),
    timeout: durationOf(table.timeout ?? '6h'),
    seeds: table.seeds ?? [],
    resources: resourcesOf(table.resources),
    reuse: table.reuse ?? true,
    runsOn: runsOnOf(table['runs-on']),
    launcher: table.launcher ?? 'local',
    when: table.when ?? 'pull-request',
  };
}

function untrained(runsOn: Train['runsOn']): Train {
  const nothing = { secrets: [], timeout: 0, seeds: [], resources: {}, reuse: true };
  return { ...nothing, runsOn, launcher: 'local', when: 'pull-request' };
}

const untrainedRemedy =
  'A model that is not trained has no `train`, and so no seeds; `evaluate: { runs-on: … }` says where it is scored.';

/** A stage of DVC was replaced by its commands before; an empty text stands in until the report is thrown. */
function runOf({ list }: Context, { run }: WrittenTrain, at: ProjectPath): NonNullable<WrittenTrain['run']> {
  if (run === undefined && !list.touches([...at, 'run']))
    list.add('missing-key', at, 'the key `run` is missing', { remedy: untrainedRemedy });
  return run ?? '';
}

/** What a step may read of the caller's environment: its own list, or that of `defaults`. */
export function secretsOf(
  { list, defaultsOf }: Context,
  own: readonly string[] | undefined,
  at: ProjectPath,
): readonly string[] {
  const names = own ?? defaultsOf(at).secrets ?? [];
  if (own) checkSecrets(list, own, at);
  return [...new Set(names)];
}

/**
 * What a step of a deployment may read of the deploying job's environment: its own list alone, for the secrets of
 * `defaults` are meant for training.
 */
export function deploySecretsOf(
  { list }: Context,
  own: readonly string[] | undefined,
  at: ProjectPath,
): readonly string[] {
  if (own) checkSecrets(list, own, at);
  return [...new Set(own)];
}

export function checkSecrets(list: Context['list'], names: readonly string[], at: ProjectPath): void {
  names.forEach((name, index) => {
    checkSecret(list, name, [...at, index]);
  });
}

export function checkSecret(list: Context['list'], name: string, at: ProjectPath): void {
  if (!/^(GITHUB_TOKEN|(ACTIONS|INPUT|MLOPS)_.*)$/i.test(name)) return;
  list.add('reserved-variable', at, `\`${name}\` is never handed to a step`, { value: true });
}

/** An output stays relative to the working directory, since it may be in `$MLOPS_OUTPUT` as well. */
export function outputAt(context: Context, at: ProjectPath, text: string, workingDirectory: string): string {
  const resolved = resolvePath(text, { rooted: workingDirectory === '', keepSlash: true });
  if (resolved.ok) return resolved.path;
  const remedy = text.startsWith('/')
    ? 'Outputs are relative to the working directory or to $MLOPS_OUTPUT.'
    : undefined;
  return settle(context, at, {
    ok: false,
    message: resolved.message,
    ...defined({ remedy: remedy ?? resolved.remedy }),
  });
}

/** What a step needs of its machine, in cores and bytes. */
export function resourcesOf(written: WrittenTrain['resources']): Resources {
  const gpus = typeof written?.gpus === 'number' ? { count: written.gpus } : written?.gpus;
  const wanted = gpus && gpus.count !== 0 ? gpus : undefined;
  return defined({
    cpus: written?.cpus,
    memory: written?.memory === undefined ? undefined : sizeOf(written.memory),
    gpus: wanted && {
      count: wanted.count ?? 1,
      ...defined({ memory: wanted.memory === undefined ? undefined : sizeOf(wanted.memory) }),
      name: oneOrMany(wanted.name),
    },
  });
}
