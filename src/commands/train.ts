import { runAddress } from '../ledger/index.ts';
import { datasetsOf, type ModelFacts, type PlanStep } from '../project/index.ts';
import { failedChecks } from '../report/index.ts';
import { openRepository } from '../repository/index.ts';
import { terminalSentence } from '../support/escape/index.ts';
import { formatNumber } from '../support/numbers.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import type { Replaces } from '../support/replaces.ts';
import type { RunRecord } from '../training/types.ts';
import { chosenModels } from './chosen-names.ts';
import { type EngineAtHand, engineAtHand } from './engine-at-hand.ts';
import type { Ports, Reasons } from './ports.ts';
import { judgedReport } from './reporting/judged-report.ts';
import { laterSteps, policySentence } from './reporting/later-policy.ts';
import { publishRecords } from './reporting/publish-records.ts';
import { reportFrame } from './reporting/report-frame.ts';
import type { Outcome } from './result.ts';
import { type FailingStep, keepFailure } from './situation/failed-steps.ts';
import { type HandOverFolders, handOver } from './situation/hand-over.ts';
import { type Others, situationAfterOthers } from './situation/others-in-flight.ts';
import { eachOnce, type Otherwise, otherwiseProblem } from './situation/otherwise.ts';
import { holdLock } from './situation/own-lock.ts';
import { makeOwnPaths } from './situation/own-paths.ts';
import { hasScores } from './situation/recorded-results.ts';
import { type ChangeRequest, findSituation, type Situation } from './situation/situation.ts';
import { evaluationAddressOf, runRecord } from './situation/standing-records.ts';
import { checkData, type DatasetPart } from './steps/check-data.ts';
import { differingProblem, type MadeAgain, restoredText } from './steps/made-again.ts';
import { type Scored, scoreRun } from './steps/score-run.ts';
import { type FailedStep, type StepContext, type StepOptions, sideOf, trainRun } from './steps/train-run.ts';

export interface TrainRequest extends ChangeRequest, StepOptions {
  /** Names; empty: all. */
  readonly models: readonly string[];
  /** Whether the ledger is written. */
  readonly record: boolean;
  /** What they record is waited for; absent: nobody trains the same. */
  readonly others?: Others;
  /** For the jobs after this one. */
  readonly handOver?: HandOverFolders;
}

