import { join } from 'node:path';
import type { ScoredRowsRequest } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import type { JudgedRows } from '../../gates/types.ts';
import { type EvaluationRecord, isOneArtifact, type SeedHistory } from '../../metrics/index.ts';
import type { Comparison } from '../../metrics/types.ts';
import type { ModelFacts } from '../../project/index.ts';
import type { LabelCounts, TestRows } from '../../report/types.ts';
import type { ResolvedDataset } from '../../repository/index.ts';
import { makeOwnFolder } from '../../support/own-folder.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import type { RunRecord } from '../../training/types.ts';
import { countAttempts } from '../situation/attempts.ts';
import { scoresOfRun } from '../situation/checked-records.ts';
import { failureOf } from '../situation/failed-steps.ts';
import type { Past } from '../situation/past-results.ts';
import type { ReadCommit } from '../situation/read-commit.ts';
import type { Situation } from '../situation/situation.ts';
import { evaluationAddressOf, runRecord, scoresRecord } from '../situation/standing-records.ts';
import { askedRows } from '../steps/asked-rows.ts';
import { localFiles } from '../steps/dataset-sketch.ts';
import { predictionFiles, testRows } from '../steps/score-run.ts';
import { betterOf, levelsOf, sliceFloor, sliceMetrics, wantedMetrics } from './asked-metrics.ts';
import { stageNotices } from './changed-stages.ts';
import type { Comparing } from './comparing.ts';
import { replacedNotices } from './replaced-notices.ts';
import { type Runs, reportedLines } from './reported-lines.ts';
import { besideRecorded, type ScoredLines, scoredLines } from './scored-lines.ts';
import { scoredBy, scorerProblems } from './scorer.ts';
import { survivedNotices } from './survived.ts';
import { testRowsOf } from './test-rows.ts';
import { untrainedArtifacts } from './untrained.ts';
import { waitingProblem } from './waiting.ts';

/** What is known of one model on both sides. */
export interface ComparedModel {
  readonly facts: ModelFacts;
  readonly before?: ModelFacts;
  readonly candidate?: RunRecord;
  readonly baseline?: RunRecord;
  /** As gates take it. */
  readonly state: 'compared' | 'first-run' | 'missing';
  readonly comparison?: Comparison;
  /** What became of the base's test rows, for the report and, with what was computed on the vouched ones, for gates. */
  readonly testRows?: TestRows;
  readonly rows?: JudgedRows;
  readonly labels?: LabelCounts;
  readonly problems: readonly Problem[];
}

/** What went before, on both branches. */
export interface ModelHistory {
  readonly past: Past;
  /** Commits of this branch before the candidate. */
  readonly branch: readonly ReadCommit[];
}

/** Compares one model's recorded results with the baseline's: computed metrics from rows first, then reported ones. */
export async function compareModel(
  situation: Situation,
  name: string,
  comparing: Comparing,
  history: ModelHistory,
): Promise<ComparedModel> {
  const facts = situation.candidate.facts.models.get(name);
  if (facts === undefined) throw new TypeError(`the candidate has no model ${name}`);
  const before = situation.baseline?.facts.models.get(name);
  const sides = { facts, ...(before && { before }) };
  try {
    return { ...sides, ...(await compareSides(situation, facts, before, comparing, history)) };
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    const candidate = readQuietly(situation, facts);
    const baseline = before && readQuietly(situation, before);
    const state = before === undefined ? 'first-run' : 'missing';
    return {
      ...sides,
      ...(candidate && { candidate }),
      ...(baseline && { baseline }),
      state,
      problems: error.problems,
    };
  }
}

/** The run, where one is recorded that can be read. */
export function readQuietly(situation: Situation, facts: ModelFacts): RunRecord | undefined {
  try {
    return runRecord(situation, facts);
  } catch (error) {
    if (error instanceof MlopsError) return undefined; // the error that is being reported says so already
    throw error;
  }
}

async function compareSides(
  situation: Situation,
  facts: ModelFacts,
  before: ModelFacts | undefined,
  comparing: Comparing,
  { past, branch }: ModelHistory,
): Promise<Omit<ComparedModel, 'facts' | 'before'>> {
  const { model } = facts;
  const candidate = runRecord(situation, facts);
  const baseline = before && runRecord(situation, before);
  const state = before === undefined ? 'first-run' : baseline === undefined ? 'missing' : 'compared';
  const runs = { ...(candidate && { candidate }), ...(baseline && { baseline }) };
  if (candidate === undefined) {
    const problems = await withoutRun(situation, facts);
    return { ...runs, state, problems };
  }
  const computed = await computedLines(situation, facts, before, runs, comparing, past);
  const asked = ofTask(facts, computed);
  const sameRun = before?.fingerprint === facts.fingerprint; // judged when it came to the base
  const reported = reportedLines(asked, runs, computed.metrics, past, computed.vouched === undefined ? 1 : 2);
  const metrics = [...computed.metrics, ...reported];
  return {
    ...runs,
    state,
    ...(computed.against && {
      testRows: testRowsOf(situation, asked, before, baseline, computed, computed.against),
      rows: { ...computed.against, ...(computed.vouched && { vouched: computed.vouched }) },
    }),
    ...(computed.labels && { labels: computed.labels }),
    comparison: {
      schemaVersion: 1,
      model: model.name,
      metrics,
      attempts: await countAttempts(situation, branch, facts, before),
      newRows: computed.newRows,
      ...(computed.repeats && { repeats: computed.repeats }),
      ...(computed.scores && { scoredBy: scoredBy(facts) }),
      ...((model.evaluate?.cluster.length ?? 0) > 0 && { cluster: model.evaluate?.cluster ?? [] }),
      ...(computed.groups !== undefined && { groups: computed.groups }),
    },
    problems: [
      ...waitingBaseline(situation, model.name, state),
      ...computed.problems,
      ...(computed.scores ? scorerProblems(facts, before) : []),
      ...stageNotices(facts, before, reported),
      ...(sameRun ? [] : survivedNotices(model.name, 'training', candidate.seeds)),
      ...replacedNotices(situation, facts, before),
    ],
  };
}

