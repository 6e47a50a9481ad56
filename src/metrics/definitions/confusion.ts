import type { Sample, Side } from '../sample.ts';
import { dot, type OnDraws, type Units, weightOnDraws } from '../units.ts';
import type { Functional } from './definition.ts';
import { type ConfusionMetric, emptyMargins, type Margins, marginsOf } from './margins.ts';
import { inRuns, runSum } from './runs.ts';

export type Ratio = 'precision' | 'recall' | 'f1';

/** Precision, recall or F1 of one class. */
export function ratio(kind: Ratio, margins: Margins, k: number): number {
  const hits = margins.hits[k] ?? 0;
  const truth = margins.truth[k] ?? 0;
  const predicted = margins.predicted[k] ?? 0;
  if (kind === 'precision') return hits / predicted;
  if (kind === 'recall') return hits / truth;
  return (2 * hits) / (truth + predicted);
}

export const positiveClass =
  (kind: Ratio): ConfusionMetric =>
  (margins) =>
    ratio(kind, margins, 1);

/** The mean over the classes that occur in labels or predictions. */
export const macro =
  (kind: Ratio): ConfusionMetric =>
  (margins) => {
    let sum = 0;
    let classes = 0;
    for (let k = 0; k < margins.truth.length; k++) {
      if (!margins.truth[k] && !margins.predicted[k]) continue;
      sum += ratio(kind, margins, k);
      classes += 1;
    }
    return sum / classes;
  };

/** The mean over classes weighted by their true rows. */
export const weighted =
  (kind: Ratio): ConfusionMetric =>
  (margins) => {
    let sum = 0;
    for (let k = 0; k < margins.truth.length; k++) {
      const truth = margins.truth[k] ?? 0;
      if (truth > 0) sum += truth * ratio(kind, margins, k);
    }
    return sum / margins.total;
  };

/** The mean recall of the classes that occur in the labels; NaN for a single class. */
export const balancedAccuracy: ConfusionMetric = (margins) => {
  let sum = 0;
  let classes = 0;
  for (let k = 0; k < margins.truth.length; k++) {
    if (!margins.truth[k]) continue;
    sum += ratio('recall', margins, k);
    classes += 1;
  }
  return classes > 1 ? sum / classes : Number.NaN;
};

export const accuracy: ConfusionMetric = (margins) => sum(margins.hits) / margins.total;

/** Matthews' correlation, for K classes by Gorodkin 2004; NaN where labels or predictions are constant. */
export const mcc: ConfusionMetric = (margins) => {
  // By shares, so that sums of squares of a million rows stay small.
  const { total } = margins;
  let both = 0;
  let truth = 0;
  let predicted = 0;
  for (let k = 0; k < margins.truth.length; k++) {
    const t = (margins.truth[k] ?? 0) / total;
    const p = (margins.predicted[k] ?? 0) / total;
    both += t * p;
    truth += t * (1 - t);
    predicted += p * (1 - p);
  }
  if (!(truth > 1e-15) || !(predicted > 1e-15)) return Number.NaN;
  return (sum(margins.hits) / total - both) / Math.sqrt(truth * predicted);
};

const known = new WeakMap<Side, Margins>();

/** The table of the sample itself: the same for all metrics of a side, so that it is counted once. */
function ownMargins(sample: Sample, side: Side): Margins {
  const margins = known.get(side) ?? marginsOf(sample, side.predicted ?? new Float64Array(sample.n), sample.weights);
  known.set(side, margins);
  return margins;
}

export function confusionFunctional(metric: ConfusionMetric) {
  return (sample: Sample, side: Side): Functional => {
    const predicted = side.predicted ?? new Float64Array(sample.n);
    return {
      evaluate: (weights) =>
        metric(weights === sample.weights ? ownMargins(sample, side) : marginsOf(sample, predicted, weights)),
      influence: () => influence(metric, sample, predicted, ownMargins(sample, side)),
      resampled: (units) =>
        units.count * sample.k * 3 <= sample.n
          ? marginsOnDraws(metric, sample, predicted, units)
          : cellsOnDraws(metric, sample, predicted, units),
    };
  };
}

/** From the margins of each unit, class after class. */
function marginsOnDraws(metric: ConfusionMetric, sample: Sample, predicted: Float64Array, units: Units): OnDraws {
  const { k, n, labels, weights } = sample;
  const empty = () => new Float64Array(k * units.count);
  const byUnit = { hits: empty(), truth: empty(), predicted: empty() };
  for (let i = 0; i < n; i++) {
    const unit = units.of[i] ?? 0;
    const label = (labels[i] ?? 0) * units.count + unit;
    const said = (predicted[i] ?? 0) * units.count + unit;
    const weight = weights[i] ?? 0;
    byUnit.truth[label] = (byUnit.truth[label] ?? 0) + weight;
    byUnit.predicted[said] = (byUnit.predicted[said] ?? 0) + weight;
    if (label === said) byUnit.hits[label] = (byUnit.hits[label] ?? 0) + weight;
  }
  const total = weightOnDraws(sample, units);
  const drawn = emptyMargins(k);
  return (draws) => {
    for (let label = 0; label < k; label++) {
      drawn.hits[label] = dot(draws, byUnit.hits, label * units.count);
      drawn.truth[label] = dot(draws, byUnit.truth, label * units.count);
      drawn.predicted[label] = dot(draws, byUnit.predicted, label * units.count);
    }
    drawn.total = total(draws);
    return metric(drawn);
  };
}

