import { random } from '../../support/random.ts';
import type { Functional } from '../definitions/definition.ts';
import type { Sample } from '../sample.ts';
import { canonicalOrder } from './canonical.ts';
import { resamples } from './replicates.ts';

/** The functionals of one metric: one a seed, on each side. */
export interface Functionals {
  readonly candidate: readonly Functional[];
  readonly baseline: readonly Functional[];
}

/** Replicates of each seed's value: `candidate[seed][replicate]`. */
export interface Replicates {
  readonly candidate: readonly Float64Array[];
  readonly baseline: readonly Float64Array[];
}

/** Up to as many rows are resampled; above, the linear approximation is as good and faster. */
export const resampledRows = 20_000;

/** Draws rows (or whole groups) with replacement and evaluates all metrics on each draw: one draw serves them all. */
export function bootstrap(sample: Sample, metrics: readonly Functionals[], seed: number): readonly Replicates[] {
  const empty = (list: readonly Functional[]) => list.map(() => new Float64Array(resamples));
  const results = metrics.map(({ candidate, baseline }) => ({
    candidate: empty(candidate),
    baseline: empty(baseline),
  }));
  if (metrics.length === 0) return results;
  const stream = random(seed, 0xb007, sample.n);
  const { groups, rows } = unitsOf(sample);
  const counts = new Uint32Array(groups);
  const weights = new Float64Array(sample.n);
  for (let replicate = 0; replicate < resamples; replicate++) {
    counts.fill(0);
    for (let draw = 0; draw < groups; draw++) {
      const group = stream.below(groups);
      counts[group] = (counts[group] ?? 0) + 1;
    }
    for (let i = 0; i < sample.n; i++) weights[i] = (sample.weights[i] ?? 0) * (counts[rows[i] ?? 0] ?? 0);
    for (const [index, metric] of metrics.entries()) {
      const result = results[index];
      for (const [k, one] of metric.candidate.entries()) set(result?.candidate[k], replicate, one.evaluate(weights));
      for (const [k, one] of metric.baseline.entries()) set(result?.baseline[k], replicate, one.evaluate(weights));
    }
  }
  return results;
}

/** How many independent units there are, and the unit of each row, numbered in canonical order. */
function unitsOf(sample: Sample): { readonly groups: number; readonly rows: Uint32Array } {
  const order = canonicalOrder(sample);
  const rows = new Uint32Array(sample.n);
  if (!sample.clusters) {
    for (let at = 0; at < order.length; at++) rows[order[at] ?? 0] = at;
    return { groups: sample.n, rows };
  }
  const numbers = new Map<number, number>();
  for (const row of order) {
    const cluster = sample.clusters[row] ?? 0;
    const number = numbers.get(cluster) ?? numbers.size;
    numbers.set(cluster, number);
    rows[row] = number;
  }
  return { groups: numbers.size, rows };
}

function set(column: Float64Array | undefined, at: number, value: number): void {
  if (column) column[at] = value;
}
