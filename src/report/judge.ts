import type { ExitName, Problem } from '../support/problem.ts';
import { type Verdict, worst } from '../support/verdict.ts';
import { failedChecks } from './dataset-clause.ts';
import { isLost } from './lost-metrics.ts';
import { judgedLines, lacksInterval, metricLines, stateOf, warningOf } from './metric-line.ts';
import { outcomes } from './outcome.ts';
import type { DatasetReport, ModelReport, Outcome, ReportParts } from './types.ts';
import { unaskedMoves } from './unasked-moves.ts';

/** How a command ends that stops for a reason: the lookup in the joined table of reasons. */
export type Ends = (reason: string) => ExitName | undefined;

/** An outcome and the reason that decided for it. */
interface ReasonedOutcome {
  readonly outcome: Outcome;
  readonly reason: string;
}

/** What a problem does to the verdict: a machine or service that failed leaves it unknown, all else fails. */
export function problemVerdict(problem: Problem, ends: Ends): Verdict {
  const end = ends(problem.reason);
  if (end === 'pass') return 'pass';
  return end === 'unknown' || end === 'unavailable' || end === 'cancelled' ? 'unknown' : 'fail';
}

/** Adds verdict, outcome and deciding reason to what is known about one model. */
export function judgeModel(parts: ReportParts['models'][number], ends: Ends): ModelReport {
  const draft: ModelReport = { ...parts, verdict: 'unknown', outcome: 'cannot-tell', reason: 'nothing-judged' };
  const judged = failedProblem(draft, ends) ?? failedTraining(draft) ?? failedGates(draft) ?? unknownParts(draft, ends);
  const { outcome, reason } = judged ?? passing(draft);
  return { ...draft, outcome, reason, verdict: outcomes[outcome].verdict };
}

/** On broken data nothing is trained. Else, without a run of the candidate, the training failed; with one, what came after it. */
function failedProblem({ problems, candidate, plan }: ModelReport, ends: Ends): ReasonedOutcome | undefined {
  const problem = problems.find((each) => problemVerdict(each, ends) === 'fail');
  if (problem?.reason === 'data-failed') return { outcome: 'not-trained', reason: problem.reason };
  const trains = !plan.untrained && (plan.decision === 'train' || plan.decision === 'first-run');
  return problem && { outcome: trains && !candidate ? 'training-failed' : 'stopped', reason: problem.reason };
}

function failedTraining({ candidate }: ModelReport): ReasonedOutcome | undefined {
  if (!candidate || candidate.exit === 'ok') return undefined;
  const interrupted = ['infrastructure', 'preempted', 'cancelled'].includes(candidate.exit);
  return interrupted
    ? { outcome: 'cannot-tell', reason: 'training-interrupted' }
    : { outcome: 'training-failed', reason: 'training-failed' };
}

function failedGates(model: ModelReport): ReasonedOutcome | undefined {
  const line = metricLines(model)[0];
  if (!line || stateOf(line) !== 'fails') return undefined;
  const gate = line.gates.find(({ blocks, verdict }) => blocks && verdict === 'fail');
  if (!gate) return undefined;
  const relative = gate.kind === 'max-worse' || gate.kind === 'default';
  return { outcome: relative || line.movement === 'worse' ? 'worse' : 'not-good-enough', reason: gate.reason };
}

function unknownParts({ problems, gates }: ModelReport, ends: Ends): ReasonedOutcome | undefined {
  const problem = problems.find((each) => problemVerdict(each, ends) === 'unknown');
  const gate = gates.find(({ blocks }) => blocks);
  const reason = problem?.reason ?? gate?.reason;
  return reason === undefined ? undefined : { outcome: 'cannot-tell', reason };
}

/** It reports nothing, and what needs it is judged. */
function isIntermediate({ gates, plan, candidate, comparison }: ModelReport): boolean {
  const silent = gates.length === 0 && candidate !== undefined && comparison?.metrics.length === 0;
  return silent && (plan.neededBy?.length ?? 0) > 0;
}

