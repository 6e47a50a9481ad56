import type { Ranking, Sample, Side } from '../sample.ts';
import type { Functional } from './definition.ts';
import { aucOnDraws, precisionOnDraws } from './ranked-draws.ts';

/**
 * ROC AUC: the share of (positive, negative) pairs in the right order, ties counting half (DeLong, DeLong &
 * Clarke-Pearson 1988; by ranks as in Sun & Xu 2014). Several classes: the mean over one-against-rest.
 */
export function rocAuc(sample: Sample, side: Side): Functional {
  return meanOverClasses(sample, (column) => {
    const ranking = side.ranking(column);
    const sorted = sorter(ranking, sample);
    return {
      evaluate: (weights) => auc(ranking, sorted(weights)),
      influence: () => placements(ranking, sample),
      resampled: (units) => aucOnDraws(ranking, sample, units),
    };
  });
}

/**
 * Average precision: Σ (Rₙ − Rₙ₋₁) Pₙ over the distinct scores from the highest down. Several classes: the mean over
 * one-against-rest.
 */
export function averagePrecision(sample: Sample, side: Side): Functional {
  return meanOverClasses(sample, (column) => {
    const ranking = side.ranking(column);
    const sorted = sorter(ranking, sample);
    return {
      evaluate: (weights) => precisionArea(ranking, sorted(weights)),
      influence: () => precisionInfluence(ranking, sample),
      resampled: (units) => precisionOnDraws(ranking, sample, units),
    };
  });
}

function meanOverClasses(sample: Sample, make: (column: number) => Functional): Functional {
  if (sample.task === 'binary') return make(0);
  const parts = Array.from({ length: sample.k }, (_, k) => make(k));
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
    resampled: (units) => {
      const columns = parts.map((part) => part.resampled(units));
      return (draws) => columns.reduce((sum, column) => sum + column(draws), 0) / columns.length;
    },
  };
}

/** Weights in the order of the ranking: the sample's own are at hand, others are gathered into one buffer. */
function sorter({ order, weights: own }: Ranking, sample: Sample): (weights: Float64Array) => Float64Array {
  let buffer: Float64Array | undefined;
  return (weights) => {
    if (weights === sample.weights) return own;
    buffer ??= new Float64Array(order.length);
    for (let at = 0; at < order.length; at++) buffer[at] = weights[order[at] ?? 0] ?? 0;
    return buffer;
  };
}

/** Weights here and below are in the order of the ranking. Twin: `aucOfRows` in ranked-draws.ts, for resamples. */
function auc({ tieEnds, positive }: Ranking, weights: Float64Array): number {
  let pairs = 0;
  let positives = 0;
  let negatives = 0;
  let tiedPositives = 0;
  let tiedNegatives = 0;
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] ?? 0;
    if (positive[at]) tiedPositives += weight;
    else tiedNegatives += weight;
    if (!tieEnds[at]) continue;
    pairs += tiedPositives * (negatives + tiedNegatives / 2);
    negatives += tiedNegatives;
    positives += tiedPositives;
    tiedPositives = 0;
    tiedNegatives = 0;
  }
  return pairs / (positives * negatives);
}

/**
 * DeLong's structural components, scaled so that Σψ²·n/(n−1)/n² is DeLong's variance S₁₀/m + S₀₁/n with its own
 * denominators m − 1 and n − 1. Null with fewer than two rows of either class.
 */
function placements(ranking: Ranking, { n }: Sample): Float64Array | null {
  const { order, tieEnds, positive, weights } = ranking;
  const { positives, negatives, positiveRows, negativeRows } = classTotals(ranking);
  if (positiveRows < 2 || negativeRows < 2) return null;
  const value = auc(ranking, weights);
  const unit = (positives + negatives) * Math.sqrt((n - 1) / n);
  const positiveScale = (unit / positives) * Math.sqrt(positiveRows / (positiveRows - 1));
  const negativeScale = (unit / negatives) * Math.sqrt(negativeRows / (negativeRows - 1));
  const components = new Float64Array(n);
  let positivesBelow = 0;
  let negativesBelow = 0;
  let tiedPositives = 0;
  let tiedNegatives = 0;
  let start = 0;
  for (let at = 0; at < n; at++) {
    const weight = weights[at] ?? 0;
    if (positive[at]) tiedPositives += weight;
    else tiedNegatives += weight;
    if (!tieEnds[at]) continue;
    const ofPositive = ((negativesBelow + tiedNegatives / 2) / negatives - value) * positiveScale;
    const ofNegative = ((positives - positivesBelow - tiedPositives / 2) / positives - value) * negativeScale;
    for (; start <= at; start++) components[order[start] ?? 0] = positive[start] ? ofPositive : ofNegative;
    negativesBelow += tiedNegatives;
    positivesBelow += tiedPositives;
    tiedPositives = 0;
    tiedNegatives = 0;
  }
  return components;
}

function precisionArea({ tieEnds, positive }: Ranking, weights: Float64Array): number {
  let above = 0;
  let hits = 0;
  let tiedHits = 0;
  let area = 0;
  for (let at = weights.length - 1; at >= 0; at--) {
    const weight = weights[at] ?? 0;
    above += weight;
    if (positive[at]) tiedHits += weight;
    // The run of equal scores is complete where the next lower place ends another.
    if (tiedHits === 0 || (at > 0 && !tieEnds[at - 1])) continue;
    hits += tiedHits;
    area += (tiedHits * hits) / above;
    tiedHits = 0;
  }
  // One class alone: 0/0 without positives; without negatives the area is 1 whatever the scores are.
  return hits < above ? area / hits : Number.NaN;
}

/**
 * With P(s) the precision among scores ≥ s and S(s) their share: a row of score s₀ and label y moves the area by
 * y (P(s₀) − AP) / π directly, and by E₊[(y − P(s)) / S(s); s ≤ s₀] through the precision below it.
 */
function precisionInfluence(ranking: Ranking, { n }: Sample): Float64Array | null {
  if (n < 2) return null;
  const { order, tieEnds, positive, weights } = ranking;
  const { positives, negatives } = classTotals(ranking);
  const total = positives + negatives;
  const value = precisionArea(ranking, weights);
  const values = new Float64Array(n);
  let above = total;
  let hits = positives;
  // Means over the positive rows, of 1/S and P/S up to here.
  let inverse = 0;
  let loaded = 0;
  let tied = 0;
  let tiedHits = 0;
  let start = 0;
  for (let at = 0; at < n; at++) {
    const weight = weights[at] ?? 0;
    tied += weight;
    if (positive[at]) tiedHits += weight;
    if (!tieEnds[at]) continue;
    const precision = hits / above;
    const step = ((tiedHits / positives) * total) / above;
    inverse += step;
    loaded += step * precision;
    const ofPositive = ((precision - value) * total) / positives + inverse - loaded;
    for (; start <= at; start++) values[order[start] ?? 0] = positive[start] ? ofPositive : -loaded;
    above -= tied;
    hits -= tiedHits;
    tied = 0;
    tiedHits = 0;
  }
  return values;
}

/** Weight and number of the rows of the class, and of the others. */
function classTotals({ positive, weights }: Ranking) {
  let positives = 0;
  let negatives = 0;
  let positiveRows = 0;
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] ?? 0;
    if (positive[at]) positives += weight;
    else negatives += weight;
    positiveRows += positive[at] ?? 0;
  }
  return { positives, negatives, positiveRows, negativeRows: weights.length - positiveRows };
}
