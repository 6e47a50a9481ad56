import type { ReportParts } from '../../report/types.ts';
import type { Problem } from '../../support/problem.ts';
import { modelOf, type Otherwise, otherwiseProblem } from '../situation/otherwise.ts';
import type { Situation } from '../situation/situation.ts';

/**
 * Says what somebody else has recorded otherwise at the model that it is about, and of the whole where the report has no
 * such part.
 */
export async function withOtherwise(
  situation: Situation,
  parts: ReportParts,
  all: readonly Otherwise[],
  reason: Parameters<typeof otherwiseProblem>[1],
): Promise<ReportParts> {
  if (all.length === 0) return parts;
  const found: { readonly model: string | undefined; readonly problem: Problem }[] = [];
  for (const one of all) {
    found.push({ model: modelOf(one), problem: await otherwiseProblem(one, reason, situation.ledger) });
  }
  const shown = new Set(parts.models.map(({ model }) => model));
  const problemsOf = (model: string) => found.filter((one) => one.model === model).map(({ problem }) => problem);
  const ofNone = found.filter(({ model }) => model === undefined || !shown.has(model)).map(({ problem }) => problem);
  return {
    ...parts,
    models: parts.models.map((part) => ({ ...part, problems: [...part.problems, ...problemsOf(part.model)] })),
    problems: [...parts.problems, ...ofNone],
  };
}
