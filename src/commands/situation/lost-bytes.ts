import { type EvaluationRecord, predictionsOf } from '../../metrics/index.ts';
import {
  type Known,
  type Lost,
  type LostBytes,
  type LostSeed,
  type ModelFacts,
  resultKey,
} from '../../project/index.ts';
import type { Store } from '../../store/port.ts';
import { MlopsError } from '../../support/problem.ts';
import type { RunRecord } from '../../training/types.ts';
import type { ReadCommit } from './read-commit.ts';
import type { Records } from './records.ts';
import { evaluationAddressOf, runRecord, scoresRecord } from './standing-records.ts';
import { sameResults } from './untouched.ts';

interface Search {
  readonly records: Records;
  readonly known: Known;
  readonly store: Store;
  /** Which of some files the store does not hold. */
  readonly gone: (digests: readonly string[]) => Promise<readonly string[]>;
}

/**
 * Which recorded results this plan cannot use, because the store does not hold what of them is needed: predictions that
 * are compared, and the artifacts of what has to be scored. Models that the change does not touch are not compared, so
 * nothing of them is looked for. That the bytes are right is checked by who reads them.
 */
export async function lostBytes(
  records: Records,
  store: Store,
  candidate: ReadCommit,
  baseline: ReadCommit | undefined,
  known: Known,
): Promise<Lost> {
  const search: Search = { records, known, store, gone: goneFrom(store) };
  const found = await Promise.all(
    [...candidate.facts.models.values()].flatMap((facts) => {
      const before = baseline?.facts.models.get(facts.model.name);
      if (baseline !== undefined && isSettled(facts, candidate, baseline, known)) return [];
      return [facts, ...(before === undefined ? [] : [before])].map((side) => lostOf(search, facts, side));
    }),
  );
  const own = found.flatMap(({ runs }) => runs);
  const again = new Set(own.map(([key]) => key));
  const sides = [candidate, ...(baseline === undefined ? [] : [baseline])];
  const needed = await Promise.all(sides.map((side) => lostNeeded(search, side, again)));
  return {
    runs: joined([...own, ...needed.flat()]),
    evaluations: joined(found.flatMap(({ evaluations }) => evaluations)),
  };
}

/**
 * Artifacts that are gone of recorded runs which a training or scoring to come needs: of what is not recorded, what was
 * found to be lost, and on from there what is lost in turn.
 * @param lost keys of runs that have to be made again
 */
async function lostNeeded(
  search: Search,
  { facts: { models } }: ReadCommit,
  lost: ReadonlySet<string>,
): Promise<readonly KeyedLoss[]> {
  const found = new Map<string, KeyedLoss>();
  const open = [...models.values()].filter((facts) => isToDo(facts, search.known, lost));
  for (const facts of open) {
    for (const { model } of facts.model.needs ?? []) {
      const needed = models.get(model);
      const loss = needed === undefined ? undefined : await lostArtifact(search, needed);
      if (needed === undefined || loss === undefined || found.has(loss[0])) continue;
      found.set(loss[0], loss);
      open.push(needed); // made again, it needs its own
    }
  }
  return [...found.values()];
}

/** What is handed to others is the artifact of the first seed. */
async function lostArtifact(search: Search, { model, ...facts }: ModelFacts): Promise<KeyedLoss | undefined> {
  const { records, known } = search;
  const key = resultKey(model.name, facts.fingerprint);
  const run = known.runs.has(key) ? readable(() => runRecord({ records }, { model, ...facts })) : undefined;
  const lost = await lostSeedsOf(search, run?.seeds.slice(0, 1) ?? [], artifactFiles, 'model');
  return asResult(search, key, lost, run?.seeds.length ?? 0)[0];
}

function isToDo({ model, fingerprint, evaluation }: ModelFacts, known: Known, lost: ReadonlySet<string>): boolean {
  const key = resultKey(model.name, fingerprint);
  if (!known.runs.has(key) || lost.has(key)) return true;
  return evaluation !== undefined && !known.evaluations.has(resultKey(model.name, evaluation.fingerprint));
}

/** A recorded training of which files are missed, its scores' included. */
export interface LostRun {
  readonly model: string;
  /** Of the training. */
  readonly fingerprint: string;
}

/** A recorded dataset that a command has made and whose files are missed. */
export interface LostBuild {
  readonly dataset: string;
  readonly fingerprint: string;
}

/** What somebody may have kept. */
export type LostResult = LostRun | LostBuild;

export function lostResults(
  { runs, evaluations }: Lost,
  candidate: ReadCommit,
  baseline: ReadCommit | undefined,
): readonly LostRun[] {
  const sides = [candidate, ...(baseline === undefined ? [] : [baseline])];
  const found = sides
    .flatMap(({ facts }) => [...facts.models.values()])
    .filter(({ model, fingerprint, evaluation }) => {
      if (runs.has(resultKey(model.name, fingerprint))) return true;
      return evaluation !== undefined && evaluations.has(resultKey(model.name, evaluation.fingerprint));
    })
    .map(({ model, fingerprint }) => [resultKey(model.name, fingerprint), { model: model.name, fingerprint }] as const);
  return [...new Map(found).values()];
}

