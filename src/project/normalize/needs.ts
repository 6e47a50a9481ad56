import type { WrittenModel } from '../schema/model.ts';
import type { Need, ProjectPath } from '../types.ts';
import type { Context } from './context.ts';
import { checkRoles, variableOf } from './names.ts';

const begin = 'MLOPS_MODEL_';

/** `base-model` and `needs` in one list; undefined where there are none. */
export function needsOf({ list }: Context, written: WrittenModel, path: ProjectPath): readonly Need[] | undefined {
  const base = written['base-model'];
  const roles = Object.entries(written.needs ?? {});
  checkRoles(
    list,
    [...path, 'needs'],
    roles.map(([role]) => role),
    begin,
  );
  const needs = [
    ...(base === undefined
      ? []
      : [{ role: 'base-model', variable: 'MLOPS_BASE_MODEL', model: base, path: [...path, 'base-model'] }]),
    ...roles.map(([role, model]) => ({
      role,
      variable: variableOf(role, begin),
      model,
      path: [...path, 'needs', role],
    })),
  ];
  return needs.length === 0 ? undefined : needs;
}
