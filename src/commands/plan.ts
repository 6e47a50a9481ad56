import {
  type BuildJob,
  buildGroups,
  buildJobs,
  isModelStep,
  isSmoke,
  type Plan,
  type PlanStep,
  trainingJobs,
  type Until,
} from '../project/index.ts';
import { terminalSentence } from '../support/escape/index.ts';
import { planGraph, titleOf } from './plan-graph/graph.ts';
import { planMermaid } from './plan-graph/mermaid.ts';
import type { Ports } from './ports.ts';
import { announce } from './reporting/announce.ts';
import { policySentence } from './reporting/later-policy.ts';
import { isOnBase } from './reporting/pull-request.ts';
import type { Outcome } from './result.ts';
import { bareNumbers } from './situation/bare-numbers.ts';
import type { ChangeRequest } from './situation/change-request.ts';
import { findSituation } from './situation/find-situation.ts';
import type { Situation } from './situation/situation.ts';
import { stepsText } from './steps-text.ts';

export interface PlanRequest extends ChangeRequest {
  /** Print the jobs of the models with something to run, as a workflow matrix, instead of text. */
  readonly matrix: boolean;
  /** Print the steps and what they need of each other as a drawing instead. */
  readonly graph?: 'mermaid' | 'svg' | undefined;
  /** Show on the pull request that this commit is being looked at. */
  readonly announce?: boolean;
}

/** What a workflow takes from a plan. */
export interface PlanOutcome extends Outcome {
  /** One for each model with a training or a scoring to do. */
  readonly jobs: ReturnType<typeof trainingJobs>;
  /** One for each group of datasets with something that commands have to make. */
  readonly builds: readonly BuildJob[];
  /** The commit that is judged. */
  readonly commit: string;
  /** Records that are not used, since nobody vouches for them, and why. */
  readonly notTrusted: ReadonlyMap<string, string>;
  /** Datasets that have to be validated. */
  readonly datasets: readonly string[];
}

/** Says what the change makes necessary, and why. Runs nothing. */
export async function plan(request: PlanRequest, ports: Ports): Promise<PlanOutcome> {
  const situation = await findSituation(request, ports);
  const jobs = trainingJobs(situation.plan, situation.project);
  const builds = buildJobs(situation.plan, situation.project, groupsOf(situation));
  const sentence = planSentence(situation.plan);
  if (request.announce && !isOnBase(situation)) await announce(situation, sentence, ports);
  const drawn = await drawing(request.graph, situation);
  return {
    ...endingOf(situation, ports),
    sentence,
    jobs,
    builds,
    commit: situation.candidate.commit.sha,
    notTrusted: situation.notTrusted.records,
    datasets: situation.plan.steps.flatMap((step) =>
      step.kind === 'validate' && step.decision === 'run' ? [step.dataset] : [],
    ),
    data: { ...situation.plan, matrix: jobs, builds, policy: situation.policyChanges, commits: situation.judged },
    text: () => drawn ?? (request.matrix ? `${JSON.stringify({ include: jobs })}\n` : planText(situation, sentence)),
  };
}

function groupsOf({ candidate, baseline }: Situation): ReadonlyMap<string, string> {
  return buildGroups([candidate.facts, ...(baseline === undefined ? [] : [baseline.facts])]);
}

/** How a command ends that says what a change makes necessary, and what is odd about it. */
export function endingOf(situation: Situation, { reasons }: Ports): Pick<Outcome, 'ends' | 'reason' | 'problems'> {
  const missing = [...situation.candidate.datasets.values()].flatMap((dataset) => dataset.problems);
  const problems = [...situation.problems, ...situation.misplaced, ...missing, ...bareNumbers(situation)];
  const isBroken = missing.some((problem) => reasons.endsOf(problem.reason) !== 'unknown');
  const open = problems.find((problem) => reasons.endsOf(problem.reason) !== 'pass');
  const hasWork = situation.plan.steps.some((step) => step.decision !== 'reuse');
  return {
    ends: isBroken ? 'fail' : open === undefined ? 'pass' : 'unknown',
    reason: open?.reason ?? (hasWork ? 'planned' : 'nothing-to-run'),
    problems,
  };
}