/** Nothing of the model has to run, and the report does not compare it (`untouchedBy`). */
function isSettled(facts: ModelFacts, candidate: ReadCommit, baseline: ReadCommit, known: Known): boolean {
  const { model, fingerprint, evaluation } = facts;
  return (
    sameResults(facts, candidate, baseline) &&
    known.runs.has(resultKey(model.name, fingerprint)) &&
    (evaluation === undefined || known.evaluations.has(resultKey(model.name, evaluation.fingerprint)))
  );
}

/** Bytes that are gone of one result, before those of both sides are put together. */
type KeyedLoss = readonly [key: string, lost: LostBytes];

/** @param facts the candidate's, which say what is compared @param side whose results are looked at */
async function lostOf(search: Search, facts: ModelFacts, side: ModelFacts) {
  const { records, known } = search;
  const name = facts.model.name;
  const runKey = resultKey(name, side.fingerprint);
  const run = known.runs.has(runKey) ? readable(() => runRecord({ records }, side)) : undefined;
  const judge = facts.model.evaluate;
  const compares = judge?.label !== undefined;
  const scoring = facts.evaluation === undefined ? undefined : side.evaluation;
  const none: { runs: KeyedLoss[]; evaluations: KeyedLoss[] } = { runs: [], evaluations: [] };
  if (scoring === undefined) {
    // Predictions that the training wrote are compared, unless a step that this plan does not have made others.
    if (run === undefined || !compares || side.evaluation !== undefined) return none;
    const lost = await lostSeedsOf(search, run.seeds, writtenPredictions, 'predictions');
    return { ...none, runs: asResult(search, runKey, lost, run.seeds.length) };
  }
  const key = resultKey(name, scoring.fingerprint);
  const recorded = known.evaluations.has(key);
  const scores = recorded ? readable(() => scoresOf(records, side, run)) : undefined;
  if (recorded && scores === undefined) return none; // a record that cannot be read: who uses it says so
  const unscored = scores && compares ? await lostSeedsOf(search, scores.seeds, scoredPredictions, 'predictions') : [];
  const evaluations = asResult(search, key, unscored, scores?.seeds.length ?? 0);
  const toScore = (run?.seeds ?? []).filter(
    ({ seed }) => scores === undefined || unscored.some((one) => one.seed === seed),
  );
  const unmade = await lostSeedsOf(search, toScore, artifactFiles, 'model');
  return { evaluations, runs: asResult(search, runKey, unmade, run?.seeds.length ?? 0) };
}

function scoresOf(records: Records, side: ModelFacts, run: RunRecord | undefined): EvaluationRecord | undefined {
  const address = evaluationAddressOf(side);
  return address === undefined ? undefined : scoresRecord(records, address, { run: side.fingerprint }, run)?.record;
}

type SeedRun = RunRecord['seeds'][number];

function artifactFiles({ artifact }: SeedRun): readonly string[] {
  return artifact.files.map(({ digest }) => digest);
}

function writtenPredictions({ outputs }: SeedRun): readonly string[] {
  return outputs.filter(({ kind }) => kind === 'predictions').map(({ digest }) => digest);
}

function scoredPredictions(seed: EvaluationRecord['seeds'][number]): readonly string[] {
  return predictionsOf(seed).map(({ digest }) => digest);
}

async function lostSeedsOf<Seed extends { readonly seed: number | null }>(
  { gone }: Search,
  seeds: readonly Seed[],
  files: (seed: Seed) => readonly string[],
  what: LostSeed['what'][number],
): Promise<readonly LostSeed[]> {
  const looked = await Promise.all(seeds.map(async (one) => ({ seed: one.seed, digests: await gone(files(one)) })));
  return looked.filter(({ digests }) => digests.length > 0).map((one) => ({ ...one, what: [what] }));
}

function asResult({ store }: Search, key: string, seeds: readonly LostSeed[], of: number): KeyedLoss[] {
  return seeds.length === 0 ? [] : [[key, { seeds, of, store: store.describe() }]];
}

/** Both sides may need something of one result: of the same run the one its artifact, the other its predictions. */
function joined(results: readonly KeyedLoss[]): ReadonlyMap<string, LostBytes> {
  const all = new Map<string, LostBytes>();
  for (const [key, lost] of results) {
    const before = all.get(key);
    const numbers = new Set([...(before?.seeds ?? []), ...lost.seeds].map(({ seed }) => seed));
    const seeds = [...numbers].map((seed) => {
      const parts = [...(before?.seeds ?? []), ...lost.seeds].filter((one) => one.seed === seed);
      return {
        seed,
        what: [...new Set(parts.flatMap(({ what }) => what))],
        digests: [...new Set(parts.flatMap(({ digests }) => digests))],
      };
    });
    all.set(key, { ...lost, seeds });
  }
  return all;
}

/**
 * Each file is asked for once, all at the same time. A store that cannot be asked has lost nothing that we know of: who
 * reads from it says what is wrong with it.
 */
function goneFrom(store: Store): Search['gone'] {
  const asked = new Map<string, Promise<boolean>>();
  const has = (digest: string) => {
    const answer = asked.get(digest) ?? readableLater(store.has(digest));
    asked.set(digest, answer);
    return answer;
  };
  return async (digests) => {
    const there = await Promise.all(digests.map(has));
    return digests.filter((_, index) => there[index] === false);
  };
}

async function readableLater(answer: Promise<boolean>): Promise<boolean> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof MlopsError) return true;
    throw error;
  }
}

function readable<Value>(read: () => Value | undefined): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof MlopsError) return undefined;
    throw error;
  }
}
