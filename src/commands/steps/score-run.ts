import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadScoredRows, writeRowsWithoutLabel } from '../../data/index.ts';
import { computeMetrics, type EvaluationRecord, evaluationRecordSchema, predictionsOf } from '../../metrics/index.ts';
import { type ModelFacts, resultKey } from '../../project/index.ts';
import { putFile } from '../../store/index.ts';
import { canonicalJson } from '../../support/canonical.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { type NeededArtifact, scoreRows, survivorsOf } from '../../training/index.ts';
import type { DataInput, RunRecord, SeedRun } from '../../training/types.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import { commandReasons } from '../reasons.ts';
import type { ReadCommit } from '../situation/read-commit.ts';
import type { Situation } from '../situation/situation.ts';
import { evaluationAddressOf, placeOfResult, scoresRecord } from '../situation/standing-records.ts';
import { askedRows } from './asked-rows.ts';
import { localFiles } from './dataset-sketch.ts';
import { eachSeed, stageTitle } from './each-seed.ts';
import { type MadeAgain, stillLost } from './made-again.ts';
import { neededArtifacts } from './needed-artifacts.ts';
import { rowsEnding } from './rows-ending.ts';
import { type FailedStep, type StepContext, sideOf } from './step-context.ts';
import { stepInputs } from './step-inputs.ts';
import { refuseTrainedRows, trainingData } from './training-data.ts';

export type Scored =
  | { readonly kind: 'scored'; readonly record: EvaluationRecord; readonly notices: readonly Problem[] }
  | MadeAgain
  | ({ readonly kind: 'failed' } & FailedStep);

/**
 * Scores the candidate's test rows with one side's model and code, stores the predictions and keeps the record. Where
 * scores are recorded and the store has lost predictions, only those are made, and held against the record.
 */
export async function scoreRun(context: StepContext, run: RunRecord, engine: EngineAtHand): Promise<Scored> {
  const { situation, side, facts, ports } = context;
  const { model, evaluation } = facts;
  const address = evaluationAddressOf(facts);
  if (evaluation === undefined || address === undefined) throw new TypeError(`${model.name} has no step that scores`);
  const folder = situation.own.scores(model.name, evaluation.fingerprint);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const recorded = scoresRecord(situation.records, address, { run: facts.fingerprint }, run)?.record;
  const lost = recorded && situation.lost.evaluations.get(resultKey(model.name, evaluation.fingerprint));
  const present = recorded?.seeds.filter(({ seed }) => lost?.seeds.every((one) => one.seed !== seed)) ?? [];
  const missing = run.seeds.filter(({ seed }) => present.every((one) => one.seed !== seed));
  const read = sideOf(situation, side);
  if (side === 'candidate') await refuseTrainedRows({ situation, read, facts, engine });
  const rows = await rowsWithoutLabel(situation, facts, folder, engine);
  // Of a trained model the training alone reads them.
  await using inputs =
    model.train.run === undefined ? await trainingData({ situation, read, facts, engine }) : undefined;
  const data = inputs?.data ?? [];
  await using others = await neededArtifacts({ situation, side, facts });
  const { needed } = others;
  const scoreOne = (seedRun: SeedRun) => scoreSeed({ ...context, read, seedRun, folder, rows, data, needed });
  const title = stageTitle(
    'score',
    model.name,
    side,
    missing.map((one) => one.seed),
  );
  const ended = await ports.progress.stage(title, (tell) => {
    context.soFar?.(tell);
    return eachSeed(model, missing, scoreOne, tell);
  });
  const failed = ended.find((one) => one.kind === 'failed');
  if (failed !== undefined) return failed;
  const done = ended.filter((one) => one.kind === 'done');
  const made = [...present, ...done.map((one) => one.score)];
  const seeds = run.seeds.flatMap(({ seed }) => made.find((one) => one.seed === seed) ?? []);
  const notices = done.flatMap((one) => one.notices);
  const still = lost === undefined ? [] : await stillLost(situation.store, lost);
  if (lost !== undefined && still.length === 0) return { kind: 'restored', lost, notices };
  const place = placeOfResult(situation.records, address, lost === undefined ? 'run-replaced' : 'bytes-lost');
  if (lost !== undefined && place.replaces !== undefined && !context.options.replace) {
    return { kind: 'differs', lost, seeds: still, notices };
  }
  const values = await ownValues(situation, facts, seeds, engine, folder);
  const record = evaluationRecordSchema.parse({
    schemaVersion: 1,
    model: model.name,
    fingerprint: evaluation.fingerprint,
    run: facts.fingerprint,
    rows: evaluation.inputs.rows,
    commit: read.commit.sha,
    origin: ports.origin,
    seeds,
    values,
    ...(place.replaces && { replaces: place.replaces }),
  });
  await situation.records.keep({ address: place.address, text: `${canonicalJson(record)}\n` });
  return { kind: 'scored', record, notices };
}

