import type { Environment } from '../project/types.ts';
import { MlopsError } from '../support/problem.ts';
import { promotionReasons } from './reasons.ts';

/**
 * Environments with those that they need before them; otherwise in the order of the file. A need that is not among them
 * orders nothing. Throws MlopsError `promotion-order-cycle`.
 */
export function inOrder(environments: ReadonlyMap<string, Environment>): readonly Environment[] {
  const ordered: Environment[] = [];
  const seen = new Set<string>();
  const visit = (environment: Environment, way: readonly string[]): void => {
    const { name } = environment;
    if (way.includes(name)) throw cycle([...way.slice(way.indexOf(name)), name]);
    if (seen.has(name)) return;
    for (const need of environment.needs) {
      const needed = environments.get(need);
      if (needed) visit(needed, [...way, name]);
    }
    seen.add(name);
    ordered.push(environment);
  };
  for (const environment of environments.values()) visit(environment, []);
  return ordered;
}

function cycle(way: readonly string[]): MlopsError {
  return MlopsError.of(promotionReasons, 'promotion-order-cycle', `Environments need one another: ${way.join(' → ')}.`);
}
