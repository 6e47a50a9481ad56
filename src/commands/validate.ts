import type { PolicyChange } from '../gates/types.ts';
import { renderText } from '../report/index.ts';
import type { Report } from '../report/types.ts';
import type { ExitName, Problem } from '../support/problem.ts';
import { chosenDatasets } from './chosen-names.ts';
import { engineAtHand } from './engine-at-hand.ts';
import type { Ports, Reasons } from './ports.ts';
import { judgedReport } from './reporting/judged-report.ts';
import { reportFrame } from './reporting/report-frame.ts';
import type { Outcome } from './result.ts';
import { failingRowsText, rowsFolder } from './rows-folder.ts';
import type { ChangeRequest } from './situation/change-request.ts';
import { findSituation } from './situation/find-situation.ts';
import { type HandOverFolders, handOver } from './situation/hand-over.ts';
import { withAcceptances } from './situation/with-acceptances.ts';
import { buildNeeded } from './steps/build-needed.ts';
import { checkData } from './steps/check-data.ts';
import { dataProblems } from './steps/data-problems.ts';

export interface ValidateRequest extends ChangeRequest {
  /** Names; empty: all. */
  readonly datasets: readonly string[];
  /** A folder for the rows that break a check: new or empty, from the folder of the command. */
  readonly rows?: string;
  /** For the jobs after this one. */
  readonly handOver?: HandOverFolders;
}

/** Checks datasets against their contracts and against the baseline. Errors of its own: rows-folder-in-use. */
export async function validate(request: ValidateRequest, ports: Ports): Promise<Outcome> {
  const failingRows = request.rows === undefined ? undefined : await rowsFolder(request.folder, request.rows);
  const situation = await findSituation(request, ports);
  const names = chosenDatasets(situation.project, request.datasets);
  await using engine = engineAtHand(ports, situation.own.engine);
  await buildNeeded(situation, { datasets: names, rows: failingRows !== undefined }, engine, ports);
  const datasets = await checkData(situation, names, engine, ports, failingRows);
  if (request.handOver) await handOver(situation, request.handOver);
  const policy = situation.policyChanges.filter(({ path }) => isAbout(path, request.datasets));
  const parts = await withAcceptances(situation, { ...reportFrame(situation, ports), datasets, policy });
  const report = judgedReport(parts, ports.reasons);
  return {
    ends: endOf(report, ports.reasons),
    reason: report.reason,
    sentence: report.headline,
    problems: [...situation.problems, ...report.datasets.flatMap(problemsOf)],
    data: {
      datasets: report.datasets,
      policy: report.policy,
      uncommitted: situation.uncommitted.map(({ path }) => path),
      ...(failingRows && { failingRows }),
    },
    text: (style) => `${renderText(report, style)}${failingRows ? failingRowsText(failingRows) : ''}`,
  };
}

/** Whether a key belongs to what these datasets are held to; none named: to any dataset. */
function isAbout([section, name]: PolicyChange['path'], datasets: readonly string[]): boolean {
  return section === 'datasets' && (datasets.length === 0 || datasets.some((dataset) => dataset === name));
}

/** What stopped it from being read, then what its contract says. */
function problemsOf(dataset: Report['datasets'][number]): readonly Problem[] {
  return [...dataset.problems.map(plainProblem), ...dataProblems(dataset)];
}

function plainProblem({ verdict: _, ...problem }: Report['problems'][number]): Problem {
  return problem;
}

/** What kept data from being read ends this as it ends training on them; what they hold ends it with its verdict. */
function endOf({ verdict, reason, datasets }: Report, reasons: Reasons): ExitName {
  const end = reasons.endsOf(reason);
  const isUnread = datasets.some(({ problems }) => problems.some((problem) => problem.reason === reason));
  const isBroken = datasets.some(({ report, verdict: of }) => report !== undefined && of === 'fail');
  if (verdict === 'fail' && end === 'input' && isUnread && !isBroken) return 'input';
  return verdict === 'unknown' && end === 'unavailable' ? 'unavailable' : verdict;
}
