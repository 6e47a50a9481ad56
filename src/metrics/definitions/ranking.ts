import type { Sample, Side } from '../sample.ts';
import type { Functional } from './definition.ts';

/**
 * ROC AUC: the share of (positive, negative) pairs in the right order, ties counting half (DeLong, DeLong &
 * Clarke-Pearson 1988; by ranks as in Sun & Xu 2014). Several classes: the mean over one-against-rest.
 */
export function rocAuc(sample: Sample, side: Side): Functional {
  return meanOverClasses(sample, (k, column) => ({
    evaluate: (weights) => auc(sample, side.order(column), columnOf(side, column), k, weights),
    influence: () => placements(sample, side.order(column), columnOf(side, column), k),
  }));
}

/**
 * Average precision: Σ (Rₙ − Rₙ₋₁) Pₙ over the distinct scores from the highest down. Several classes: the mean over
 * one-against-rest.
 */
export function averagePrecision(sample: Sample, side: Side): Functional {
  return meanOverClasses(sample, (k, column) => ({
    evaluate: (weights) => precisionArea(sample, side.order(column), columnOf(side, column), k, weights),
    influence: () => precisionInfluence(sample, side.order(column), columnOf(side, column), k),
  }));
}

function meanOverClasses(sample: Sample, make: (k: number, column: number) => Functional): Functional {
  if (sample.task === 'binary') return make(1, 0);
  const parts = Array.from({ length: sample.k }, (_, k) => make(k, k));
  return {
    evaluate: (weights) => parts.reduce((sum, part) => sum + part.evaluate(weights), 0) / parts.length,
    influence: () => {
      const mean = new Float64Array(sample.n);
      for (const part of parts) {
        const values = part.influence();
        if (!values) return null;
        for (let i = 0; i < sample.n; i++) mean[i] = (mean[i] ?? 0) + (values[i] ?? 0) / parts.length;
      }
      return mean;
    },
  };
}

function columnOf(side: Side, column: number): Float64Array {
  return side.scores[column] ?? new Float64Array();
}

/** The end of the run of equal scores that starts at `start` in ascending order. */
function endOfTie(order: Uint32Array, scores: Float64Array, start: number): number {
  const score = scores[order[start] ?? 0];
  let end = start + 1;
  while (end < order.length && scores[order[end] ?? 0] === score) end += 1;
  return end;
}

/** Weight and number of the rows of class k, and of the others. */
function classTotals({ labels, weights, n }: Sample, k: number) {
  let positives = 0;
  let negatives = 0;
  let positiveRows = 0;
  for (let i = 0; i < n; i++) {
    if (labels[i] === k) {
      positives += weights[i] ?? 0;
      positiveRows += 1;
    } else negatives += weights[i] ?? 0;
  }
  return { positives, negatives, positiveRows, negativeRows: n - positiveRows };
}

function auc(sample: Sample, order: Uint32Array, scores: Float64Array, k: number, weights: Float64Array): number {
  const { labels } = sample;
  let pairs = 0;
  let negatives = 0;
  let positives = 0;
  for (let start = 0; start < order.length; ) {
    const end = endOfTie(order, scores, start);
    let tiedPositives = 0;
    let tiedNegatives = 0;
    for (let at = start; at < end; at++) {
      const row = order[at] ?? 0;
      if (labels[row] === k) tiedPositives += weights[row] ?? 0;
      else tiedNegatives += weights[row] ?? 0;
    }
    pairs += tiedPositives * (negatives + tiedNegatives / 2);
    negatives += tiedNegatives;
    positives += tiedPositives;
    start = end;
  }
  return pairs / (positives * negatives);
}

/**
 * DeLong's structural components, scaled so that Σψ²·n/(n−1)/n² is DeLong's variance S₁₀/m + S₀₁/n with its own
 * denominators m − 1 and n − 1.
 */
