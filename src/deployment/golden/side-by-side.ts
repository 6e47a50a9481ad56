import { className, type GoldenLabels } from '../../data/index.ts';
import { type BesideLimit, type BesideResult, judgeBeside, levelsFor } from '../../gates/index.ts';
import { compareRows, defaultMetrics, knownMetric } from '../../metrics/index.ts';
import type { MetricComparison, ScoredRows, SeedPredictions } from '../../metrics/types.ts';
import { formatNumber } from '../../support/numbers.ts';
import { worst } from '../../support/verdict.ts';
import type { Finding } from '../evidence.ts';
import type { Answers } from './answers.ts';

export interface SideBySide {
  readonly labels: GoldenLabels;
  /** Of the version that is verified, and of the live one, on the same rows. */
  readonly ours: Answers;
  readonly theirs: Answers;
  /** Empty: the usual ones of the task. */
  readonly metrics: readonly string[];
  readonly limits: readonly BesideLimit[];
  readonly minRows: number;
  /** "the live version 2". */
  readonly live: string;
}

/** Compares the metrics of two versions that have answered the same rows, paired. */
export function sideBySide(asked: SideBySide): Finding {
  const { labels, ours, theirs, minRows, live } = asked;
  const n = labels.values.length;
  if (n < minRows) return unknown(`Only ${n} rows can be compared, ${minRows} are needed.`);
  const candidate = predictionsOf(ours, labels);
  if (typeof candidate === 'string')
    return { verdict: 'fail', sentence: `What it answers has no metrics: ${candidate}.` };
  const baseline = predictionsOf(theirs, labels);
  if (typeof baseline === 'string') return unknown(`What ${live} answers has no metrics: ${baseline}.`);
  const rows = scoredRows(labels, { ...candidate, artifact: 'ours' }, { ...baseline, artifact: 'theirs' });
  return concluded(asked, rows);
}

function unknown(sentence: string): Finding {
  return { verdict: 'unknown', sentence };
}

function scoredRows(labels: GoldenLabels, candidate: SeedPredictions, baseline: SeedPredictions): ScoredRows {
  const { task, classes, values, clusters } = labels;
  const groups = new Map([...new Set(clusters)].map((name, index) => [name, index]));
  return {
    task,
    n: values.length,
    classes,
    labels: Float64Array.from(values, (value) =>
      task === 'regression' ? Number(value) : classes.indexOf(String(value)),
    ),
    candidate: [candidate],
    baseline: [baseline],
    slices: new Map(),
    ...(clusters && { clusters: Int32Array.from(clusters, (name) => groups.get(name) ?? 0) }),
  };
}

/** As the task needs them; else what is wrong. */
function predictionsOf(answers: Answers, labels: GoldenLabels): Omit<SeedPredictions, 'artifact'> | string {
  const { task, classes } = labels;
  const predicted = task === 'regression' ? numbers(answers, 'prediction') : classesOf(answers, labels);
  if (typeof predicted === 'string') return predicted;
  const scores = scoreNames(task, classes, answers).map((name) => numbers(answers, name) ?? `there is no ${name}`);
  const bad = scores.find((score) => typeof score === 'string');
  if (bad !== undefined) return bad;
  const arrays = scores.filter((score) => typeof score !== 'string');
  if (predicted === undefined && arrays.length === 0) return `there is neither prediction nor score for a ${task} task`;
  return { seed: null, ...(predicted && { predicted }), scores: arrays };
}

function scoreNames(task: GoldenLabels['task'], classes: readonly string[], answers: Answers): readonly string[] {
  if (task === 'regression') return [];
  if (task === 'binary') return ['score', `score_${classes[1]}`].filter((name) => answers.has(name)).slice(0, 1);
  const names = classes.map((name) => `score_${name}`);
  return names.every((name) => answers.has(name)) ? names : [];
}

function numbers(answers: Answers, name: string): Float64Array | string | undefined {
  const cells = answers.get(name);
  if (cells === undefined) return undefined;
  const bad = cells.filter((cell) => typeof cell !== 'number' || !Number.isFinite(cell)).length;
  if (bad > 0) return `${name} of ${formatNumber(bad, 0)} rows is no number`;
  return Float64Array.from(cells, Number);
}

function classesOf(answers: Answers, { classes, type }: GoldenLabels): Float64Array | string | undefined {
  const cells = answers.get('prediction');
  if (cells === undefined) return undefined;
  const index = new Map(classes.map((name, at) => [name, at]));
  const found = cells.map((cell) => (cell === null ? undefined : index.get(className(cell, type))));
  const bad = found.filter((at) => at === undefined).length;
  if (bad > 0) return `the prediction of ${formatNumber(bad, 0)} rows is none of the ${classes.length} classes`;
  return Float64Array.from(found, (at) => at ?? Number.NaN);
}

function concluded({ labels, metrics, limits, live }: SideBySide, rows: ScoredRows): Finding {
  const names = judgedMetrics(metrics.length > 0 ? metrics : defaultMetrics(labels.task), limits);
  const better = new Map(limits.flatMap((limit) => (limit.better ? [[limit.metric, limit.better] as const] : [])));
  const lines = compareRows(rows, { metrics: names, levels: levelsFor(names.length + limits.length), better, seed: 1 });
  const asked = lines.filter((line) => isAsked(line, limits));
  const results = judgeBeside(asked, limits);
  if (results.length === 0) return unknown(`No metric follows from what is answered (${names.join(', ')}).`);
  const left = lines.filter((line) => !asked.includes(line)).map(({ metric }) => metric);
  const rest = left.length === 0 ? '' : ` Not asked, for want of scores: ${left.join(', ')}.`;
  const said = results.toSorted((a, b) => rank(a) - rank(b)).map(({ sentence }) => sentence);
  const sentence = `On ${formatNumber(rows.n, 0)} rows, against ${live}: ${said.join(' ')}${rest}`;
  return { verdict: worst(results.map(({ verdict }) => verdict)), sentence };
}

/** As in a pull request: what gates name, and all of them where gates name none. */
function judgedMetrics(names: readonly string[], limits: readonly BesideLimit[]): readonly string[] {
  const gated = new Set(limits.map(({ metric }) => nameOf(metric)));
  const named = names.filter((name) => gated.has(nameOf(name)));
  return named.length > 0 ? named : names;
}

function nameOf(metric: string): string {
  return knownMetric(metric)?.name ?? metric;
}

/** Classes without scores have no ranking: that is asked only where a limit asks for it. */
function isAsked({ metric, candidate, baseline }: MetricComparison, limits: readonly BesideLimit[]): boolean {
  if (limits.some((limit) => limit.maxWorse && nameOf(limit.metric) === nameOf(metric))) return true;
  return candidate.undefinedBecause !== 'no-scores' && baseline?.undefinedBecause !== 'no-scores';
}

function rank({ verdict }: BesideResult): number {
  return ['fail', 'unknown', 'pass'].indexOf(verdict);
}