function passing(model: ModelReport): ReasonedOutcome {
  if (model.gates.some(({ accepted }) => accepted !== undefined)) return { outcome: 'accepted', reason: 'accepted' };
  if (model.plan.decision === 'removed') return { outcome: 'nothing-to-run', reason: 'nothing-to-run' };
  if (model.plan.decision === 'reuse' && sameRun(model)) return { outcome: 'nothing-to-run', reason: 'nothing-to-run' };
  if (isIntermediate(model)) return { outcome: 'passes', reason: 'intermediate-model' };
  if (model.gates.length === 0) {
    const first =
      model.plan.decision === 'first-run' && model.candidate !== undefined && model.comparison !== undefined;
    return first ? { outcome: 'first-run', reason: 'first-run' } : { outcome: 'cannot-tell', reason: 'nothing-judged' };
  }
  if (model.plan.decision === 'first-run' || model.gates.some(({ reason }) => reason === 'not-in-baseline'))
    return { outcome: 'first-run', reason: 'first-run' };
  const outcome = movementOutcome(model);
  return { outcome, reason: outcome };
}

function sameRun({ candidate, baseline }: ModelReport): boolean {
  return candidate !== undefined && candidate.fingerprint === baseline?.fingerprint;
}

/** Judged lines decide; slices only where they got worse, since many of them move by chance. */
function movementOutcome(
  model: ModelReport,
): 'warned' | 'better' | 'mixed' | 'within-limits' | 'no-change' | 'passes' | 'unknown-allowed' {
  const lines = metricLines(model);
  const judged = judgedLines(lines);
  const answered = model.gates.some(({ verdict }) => verdict !== 'unknown');
  if (judged.some((line) => warningOf(line) !== undefined && (answered || !isLost(line)))) return 'warned';
  const better = judged.some(({ movement, slice }) => movement === 'better' && slice === undefined);
  const worse = judged.some(({ movement }) => movement === 'worse');
  if (better) return worse ? 'mixed' : 'better';
  if (worse) return 'within-limits';
  const still = judged.filter(({ movement }) => movement === 'unclear' || movement === 'same');
  // With a measured move elsewhere, that nothing changed would be untrue.
  const elsewhere = [...unaskedMoves(lines, 'worse'), ...unaskedMoves(lines, 'better')];
  if (still.some((line) => !lacksInterval(line))) return elsewhere.length > 0 ? 'passes' : 'no-change';
  return answered ? 'passes' : 'unknown-allowed';
}

/** Adds verdict, outcome and deciding reason to what is known about one dataset. */
export function judgeDataset(parts: ReportParts['datasets'][number], ends: Ends): DatasetReport {
  const { outcome, reason } = datasetOutcome(parts, ends);
  return { ...parts, outcome, reason, verdict: outcomes[outcome].verdict };
}

function datasetOutcome(part: ReportParts['datasets'][number], ends: Ends): ReasonedOutcome {
  const { report, diff, note, problems } = part;
  const stopped = problems.find((each) => problemVerdict(each, ends) === 'fail');
  if (stopped) return { outcome: 'data-broken', reason: stopped.reason };
  const checks = [...(report?.checks ?? []), ...(diff?.checks ?? [])].filter(({ level }) => level === 'fail');
  const [failed] = failedChecks(part); // the one that the headline names
  if (failed) return { outcome: 'data-broken', reason: failed.reason };
  const columns = (diff?.columns ?? []).filter(({ level }) => level === 'fail');
  const drifted = columns.find(({ state }) => state === 'drifted');
  if (drifted) return { outcome: 'drifted', reason: drifted.reason };
  const verdicts = [report, diff].flatMap((part) => (part ? [part.verdict] : []));
  if (verdicts.includes('fail')) return { outcome: 'data-broken', reason: 'data-check-failed' };
  const open = problems.find((each) => problemVerdict(each, ends) === 'unknown');
  if (open) return { outcome: 'cannot-tell', reason: open.reason };
  if (verdicts.length === 0 && note !== undefined) return { outcome: 'nothing-to-run', reason: 'nothing-to-run' };
  if (worst(verdicts) === 'pass') return { outcome: 'data-passes', reason: 'data-passes' };
  const unknown = [...checks, ...columns.map(({ state, reason }) => ({ verdict: state, reason }))];
  return {
    outcome: 'cannot-tell',
    reason: unknown.find(({ verdict }) => verdict === 'unknown')?.reason ?? 'data-not-read',
  };
}
