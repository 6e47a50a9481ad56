import { fewestGroups, type Groups, groupsOf, groupVariance } from './groups.ts';
import type { Replicates } from './intervals/bootstrap.ts';
import { acceleration, contributions, product, varianceOf } from './intervals/linear.ts';
import { newcombe, type Proportion, wilsonSpread } from './intervals/proportion.ts';
import type { Quantity } from './intervals/quantity.ts';
import { replicateSpread, resamples } from './intervals/replicates.ts';
import { mirrored, type Spread, symmetric } from './intervals/spread.ts';
import type { Measured, MeasuredSide } from './measured.ts';
import type { Method } from './method.ts';
import type { Sample } from './sample.ts';

/** What a spread is asked of: one side's value (`mean` of its seeds, or only the `first`), or the change. */
export interface Asked {
  readonly of: 'candidate' | 'baseline' | 'change';
  readonly quantity: Quantity;
  readonly value: number;
  readonly range: readonly [number, number];
}

/** The spread over rows of a quantity, or null where the rows are too few for any. */
export function spreadOf(asked: Asked, method: Method, measured: Measured, sample: Sample): Spread | null {
  const spread = usualSpread(asked, method, measured, sample);
  if (!spread || spread.standardError > 0) return spread;
  return atBound(asked, measured, sample) ?? (isScore(measured) ? null : spread);
}

/** Scores that are all the same, of a range that nobody knows, do not tell how far other rows would lie from them. */
function isScore({ definition: { reads, range } }: Measured): boolean {
  return typeof reads === 'number' && !Number.isFinite(range[1]);
}

function usualSpread(asked: Asked, method: Method, measured: Measured, sample: Sample): Spread | null {
  if (asked.of !== 'change' && isShare(measured, method)) return wilsonSpread(proportionOf(asked, measured, sample));
  if (method.kind === 'proportion') return pairedProportions(measured, sample);
  if (method.kind === 'cells' || method.kind === 'bootstrap') {
    const values = valuesOf(asked, method.replicates);
    const facts = { value: asked.value, units: sample.units, range: asked.range };
    if (facts.units < 2) return null;
    if (method.kind === 'cells') return replicateSpread(values, facts);
    const parts = partsOf(asked, measured, sample);
    return replicateSpread(values, { ...facts, acceleration: parts ? acceleration(parts) : 0 });
  }
  const parts = partsOf(asked, measured, sample);
  if (!parts) return null;
  const groups = groupsOf(measured.definition, sample);
  if (groups) return spreadOfGroups(asked.value, parts, groups);
  if (parts.length < 2) return null;
  const df = method.kind === 'delong' ? Number.POSITIVE_INFINITY : parts.length - 1;
  return symmetric(asked.value, Math.sqrt(varianceOf(parts)), df);
}

/** The quantity of each resample. */
function valuesOf({ quantity }: Asked, { candidate, baseline }: Replicates): Float64Array {
  const values = new Float64Array(resamples);
  const [ours, theirs] = [new Array<number>(candidate.length), new Array<number>(baseline.length)];
  for (let at = 0; at < resamples; at++) {
    for (let seed = 0; seed < candidate.length; seed++) ours[seed] = candidate[seed]?.[at] ?? Number.NaN;
    for (let seed = 0; seed < baseline.length; seed++) theirs[seed] = baseline[seed]?.[at] ?? Number.NaN;
    values[at] = quantity.evaluate(ours, theirs);
  }
  return values;
}

function spreadOfGroups(value: number, parts: Float64Array, groups: Groups): Spread | null {
  if (groups.count < fewestGroups) return null;
  return symmetric(value, Math.sqrt(groupVariance(parts, groups)), groups.count - 1);
}

function partsOf({ quantity }: Asked, { candidate, baseline }: Measured, sample: Sample): Float64Array | null {
  return contributions(sample, quantity, candidate.influences(), baseline?.influences() ?? []);
}

/** Shares of rows have Wilson's interval on one side, also where their change is resampled (precision). */
function isShare({ definition }: Measured, method: Method): boolean {
  if (method.kind === 'proportion') return true;
  return method.kind === 'cells' && definition.family.kind === 'cells' && definition.family.share !== undefined;
}

