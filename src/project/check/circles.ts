import { type Context, entryPath } from '../normalize/context.ts';
import type { Environment } from '../types.ts';

type Environments = ReadonlyMap<string, Environment>;

/** Reports each circle of `needs` once, at the environment of it that stands first, with all of its members. */
export function checkCircles(environments: Environments, { list, written }: Context): void {
  const order = [...environments.keys()];
  for (const { name, needs, path } of environments.values()) {
    const later = new Set(order.slice(order.indexOf(name)));
    const listed = written.environments?.[name]?.needs;
    [...new Set(needs)].forEach((need) => {
      const way = wayBack(need, name, environments, later);
      if (way === undefined) return;
      const at = entryPath([...path, 'needs'], listed, needs.indexOf(need));
      const circle = [name, ...way].join(' → ');
      const message = need === name ? 'needs itself' : `needs itself in the end: ${circle}`;
      list.add('environment-needs-circle', at, message, { value: true });
    });
  }
}

/** The shortest way along `needs` from one environment to another, both included, through these names alone. */
function wayBack(
  from: string,
  to: string,
  environments: Environments,
  through: ReadonlySet<string>,
): readonly string[] | undefined {
  const seen = new Set<string>();
  let ways: readonly (readonly string[])[] = through.has(from) ? [[from]] : [];
  while (ways.length > 0) {
    const arrived = ways.find((way) => way.at(-1) === to);
    if (arrived !== undefined) return arrived;
    ways = ways.flatMap((way) => {
      const needs = environments.get(way.at(-1) ?? '')?.needs ?? [];
      const fresh = needs.filter((need) => through.has(need) && !seen.has(need));
      for (const need of fresh) seen.add(need);
      return fresh.map((need) => [...way, need]);
    });
  }
  return undefined;
}
