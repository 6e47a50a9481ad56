import { remedyOf } from '../reasons.ts';
import { composeReport } from '../report/index.ts';
import type { Report, ReportParts } from '../report/types.ts';
import type { Problem } from '../support/problem.ts';
import { endsOf } from './ends.ts';

/** The report of what is known; each problem says what to do, from the table of reasons where it does not itself. */
export function judgedReport(parts: ReportParts): Report {
  return composeReport(
    {
      ...parts,
      problems: parts.problems.map(withRemedy),
      models: parts.models.map((model) => ({ ...model, problems: model.problems.map(withRemedy) })),
      datasets: parts.datasets.map((dataset) => ({ ...dataset, problems: dataset.problems.map(withRemedy) })),
    },
    endsOf,
  );
}

function withRemedy(problem: Problem): Problem {
  const remedy = problem.remedy ?? remedyOf(problem);
  return remedy === undefined ? problem : { ...problem, remedy };
}