/** One line of what was done. */
interface Done {
  readonly step: string;
  /** `restored`: lost bytes of a recorded result are back. `differs`: they came out other than recorded. */
  readonly state: 'done' | 'reused' | 'restored' | 'differs' | 'failed' | 'refused';
  readonly sentence: string;
  readonly problems: readonly Problem[];
  readonly log?: string;
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
  const names = chosenModels(situation.project, request.models);
  await using engine = engineAtHand(ports, situation.own.engine);
  const refused = await refusedModels(situation, names, engine, ports);
  const done: Done[] = [...refused.values()];
  let otherwise: readonly Otherwise[] = [];
  try {
    for (const step of situation.plan.steps) {
      if (step.kind === 'validate' || !names.includes(step.model)) continue;
      if (refused.has(step.model)) continue;
      if (step.needs.some((need) => done.some((entry) => entry.step === need && stops.has(entry.state)))) continue;
      done.push(await runStep(situation, step, engine, ports, request));
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
  return outcomeOf(situation, { names, done, otherwise: known }, ports.reasons);
}

/** What leaves nothing for the steps that need it. */
const stops: ReadonlySet<Done['state']> = new Set(['failed', 'differs']);

/** Nothing is trained on data that breaks its contract; drift is for the report to judge. */
async function refusedModels(
  situation: Situation,
  names: readonly string[],
  engine: EngineAtHand,
  ports: Ports,
): Promise<ReadonlyMap<string, Done>> {
  const needed = names.filter((name) => hasWork(situation, name));
  const datasets = new Set(needed.flatMap((name) => datasetsOfModel(situation, name)));
  const parts = await checkData(situation, [...datasets], engine, ports);
  const broken = new Map(
    parts.filter((part) => !keepsContract(situation, part, ports)).map((part) => [part.dataset, part]),
  );
  return new Map(
    needed.flatMap((name) => {
      const bad = datasetsOfModel(situation, name).flatMap((dataset) => broken.get(dataset) ?? []);
      return bad.length === 0 ? [] : [[name, refusal(situation, name, bad, ports)] as const];
    }),
  );
}

function hasWork(situation: Situation, model: string): boolean {
  return situation.plan.steps.some(
    (step) => step.kind !== 'validate' && step.model === model && step.decision === 'run',
  );
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
  const report = contractOnly(situation, bad, ports);
  const names = bad.map((part) => part.dataset).join(', ');
  const findings = bad.flatMap((part) => [
    ...part.problems,
    ...blockingChecks(part).map(({ reason, sentence, path }) => {
      return { reason, message: sentence, place: situation.head.places.at(path) };
    }),
  ]);
  const refused = { step: `train:${model}`, state: 'refused', sentence: report.headline } as const;
  // What nobody could read, such as a pointer without its content, has broken no contract, and ends as its reason says.
  if (bad.every((part) => part.report === undefined) && findings.length > 0) return { ...refused, problems: findings };
  const problem = {
    reason: 'data-failed',
    message: `${model} is not trained: ${names} ${bad.length === 1 ? 'breaks its contract' : 'break their contracts'}.`,
  };
  return { ...refused, problems: [problem, ...findings] };
}

/** In the order of the headline, then what could not be answered. */
function blockingChecks({ diff: _, ...part }: DatasetPart) {
  const open = (part.report?.checks ?? []).filter(({ verdict, level }) => verdict === 'unknown' && level === 'fail');
  return [...failedChecks(part), ...open];
}

async function runStep(
  situation: Situation,
  step: Exclude<PlanStep, { kind: 'validate' }>,
  engine: EngineAtHand,
  ports: Ports,
  options: StepOptions,
): Promise<Done> {
  const facts = sideOf(situation, step.side).facts.models.get(step.model);
  if (facts === undefined) throw new TypeError(`the plan names ${step.model}, which its commit does not have`);
  // A run that this command has replaced has no scores yet, whatever the plan knew.
  const reused = step.decision === 'reuse' && (step.kind === 'train' || hasScores(situation.records, facts));
  if (reused) return { step: step.id, state: 'reused', sentence: step.reasons.join('; '), problems: [] };
  const context: StepContext = { situation, side: step.side, facts, ports, options };
  return step.kind === 'train' ? doTrain(step.id, context) : doScore(step.id, context, engine);
}

async function doTrain(step: string, context: StepContext): Promise<Done> {
  const trained = await trainRun(context);
  if (trained.kind === 'failed') return failedStep(step, context, 'train', trained);
  if (trained.kind !== 'trained') return madeAgain(step, context, 'trained', trained);
  const seconds = trained.trained.reduce((sum, run) => sum + run.seconds, 0);
  const count = trained.trained.length;
  const time = `${formatNumber(seconds, 1)} s${count === 1 ? '' : ' of training'}`;
  const sentence = `trained ${count} seed${count === 1 ? '' : 's'} (${time}), run ${context.facts.fingerprint.slice(0, 12)}${replacesText(trained.record)}`;
  return { step, state: 'done', sentence, problems: trained.notices };
}

async function doScore(step: string, context: StepContext, engine: EngineAtHand): Promise<Done> {
  const run = runRecord(context.situation, context.facts);
  if (run === undefined) throw new TypeError(`${step} comes before its training`);
  const scored = await scoredOrFailed(context, run, engine);
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

/** Predictions or rows that cannot be used end this step: other models have nothing to do with it. */
async function scoredOrFailed(context: StepContext, run: RunRecord, engine: EngineAtHand): Promise<Scored> {
  try {
    return await scoreRun(context, run, engine);
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return { kind: 'failed', problems: error.problems, exit: 'user' };
  }
}

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

/** What a training came to. */
interface Trained {
  readonly names: readonly string[];
  readonly done: readonly Done[];
  readonly otherwise: readonly Problem[];
}

function outcomeOf(situation: Situation, { names, done, otherwise }: Trained, reasons: Reasons): Outcome {
  const ends = (entry: Done) => reasons.endsOf(entry.problems[0]?.reason ?? '') ?? 'fail';
  const bad =
    done.find((entry) => (entry.state === 'failed' && !isBaseline(entry)) || entry.state === 'refused') ??
    done.find((entry) => entry.state === 'differs' && ends(entry) !== 'pass');
  const lost = bad === undefined ? otherwise.find(({ reason }) => reasons.endsOf(reason) !== 'pass') : undefined;
  const ran = done.filter(({ state }) => state === 'done' || state === 'restored').length;
  const withoutBaseline = done.find((entry) => entry.state === 'failed' && isBaseline(entry));
  const sentence =
    bad?.sentence ??
    lost?.message ??
    (withoutBaseline !== undefined
      ? `${ran} step${ran === 1 ? '' : 's'} done; the baseline's did not end well, so what is compared with it will be unknown.`
      : undefined) ??
    (ran === 0 ? 'Nothing to train: every result is recorded already.' : `${ran} step${ran === 1 ? '' : 's'} done.`);
  const later = laterSteps(situation, names).map((change) => `policy    ${policySentence(change, situation)}`);
  return {
    ends: bad === undefined ? ((lost && reasons.endsOf(lost.reason)) ?? 'pass') : ends(bad),
    reason:
      bad?.problems[0]?.reason ??
      lost?.reason ??
      (withoutBaseline ? 'baseline-failed' : ran === 0 ? 'nothing-to-run' : 'trained'),
    sentence,
    problems: [...situation.problems, ...done.flatMap((entry) => entry.problems), ...otherwise],
    data: { commit: situation.candidate.commit.sha, steps: done },
    text: () => `${[...done.map(line), ...later, closing(done, sentence)].map(terminalSentence).join('\n')}\n`,
  };
}

/** A baseline that cannot be made again is the report's to judge: it is no failure of the change. */
function isBaseline({ step }: Done): boolean {
  return step.endsWith('@baseline');
}

/** What went wrong stands in the line of its step already. */
function closing(done: readonly Done[], sentence: string): string {
  const count = (state: Done['state']) => done.filter((entry) => entry.state === state).length;
  const parts = (['failed', 'refused', 'differs'] as const).flatMap((state) => {
    const steps = count(state);
    const ended = state === 'differs' ? 'made otherwise than recorded' : state;
    return steps === 0 ? [] : [`${steps} step${steps === 1 ? '' : 's'} ${ended}`];
  });
  return parts.length === 0 ? sentence : `${parts.join(', ')}, ${count('done') + count('restored')} done.`;
}

function line(entry: Done): string {
  const log = entry.log === undefined ? '' : ` (log: ${entry.log})`;
  return `${entry.state.padEnd(8)} ${entry.step.replace(':', ' ').replace('@', ' of the ')}  ${entry.sentence}${log}`;
}