interface SeedToScore extends StepContext {
  readonly read: ReadCommit;
  readonly seedRun: SeedRun;
  readonly folder: string;
  readonly rows: string;
  readonly data: readonly DataInput[];
  readonly needed: readonly NeededArtifact[];
}

type ScoredSeed =
  | { readonly kind: 'done'; readonly score: EvaluationRecord['seeds'][number]; readonly notices: readonly Problem[] }
  | ({ readonly kind: 'failed' } & FailedStep);

/** Scores with one seed's model, as often as the evaluation says, one after the other. */
async function scoreSeed(asked: SeedToScore): Promise<ScoredSeed> {
  const { situation, facts, seedRun, folder, ports } = asked;
  const artifact = await restoreArtifact(situation, seedRun, join(folder, `artifact-${seedRun.seed ?? 'none'}`));
  const made: { readonly path: string; readonly digest: string; readonly bytes: number }[] = [];
  const notices: Problem[] = [];
  let seconds = 0;
  const times = facts.evaluation?.inputs.repeat;
  for (let repeat = 0; repeat < (times ?? 1); repeat++) {
    const outcome = await scoreOnce(asked, artifact, times === undefined ? undefined : repeat);
    if (outcome.kept !== undefined) ports.progress.note(`kept: ${outcome.kept}`);
    if (outcome.predictions === undefined) {
      return { kind: 'failed', problems: outcome.problems, exit: outcome.exit.class, log: outcome.log };
    }
    const { digest, bytes } = await putFile(situation.store, outcome.predictions.file);
    made.push({ path: outcome.predictions.path, digest, bytes });
    notices.push(...outcome.notices);
    seconds += outcome.seconds;
  }
  const [predictions, ...repeats] = made;
  if (predictions === undefined) throw new TypeError(`${facts.model.name} was not scored at all`);
  const scored = { seed: seedRun.seed, artifact: seedRun.artifact.digest, predictions, seconds };
  const score = { ...scored, ...(repeats.length > 0 && { repeats }), ...survivorsOf(notices) };
  return { kind: 'done', score, notices };
}

async function scoreOnce(
  { situation, facts, read, seedRun, folder, rows, data, needed, ports, options }: SeedToScore,
  artifact: Awaited<ReturnType<typeof restoreArtifact>>,
  repeat: number | undefined,
) {
  const { model, evaluation } = facts;
  const inputs = stepInputs(situation, read, facts, model.evaluate?.secrets ?? [], ports);
  const of = repeat === undefined ? '' : `-repeat-${repeat}`;
  return await scoreRows(
    {
      ...inputs,
      code: [...(evaluation?.inputs.code ?? []), ...inputs.code.filter((entry) => !isCode(facts, entry.path))],
      destination: join(folder, `seed-${seedRun.seed ?? 'none'}${of}`),
      keep: options.keep,
      artifact,
      data,
      needed,
      rows,
      seed: seedRun.seed,
      ...(repeat !== undefined && { repeat }),
    },
    ports.signal,
  );
}

function isCode(facts: ModelFacts, path: string): boolean {
  return facts.inputs.code.some((entry) => entry.path === path);
}

