import { entryOf, type Model, type ModelFacts } from '../../project/index.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import type { Situation } from './situation.ts';
import { runRecord } from './standing-records.ts';

/**
 * Models of which no report will be able to say better or worse: their metrics are numbers that training reports, of one
 * run, without an error, and no gate says how much worse they may get.
 */
export function bareNumbers(situation: Situation): readonly Problem[] {
  const bare = [...situation.project.models.values()].filter(isBare).filter(({ name }) => {
    const sides = [situation.candidate, situation.baseline].map((side) => side?.facts.models.get(name));
    return !sides.some((facts) => facts !== undefined && reportsErrors(situation, facts));
  });
  // What is said of models of one matrix is said once.
  return [...Map.groupBy(bare, entryOf).values()].map((models) => ({
    reason: 'bare-numbers',
    message: `Whether a change makes ${namesText(models)} better or worse nobody will be able to tell: ${models.length === 1 ? 'its metrics' : 'the metrics of each'} are bare numbers of one run, and no gate says how much worse they may get.`,
  }));
}

/** At most as many are named. */
const shown = 3;

function namesText(models: readonly Model[]): string {
  const names = models.slice(0, shown).map(({ name }) => `\`${name}\``);
  const more = models.length - names.length;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more of the matrix`;
}

export function isBare({ metrics, evaluate, train, gates }: Model): boolean {
  if (metrics.length === 0 || evaluate !== undefined || train.seeds.length > 1) return false;
  return ![...gates.values()]
    .flat()
    .some(({ maxWorse, minBetter }) => maxWorse !== undefined || minBetter !== undefined);
}

function reportsErrors({ records }: Situation, facts: ModelFacts): boolean {
  try {
    const seeds = runRecord({ records }, facts)?.seeds ?? [];
    return seeds.some(({ metrics }) => Object.values(metrics).some(({ standardError }) => standardError !== undefined));
  } catch (error) {
    if (error instanceof MlopsError) return false; // what is wrong with the record is said elsewhere
    throw error;
  }
}
