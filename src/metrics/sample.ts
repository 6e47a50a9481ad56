import type { Task } from '../project/types.ts';
import { argsort } from './argsort.ts';
import type { ScoredRows, ScoreMetric, SeedPredictions } from './types.ts';

/** Rows as the definitions read them: weights always there, predictions completed, orders cached. */
export interface Sample {
  readonly task: Task;
  readonly n: number;
  /** Number of classes; 0 for regression and scores. */
  readonly k: number;
  /** Of a scored task: the metrics that the columns of scores are. */
  readonly scoreMetrics?: readonly ScoreMetric[];
  readonly labels: Float64Array;
  readonly labelsFinite: boolean;
  readonly weights: Float64Array;
  readonly totalWeight: number;
  readonly weighted: boolean;
  /** Group of each row, numbered from 0; absent where rows are independent. */
  readonly clusters?: Uint32Array;
  /** Independent units: the groups, else the rows. */
  readonly units: number;
  readonly candidate: readonly Side[];
  readonly baseline?: readonly Side[];
}

/** One seed's predictions. */
export interface Side {
  readonly seed: number | null;
  readonly repeat?: number;
  readonly artifact: string;
  /** Class index or value; undefined where nothing was written that decides it. */
  readonly predicted?: Float64Array;
  readonly predictedFinite: boolean;
  readonly scores: readonly Float64Array[];
  readonly scoresFinite: boolean;
  /** All scores in [0, 1] and, for several classes, adding up to 1 within 1e-4. */
  readonly probabilities: boolean;
  /** The rows ranked by score column k (binary: 0, the positive class). */
  readonly ranking: (k: number) => Ranking;
}

/** Rows by ascending score; read in this order only, since jumping about in a million rows is what costs time. */
export interface Ranking {
  readonly order: Uint32Array;
  /** 1 at the last place of each run of equal scores. */
  readonly tieEnds: Uint8Array;
  /** 1 where the row at this place is of the class. */
  readonly positive: Uint8Array;
  /** The sample's own weights at these places. */
  readonly weights: Float64Array;
}

export function toSample(rows: ScoredRows): Sample {
  const { task, n, labels } = rows;
  const groups = rows.clusters && numbered(rows.clusters);
  const weights = rows.weights ?? new Float64Array(n).fill(1);
  return {
    task,
    n,
    k: rows.classes.length,
    ...(rows.scores && { scoreMetrics: rows.scores }),
    labels,
    labelsFinite: allFinite(labels),
    weights,
    totalWeight: rows.weights ? rows.weights.reduce((sum, weight) => sum + weight, 0) : n,
    weighted: rows.weights?.some((weight) => weight !== rows.weights?.[0]) ?? false,
    candidate: rows.candidate.map((side) => toSide(side, rows, weights)),
    ...(rows.baseline && { baseline: rows.baseline.map((side) => toSide(side, rows, weights)) }),
    units: groups?.count ?? n,
    ...(groups && { clusters: groups.of }),
  };
}

/** Groups by numbers from 0 on, in order of appearance. */
function numbered(clusters: Int32Array): { readonly count: number; readonly of: Uint32Array } {
  const numbers = new Map<number, number>();
  const of = new Uint32Array(clusters.length);
  for (let i = 0; i < clusters.length; i++) {
    const cluster = clusters[i] ?? 0;
    const number = numbers.get(cluster) ?? numbers.size;
    if (number === numbers.size) numbers.set(cluster, number);
    of[i] = number;
  }
  return { count: numbers.size, of };
}

/** The rows with these numbers, in this order. */
export function subset(rows: ScoredRows, index: Uint32Array): ScoredRows {
  const pick = (column: Float64Array): Float64Array =>
    column.length === 0 ? column : Float64Array.from(index, (row) => column[row] ?? Number.NaN);
  const side = (predictions: SeedPredictions): SeedPredictions => ({
    ...predictions,
    ...(predictions.predicted && { predicted: pick(predictions.predicted) }),
    scores: predictions.scores.map(pick),
  });
  return {
    task: rows.task,
    n: index.length,
    classes: rows.classes,
    ...(rows.scores && { scores: rows.scores }),
    labels: pick(rows.labels),
    candidate: rows.candidate.map(side),
    ...(rows.baseline && { baseline: rows.baseline.map(side) }),
    slices: new Map(),
    ...(rows.clusters && { clusters: Int32Array.from(index, (row) => rows.clusters?.[row] ?? 0) }),
    ...(rows.weights && { weights: pick(rows.weights) }),
  };
}

function toSide(side: SeedPredictions, rows: ScoredRows, weights: Float64Array): Side {
  const predicted = side.predicted ?? decide(side, rows.task);
  const rankings = new Map<number, Ranking>();
  return {
    seed: side.seed,
    ...(side.repeat !== undefined && { repeat: side.repeat }),
    artifact: side.artifact,
    ...(predicted && { predicted }),
    predictedFinite: predicted !== undefined && allFinite(predicted),
    scores: side.scores,
    scoresFinite: side.scores.every(allFinite),
    probabilities: areProbabilities(side.scores),
    ranking: (k) => {
      const known = rankings.get(k) ?? rank(side.scores[k] ?? new Float64Array(), rows, weights, k);
      rankings.set(k, known);
      return known;
    },
  };
}

function rank(scores: Float64Array, { task, labels }: ScoredRows, weights: Float64Array, k: number): Ranking {
  const order = argsort(scores);
  const tieEnds = new Uint8Array(order.length);
  const positive = new Uint8Array(order.length);
  const sorted = new Float64Array(order.length);
  const label = task === 'binary' ? 1 : k;
  let previous = Number.NaN;
  for (let at = 0; at < order.length; at++) {
    const row = order[at] ?? 0;
    const score = scores[row] ?? Number.NaN;
    if (at > 0 && score !== previous) tieEnds[at - 1] = 1;
    previous = score;
    positive[at] = labels[row] === label ? 1 : 0;
    sorted[at] = weights[row] ?? 0;
  }
  if (order.length > 0) tieEnds[order.length - 1] = 1;
  return { order, tieEnds, positive, weights: sorted };
}

/** Where only scores were written: the positive class from 0.5 on, or the class of the first highest score. */
function decide(side: SeedPredictions, task: Task): Float64Array | undefined {
  const [first] = side.scores;
  if (task === 'regression' || task === 'scored' || !first) return undefined;
  if (task === 'binary') return first.map((score) => (score >= 0.5 ? 1 : score < 0.5 ? 0 : Number.NaN));
  return first.map((_, row) => {
    let best = 0;
    let top = Number.NEGATIVE_INFINITY;
    for (const [k, column] of side.scores.entries()) {
      const score = column[row] ?? Number.NaN;
      if (Number.isNaN(score)) return Number.NaN;
      if (score > top) [best, top] = [k, score];
    }
    return best;
  });
}

function allFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

function areProbabilities(scores: readonly Float64Array[]): boolean {
  for (const column of scores) {
    for (let i = 0; i < column.length; i++) {
      const score = column[i] ?? Number.NaN;
      if (!(score >= 0 && score <= 1)) return false;
    }
  }
  const [first] = scores;
  if (!first || scores.length === 1) return true;
  for (let i = 0; i < first.length; i++) {
    let sum = 0;
    for (const column of scores) sum += column[i] ?? Number.NaN;
    if (!(Math.abs(sum - 1) < 1e-4)) return false;
  }
  return true;
}
