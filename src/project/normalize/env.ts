import type { WrittenModel } from '../schema/model.ts';
import type { ProjectPath } from '../types.ts';
import type { Context } from './context.ts';

/** Literal variables of a model over those of `defaults`. */
export function envOf(
  { list, defaultsOf }: Context,
  own: WrittenModel['env'],
  at: ProjectPath,
): ReadonlyMap<string, string> {
  if (own) checkEnv(list, Object.keys(own), at);
  const entries = [...Object.entries(defaultsOf(at).env ?? {}), ...Object.entries(own ?? {})];
  return new Map(entries.map(([name, value]) => [name, String(value)]));
}

export function checkEnv(list: Context['list'], names: readonly string[], at: ProjectPath): void {
  for (const name of names) {
    if (!name.toUpperCase().startsWith('MLOPS_')) continue;
    list.add('reserved-variable', [...at, name], 'variables that begin with `MLOPS_` are set by the training contract');
  }
}
