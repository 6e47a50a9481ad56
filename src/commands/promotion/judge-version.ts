import { datasetsOf } from '../../project/index.ts';
import type { GateEvidence, VersionRecord } from '../../promotion/types.ts';
import type { Report } from '../../report/types.ts';
import { compareHere } from '../comparison/compare-here.ts';
import type { Ports } from '../ports.ts';
import { judgedReport } from '../reporting/judged-report.ts';
import { reportFrame } from '../reporting/report-frame.ts';
import type { ChangeRequest } from '../situation/change-request.ts';
import { findSituation } from '../situation/find-situation.ts';
import type { Situation } from '../situation/situation.ts';
import { withAcceptances } from '../situation/with-acceptances.ts';

export type VersionVerdict = Pick<VersionRecord, 'verdict' | 'reason' | 'sentence' | 'gates'>;

/**
 * What the gates say of models against the commit of their last version: what came since, however many pushes it took.
 * @param request about the tip of the default branch
 * @param since commit of the last version; null: the models have none yet
 * @returns model → verdict
 */
export async function judgeVersions(
  request: ChangeRequest,
  since: string | null,
  models: readonly string[],
  ports: Ports,
): Promise<ReadonlyMap<string, VersionVerdict>> {
  const reports = await reportsAgainst(request, since, models, ports);
  return new Map([...reports].map(([name, report]) => [name, verdictOf(report, name)]));
}

/**
 * A report for each model on its own: a commit of the default branch against another one of it.
 * @param request its `head` is the commit
 */
export async function reportsAgainst(
  request: ChangeRequest,
  since: string | null,
  models: readonly string[],
  ports: Ports,
): Promise<ReadonlyMap<string, Report>> {
  const situation = await findSituation({ ...request, baseline: since }, ports);
  const untouched = allBut(situation, models);
  const found = await compareHere(situation, untouched, ports);
  // No command compares two versions of the default branch, so there is none to repeat it by.
  const frame = { ...reportFrame(situation, ports), policy: [], untouched, reproduce: [] };
  const parts = await withAcceptances(situation, { ...frame, ...found });
  return new Map(
    models.map((name) => {
      const model = situation.project.models.get(name);
      const read = model === undefined ? [] : datasetsOf(model);
      const report = judgedReport(
        {
          ...parts,
          models: parts.models.filter((part) => part.model === name),
          datasets: parts.datasets.filter(({ dataset }) => read.includes(dataset)),
        },
        ports.reasons,
      );
      return [name, report];
    }),
  );
}

function allBut({ project }: Situation, models: readonly string[]) {
  const judged = [...project.models.values()].filter(({ name }) => models.includes(name));
  const read = new Set(judged.flatMap(datasetsOf));
  return {
    models: [...project.models.keys()].filter((name) => !models.includes(name)),
    datasets: [...project.datasets.keys()].filter((name) => !read.has(name)),
  };
}

function verdictOf({ verdict, reason, headline, models }: Report, name: string): VersionVerdict {
  const gates = models.find(({ model }) => model === name)?.gates ?? [];
  return {
    verdict,
    reason,
    sentence: headline,
    gates: gates.map(
      ({ metric, slice, verdict: said, sentence, accepted }): GateEvidence => ({
        metric: slice === undefined ? metric : `${metric} (${slice.column}: ${slice.value})`,
        verdict: said,
        sentence: accepted === undefined ? sentence : `${sentence} (accepted by ${accepted.by}: ${accepted.why})`,
      }),
    ),
  };
}
