import type { FirstEnvironment } from '../../promotion/index.ts';
import type { EnvironmentState } from './read-environments.ts';

/**
 * Model → where it is promoted to before anywhere else, with what is known of it there.
 * @param states in an order in which needed environments come first
 */
export function firstEnvironments(
  states: readonly EnvironmentState[],
  models: readonly string[],
): ReadonlyMap<string, FirstEnvironment> {
  const now = new Date().toISOString();
  return new Map(
    models.flatMap((model): (readonly [string, FirstEnvironment])[] => {
      const first = states.find(({ environment }) => environment.models.includes(model));
      if (first === undefined) return [];
      const { environment, deployments, holds } = first;
      const known = { deployments: deployments.get(model) ?? [], holds: holds.get(model) ?? [] };
      return [[model, { name: environment.name, ...known, now }]];
    }),
  );
}
