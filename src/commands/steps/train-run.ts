import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runAddress } from '../../ledger/index.ts';
import { type ModelFacts, resultKey } from '../../project/index.ts';
import type { Meter } from '../../support/amount.ts';
import { canonicalJson } from '../../support/canonical.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { foldRuns, parseSeedRun, type SeedOutcome, takeArtifact, trainSeed } from '../../training/index.ts';
import type { RunRecord, SeedRun } from '../../training/types.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import type { Situation } from '../situation/situation.ts';
import { placeOfResult, runRecord } from '../situation/standing-records.ts';
import { metricsFileProblems } from '../situation/user-schemas.ts';
import { eachSeed, stageTitle } from './each-seed.ts';
import { type MadeAgain, stillLost } from './made-again.ts';
import { neededArtifacts } from './needed-artifacts.ts';
import { smokeFirst } from './smoke-first.ts';
import { staleNumbers } from './stale-numbers.ts';
import { type FailedStep, type StepContext, sideOf } from './step-context.ts';
import { stepInputs } from './step-inputs.ts';
import { trainingData } from './training-data.ts';

/** What trains also makes the rows of views. */
interface TrainContext extends StepContext {
  readonly engine: EngineAtHand;
}

/** @property trained the seeds that were not there */
export type Trained =
  | {
      readonly kind: 'trained';
      readonly record: RunRecord;
      readonly trained: readonly SeedRun[];
      readonly notices: readonly Problem[];
    }
  | MadeAgain
  | ({ readonly kind: 'failed' } & FailedStep);

/**
 * Trains every seed of one model that is not finished on this machine yet, puts the results into the store, and keeps
 * the folded record. A seed that ended well is never trained again, whatever happens to the ones after it. Where the run
 * is recorded and the store has lost bytes of it, only the seeds that lost some are trained, and held against the record.
 */
export async function trainRun(context: TrainContext): Promise<Trained> {
  const { situation, side, facts, ports } = context;
  const { model, fingerprint } = facts;
  const recorded = runRecord(situation, facts);
  const lost = recorded && situation.lost.runs.get(resultKey(model.name, fingerprint));
  const present = recorded?.seeds.filter(({ seed }) => lost?.seeds.every((one) => one.seed !== seed)) ?? [];
  const seeds = model.train.seeds.length === 0 ? [null] : model.train.seeds;
  const missing = seeds.filter((seed) => present.every((one) => one.seed !== seed));
  // A recorded run has shown that it runs, and a baseline is what was merged.
  if (recorded === undefined && side === 'candidate' && model.train.smoke !== undefined) {
    const smoked = (await allFinished(context, missing)) ? undefined : await smokeFirst(context);
    if (smoked?.kind === 'failed') return smoked;
  }
  const work = (tell: Meter) => {
    context.soFar?.(tell);
    return eachSeed(model, missing, untilBroken(context), tell);
  };
  const ended = await ports.progress.stage(
    stageTitle(model.train.run === undefined ? 'take' : 'train', model.name, side, missing),
    work,
  );
  const failed = ended.find((one) => one.kind === 'failed');
  if (failed !== undefined) return failed;
  const done = ended.filter((one) => one.kind === 'done');
  const notices = done.flatMap((one) => one.notices);
  const made = [...present, ...done.map((one) => one.run)];
  const runs = seeds.flatMap((seed) => made.find((one) => one.seed === seed) ?? []);
  const still = lost === undefined ? [] : await stillLost(situation.store, lost);
  if (lost !== undefined && still.length === 0) return { kind: 'restored', lost, notices };
  const { address, replaces } = placeOfResult(situation.records, runAddress(model.name, fingerprint), 'bytes-lost');
  if (lost !== undefined && replaces !== undefined && !context.options.replace) {
    return { kind: 'differs', lost, seeds: still, notices };
  }
  const record: RunRecord = { ...foldRuns(model.name, fingerprint, runs), ...(replaces && { replaces }) };
  await situation.records.keep({ address, text: `${canonicalJson(record)}\n` });
  return { kind: 'trained', record, trained: done.map((one) => one.run), notices };
}

/** What the code itself breaks it breaks for every seed: those that have not begun are not tried. */
function untilBroken(context: TrainContext): (seed: number | null) => Promise<OneSeed> {
  let broken: OneSeed | undefined;
  return async (seed) => {
    if (broken !== undefined) return broken;
    const ended = await trainOne(context, seed);
    if (ended.kind === 'failed' && ended.exit === 'user') broken = ended;
    return ended;
  };
}

