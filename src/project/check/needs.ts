import { didYouMean } from '../../support/nearest.ts';
import { neededBelow } from '../needs.ts';
import type { Context } from '../normalize/context.ts';
import type { Need, Project } from '../types.ts';

/** Models that other models need have to be there, to have files, and not to need those in turn. */
export function checkNeeds({ models }: Project, context: Context): void {
  const order = [...models.keys()];
  for (const { name, needs = [] } of models.values()) {
    const later = new Set(order.slice(order.indexOf(name)));
    for (const need of needs) {
      checkNeeded(need, models, context);
      const way = wayBack(need.model, name, models, later);
      if (way === undefined) continue;
      const circle = [name, ...way].map((each) => `\`${each}\``).join(' → ');
      const message = need.model === name ? 'needs itself' : `needs itself in the end: ${circle}`;
      context.list.add('model-needs-circle', need.path, message, { value: true });
    }
  }
}

function checkNeeded({ model: name, path }: Need, models: Project['models'], { list, names, matrixOf }: Context): void {
  const model = models.get(name);
  if (model === undefined) {
    if (names.models.has(name)) return; // its own problems were reported
    const members = [...names.models].filter((each) => matrixOf(each) === name);
    const remedy =
      members.length > 0
        ? `\`${name}\` has a \`matrix\`; name one of its models: ${members.map((each) => `\`${each}\``).join(', ')}.`
        : didYouMean(name, names.models);
    const message = `there is no model \`${name}\`; declared: ${[...names.models].join(', ')}`;
    list.add('needed-model-unknown', path, message, { value: true, remedy });
  } else if (model.artifact.length === 0 && !list.touches([...model.path, 'artifact'])) {
    const message = `\`${name}\` has no \`artifact\`, so there is nothing to hand on`;
    list.add('contradiction', path, message, {
      value: true,
      remedy: `Name the files of \`${name}\` under \`artifact\`.`,
    });
  }
}

/** The shortest way along `needs` from one model to another, both included, through these names alone. */
function wayBack(
  from: string,
  to: string,
  models: Project['models'],
  through: ReadonlySet<string>,
): readonly string[] | undefined {
  if (from !== to && !neededBelow(models, from).includes(to)) return undefined;
  const seen = new Set<string>();
  let ways: readonly (readonly string[])[] = through.has(from) ? [[from]] : [];
  while (ways.length > 0) {
    const arrived = ways.find((way) => way.at(-1) === to);
    if (arrived !== undefined) return arrived;
    ways = ways.flatMap((way) => {
      const needs = (models.get(way.at(-1) ?? '')?.needs ?? []).map(({ model }) => model);
      const fresh = needs.filter((need) => through.has(need) && !seen.has(need));
      for (const need of fresh) seen.add(need);
      return fresh.map((need) => [...way, need]);
    });
  }
  return undefined;
}
