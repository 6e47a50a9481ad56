import { runAddress } from '../ledger/index.ts';
import {
  datasetsOf,
  isModelStep,
  isSmoke,
  type ModelFacts,
  type ModelStep,
  neededBelow,
  neededFirst,
} from '../project/index.ts';
import { openRepository } from '../repository/index.ts';
import type { Meter } from '../support/amount.ts';
import { formatNumber } from '../support/numbers.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import type { Replaces } from '../support/replaces.ts';
import { chosenModels } from './chosen-names.ts';
import { type EngineAtHand, engineAtHand } from './engine-at-hand.ts';
import type { Ports } from './ports.ts';
import { judgedReport } from './reporting/judged-report.ts';
import { publishRecords } from './reporting/publish-records.ts';
import { reportFrame } from './reporting/report-frame.ts';
import type { Outcome } from './result.ts';
import type { ChangeRequest } from './situation/change-request.ts';
import { type FailingStep, keepFailure } from './situation/failed-steps.ts';
import { findSituation } from './situation/find-situation.ts';
import { type HandOverFolders, handOver } from './situation/hand-over.ts';
import { type Others, situationAfterOthers } from './situation/others-in-flight.ts';
import { eachOnce, type Otherwise, otherwiseProblem } from './situation/otherwise.ts';
import { holdLock } from './situation/own-lock.ts';
import { makeOwnPaths } from './situation/own-paths.ts';
import { hasScores } from './situation/recorded-results.ts';
import type { Situation } from './situation/situation.ts';
import { evaluationAddressOf, runRecord } from './situation/standing-records.ts';
import { buildNeeded } from './steps/build-needed.ts';
import { checkData, type DatasetPart } from './steps/check-data.ts';
import { dataProblems } from './steps/data-problems.ts';
import { differingProblem, type MadeAgain, restoredText } from './steps/made-again.ts';
import { neededMissing } from './steps/needed-artifacts.ts';
import { scoreRun } from './steps/score-run.ts';
import { smokeFirst } from './steps/smoke-first.ts';
import { type FailedStep, type StepContext, type StepOptions, sideOf } from './steps/step-context.ts';
import { trainRun } from './steps/train-run.ts';
import { type Done, trainOutcome } from './train-outcome.ts';

export interface TrainRequest extends ChangeRequest, StepOptions {
  /** Names; empty: all. Models that these need are made as well where they are not recorded. */
  readonly models: readonly string[];
  /** Other jobs make the models that these need. */
  readonly alone?: boolean;
  /** Whether the ledger is written. */
  readonly record: boolean;
  /** What they record is waited for; absent: nobody trains the same. */
  readonly others?: Others;
  /** For the jobs after this one. */
  readonly handOver?: HandOverFolders;
}

/**
 * Validates, trains and scores what has no recorded result yet, and records it. What exists is looked up under the lock:
 * what another process has just finished is not done again. Errors: another-training, and what is
 * wrong with records of these models.
 */
export async function train(request: TrainRequest, ports: Ports): Promise<Outcome> {
  const { trainLock } = await makeOwnPaths(await openRepository(request.folder));
  await using _ = await holdLock(trainLock);
  const { others } = request;
  const situation = await (others ? situationAfterOthers(request, others, ports) : findSituation(request, ports));
  // What is trained could not be recorded: something else stands at its address.
  if (situation.misplaced.length > 0) throw new MlopsError('input', situation.misplaced);
  const names = namesOf(situation, request);
  await using engine = engineAtHand(ports, situation.own.engine);
  const built = await buildForModels(situation, names, engine, ports);
  const { refused, validated } = await refusedModels(situation, names, engine, ports);
  const done: Done[] = [...built, ...refused.values()];
  let otherwise: readonly Otherwise[] = [];
  try {
    const steps = situation.plan.steps.filter(isModelStep).filter(({ model }) => names.includes(model));
    for (const [at, step] of steps.entries()) {
      if (refused.has(step.model) || (step.decision === 'wait' && !isSmoke(step))) continue;
      const missing = step.decision !== 'reuse' ? neededThatStopped(situation, step, done) : undefined;
      if (missing !== undefined) {
        if (step.kind === 'train') done.push(await withoutNeeded(situation, step, missing));
        continue;
      }
      if (step.needs.some((need) => done.some((entry) => entry.step === need && stops.has(entry.state)))) continue;
      const soFar = (tell: Meter) => {
        if (steps.length > 1) tell({ unit: 'steps', done: at, of: steps.length });
      };
      done.push(await runStep(situation, step, engine, { ports, options: request, soFar }));
    }
  } finally {
    // What was finished is recorded even when a later step failed or somebody stopped the command.
    if (request.record) {
      const message = `Train ${names.join(', ')} at ${situation.candidate.commit.sha.slice(0, 12)}`;
      otherwise = await publishRecords(situation, ports, message);
    }
    if (request.handOver) await handOver(situation, request.handOver);
  }
  const known = await otherwiseProblems(situation, eachOnce(otherwise));
  return trainOutcome(situation, { names, validated, done, otherwise: known }, ports.reasons);
}

