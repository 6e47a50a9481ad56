import { random } from '../../support/random.ts';
import type { Functional } from '../definitions/definition.ts';
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
export const resampledRows = 20_000;

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
