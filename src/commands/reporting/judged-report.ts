import { composeReport } from '../../report/index.ts';
import type { Report, ReportParts } from '../../report/types.ts';
import type { Problem } from '../../support/problem.ts';
import type { Reasons } from '../ports.ts';
import { withRemedy } from '../with-remedy.ts';

/** The report of what is known; each problem says what to do, from the table of reasons where it does not itself. */
export function judgedReport(parts: ReportParts, reasons: Reasons): Report {
  const withRemedies = (problems: readonly Problem[]) => problems.map((problem) => withRemedy(problem, reasons));
  return composeReport(
    {
      ...parts,
      problems: withRemedies(parts.problems),
      models: parts.models.map((model) => ({ ...model, problems: withRemedies(model.problems) })),
      datasets: parts.datasets.map((dataset) => ({ ...dataset, problems: withRemedies(dataset.problems) })),
    },
    reasons.endsOf,
    reasons.remedyOf,
  );
}