/** Of a training that waits only its smoke run can have failed: it can be asked for all the same. */
async function withoutRun(situation: Situation, facts: ModelFacts): Promise<readonly Problem[]> {
  const failed = await failureOf(situation, 'train', facts);
  const waits = waitingProblem(situation, facts.model.name);
  if (failed === undefined) return [waits ?? notTrained(situation, facts)];
  return waits === undefined ? failed : [...failed, waits];
}

/** Of a renamed model the recorded run is known, and why it is not taken: a name is an input like any other. */
function notTrained(situation: Situation, { model, fingerprint }: ModelFacts): Problem {
  const others = [...(situation.baseline?.facts.models.values() ?? [])];
  const same = others.find((other) => other.fingerprint === fingerprint && other.model.name !== model.name);
  const former = same !== undefined && readQuietly(situation, same) !== undefined ? same.model.name : undefined;
  const named = `fingerprint \`${fingerprint.slice(0, 12)}\``;
  const message =
    former === undefined
      ? `No run of ${model.name} is recorded for ${named}.`
      : `No run of ${model.name} is recorded; the same inputs (${named}) are recorded as ${former}, and a run counts for the model of its own name only.`;
  return { reason: 'not-trained', message };
}

function waitingBaseline(situation: Situation, model: string, state: ComparedModel['state']): readonly Problem[] {
  const waits = state === 'missing' ? waitingProblem(situation, model) : undefined;
  return waits === undefined ? [] : [waits];
}

const nothingComputed: ScoredLines = { metrics: [], newRows: 0, onArrived: [], problems: [] };

async function computedLines(
  situation: Situation,
  facts: ModelFacts,
  before: ModelFacts | undefined,
  runs: Runs,
  comparing: Comparing,
  past: Past,
): Promise<ScoredLines> {
  const judge = facts.model.evaluate;
  if (judge?.label === undefined) {
    const message = `${facts.model.name} declares no label, so its scores mean nothing.`;
    return { ...nothingComputed, problems: judge?.run === undefined ? [] : [{ reason: 'no-label', message }] };
  }
  const candidate = scoresOf(situation, facts, runs.candidate);
  if (candidate === undefined) {
    const message = `The scores of ${facts.model.name} on ${judge.label.dataset} are not recorded.`;
    const failed = await failureOf(situation, 'score', facts);
    return { ...nothingComputed, problems: failed ?? [{ reason: 'not-scored', message }] };
  }
  const baseline = before && scoresOf(situation, before, runs.baseline);
  await using folder = await makeOwnFolder(situation.own.comparisons, 'compare');
  const base = baseline && (await filesOrGone(situation, baseline, join(folder.path, 'baseline')));
  const { version: baseTest, problems: unread } = await baselineRows(situation, facts);
  const request: ScoredRowsRequest = {
    ...askedRows(judge),
    test: (await testRows(situation, facts)).version,
    slices: judge.slices,
    candidate: await predictionFiles(situation, candidate.seeds, join(folder.path, 'candidate')),
    ...(base?.kind === 'files' && { baseline: base.files }),
    ...(baseTest && { baseTest }),
    pairing: judge.run === undefined ? 'shared' : 'all',
  };
  const scored = await scoredLines(request, comparing, (rows, times) => {
    const asked = ofTask(facts, rows);
    const { model } = asked;
    const untrained = untrainedArtifacts(runs.candidate, runs.baseline);
    const common = { levels: levelsOf(model, rows.slices, times), better: betterOf(model), seed: 1, untrained };
    return {
      overall: { ...common, metrics: wantedMetrics(model), history: seedHistory(asked, before, past) },
      bySlice: { ...common, metrics: sliceMetrics(model), slices: judge.slices, ...sliceFloor(model) },
    };
  });
  const survived = sameScores(facts, before) ? [] : survivedNotices(facts.model.name, 'scoring', candidate.seeds);
  const lines = { ...scored, problems: [...unread, ...scored.problems, ...survived] };
  if (base?.kind !== 'gone') return lines;
  const levels = levelsOf(ofTask(facts, lines).model, new Map(), lines.vouched === undefined ? 1 : 2);
  const metrics = besideRecorded(lines.metrics, base.record.values, levels);
  return { ...lines, metrics, problems: [...lines.problems, ...base.problems] };
}

