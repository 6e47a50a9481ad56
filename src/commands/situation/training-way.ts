import {
  entryOf,
  type Model,
  neededBelow,
  type ProjectPath,
  type RoleInReach,
  rolesInReach,
} from '../../project/index.ts';

type Models = ReadonlyMap<string, Model>;

/** A dataset that a training gets whose result reaches a model, and the keys of the project file by which it does. */
export interface TrainedOn extends RoleInReach {
  /** For messages: "`data`", "`data` of base (`needs.prices`)". */
  readonly way: string;
  /** Where the dataset is named. */
  readonly at: ProjectPath;
}

/** What its own training gets, then what the trainings below it get. */
export function trainedOn(model: Model, models: Models): readonly TrainedOn[] {
  return rolesInReach(model, models).map((reach) => ({ ...reach, ...wayOf(reach, model, models) }));
}

/** The same of one of them. */
export function wayOf({ role, through }: RoleInReach, model: Model, models: Models): Pick<TrainedOn, 'way' | 'at'> {
  const trained = through === undefined ? model : (models.get(through) ?? model);
  const at = [...trained.path, 'data', role];
  if (through === undefined) return { way: '`data`', at };
  return { way: `\`data\` of ${entryOf(trained)} (${wayTo(model, through, models)})`, at };
}

/** The key by which a model needs another, directly or through others: "`base-model`", "`needs.prices`". */
export function wayTo(model: Model, needed: string, models: Models): string {
  const need = model.needs?.find((one) => one.model === needed || neededBelow(models, one.model).includes(needed));
  const role = need?.role;
  return role === undefined || role === 'base-model' ? '`base-model`' : `\`needs.${role}\``;
}