/** The rows of each occupied cell of label × prediction, cell after cell. */
interface CellRows {
  readonly cells: readonly { readonly label: number; readonly said: number; readonly end: number }[];
  readonly unitAt: Uint16Array;
  readonly weights: Float64Array;
}

const sorted = new WeakMap<Units, WeakMap<Float64Array, CellRows>>();

/** From the sums of each cell. Total and margins are added in the same order, so that a lone class is all of the total. */
function cellsOnDraws(metric: ConfusionMetric, sample: Sample, predicted: Float64Array, units: Units): OnDraws {
  const { cells, unitAt, weights } = cellRows(sample, predicted, units);
  const { hits, truth, predicted: answers } = emptyMargins(sample.k);
  return (draws) => {
    hits.fill(0);
    truth.fill(0);
    answers.fill(0);
    let total = 0;
    let start = 0;
    for (const { label, said, end } of cells) {
      const weight = runSum(draws, unitAt, weights, start, end);
      truth[label] = (truth[label] ?? 0) + weight;
      answers[said] = (answers[said] ?? 0) + weight;
      if (label === said) hits[label] = weight;
      total += weight;
      start = end;
    }
    return metric({ hits, truth, predicted: answers, total });
  };
}

/** The same for all metrics of a side: sorted once. */
function cellRows(sample: Sample, predicted: Float64Array, units: Units): CellRows {
  const bySide = sorted.get(units) ?? new WeakMap<Float64Array, CellRows>();
  sorted.set(units, bySide);
  const rows = bySide.get(predicted) ?? sortByCell(sample, predicted, units);
  bySide.set(predicted, rows);
  return rows;
}

function sortByCell({ n, k, labels, weights }: Sample, predicted: Float64Array, units: Units): CellRows {
  const keyOf = (i: number): number => (labels[i] ?? 0) * k + (predicted[i] ?? 0);
  const keys = new Set<number>();
  for (let i = 0; i < n; i++) keys.add(keyOf(i));
  const occupied = Float64Array.from(keys).sort();
  const places = new Map(Array.from(occupied, (key, place) => [key, place]));
  const { order, ends } = inRuns(
    Uint32Array.from({ length: n }, (_, i) => places.get(keyOf(i)) ?? 0),
    occupied.length,
  );
  return {
    cells: Array.from(occupied, (key, place) => ({ label: Math.floor(key / k), said: key % k, end: ends[place] ?? 0 })),
    unitAt: Uint16Array.from(order, (row) => units.of[row] ?? 0),
    weights: Float64Array.from(order, (row) => weights[row] ?? 0),
  };
}

/** By the chain rule over the margins; their partial derivatives by central differences (relative error ~1e-9). */
function influence(metric: ConfusionMetric, sample: Sample, predicted: Float64Array, margins: Margins): Float64Array {
  const slope = (column: Float64Array): Float64Array =>
    column.map((count, k) => {
      if (!count) return 0;
      const step = count * 1e-5;
      column[k] = count + step;
      const above = metric(margins);
      column[k] = count - step;
      const below = metric(margins);
      column[k] = count;
      return ((above - below) / (2 * step)) * margins.total;
    });
  // A hit that is 0 may still become 1: its slope is one-sided.
  const bySide = { truth: slope(margins.truth), predicted: slope(margins.predicted), hits: hitSlopes(metric, margins) };
  const values = new Float64Array(sample.n);
  let mean = 0;
  for (let i = 0; i < sample.n; i++) {
    const label = sample.labels[i] ?? 0;
    const said = predicted[i] ?? 0;
    const hit = label === said ? (bySide.hits[label] ?? 0) : 0;
    const value = (bySide.truth[label] ?? 0) + (bySide.predicted[said] ?? 0) + hit;
    values[i] = value;
    mean += (sample.weights[i] ?? 0) * value;
  }
  mean /= margins.total;
  for (let i = 0; i < sample.n; i++) values[i] = (values[i] ?? 0) - mean;
  return values;
}

/** All metrics here are linear in the hits, so that any step gives the exact slope. */
function hitSlopes(metric: ConfusionMetric, margins: Margins): Float64Array {
  const { hits, total } = margins;
  return hits.map((count, k) => {
    const step = Math.max(count, total * 1e-3);
    const before = metric(margins);
    hits[k] = count + step;
    const after = metric(margins);
    hits[k] = count;
    return ((after - before) / step) * total;
  });
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let k = 0; k < values.length; k++) total += values[k] ?? 0;
  return total;
}
