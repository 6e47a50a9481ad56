import type { Comparison } from '../metrics/types.ts';
import { chosenModels } from './chosen-names.ts';
import { compareModel } from './comparison/compare-model.ts';
import { comparisonText } from './comparison/comparison-text.ts';
import { engineAtHand } from './engine-at-hand.ts';
import type { Ports } from './ports.ts';
import type { Outcome } from './result.ts';
import { pastCommits, pastOf } from './situation/past-results.ts';
import { type ChangeRequest, findSituation } from './situation/situation.ts';

export interface DiffRequest extends ChangeRequest {
  /** Names; empty: all. */
  readonly models: readonly string[];
}

/** Shows metrics beside the baseline's. Asks no gate: it passes when there is something to compare. */
export async function diff(request: DiffRequest, ports: Ports): Promise<Outcome> {
  const situation = await findSituation(request, ports);
  const names = chosenModels(situation.project, request.models);
  await using engine = engineAtHand(ports, situation.own.engine);
  const compared = [];
  const commits = await pastCommits(situation);
  for (const name of names) {
    const past = await pastOf(situation, commits, name);
    compared.push(await ports.progress.stage(`compare ${name}`, () => compareModel(situation, name, engine, past)));
  }
  const comparisons = compared.flatMap(({ comparison }): readonly Comparison[] =>
    comparison === undefined ? [] : [comparison],
  );
  const problems = [...situation.problems, ...compared.flatMap((entry) => entry.problems)];
  const [first] = compared.flatMap((entry) => entry.problems);
  const lines = comparisons.reduce((sum, entry) => sum + entry.metrics.length, 0);
  return {
    ends: lines === 0 || first !== undefined ? 'unknown' : 'pass',
    reason: first?.reason ?? (lines === 0 ? 'nothing-to-compare' : 'compared'),
    sentence:
      first?.message ??
      (lines === 0 ? 'There is no metric to compare.' : `${lines} metric${lines === 1 ? '' : 's'} compared.`),
    problems,
    data: { comparisons },
    text: () => comparisons.map(comparisonText).join('\n'),
  };
}