function sameScores({ evaluation }: ModelFacts, before: ModelFacts | undefined): boolean {
  return evaluation === undefined || evaluation.fingerprint === before?.evaluation?.fingerprint;
}

/**
 * With the task that the labels tell, where nobody declares one, and with the scores that were found, where nobody names
 * them: these are the metrics that are asked for.
 */
function ofTask(facts: ModelFacts, { task, scores }: Pick<ScoredLines, 'task' | 'scores'>): ModelFacts {
  const { model } = facts;
  if (model.evaluate === undefined || task === undefined) return facts;
  const compute = scores?.map(({ name }) => name) ?? model.evaluate.compute;
  return { ...facts, model: { ...model, evaluate: { ...model.evaluate, task, compute } } };
}

/**
 * Spread between seeds in past runs that were scored on the same rows; both sides of this comparison add their own. Seeds
 * that all left one artifact show none.
 */
function seedHistory(facts: ModelFacts, before: ModelFacts | undefined, past: Past): readonly SeedHistory[] {
  const own = new Set([facts.fingerprint, before?.fingerprint]);
  const rows = facts.evaluation?.inputs.rows;
  const others = past.evaluations
    .filter((record) => !own.has(record.run) && record.rows === rows)
    .filter(({ seeds }) => !isOneArtifact(seeds.map(({ artifact }) => artifact)));
  return wantedMetrics(facts.model).map((metric) => ({
    metric,
    groups: others
      .map(({ values }) => (values[metric]?.seeds ?? []).filter((value) => value !== null))
      .filter((group) => group.length > 1),
  }));
}

type BaselineFiles =
  | { readonly kind: 'files'; readonly files: Awaited<ReturnType<typeof predictionFiles>> }
  | { readonly kind: 'gone'; readonly record: Scores; readonly problems: readonly Problem[] };

/** Predictions that the store no longer has leave the recorded values: compared unpaired, and said. */
async function filesOrGone(situation: Situation, record: Scores, folder: string): Promise<BaselineFiles> {
  try {
    return { kind: 'files', files: await predictionFiles(situation, record.seeds, folder) };
  } catch (error) {
    if (!(error instanceof MlopsError) || record.values === undefined) throw error;
    return {
      kind: 'gone',
      record,
      problems: [
        {
          reason: 'predictions-gone',
          message: `The baseline's predictions are gone (${error.message}): compared by recorded values, unpaired.`,
        },
      ],
    };
  }
}

/** Scores of one side: from its evaluation step, or from predictions that its training wrote. */
type Scores = Pick<EvaluationRecord, 'seeds'> & { readonly values: EvaluationRecord['values'] };

function scoresOf(situation: Situation, facts: ModelFacts, run: RunRecord | undefined): Scores | undefined {
  const address = evaluationAddressOf(facts);
  if (address !== undefined) {
    const about = { run: facts.fingerprint, rows: facts.evaluation?.inputs.rows };
    const found = scoresRecord(situation.records, address, about, run);
    if (found === undefined) return undefined;
    return run === undefined ? found.record : scoresOfRun(found.address, found.record, run);
  }
  const seeds = (run?.seeds ?? []).flatMap(({ seed, seconds, artifact, outputs }) =>
    outputs
      .filter((output) => output.kind === 'predictions')
      .map(({ path, digest, bytes }) => ({
        seed,
        seconds,
        artifact: artifact.digest,
        predictions: { path, digest, bytes },
      })),
  );
  return seeds.length === 0 ? undefined : { seeds, values: {} };
}

/** The test rows as the baseline has them: labels of ids that it knows come from there. */
async function baselineRows(
  situation: Situation,
  facts: ModelFacts,
): Promise<{ readonly version?: DatasetVersion; readonly problems: readonly Problem[] }> {
  const label = facts.model.evaluate?.label;
  const before = label && situation.baseline?.datasets.get(label.dataset);
  const now = label && situation.candidate.datasets.get(label.dataset);
  if (before === undefined || before.digest === now?.digest) return { problems: [] };
  const found = before.problems.length > 0 ? before.problems : await filesOrWhy(situation, before);
  if ('version' in found) return { ...found, problems: [] };
  const why = found[0]?.message ?? 'unreadable';
  const head = label?.column === undefined ? 'nothing says which rows are new' : 'all labels come from the head';
  const message = `The base's version of ${before.dataset.name} cannot be read (${why}): ${head}.`;
  return { problems: [{ reason: 'unusable-base-labels', message }] };
}

/** What a command of the base makes may be on no machine any more, or come out of an old commit no longer. */
async function filesOrWhy(
  situation: Situation,
  before: ResolvedDataset,
): Promise<{ readonly version: DatasetVersion } | readonly Problem[]> {
  try {
    return { version: await localFiles(situation, before) };
  } catch (error) {
    if (before.built === undefined || !(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return error.problems;
  }
}
