import type { Better } from '../project/types.ts';
import { noChange, seedError } from './compare.ts';
import { orientedChange } from './intervals/quantity.ts';
import { type Spread, symmetric } from './intervals/spread.ts';
import { knownMetric } from './known.ts';
import { isPossible } from './range.ts';
import { fold, type SeedNoise, seedNoise, spreads } from './seeds.ts';
import type { Change, Estimate, Interval, MetricComparison, Undefined } from './types.ts';

/** A number that the user's code reported, once for each seed in the listed order. */
export interface ReportedSide {
  /** NaN and ±∞ stay what they are; null: the file has the metric without a number. */
  readonly values: readonly (number | null)[];
  /** Why a value is null; default: it is missing. */
  readonly noValue?: Undefined;
  /** The standard error reported beside each value, where there is one. */
  readonly standardErrors?: readonly (number | null)[];
  /** Digests of the seeds' artifacts; equal ones show that the seed changes nothing. */
  readonly artifacts?: readonly string[];
  /** Nothing was trained: another seed cannot move the value. */
  readonly untrained?: boolean;
  /** Rows behind the value, where known (a recorded value whose predictions are gone). */
  readonly rows?: number;
}

export interface ReportedMetric {
  readonly metric: string;
  readonly slice?: { readonly column: string; readonly value: string };
  /** Declared by the project; else known by name; else the change has no direction and is not made. */
  readonly better?: Better;
  readonly candidate: ReportedSide;
  readonly baseline?: ReportedSide;
  /**
   * Roles of the data that the two trainings read in different versions. A training that splits its data then reports a
   * value of other rows, so that the difference says nothing of the model: no change is made.
   */
  readonly otherData?: readonly string[];
  /** What shows that both runs made the same models; where this value is the same too, the change is exactly none. */
  readonly alike?: 'artifacts' | 'values';
  /** True for numbers without error, such as a file size. */
  readonly exact?: boolean;
  /** `computed` for a recorded value of ours whose predictions are gone. Default `reported`. */
  readonly origin?: MetricComparison['origin'];
  /** Values of one run each from successive runs of the baseline's line on the same data, oldest first. */
  readonly history?: readonly number[];
  /** Values of past runs that are equal but for the seed, one list for each configuration. */
  readonly seedHistory?: readonly (readonly number[])[];
}

export interface ReportedRequest {
  readonly metrics: readonly ReportedMetric[];
  /** Two-sided confidence levels; default 0.95 alone. */
  readonly levels?: readonly number[];
}

/** As many successive runs make an interval. */
const fewestRuns = 5;

const anywhere = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/**
 * Compares numbers without rows. The error is, in this order: none for exact numbers; the reported standard errors
 * (both sides, taken as independent); the spread between seeds, of both sides and of past configurations; the differences
 * between at least five successive runs; else there is no interval, and the method says so. An error of 0 is none of
 * these: nobody knows what other rows would say, so no interval has the width 0 (docs/decisions/seeds-that-change-nothing.md).
 */
export function compareReported(request: ReportedRequest): readonly MetricComparison[] {
  const levels = request.levels ?? [0.95];
  return request.metrics.map((metric) => compareOne(metric, levels));
}

function compareOne(metric: ReportedMetric, levels: readonly number[]): MetricComparison {
  const better = metric.better ?? knownMetric(metric.metric)?.better;
  const error = errorOf(metric);
  const { candidate, baseline } = metric;
  const line = {
    metric: metric.metric,
    ...(metric.slice && { slice: metric.slice }),
    ...(better && { better }),
    origin: metric.origin ?? ('reported' as const),
    candidate: estimateOf(candidate, metric, error, levels),
    method: error.name,
  };
  if (!baseline) return line;
  const both = { ...line, baseline: estimateOf(baseline, metric, error, levels) };
  if (both.candidate.value === null) return both;
  if (both.baseline.value === null) {
    return { ...both, notComparable: `the baseline has no value: ${both.baseline.undefinedBecause ?? 'missing'}` };
  }
  if (!better) return { ...both, notComparable: 'whether higher or lower is better was not declared' };
  if (metric.alike && sameValues(candidate, baseline)) {
    return { ...both, change: { ...noChange(levels), paired: false }, method: `identical ${metric.alike}` };
  }
  if (metric.otherData && metric.otherData.length > 0) {
    const changed = metric.otherData.join(', ');
    return {
      ...both,
      notComparable: `training reports it, and its data changed (${changed})`,
      otherData: metric.otherData,
    };
  }
  return { ...both, change: changeOf(metric, both.candidate.value, both.baseline.value, better, error, levels) };
}