/** What lays out pictures is loaded only where there is one to draw. */
async function drawing(kind: PlanRequest['graph'], { plan: planned, project }: Situation): Promise<string | undefined> {
  if (kind === undefined) return undefined;
  const graph = planGraph(planned, project);
  return kind === 'mermaid' ? planMermaid(graph) : (await import('./plan-graph/svg.ts')).planSvg(graph);
}

/** "To do: 1 validation, 2 trainings, 1 scoring." or that nothing has to run. */
export function planSentence(plan: Plan): string {
  const todo = plan.steps.filter((step) => step.decision === 'run' && !step.refused);
  const smoke = plan.steps.filter(isSmoke).length;
  const count = (kind: ReturnType<typeof kindOf>) => todo.filter((step) => kindOf(step) === kind).length;
  const refused = new Set(plan.steps.flatMap((step) => (isModelStep(step) && step.refused ? [step.model] : [])));
  const rest = refused.size === 0 ? '' : ` Refused for their data: ${[...refused].join(', ')}.`;
  const steps = stepsText({
    build: count('build'),
    validate: count('validate'),
    smoke,
    train: count('train'),
    take: count('take'),
    evaluate: count('evaluate'),
  });
  const todoText = steps === undefined ? 'Nothing has to run: 0 trainings.' : `To do: ${steps}.`;
  return `${todoText}${rest}${waitsText(plan)}`;
}

/** Models that nobody has asked for yet. */
function waitsText({ steps }: Plan): string {
  const named = (until: Until) => [
    ...new Set(steps.filter(isModelStep).flatMap((step) => (step.waiting?.until === until ? [step.model] : []))),
  ];
  const [asked, merged] = [named('request'), named('merge')];
  const parts = [
    ...(asked.length > 0 ? [` Waits until somebody asks for it: ${asked.join(', ')}.`] : []),
    ...(merged.length > 0 ? [` Waits for the merge: ${merged.join(', ')}.`] : []),
  ];
  return parts.join('');
}

function kindOf(step: PlanStep): PlanStep['kind'] | 'take' {
  return step.kind === 'train' && step.untrained ? 'take' : step.kind;
}

function planText(situation: Situation, sentence: string): string {
  const { plan, judged, uncommitted } = situation;
  const against =
    judged.baseline === undefined
      ? ', with no commit to compare it with'
      : `, compared with ${
          judged.baseline.sha === judged.candidate.sha
            ? 'that commit as it is'
            : `${baselineKinds[judged.baseline.kind]} ${judged.baseline.sha.slice(0, 12)}`
        }`;
  const what =
    uncommitted.length === 0
      ? ''
      : ` with ${uncommitted.length} uncommitted change${uncommitted.length === 1 ? '' : 's'}`;
  const onBase = judged.branch === judged.policy.branch && uncommitted.length > 0;
  const candidate = onBase ? candidateKinds['default-branch'] : candidateKinds[judged.candidate.kind];
  const lines = [
    `${candidate} ${judged.candidate.sha.slice(0, 12)}${what}${against}; policy of ${policyName(situation)} ${judged.policy.sha.slice(0, 12)}`,
    '',
    ...table(plan.steps),
    ...plan.removed.map((model) => `removed   ${model}`),
    ...situation.policyChanges.map(
      (change) => `${change.blocks ? 'blocks' : 'policy'}    ${policySentence(change, situation)}`,
    ),
    '',
    sentence,
  ];
  return `${lines.map(terminalSentence).join('\n')}\n`;
}

/** `origin/main` where the local branch of that name is another one. */
function policyName({ judged, problems, request }: Situation): string {
  const { branch } = judged.policy;
  return problems.some(({ reason }) => reason === 'base-not-pushed') ? `${request.remote}/${branch}` : branch;
}

const candidateKinds = {
  'merge-result': 'The merge result',
  'branch-head': 'The branch head',
  'default-branch': 'The default branch at',
} as const;
/** A baseline in words. */
export const baselineKinds = {
  'first-parent': 'the first parent',
  'merge-base': 'the merge base',
  'last-version': 'the last version',
  'live-version': 'the live version',
} as const;

function table(steps: readonly PlanStep[]): readonly string[] {
  const rows = steps.map(
    (step) => [step.refused ? 'refused' : step.decision, titleOf(step), step.reasons.join('; ')] as const,
  );
  const width = Math.max(0, ...rows.map(([, what]) => what.length));
  return rows.map(([decision, what, why]) => `${decision.padEnd(9)} ${what.padEnd(width)}  ${why}`);
}
