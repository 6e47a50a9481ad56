import { renderText } from '../report/index.ts';
import { chosenDatasets } from './chosen-names.ts';
import { engineAtHand } from './engine-at-hand.ts';
import type { Ports } from './ports.ts';
import { judgedReport } from './reporting/judged-report.ts';
import { reportFrame } from './reporting/report-frame.ts';
import type { Outcome } from './result.ts';
import { type HandOverFolders, handOver } from './situation/hand-over.ts';
import { type ChangeRequest, findSituation } from './situation/situation.ts';
import { checkData } from './steps/check-data.ts';

export interface ValidateRequest extends ChangeRequest {
  /** Names; empty: all. */
  readonly datasets: readonly string[];
  /** For the jobs after this one. */
  readonly handOver?: HandOverFolders;
}

/** Checks datasets against their contracts and against the baseline. */
export async function validate(request: ValidateRequest, ports: Ports): Promise<Outcome> {
  const situation = await findSituation(request, ports);
  const names = chosenDatasets(situation.project, request.datasets);
  await using engine = engineAtHand(ports, situation.own.engine);
  const datasets = await checkData(situation, names, engine, ports);
  if (request.handOver) await handOver(situation, request.handOver);
  const report = judgedReport({ ...reportFrame(situation, ports), datasets, policy: [] }, ports.reasons);
  return {
    ends: report.verdict,
    reason: report.reason,
    sentence: report.headline,
    problems: situation.problems,
    data: { datasets: report.datasets, uncommitted: situation.uncommitted.map(({ path }) => path) },
    text: (style) => renderText(report, style),
  };
}