/** The chosen models, and what they need before them. */
function namesOf({ project }: Situation, { models, alone }: TrainRequest): readonly string[] {
  const chosen = chosenModels(project, models);
  if (alone) return chosen;
  return neededFirst(project.models, new Set(chosen.flatMap((name) => [...neededBelow(project.models, name), name])));
}

/** Datasets that a command makes, of both sides, as far as these models need them. */
async function buildForModels(
  situation: Situation,
  names: readonly string[],
  engine: EngineAtHand,
  ports: Ports,
): Promise<readonly Done[]> {
  const models = names.filter((name) => hasWork(situation, name));
  const datasets = models.flatMap((name) => datasetsOfModel(situation, name));
  const built = await buildNeeded(situation, { datasets, models }, engine, ports);
  return built.map(({ dataset, side, state, sentence, problems, log }) => ({
    step: `build:${dataset}${side === 'baseline' ? '@baseline' : ''}`,
    state: state === 'same' ? 'restored' : state,
    sentence,
    problems,
    ...(log !== undefined && { log }),
  }));
}

/** What leaves nothing for the steps that need it. */
const stops: ReadonlySet<Done['state']> = new Set(['failed', 'differs']);

/** Another model that this step needs and that this command could not make. */
function neededThatStopped({ plan }: Situation, step: ModelStep, done: readonly Done[]): Stopped | undefined {
  for (const need of step.needs) {
    const made = plan.steps.find(({ id }) => id === need);
    const entry = done.find((one) => one.step === need && (stops.has(one.state) || one.state === 'refused'));
    if (entry !== undefined && made !== undefined && isModelStep(made) && made.model !== step.model) {
      return { model: made.model, why: entry.problems[0] };
    }
  }
  return undefined;
}

interface Stopped {
  readonly model: string;
  readonly why: Problem | undefined;
}

async function withoutNeeded(situation: Situation, step: ModelStep, { model, why }: Stopped): Promise<Done> {
  const facts = factsOf(situation, step);
  const problem = neededMissing(step.model, model, why);
  await keepFailure(situation.records, 'train', facts, [problem]);
  return { step: step.id, state: 'failed', sentence: problem.message, problems: [problem] };
}

function factsOf(situation: Situation, step: ModelStep): ModelFacts {
  const facts = sideOf(situation, step.side).facts.models.get(step.model);
  if (facts === undefined) throw new TypeError(`the plan names ${step.model}, which its commit does not have`);
  return facts;
}

/**
 * Nothing is trained on data that breaks its contract; drift is for the report to judge. Gives how many datasets were
 * validated for it now.
 */
