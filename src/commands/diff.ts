import type { Comparison } from '../metrics/types.ts';
import type { Problem } from '../support/problem.ts';
import { chosenModels } from './chosen-names.ts';
import type { ComparedModel } from './comparison/compare-model.ts';
import { compareModels } from './comparison/compare-models.ts';
import { comparisonText } from './comparison/comparison-text.ts';
import { engineAtHand } from './engine-at-hand.ts';
import type { Ports } from './ports.ts';
import type { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
import type { ChangeRequest } from './situation/change-request.ts';
import { findSituation } from './situation/find-situation.ts';
import { untouchedBy } from './situation/untouched.ts';

export interface DiffRequest extends ChangeRequest {
  /** Names; empty: all. */
  readonly models: readonly string[];
}

/** Shows metrics beside the baseline's. Asks no gate: it passes when there is something to compare. */
export async function diff(request: DiffRequest, ports: Ports): Promise<Outcome> {
  const situation = await findSituation({ ...request, past: true }, ports);
  const names = chosenModels(situation.project, request.models);
  await using engine = engineAtHand(ports, situation.own.engine);
  const compared: ComparedModel[] = [];
  const notices: Problem[] = [];
  const untouched = await untouchedBy(situation);
  for (const { compared: found } of await compareModels(situation, names, engine, ports)) {
    const { name } = found.facts.model;
    if (untouched.models.includes(name) && isLost(found)) notices.push(nothingTouched(name));
    else compared.push(found);
  }
  const comparisons = compared.flatMap(({ comparison }): readonly Comparison[] =>
    comparison === undefined ? [] : [comparison],
  );
  const found = compared.flatMap((entry) => entry.problems);
  const decisive = found.find(({ reason }) => ports.reasons.endsOf(reason) !== 'pass');
  const lines = comparisons.reduce((sum, entry) => sum + entry.metrics.length, 0);
  return {
    ...ending(decisive, lines, notices),
    problems: [...situation.problems, ...found, ...notices],
    data: { comparisons },
    text: () => comparisons.map(comparisonText).join('\n'),
  };
}

function ending(
  decisive: Problem | undefined,
  lines: number,
  [untouched]: readonly Problem[],
): Pick<Outcome, 'ends' | 'reason' | 'sentence'> {
  if (decisive !== undefined) return { ends: 'unknown', reason: decisive.reason, sentence: decisive.message };
  if (lines > 0) {
    return { ends: 'pass', reason: 'compared', sentence: `${lines} metric${lines === 1 ? '' : 's'} compared.` };
  }
  if (untouched !== undefined) return { ends: 'pass', reason: untouched.reason, sentence: untouched.message };
  return { ends: 'unknown', reason: 'nothing-to-compare', sentence: 'There is no metric to compare.' };
}

/** Everything that is wrong with it is that the store does not hold what would be read. */
function isLost({ problems }: ComparedModel): boolean {
  return problems.length > 0 && problems.every(({ reason }) => reason === 'store-missing');
}

function nothingTouched(model: string): Problem {
  const reason: keyof typeof commandReasons = 'nothing-touched';
  const message = `${model}: not touched, so its results are the baseline's and nothing differs; its predictions are gone from the store, so its metrics are not shown.`;
  return { reason, message };
}