function placements(sample: Sample, order: Uint32Array, scores: Float64Array, k: number): Float64Array | null {
  const { labels, weights, n } = sample;
  const { positives, negatives, positiveRows, negativeRows } = classTotals(sample, k);
  if (positiveRows < 2 || negativeRows < 2) return null;
  const value = auc(sample, order, scores, k, weights);
  const shrink = (n - 1) / n;
  const positiveScale = ((positives + negatives) / positives) * Math.sqrt((positiveRows / (positiveRows - 1)) * shrink);
  const negativeScale = ((positives + negatives) / negatives) * Math.sqrt((negativeRows / (negativeRows - 1)) * shrink);
  const components = new Float64Array(n);
  let negativesBelow = 0;
  let positivesBelow = 0;
  for (let start = 0; start < n; ) {
    const end = endOfTie(order, scores, start);
    let tiedPositives = 0;
    let tiedNegatives = 0;
    for (let at = start; at < end; at++) {
      const row = order[at] ?? 0;
      if (labels[row] === k) tiedPositives += weights[row] ?? 0;
      else tiedNegatives += weights[row] ?? 0;
    }
    const ofPositive = ((negativesBelow + tiedNegatives / 2) / negatives - value) * positiveScale;
    const ofNegative = ((positives - positivesBelow - tiedPositives / 2) / positives - value) * negativeScale;
    for (let at = start; at < end; at++) {
      const row = order[at] ?? 0;
      components[row] = labels[row] === k ? ofPositive : ofNegative;
    }
    negativesBelow += tiedNegatives;
    positivesBelow += tiedPositives;
    start = end;
  }
  return components;
}

function precisionArea(
  sample: Sample,
  order: Uint32Array,
  scores: Float64Array,
  k: number,
  weights: Float64Array,
): number {
  const { labels } = sample;
  let above = 0;
  let hits = 0;
  let area = 0;
  for (let end = order.length; end > 0; ) {
    let start = end - 1;
    const score = scores[order[start] ?? 0];
    let tiedHits = 0;
    for (; start >= 0 && scores[order[start] ?? 0] === score; start--) {
      const row = order[start] ?? 0;
      const weight = weights[row] ?? 0;
      above += weight;
      if (labels[row] === k) tiedHits += weight;
    }
    hits += tiedHits;
    if (tiedHits > 0) area += (tiedHits * hits) / above;
    end = start + 1;
  }
  // One class alone: 0/0 without positives; without negatives the area is 1 whatever the scores are.
  return hits < above ? area / hits : Number.NaN;
}

/**
 * With P(s) the precision among scores ≥ s and S(s) their share: a row of score s₀ and label y moves the area by
 * y (P(s₀) − AP) / π directly, and by E₊[(y − P(s)) / S(s); s ≤ s₀] through the precision below it.
 */
function precisionInfluence(sample: Sample, order: Uint32Array, scores: Float64Array, k: number): Float64Array | null {
  const { labels, weights, n } = sample;
  const { positives, negatives } = classTotals(sample, k);
  const total = positives + negatives;
  if (n < 2) return null;
  const value = precisionArea(sample, order, scores, k, weights);
  const values = new Float64Array(n);
  let above = total;
  let hits = positives;
  // Sums over the positive rows with a lower or equal score, of 1/S and P/S.
  let inverse = 0;
  let loaded = 0;
  for (let start = 0; start < n; ) {
    const end = endOfTie(order, scores, start);
    let tied = 0;
    let tiedHits = 0;
    for (let at = start; at < end; at++) {
      const row = order[at] ?? 0;
      tied += weights[row] ?? 0;
      if (labels[row] === k) tiedHits += weights[row] ?? 0;
    }
    const precision = hits / above;
    inverse += ((tiedHits / positives) * total) / above;
    loaded += ((tiedHits / positives) * total * precision) / above;
    for (let at = start; at < end; at++) {
      const row = order[at] ?? 0;
      const direct = labels[row] === k ? ((precision - value) * total) / positives + inverse : 0;
      values[row] = direct - loaded;
    }
    above -= tied;
    hits -= tiedHits;
    start = end;
  }
  return values;
}