async function refusedModels(
  situation: Situation,
  names: readonly string[],
  engine: EngineAtHand,
  ports: Ports,
): Promise<{ readonly refused: ReadonlyMap<string, Done>; readonly validated: number }> {
  const needed = names.filter((name) => hasWork(situation, name));
  const datasets = new Set(needed.flatMap((name) => datasetsOfModel(situation, name)));
  const parts = await checkData(situation, [...datasets], engine, ports);
  const broken = new Map(
    parts.filter((part) => !keepsContract(situation, part, ports)).map((part) => [part.dataset, part]),
  );
  const refused = new Map(
    needed.flatMap((name) => {
      const bad = datasetsOfModel(situation, name).flatMap((dataset) => broken.get(dataset) ?? []);
      return bad.length === 0 ? [] : [[name, refusal(situation, name, bad, ports)] as const];
    }),
  );
  return { refused, validated: parts.filter(({ report, note }) => report !== undefined && note === undefined).length };
}

function hasWork(situation: Situation, model: string): boolean {
  const steps = situation.plan.steps.filter(isModelStep).filter((step) => step.model === model);
  return steps.some((step) => step.decision === 'run' || isSmoke(step));
}

function datasetsOfModel(situation: Situation, name: string): readonly string[] {
  const model = situation.project.models.get(name);
  return model === undefined ? [] : datasetsOf(model);
}

function keepsContract(situation: Situation, part: DatasetPart, ports: Ports): boolean {
  return contractOnly(situation, [part], ports).verdict === 'pass';
}

function contractOnly(situation: Situation, parts: readonly DatasetPart[], ports: Ports) {
  const datasets = parts.map(({ diff: _, ...part }) => part);
  return judgedReport({ ...reportFrame(situation, ports), datasets, policy: [], problems: [] }, ports.reasons);
}

function refusal(situation: Situation, model: string, bad: readonly DatasetPart[], ports: Ports): Done {
  const { headline, reason, datasets } = contractOnly(situation, bad, ports);
  const found = bad.flatMap(({ diff: _, ...part }) => [...part.problems, ...dataProblems(part)]);
  const decisive = found.filter((problem) => problem.reason === reason);
  const findings = [...decisive, ...found.filter((problem) => problem.reason !== reason)];
  const step = situation.project.models.get(model)?.train.run === undefined ? `take:${model}` : `train:${model}`;
  const refused = { step, state: 'refused', sentence: headline } as const;
  const broken = datasets.filter(({ report, verdict }) => report !== undefined && verdict === 'fail');
  // What nobody could read or tell, such as a pointer without its content, has broken no contract, and ends as its
  // reason says.
  if (broken.length === 0 && findings.length > 0) return { ...refused, problems: findings };
  const names = broken.map(({ dataset }) => dataset).join(', ');
  const problem = {
    reason: 'data-failed',
    message: `${model} is not trained: ${names} ${broken.length === 1 ? 'breaks its contract' : 'break their contracts'}.`,
  };
  return { ...refused, problems: [problem, ...findings] };
}

async function runStep(
  situation: Situation,
  step: ModelStep,
  engine: EngineAtHand,
  around: Pick<StepContext, 'ports' | 'options' | 'soFar'>,
): Promise<Done> {
  const facts = factsOf(situation, step);
  // A run that this command has replaced has no scores yet, whatever the plan knew.
  const reused = step.decision === 'reuse' && (step.kind === 'train' || hasScores(situation.records, facts));
  if (reused) return { step: step.id, state: 'reused', sentence: step.reasons.join('; '), problems: [] };
  const context: StepContext = { situation, side: step.side, facts, ...around };
  if (isSmoke(step)) return doSmoke(context, engine);
  return step.kind === 'train' ? doTrain(step.id, context, engine) : doScore(step.id, context, engine);
}

async function doTrain(step: string, context: StepContext, engine: EngineAtHand): Promise<Done> {
  const trained = await endedOrFailed(() => trainRun({ ...context, engine }));
  if (trained.kind === 'failed') return failedStep(step, context, 'train', trained);
  if (trained.kind !== 'trained') return madeAgain(step, context, 'trained', trained);
  if (context.facts.model.train.run === undefined) {
    const sentence = `nothing is trained: files of the commit, run ${context.facts.fingerprint.slice(0, 12)}${replacesText(trained.record)}`;
    return { step, state: 'done', sentence, problems: trained.notices };
  }
  const seconds = trained.trained.reduce((sum, run) => sum + run.seconds, 0);
  const count = trained.trained.length;
  const time = `${formatNumber(seconds, 1)} s${count === 1 ? '' : ' of training'}`;
  const sentence = `trained ${count} seed${count === 1 ? '' : 's'} (${time}), run ${context.facts.fingerprint.slice(0, 12)}${replacesText(trained.record)}`;
  return { step, state: 'done', sentence, problems: trained.notices };
}

