import type { Model } from './types.ts';

type Models = ReadonlyMap<string, Pick<Model, 'needs'>>;

/** Names of all models that one needs, directly or through others; each once, what is needed first before what needs it. */
export function neededBelow(models: Models, name: string): readonly string[] {
  const found: string[] = [];
  const open = new Set([name]);
  const visit = (one: string): void => {
    for (const { model } of models.get(one)?.needs ?? []) {
      if (open.has(model)) continue; // met before, or a circle, which is reported elsewhere
      open.add(model);
      visit(model);
      found.push(model);
    }
  };
  visit(name);
  return found;
}

/** The same names, what is needed before what needs it; else in their order. Needed models that are not named are not added. */
export function neededFirst(models: Models, names: Iterable<string>): readonly string[] {
  const wanted = [...names];
  const all = new Set(wanted);
  const ordered = new Set<string>();
  for (const name of wanted) {
    for (const needed of [...neededBelow(models, name), name]) if (all.has(needed)) ordered.add(needed);
  }
  return [...ordered];
}

/** Names of the models that need one directly. */
export function neededBy(models: Models, name: string): readonly string[] {
  return [...models].flatMap(([other, { needs = [] }]) => (needs.some(({ model }) => model === name) ? [other] : []));
}
