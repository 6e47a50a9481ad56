import type { Ranking, Sample } from '../sample.ts';
import { dot, type OnDraws, type Units } from '../units.ts';

/** ROC AUC on resamples: over pairs of units where they are few, else over the rows. */
export function aucOnDraws(ranking: Ranking, sample: Sample, units: Units): OnDraws {
  return units.count ** 2 <= 4 * sample.n ? aucOfPairs(ranking, units) : aucOfRows(ranking, sample, units);
}

/** From the pairs that the positive rows of one unit win against the negative rows of another, ties half. */
function aucOfPairs(ranking: Ranking, units: Units): OnDraws {
  const { count } = units;
  const { won, positives, negatives } = pairsWon(ranking, units);
  return (draws) => {
    let pairs = 0;
    for (let u = 0; u < count; u++) {
      const times = draws[u] ?? 0;
      if (times > 0) pairs += times * dot(draws, won, u * count);
    }
    return pairs / (dot(draws, positives) * dot(draws, negatives));
  };
}

/** won[u · count + v]: Σ wᵢwⱼ over positive rows i of u and negative rows j of v, i ranked above j, ties half. */
function pairsWon(ranking: Ranking, { count, of }: Units) {
  const { order, tieEnds, positive, weights } = ranking;
  const won = new Float64Array(count * count);
  const [positives, negatives] = [new Float64Array(count), new Float64Array(count)];
  let start = 0;
  for (let end = 0; end < order.length; end++) {
    if (!tieEnds[end]) continue;
    // The negative rows of a run count half before its positive rows and half after them.
    for (let at = start; at <= end; at++) if (!positive[at]) add(negatives, at, 0.5);
    for (let at = start; at <= end; at++) if (positive[at]) win(at);
    for (let at = start; at <= end; at++) if (!positive[at]) add(negatives, at, 0.5);
    start = end + 1;
  }
  return { won, positives, negatives };

  function add(sums: Float64Array, at: number, share: number): void {
    const unit = of[order[at] ?? 0] ?? 0;
    sums[unit] = (sums[unit] ?? 0) + share * (weights[at] ?? 0);
  }

  function win(at: number): void {
    add(positives, at, 1);
    const weight = weights[at] ?? 0;
    const row = (of[order[at] ?? 0] ?? 0) * count;
    for (let v = 0; v < count; v++) won[row + v] = (won[row + v] ?? 0) + weight * (negatives[v] ?? 0);
  }
}

/** As `auc` in ranking.ts, which reads weights instead of draws: what changes there changes here. One loop of both is slower. */
function aucOfRows({ order, tieEnds, positive, weights }: Ranking, { weighted }: Sample, { of }: Units): OnDraws {
  const unitAt = Uint16Array.from(order, (row) => of[row] ?? 0);
  return (draws) => {
    let pairs = 0;
    let positives = 0;
    let negatives = 0;
    let tiedPositives = 0;
    let tiedNegatives = 0;
    for (let at = 0; at < unitAt.length; at++) {
      const times = draws[unitAt[at] ?? 0] ?? 0;
      const weight = weighted ? times * (weights[at] ?? 0) : times;
      const hit = weight * (positive[at] ?? 0);
      tiedPositives += hit;
      tiedNegatives += weight - hit;
      if (!tieEnds[at]) continue;
      pairs += tiedPositives * (negatives + tiedNegatives / 2);
      negatives += tiedNegatives;
      positives += tiedPositives;
      tiedPositives = 0;
      tiedNegatives = 0;
    }
    return pairs / (positives * negatives);
  };
}

/**
 * Average precision on resamples: it needs the rows, from the highest score down. Three passes without a branch in
 * them: what was drawn down to each row, the positives among it, and the area over the runs that hold a positive.
 */
export function precisionOnDraws(ranking: Ranking, sample: Sample, units: Units): OnDraws {
  const { unitAt, weights, positives, runs } = fromTheTop(ranking, units);
  const drawn = new Float64Array(unitAt.length);
  const hits = new Float64Array(positives.length);
  const accumulate = sample.weighted ? accumulateWeights : accumulateCounts;
  return (draws) => {
    const total = accumulate(drawn, draws, unitAt, weights);
    const hit = accumulate(hits, draws, positives.unitAt, positives.weights);
    let area = 0;
    let before = 0;
    for (let run = 0; run < runs.length; run++) {
      const upTo = hits[runs.lastPositive[run] ?? 0] ?? 0;
      const above = drawn[runs.lastRow[run] ?? 0] ?? 0;
      // Where nothing was drawn yet there is no hit either.
      area += ((upTo - before) * upTo) / (above > 0 ? above : 1);
      before = upTo;
    }
    return hit < total ? area / hit : Number.NaN;
  };
}

function accumulateCounts(sums: Float64Array, draws: Uint16Array, unitAt: Uint16Array): number {
  let sum = 0;
  for (let at = 0; at < sums.length; at++) {
    sum += draws[unitAt[at] ?? 0] ?? 0;
    sums[at] = sum;
  }
  return sum;
}

function accumulateWeights(sums: Float64Array, draws: Uint16Array, unitAt: Uint16Array, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < sums.length; at++) {
    sum += (draws[unitAt[at] ?? 0] ?? 0) * (weights[at] ?? 0);
    sums[at] = sum;
  }
  return sum;
}

/** The rows from the highest score down, the positive ones of them, and the runs of equal scores that hold any. */
function fromTheTop({ order, tieEnds, positive, weights }: Ranking, { of }: Units) {
  const n = order.length;
  const unitAt = new Uint16Array(n);
  const downward = new Float64Array(n);
  const positiveUnits: number[] = [];
  const positiveWeights: number[] = [];
  const lastPositive: number[] = [];
  const lastRow: number[] = [];
  let counted = 0;
  for (let place = 0; place < n; place++) {
    const at = n - 1 - place;
    const unit = of[order[at] ?? 0] ?? 0;
    const weight = weights[at] ?? 0;
    unitAt[place] = unit;
    downward[place] = weight;
    if (positive[at]) {
      positiveUnits.push(unit);
      positiveWeights.push(weight);
    }
    const runEnds = at === 0 || tieEnds[at - 1] === 1;
    if (!runEnds || positiveUnits.length === counted) continue;
    counted = positiveUnits.length;
    lastPositive.push(counted - 1);
    lastRow.push(place);
  }
  return {
    unitAt,
    weights: downward,
    positives: {
      length: positiveUnits.length,
      unitAt: Uint16Array.from(positiveUnits),
      weights: Float64Array.from(positiveWeights),
    },
    runs: {
      length: lastRow.length,
      lastPositive: Uint32Array.from(lastPositive),
      lastRow: Uint32Array.from(lastRow),
    },
  };
}