function sameValues(one: ReportedSide, other: ReportedSide): boolean {
  return one.values.length === other.values.length && one.values.every((value, at) => value === other.values[at]);
}

/** The standard error of one run's value on a side, and where it comes from. */
type ReportedError =
  | { readonly kind: 'exact' | 'none' | 'seeds'; readonly name: string }
  | { readonly kind: 'reported'; readonly name: string }
  | { readonly kind: 'history'; readonly name: string; readonly deviation: number; readonly df: number };

function errorOf(metric: ReportedMetric): ReportedError {
  if (metric.exact) return { kind: 'exact', name: 'exact' };
  const sides = metric.baseline ? [metric.candidate, metric.baseline] : [metric.candidate];
  const errors = sides.map(standardErrorOf);
  if (errors.every((error) => error !== null) && errors.some((error) => error !== 0))
    return { kind: 'reported', name: 'reported standard error' };
  const noise = noiseOf(metric, sides);
  if (noise.kind === 'included' || noise.kind === 'borrowed') return { kind: 'seeds', name: 't over seeds' };
  const past = (metric.history ?? []).filter(Number.isFinite);
  if (past.length < fewestRuns || !spreads(past)) return { kind: 'none', name: 'no interval' };
  const name = `t from the differences between ${past.length} successive runs`;
  return { kind: 'history', name, ...successive(past) };
}

/**
 * The deviation of one run from the differences between neighbours, √(Σd² / 2(n − 1)), and its degrees of freedom for
 * runs that differ by chance alone, 2(n − 1)² / (3n − 4) (J. von Neumann et al., Ann. Math. Stat. 12 (1941) 153–162).
 * Past runs are of different models: around their mean, progress would count as noise (docs/decisions/past-runs.md).
 */
function successive(values: readonly number[]): { readonly deviation: number; readonly df: number } {
  const steps = values.length - 1;
  const squares = values.slice(1).reduce((sum, value, at) => sum + (value - (values[at] ?? Number.NaN)) ** 2, 0);
  return { deviation: Math.sqrt(squares / (2 * steps)), df: (2 * steps ** 2) / (3 * steps - 1) };
}

/** Of the mean over the seeds. Their rows are the same, so that averaging does not shrink it. */
function standardErrorOf({ values, standardErrors }: ReportedSide): number | null {
  if (values.length === 0 || standardErrors?.length !== values.length) return null;
  let squares = 0;
  for (const error of standardErrors) {
    if (error === null || !Number.isFinite(error) || error < 0) return null;
    squares += error * error;
  }
  return Math.sqrt(squares / values.length);
}

function noiseOf(metric: ReportedMetric, sides: readonly ReportedSide[]): SeedNoise {
  const runs = sides.map(({ values, artifacts, untrained = false }) => ({
    values: values.map((value) => value ?? Number.NaN),
    artifacts: artifacts ?? [],
    untrained,
  }));
  const noise = seedNoise(runs, metric.seedHistory ?? []);
  return 'variance' in noise && noise.variance === 0 ? { kind: 'unknown' } : noise;
}

