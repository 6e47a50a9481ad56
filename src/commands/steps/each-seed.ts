import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import type { Model, Side } from '../../project/index.ts';
import type { Meter } from '../../support/amount.ts';

/**
 * Runs a step for each seed and gives the results in the order of the seeds. Seeds run beside each other only where the
 * model says how many processors one of them takes and wants no GPU; else one after the other, each with the machine.
 * Tells how many are done, where there are several.
 */
export function eachSeed<Seed, Result>(
  model: Model,
  seeds: readonly Seed[],
  work: (seed: Seed) => Promise<Result>,
  tell: Meter,
): Promise<readonly Result[]> {
  const limit = pLimit(sideBySide(model));
  let done = 0;
  const count = () => {
    if (seeds.length > 1) tell({ unit: 'seeds', done, of: seeds.length });
  };
  const one = async (seed: Seed) => {
    const result = await work(seed);
    done += 1;
    count();
    return result;
  };
  count();
  return Promise.all(seeds.map((seed) => limit(() => one(seed))));
}

function sideBySide({ train: { resources } }: Model): number {
  if (resources.cpus === undefined || (resources.gpus?.count ?? 0) > 0) return 1;
  return Math.max(1, Math.floor(availableParallelism() / resources.cpus));
}

/** "train delay of the baseline, seeds 1, 2, 3". */
export function stageTitle(verb: string, model: string, side: Side, seeds: readonly (number | null)[]): string {
  const about = `${verb} ${model}${side === 'baseline' ? ' of the baseline' : ''}`;
  const named = seeds.filter((seed) => seed !== null);
  return named.length === 0 ? about : `${about}, seed${named.length === 1 ? '' : 's'} ${named.join(', ')}`;
}
