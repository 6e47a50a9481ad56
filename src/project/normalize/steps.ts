import { defined } from '../defined.ts';
import { resolvePath } from '../paths.ts';
import type { WrittenModel, WrittenTrain } from '../schema/model.ts';
import type { ProjectPath, Resources, Train } from '../types.ts';
import { durationOf, sizeOf } from '../units.ts';
import { commandOf, isCommand, setupOf } from './command.ts';
import { type Context, oneOrMany, settle } from './context.ts';
import { runsOnOf } from './runs-on.ts';

/** The `train` section from its short form (a command) or its table. */
export function trainOf(context: Context, { train: written, setup }: WrittenModel, at: ProjectPath): Train {
  const table: WrittenTrain = isCommand(written) ? { run: written } : written;
  return {
    run: commandOf(table.run),
    ...defined({ setup: setupOf(table.setup, setup, context.written.defaults?.setup) }),
    secrets: secretsOf(context, table.secrets, [...at, 'secrets']),
    timeout: durationOf(table.timeout ?? '6h'),
    seeds: table.seeds ?? [],
    resources: resourcesOf(table.resources),
    reuse: table.reuse ?? true,
    runsOn: runsOnOf(table['runs-on']),
    launcher: table.launcher ?? 'local',
  };
}

/** What a step may read of the caller's environment: its own list, or that of `defaults`. */
export function secretsOf(
  { list, written }: Context,
  own: readonly string[] | undefined,
  at: ProjectPath,
): readonly string[] {
  const names = own ?? written.defaults?.secrets ?? [];
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
