import { isModelStep, makePlan, type Plan, type PlanStep } from '../../project/index.ts';
import type { ReportParts } from '../../report/types.ts';
import type { Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';
import type { ForkRequest } from '../situation/change-request.ts';
import { recordedResults } from '../situation/recorded-results.ts';
import type { Situation } from '../situation/situation.ts';

type Reason = keyof typeof commandReasons;
const waits: Reason = 'fork-not-trained';
const noPolicy: Reason = 'fork-without-policy';
const notKept: Reason = 'fork-not-recorded';
/** What a report says of results that nobody has made yet. Of a fork's change, nobody makes them unasked. */
const missing: ReadonlySet<string> = new Set<Reason>(['not-trained', 'not-scored']);

/**
 * The report on a fork's pull request: it passes only where nothing has to run, or where data alone changed and keep
 * what the base asks of them. Whatever would have to be trained or scored waits for a maintainer.
 * @param plan what decides whether something has to
 */
export function fromFork(parts: ReportParts, situation: Situation, plan: Plan, fork: ForkRequest): ReportParts {
  if (fork.approved === true) return startedByMaintainer(parts, situation);
  const own = problemsOfFork(situation, plan, fork);
  const handed = parts.problems.filter(({ reason }) => own.every((problem) => problem.reason !== reason));
  return {
    ...parts,
    problems: [...own, ...handed], // what an evaluation said already is said once
    models: parts.models.map((model) => ({ ...model, problems: waiting(model.problems) })),
  };
}

/** What this very run has trained is judged like the change of any branch; that nothing of it stays is said. */
function startedByMaintainer(parts: ReportParts, situation: Situation): ReportParts {
  const own = [
    ...withoutJudge(situation),
    { reason: notKept, message: 'A maintainer has started this training. Nothing of it is recorded or reused.' },
  ];
  const handed = parts.problems.filter(({ reason }) => own.every((problem) => problem.reason !== reason));
  return { ...parts, problems: [...own, ...handed] };
}

function waiting(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) =>
    missing.has(problem.reason)
      ? { reason: waits, message: 'Nothing of a fork runs unasked.', remedy: 'Start it as said above.' }
      : problem,
  );
}

/**
 * The plan for a report of what another job has compared, which had the files that this one lacks: what is recorded
 * counts as there. Records alone decide, so that no comparison, whoever wrote it, passes a model that nobody has trained.
 */
export function planOfRecords({ records, candidate, baseline }: Situation): Plan {
  return makePlan(candidate.facts, baseline?.facts, recordedResults(records, candidate, baseline).known);
}

function problemsOfFork(situation: Situation, plan: Plan, fork: ForkRequest): readonly Problem[] {
  const models = new Set(plan.steps.flatMap((step) => modelToRun(step)));
  return [...(models.size > 0 ? [notTrained([...models], fork)] : []), ...withoutJudge(situation)];
}

function withoutJudge({ policy, judged, request, problems }: Situation): readonly Problem[] {
  const said = problems.some(({ reason }) => reason === 'policy-unreadable');
  if (policy !== undefined || said) return [];
  return [{ reason: noPolicy, message: withoutPolicy(judged.policy.branch, request.projectFile) }];
}

function modelToRun(step: PlanStep): readonly string[] {
  return isModelStep(step) && step.decision === 'run' ? [step.model] : [];
}

function notTrained(models: readonly string[], fork: ForkRequest): Problem {
  const shown = models.slice(0, 3).map((name) => `\`${name}\``);
  const more = models.length > shown.length ? ` and ${models.length - shown.length} more` : '';
  const message = `A maintainer has to start training: the change comes from a fork, and ${shown.join(', ')}${more} would have to be trained or scored.`;
  return { reason: waits, message, remedy: howToStart(fork) };
}

/** The one place that says how a maintainer starts what a fork's change needs. */
function howToStart({ head }: ForkRequest): string {
  return `Read the change first: training runs its code. Then comment \`/mlops train ${head}\`, with the whole commit id.`;
}

function withoutPolicy(branch: string, file: string): string {
  return `${branch} has no ${file}, so nobody but the fork itself says what its data and models have to keep.`;
}