/** Test rows are always the candidate's, whichever side's model scores them. */
async function rowsWithoutLabel(
  situation: Situation,
  facts: ModelFacts,
  folder: string,
  engine: EngineAtHand,
): Promise<string> {
  const test = await testRows(situation, facts);
  const target = join(folder, `rows${rowsEnding(test.version.dataset.format.kind)}`);
  await writeRowsWithoutLabel(await engine.get(), test.version, test.label.column, target);
  return target;
}

/** The candidate's test rows and label, as the effective evaluation names them. */
export async function testRows(situation: Situation, facts: ModelFacts) {
  const label = situation.candidate.facts.models.get(facts.model.name)?.model.evaluate?.label;
  const resolved = label && situation.candidate.datasets.get(label.dataset);
  if (label === undefined || resolved === undefined) {
    throw MlopsError.of(
      commandReasons,
      'no-label',
      `${facts.model.name} declares no label, so its scores mean nothing.`,
    );
  }
  return { label, version: await localFiles(situation, resolved) };
}

async function restoreArtifact(situation: Situation, run: SeedRun, folder: string) {
  const files = [];
  for (const { path, digest, bytes } of run.artifact.files) {
    const local = join(folder, path);
    await mkdir(join(local, '..'), { recursive: true });
    await situation.store.get(digest, local, bytes);
    files.push({ path, local });
  }
  return files;
}

const withoutIntervals = { levels: [] };

/** As comparisons ask it (`compareModel`), so that a gate held against the record sees the interval that they show. */
const asCompared = { levels: [0.95], seed: 1 };

/** What this side's metrics are by themselves: all that remains comparable once the predictions are gone. */
async function ownValues(
  situation: Situation,
  facts: ModelFacts,
  seeds: EvaluationRecord['seeds'],
  engine: EngineAtHand,
  folder: string,
): Promise<EvaluationRecord['values']> {
  const judge = situation.candidate.facts.models.get(facts.model.name)?.model.evaluate ?? facts.model.evaluate;
  if (judge === undefined) return {};
  const { version } = await testRows(situation, facts);
  const candidate = await predictionFiles(situation, seeds, join(folder, 'predictions'));
  const loaded = await loadScoredRows(await engine.get(), {
    ...askedRows(judge),
    test: version,
    slices: [],
    candidate,
  });
  const { rows } = loaded;
  if (rows === undefined) throw new MlopsError('fail', loaded.problems);
  const perSeed = seeds.map(({ seed }) => {
    const own = rows.candidate.filter((side) => side.seed === seed);
    return computeMetrics({ ...rows, candidate: own }, judge.compute, withoutIntervals);
  });
  return Object.fromEntries(
    computeMetrics(rows, judge.compute, asCompared).map(({ metric, candidate: estimate }) => {
      const [interval] = (estimate.shipped ?? estimate).intervals;
      return [
        metric,
        {
          value: estimate.value,
          ...(estimate.standardError === undefined ? {} : { standardError: estimate.standardError }),
          ...(interval && { interval }),
          rows: estimate.rows,
          seeds: perSeed.map((lines) => lines.find((line) => line.metric === metric)?.candidate.value ?? null),
        },
      ];
    }),
  );
}

function eachRepeat(scored: EvaluationRecord['seeds'][number]) {
  const { seed, artifact } = scored;
  const all = predictionsOf(scored);
  return all.map((predictions, at) => ({ seed, artifact, predictions, repeat: all.length === 1 ? undefined : at }));
}

/** The recorded predictions as local files; throws `artifact-gone` (by the store) where they are no longer kept. */
export async function predictionFiles(situation: Situation, seeds: EvaluationRecord['seeds'], folder: string) {
  const files = [];
  for (const { seed, artifact, predictions, repeat } of seeds.flatMap(eachRepeat)) {
    const file = join(folder, predictions.digest.replace('sha256:', ''), predictions.path);
    await mkdir(join(file, '..'), { recursive: true });
    await rm(file, { force: true });
    await situation.store.get(predictions.digest, file);
    files.push({ seed, artifact, file, ...(repeat !== undefined && { repeat }) });
  }
  return files;
}