type OneSeed =
  | { readonly kind: 'done'; readonly run: SeedRun; readonly notices: readonly Problem[] }
  | ({ readonly kind: 'failed' } & FailedStep);

async function trainOne(context: TrainContext, seed: number | null): Promise<OneSeed> {
  const { situation, side, facts, ports } = context;
  const finished = await finishedSeed(situation, facts, seed);
  if (finished !== undefined) return { kind: 'done', run: finished, notices: [] };
  const stale = side === 'candidate' ? staleNumbers(facts, situation.baseline?.facts.models.get(facts.model.name)) : [];
  if (stale.length > 0) return { kind: 'failed', problems: stale, exit: 'user' };
  const outcome = await runSeed(context, seed);
  if (outcome.kept !== undefined) ports.progress.note(`kept: ${outcome.kept}`);
  if (outcome.problems.length > 0) {
    return { kind: 'failed', problems: outcome.problems, exit: outcome.run.exit.class, log: outcome.log };
  }
  const { repository } = situation;
  const problems = await metricsFileProblems(facts.model, repository.git, sideOf(situation, side).commit, (file) =>
    readFile(join(outcome.folder, 'outputs', file), 'utf8').catch(() => undefined),
  );
  if (problems.length > 0) return { kind: 'failed', problems, exit: 'user', log: outcome.log };
  await storeSeed(situation, outcome);
  return { kind: 'done', run: outcome.run, notices: outcome.notices };
}

async function runSeed(context: TrainContext, seed: number | null): Promise<SeedOutcome> {
  const { situation, side, facts, ports, options, engine } = context;
  const read = sideOf(situation, side);
  // Made anew for each seed: the one before could have written to it.
  await using inputs = await trainingData({ situation, read, facts, engine });
  await using others = await neededArtifacts({ situation, side, facts });
  const destination = situation.own.seedRun(facts.model.name, facts.fingerprint, seed);
  await rm(destination, { recursive: true, force: true });
  await mkdir(destination, { recursive: true });
  const request = {
    ...stepInputs(situation, read, facts, facts.model.train.secrets, ports),
    destination,
    keep: options.keep,
    fingerprint: facts.fingerprint,
    seed,
    origin: ports.origin,
    data: inputs.data,
    needed: others.needed,
  };
  return await (facts.model.train.run === undefined ? takeArtifact : trainSeed)(request, ports.signal);
}

/** Where a finished seed waits on this machine for the others of its run. */
function seedAddress(model: string, fingerprint: string, seed: number | null): string {
  return `seed-runs/${model}/${fingerprint}/${seed ?? 'none'}.json`;
}

/** A seed that was trained before the command was stopped counts if all its files are in the store. */
async function finishedSeed(
  situation: Situation,
  facts: ModelFacts,
  seed: number | null,
): Promise<SeedRun | undefined> {
  const text = await situation.records.ownText(seedAddress(facts.model.name, facts.fingerprint, seed));
  if (text === undefined) return undefined;
  const run = readOwnRun(text);
  if (run === undefined) return undefined;
  for (const { digest } of [...run.artifact.files, ...run.outputs]) {
    if (!(await situation.store.has(digest))) return undefined;
  }
  return run;
}

async function allFinished({ situation, facts }: StepContext, seeds: readonly (number | null)[]): Promise<boolean> {
  for (const seed of seeds) {
    if ((await finishedSeed(situation, facts, seed)) === undefined) return false;
  }
  return true;
}

function readOwnRun(text: string): SeedRun | undefined {
  try {
    return parseSeedRun(text);
  } catch (error) {
    if (error instanceof MlopsError) return undefined; // damaged, or of another version: it is trained again
    throw error;
  }
}

async function storeSeed(situation: Situation, { run, folder }: SeedOutcome): Promise<void> {
  await situation.store.putAll([
    ...run.artifact.files.map(({ path }) => join(folder, 'artifact', path)),
    ...run.outputs.map(({ path, kind }) => (kind === 'log' ? join(folder, path) : join(folder, 'outputs', path))),
  ]);
  const address = seedAddress(run.model, run.fingerprint, run.seed);
  await situation.records.keepOwn({ address, text: `${canonicalJson(run)}\n` });
}
