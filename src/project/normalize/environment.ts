import type { WrittenEnvironment } from '../schema/environment.ts';
import type { Environment, Model, ProjectPath } from '../types.ts';
import { durationOf } from '../units.ts';
import { type Context, oneOrMany } from './context.ts';
import { runsOnOf } from './runs-on.ts';
import { targetOf } from './target.ts';
import { verifyOf } from './verify.ts';
import { windowOf } from './window.ts';

/** One environment with every default filled in; `models` are all of the project. */
export function environmentOf(
  context: Context,
  name: string,
  written: WrittenEnvironment,
  models: ReadonlyMap<string, Model>,
): Environment {
  const path: ProjectPath = ['environments', name];
  const served = [...models.values()].filter(({ serve }) => serve !== undefined).map((model) => model.name);
  return {
    name,
    branch: written.branch ?? `env/${name}`,
    models: written.models === undefined ? served : oneOrMany(written.models),
    needs: oneOrMany(written.needs),
    soak: durationOf(written.soak ?? '0s'),
    windows: (written.windows ?? []).map(windowOf),
    approvals: written.approvals ?? 0,
    autoMerge: written['auto-merge'] ?? false,
    runsOn: runsOnOf(written['runs-on']),
    target: targetOf(context, written.target, [...path, 'target']),
    verify: verifyOf(context, written.verify, [...path, 'verify']),
    onFailure: written['on-failure'] ?? 'propose',
    path,
  };
}
