import { random } from '../../support/random.ts';
import type { Definition, Functional } from '../definitions/definition.ts';
import type { Sample } from '../sample.ts';
import type { OnDraws } from '../units.ts';
import { canonicalUnits } from './canonical.ts';
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
const resampledRows = 20_000;

/** Pairs of groups, times the classes, up to which groups are resampled whatever the number of rows: 500 groups of two classes. */
const resampledPairs = 250_000;

/**
 * Whether resamples are affordable. With few groups they cost per group and not per row, save for metrics that need the
 * rows in order, and there the linear approximation is worth least.
 */
export function isResampled({ n, units, clusters, k }: Sample, { rowwise }: Pick<Definition, 'rowwise'>): boolean {
  if (n < 2) return false;
  if (n <= resampledRows) return true;
  return clusters !== undefined && !rowwise && units ** 2 * (k > 2 ? k : 1) <= resampledPairs;
}

/** Draws rows (or whole groups) with replacement and evaluates all metrics on each draw: one draw serves them all. */
export function bootstrap(sample: Sample, metrics: readonly Functionals[], seed: number): readonly Replicates[] {
  if (metrics.length === 0) return [];
  const units = canonicalUnits(sample);
  const columns: { readonly values: Float64Array; readonly onDraws: OnDraws }[] = [];
  const column = (functional: Functional): Float64Array => {
    const values = new Float64Array(resamples);
    columns.push({ values, onDraws: functional.resampled(units) });
    return values;
  };
  const results = metrics.map(({ candidate, baseline }) => ({
    candidate: candidate.map(column),
    baseline: baseline.map(column),
  }));
  const stream = random(seed, 0xb007, sample.n);
  const draws = new Uint16Array(units.count);
  for (let replicate = 0; replicate < resamples; replicate++) {
    draws.fill(0);
    stream.tally(draws);
    for (const { values, onDraws } of columns) values[replicate] = onDraws(draws);
  }
  return results;
}