function estimateOf(
  side: ReportedSide,
  metric: ReportedMetric,
  error: ReportedError,
  levels: readonly number[],
): Estimate {
  const seeds = side.values.length;
  const nothing = { rows: side.rows ?? null, seeds, intervals: [], exact: false };
  if (seeds === 0 || side.values.includes(null))
    return { ...nothing, value: null, undefinedBecause: side.noValue ?? 'missing' };
  const value = side.values.reduce<number>((sum, one) => sum + (one ?? Number.NaN), 0) / seeds;
  if (!Number.isFinite(value)) return { ...nothing, value: null, undefinedBecause: 'not-a-number' };
  const reported = (metric.origin ?? 'reported') === 'reported';
  if (reported && side.values.some((one) => one !== null && !isPossible(metric.metric, one))) {
    return { ...nothing, value: null, undefinedBecause: 'outside-range' };
  }
  const noise = seeds > 1 ? noiseOf(metric, [side]) : ({ kind: 'none' } as const);
  const spread = sideSpread(side, value, error);
  const estimate = {
    ...nothing,
    value,
    exact: error.kind === 'exact',
    intervals: intervalsOf(value, spread, error.kind === 'history' ? { kind: 'none' } : noise, levels),
    ...(error.kind === 'reported' && spread && { standardError: spread.standardError }),
  };
  if (seeds === 1) return estimate;
  const first = side.values[0] ?? Number.NaN;
  const only = { values: [first], standardErrors: side.standardErrors?.slice(0, 1) ?? [] };
  const alone = error.kind === 'seeds' ? null : sideSpread(only, first, error);
  const intervals = intervalsOf(first, alone, { kind: 'none' }, levels);
  const bySeed = side.values.filter((one) => one !== null);
  return { ...estimate, bySeed, shipped: { value: first, intervals } };
}

/** None without an error, and none from an error of 0. */
function intervalsOf(
  value: number,
  spread: Spread | null,
  noise: SeedNoise,
  levels: readonly number[],
): readonly Interval[] {
  if (spread === null) return [];
  const hasError = spread.standardError > 0 || ('variance' in noise && noise.variance > 0);
  return hasError ? fold(value, spread, noise, levels, anywhere) : [];
}

function sideSpread(side: ReportedSide, value: number, error: ReportedError): Spread | null {
  switch (error.kind) {
    case 'reported':
      return symmetric(value, standardErrorOf(side) ?? Number.NaN, Number.POSITIVE_INFINITY);
    case 'history':
      return symmetric(value, error.deviation / Math.sqrt(side.values.length), error.df);
    case 'seeds':
      return side.values.length > 1 ? symmetric(value, 0, Number.POSITIVE_INFINITY) : null;
    default:
      return null;
  }
}

function changeOf(
  metric: ReportedMetric,
  candidate: number,
  baseline: number,
  better: Better,
  error: ReportedError,
  levels: readonly number[],
): Change {
  const { candidate: ours, baseline: theirs } = metric;
  const value = orientedChange(candidate, baseline, better);
  const runs = 1 / ours.values.length + 1 / (theirs?.values.length ?? 1);
  const noise: SeedNoise =
    error.kind === 'exact'
      ? { kind: 'none' }
      : error.kind === 'history'
        ? { kind: 'included', variance: error.deviation ** 2 * runs, df: error.df }
        : noiseOf(metric, theirs ? [ours, theirs] : [ours]);
  const fromSides = error.kind === 'reported' && theirs;
  const rows = fromSides ? Math.hypot(standardErrorOf(ours) ?? 0, standardErrorOf(theirs) ?? 0) : 0;
  const known = error.kind !== 'exact' && error.kind !== 'none';
  const spread = symmetric(value, rows, Number.POSITIVE_INFINITY);
  return {
    value,
    intervals: known ? intervalsOf(value, spread, noise, levels) : [],
    exact: error.kind === 'exact',
    paired: false,
    seedNoise: noise.kind,
    standardError: { rows: fromSides || error.kind === 'exact' ? rows : null, seeds: seedError(noise) },
  };
}
