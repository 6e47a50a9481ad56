import type { Better } from '../project/types.ts';
import { type Definition, type Functional, unreadable } from './definitions/definition.ts';
import type { Influences } from './intervals/linear.ts';
import type { Sample, Side } from './sample.ts';
import type { Undefined } from './types.ts';

/** One metric on one side: a value for each seed, or why there is none. */
export interface MeasuredSide {
  readonly sides: readonly Side[];
  readonly functionals: readonly Functional[];
  readonly values: readonly number[];
  readonly because?: Undefined;
  /** Made on first use: at a million rows they are the costly part. */
  readonly influences: () => Influences;
}

/** One metric on both sides of a sample, before any interval. */
export interface Measured {
  readonly definition: Definition;
  /** Absent: nobody said which direction of these scores is better, so that their change is not judged. */
  readonly better?: Better;
  readonly candidate: MeasuredSide;
  readonly baseline?: MeasuredSide;
  /** Both sides give the metric the same columns to read, seed by seed. */
  readonly identical: boolean;
}

export function measure(definition: Definition, better: Better | undefined, sample: Sample): Measured {
  const about = { definition, ...(better !== undefined && { better }) };
  const candidate = measureSide(definition, sample, sample.candidate);
  const { baseline } = sample;
  if (!baseline) return { ...about, candidate, identical: false };
  return {
    ...about,
    candidate,
    baseline: measureSide(definition, sample, baseline),
    identical: areIdentical(definition, sample.candidate, baseline),
  };
}

function measureSide(definition: Definition, sample: Sample, sides: readonly Side[]): MeasuredSide {
  const nothing = { sides, functionals: [], values: [], influences: () => [] };
  if (sides.length === 0) return { ...nothing, because: 'missing' };
  for (const side of sides) {
    const because = unreadable(definition, sample, side);
    if (because) return { ...nothing, because };
  }
  const functionals = sides.map((side) => definition.prepare(sample, side));
  const values = functionals.map((functional) => functional.evaluate(sample.weights));
  const undefinedAt = values.findIndex((value) => !Number.isFinite(value));
  const side = sides[undefinedAt];
  if (side) return { ...nothing, because: definition.because(sample, side) };
  let influences: Influences | undefined;
  return {
    sides,
    functionals,
    values,
    influences: () => {
      influences ??= functionals.map((functional) => functional.influence());
      return influences;
    },
  };
}

function areIdentical(definition: Definition, candidate: readonly Side[], baseline: readonly Side[]): boolean {
  if (candidate.length !== baseline.length) return false;
  return candidate.every((side, k) => {
    const other = baseline[k];
    if (!other) return false;
    const { reads } = definition;
    if (reads === 'predicted') return equal(side.predicted, other.predicted);
    if (typeof reads === 'number') return equal(side.scores[reads], other.scores[reads]);
    return (
      side.scores.length === other.scores.length && side.scores.every((column, c) => equal(column, other.scores[c]))
    );
  });
}

function equal(a: Float64Array | undefined, b: Float64Array | undefined): boolean {
  if (!a || !b || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