function pairedProportions(measured: Measured, sample: Sample): Spread | null {
  const { candidate, baseline, better } = measured;
  if (!baseline) return null;
  const [first, second] = [candidate, baseline].map((side) => meanProportion(side, measured, sample));
  if (!first || !second) return null;
  const squares = Math.sqrt(product(first.parts, first.parts) * product(second.parts, second.parts));
  const phi = squares > 0 ? product(first.parts, second.parts) / squares : 0;
  return better === 'lower'
    ? mirrored(newcombe(first.proportion, second.proportion, phi))
    : newcombe(first.proportion, second.proportion, phi);
}

function meanProportion(side: MeasuredSide, measured: Measured, sample: Sample) {
  const k = side.values.length;
  const value = side.values.reduce((sum, one) => sum + one, 0) / k;
  const slopes = { candidate: side.values.map(() => 1 / k), baseline: [] };
  const parts = contributions(sample, { evaluate: () => value, slopes }, side.influences(), []);
  return parts && { parts, proportion: effective(value, parts, measured, side, sample) };
}

function proportionOf(asked: Asked, measured: Measured, sample: Sample): Proportion {
  const side = asked.of === 'baseline' && measured.baseline ? measured.baseline : measured.candidate;
  const parts = partsOf(asked, measured, sample) ?? new Float64Array();
  return effective(asked.value, parts, measured, side, sample);
}

/** p(1 − p) ÷ variance: the number of independent trials that would spread as much. Counted where p is 0 or 1. */
function effective(
  value: number,
  parts: Float64Array,
  measured: Measured,
  side: MeasuredSide,
  sample: Sample,
): Proportion {
  const variance = product(parts, parts);
  const bernoulli = value * (1 - value);
  if (variance > 0 && bernoulli > 1e-12) return { value, trials: bernoulli / variance };
  return { value, trials: countTrials(measured, side, sample) };
}

/** Kish's effective number of the rows in the denominator. */
function countTrials({ definition }: Measured, side: MeasuredSide, sample: Sample): number {
  const { family } = definition;
  const predicted = side.sides[0]?.predicted;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < sample.n; i++) {
    const counts = family.kind === 'proportion' ? family.of === 'all' || sample.labels[i] === 1 : predicted?.[i] === 1;
    if (!counts) continue;
    const weight = sample.weights[i] ?? 0;
    sum += weight;
    squares += weight * weight;
  }
  return (sum * sum) / squares;
}

/**
 * A metric at the end of its range (a perfect AUC) shows no spread at all, though other rows could well differ. Its
 * limits are then those of a share of as many trials as the rarest class has rows, or groups that hold it (scores have
 * no classes: as there are rows, or groups); two such sides are combined as independent.
 */
function atBound(asked: Asked, measured: Measured, sample: Sample): Spread | null {
  const { definition, candidate, baseline } = measured;
  if (definition.range[0] !== 0 || definition.range[1] !== 1) return null;
  const trials = rarest(sample);
  const share = (side: MeasuredSide): Proportion | null => {
    const value = side.values.reduce((sum, one) => sum + one, 0) / side.values.length;
    return value === 0 || value === 1 ? { value, trials } : null;
  };
  if (asked.of !== 'change')
    return asked.value === 0 || asked.value === 1 ? wilsonSpread({ value: asked.value, trials }) : null;
  const ours = share(candidate);
  const theirs = baseline && share(baseline);
  if (!ours || !theirs) return null;
  const spread = newcombe(ours, theirs, 0);
  return measured.better === 'lower' ? mirrored(spread) : spread;
}

/** Independent units of the class that has the fewest: its rows, or the groups that hold it. */
function rarest({ labels, clusters, units, k }: Sample): number {
  if (k === 0) return units;
  const counts = new Map<number, number>();
  const seen = new Set<number>();
  for (const [row, label] of labels.entries()) {
    const known = seen.size;
    if (clusters && seen.add(label * units + (clusters[row] ?? 0)).size === known) continue;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return Math.min(...counts.values());
}