/** Alone, where the training waits. */
async function doSmoke(context: StepContext, engine: EngineAtHand): Promise<Done> {
  const step = `smoke:${context.facts.model.name}`;
  const smoked = await endedOrFailed(() => smokeFirst({ ...context, engine }));
  if (smoked.kind === 'failed') return failedStep(step, context, 'train', smoked);
  const sentence = `ran (${formatNumber(smoked.seconds, 1)} s): nothing is known of the model by it, and its training waits`;
  return { step, state: 'done', sentence, problems: [] };
}

async function doScore(step: string, context: StepContext, engine: EngineAtHand): Promise<Done> {
  const run = runRecord(context.situation, context.facts);
  if (run === undefined) throw new TypeError(`${step} comes before its training`);
  const scored = await endedOrFailed(() => scoreRun(context, run, engine));
  if (scored.kind === 'failed') return failedStep(step, context, 'score', scored);
  if (scored.kind !== 'scored') return madeAgain(step, context, 'scored', scored);
  const rows = Object.values(scored.record.values)[0]?.rows ?? 0;
  return {
    step,
    state: 'done',
    sentence: `scored ${formatNumber(rows, 0)} rows${replacesText(scored.record)}`,
    problems: scored.notices,
  };
}

/** Data, predictions or rows that cannot be had or used end this step: other models have nothing to do with it. */
async function endedOrFailed<Ended>(work: () => Promise<Ended>): Promise<Ended | Failed> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return { kind: 'failed', problems: error.problems, exit: error.ends === 'unavailable' ? 'infrastructure' : 'user' };
  }
}

type Failed = { readonly kind: 'failed' } & FailedStep;

function replacesText({ replaces }: { readonly replaces?: Replaces }): string {
  return replaces === undefined ? '' : `; recorded in place of ${replaces.address}, which stays`;
}

function madeAgain(step: string, context: StepContext, verb: 'trained' | 'scored', made: MadeAgain): Done {
  const { situation, side, facts } = context;
  if (made.kind === 'restored') {
    return { step, state: 'restored', sentence: restoredText(verb, made.lost), problems: made.notices };
  }
  const hasValues = hasScores(situation.records, facts);
  const problem = differingProblem({ model: facts.model.name, side, verb, ...made, hasValues });
  return { step, state: 'differs', sentence: problem.message, problems: [problem, ...made.notices] };
}

async function failedStep(
  step: string,
  { situation, facts }: StepContext,
  kind: FailingStep,
  failed: FailedStep,
): Promise<Done> {
  if (failed.exit === 'cancelled') throw new MlopsError('cancelled', failed.problems);
  await keepFailure(situation.records, kind, facts, failed.problems);
  const sentence = failed.problems[0]?.message ?? `ended as ${failed.exit}`;
  return {
    step,
    state: 'failed',
    sentence,
    problems: failed.problems,
    ...(failed.log !== undefined && { log: failed.log }),
  };
}

/** A candidate that is not the recorded one is not what a report will judge; all else the recorded ones stand in for. */
function otherwiseProblems(situation: Situation, all: readonly Otherwise[]): Promise<readonly Problem[]> {
  const own = new Set([...situation.candidate.facts.models.values()].flatMap(addressesOf));
  return Promise.all(
    all.map((one) =>
      otherwiseProblem(one, own.has(one.address) ? 'recorded-otherwise' : 'recorded-first', situation.ledger),
    ),
  );
}

function addressesOf(facts: ModelFacts): readonly string[] {
  return [runAddress(facts.model.name, facts.fingerprint), evaluationAddressOf(facts) ?? []].flat();
}
