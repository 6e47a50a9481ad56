import type { Better, Slice } from '../project/types.ts';
import { scoreDefinition } from './definitions/score.ts';
import { defaultMetrics, definitionOf } from './definitions/table.ts';
import { groupsOf } from './groups.ts';
import { mcnemarExact } from './intervals/proportion.ts';
import { baselineMean, candidateMean, change, firstSeed } from './intervals/quantity.ts';
import { knownMetric, metricName } from './known.ts';
import { type Measured, type MeasuredSide, measure } from './measured.ts';
import { chooseMethods, type Method, nameOf } from './method.ts';
import { placesOf, repeatNoise, together, valuesBySeed } from './repeats.ts';
import { type Sample, subset, toSample } from './sample.ts';
import { fold, isDeterministic, type SeedHistory, type SeedNoise, type SeedValues, seedNoise } from './seeds.ts';
import { type Asked, spreadOf } from './spread-of.ts';
import type { Change, Estimate, MetricComparison, ScoredRows, Undefined } from './types.ts';

/** What to compute from rows. */
export interface CompareRequest {
  /** Names in any spelling; empty: the usual ones of the task. */
  readonly metrics?: readonly string[];
  readonly slices?: readonly Slice[];
  /** Slices with fewer rows are listed without a value. Default 30. */
  readonly minSliceRows?: number;
  /** Two-sided confidence levels; default 0.95 alone. */
  readonly levels?: readonly number[];
  /** Of the resampling. Equal seeds give equal intervals. */
  readonly seed?: number;
  /** Directions that the project declares, by metric name; else those known. */
  readonly better?: ReadonlyMap<string, Better>;
  readonly history?: readonly SeedHistory[];
  /** Digests of artifacts that nobody trained: another seed cannot move them. */
  readonly untrained?: readonly string[];
}

const usualLevels = [0.95];

type Line = Pick<MetricComparison, 'metric' | 'slice'>;

/**
 * Metrics of the candidate, of the baseline on the same rows where there is one, and their paired change, each with
 * intervals: overall, then slice by slice. Pure and repeatable: equal input gives equal output, in any order of rows.
 */
export function compareRows(rows: ScoredRows, request: CompareRequest = {}): readonly MetricComparison[] {
  return compareParts(rows, { overall: request, bySlice: request });
}

/** What is asked of all rows, and what of each slice. */
export interface PartsRequest {
  /** Its slices are not looked at. */
  readonly overall: CompareRequest;
  readonly bySlice: CompareRequest;
}

/** `compareRows`, with other questions for the slices than for all rows. */
export function compareParts(rows: ScoredRows, { overall, bySlice }: PartsRequest): readonly MetricComparison[] {
  const lines = [...compareSample(toSample(rows), rows, overall)];
  for (const slice of bySlice.slices ?? []) lines.push(...compareSlices(rows, slice, bySlice));
  return lines;
}

/** The candidate's metrics alone, with their intervals. */
export function computeMetrics(
  rows: ScoredRows,
  names: readonly string[] = [],
  request: Omit<CompareRequest, 'metrics'> = {},
): readonly MetricComparison[] {
  const { baseline: _baseline, ...alone } = rows;
  return compareRows(alone, { ...request, metrics: names });
}

function compareSlices(rows: ScoredRows, slice: Slice, request: CompareRequest): readonly MetricComparison[] {
  const column = rows.slices.get(slice.column);
  if (!column) {
    return names(rows, request).map((metric) => ({
      ...missing({ metric, slice: { column: slice.column, value: '' } }, 'missing', 0),
      notComparable: `the rows have no column ${slice.column}`,
    }));
  }
  const members = column.names.map(() => [] as number[]);
  for (let i = 0; i < rows.n; i++) members[column.codes[i] ?? -1]?.push(i);
  const values = column.names
    .map((value, at) => ({ value, index: Uint32Array.from(members[at] ?? []) }))
    .sort((a, b) => b.index.length - a.index.length || (a.value < b.value ? -1 : 1))
    .slice(0, slice.top);
  return values.flatMap(({ value, index }) => {
    const part = { column: slice.column, value };
    if (index.length < (request.minSliceRows ?? 30)) {
      return names(rows, request).map((metric) => missing({ metric, slice: part }, 'too-few-rows', index.length));
    }
    const picked = subset(rows, index);
    return compareSample(toSample(picked), picked, request, part);
  });
}

function names(rows: ScoredRows, request: CompareRequest): readonly string[] {
  const usual = () => rows.scores?.map(({ name }) => name) ?? defaultMetrics(rows.task);
  const asked = request.metrics?.length ? request.metrics : usual();
  return [...new Set(asked.map(metricName))];
}

function missing(line: Line, because: Undefined, rows: number): MetricComparison {
  const candidate: Estimate = { value: null, undefinedBecause: because, rows, seeds: 0, intervals: [], exact: false };
  const better = knownMetric(line.metric)?.better;
  return { ...line, ...(better && { better }), origin: 'computed', candidate, method: 'none' };
}

function compareSample(
  sample: Sample,
  rows: ScoredRows,
  request: CompareRequest,
  slice?: MetricComparison['slice'],
): readonly MetricComparison[] {
  const asked = names(rows, request);
  const measured = new Map<string, Measured>();
  for (const name of asked) {
    const isScore = rows.task === 'scored';
    const definition = isScore ? scoreDefinition(name, sample) : definitionOf(name, rows.task);
    const better = directionOf(name, request);
    if (definition && (better || isScore)) measured.set(name, measure(definition, better, sample));
  }
  const list = [...measured.values()];
  const methods = chooseMethods(sample, list, request.seed ?? 0, request.levels ?? usualLevels);
  return asked.map((metric) => {
    const line = { metric, ...(slice && { slice }) };
    const found = measured.get(metric);
    const method = found && methods[list.indexOf(found)];
    if (!found || !method) return missing(line, 'not-computable', rows.n);
    return lineOf(line, found, method, sample, request);
  });
}

function directionOf(name: string, request: CompareRequest): Better | undefined {
  for (const [spelling, better] of request.better ?? []) {
    if (spelling === name || knownMetric(spelling)?.name === name) return better;
  }
  return knownMetric(name)?.better;
}

function lineOf(
  line: Line,
  measured: Measured,
  method: Method,
  sample: Sample,
  request: CompareRequest,
): MetricComparison {
  const { candidate, baseline, better } = measured;
  const groups = historyOf(line, request);
  const estimate = (of: 'candidate' | 'baseline', side: MeasuredSide) =>
    estimateOf(of, side, groups, { measured, method, sample, request });
  const base = {
    ...line,
    ...(better !== undefined && { better }),
    origin: 'computed' as const,
    candidate: estimate('candidate', candidate),
  };
  if (candidate.because)
    return { ...base, ...(baseline && { baseline: estimate('baseline', baseline) }), method: 'none' };
  const name = nameOf(method, measured, sample);
  if (!baseline) return { ...base, method: name };
  const both = { ...base, baseline: estimate('baseline', baseline) };
  if (baseline.because)
    return { ...both, notComparable: `the baseline has no value: ${baseline.because}`, method: name };
  if (measured.identical)
    return { ...both, change: noChange(request.levels ?? usualLevels), method: 'identical predictions' };
  if (better === undefined)
    return { ...both, notComparable: 'whether higher or lower is better was not declared', method: name };
  const found = changeOf(baseline, better, groups, { measured, method, sample, request });
  if (!Number.isFinite(found.value))
    return { ...both, notComparable: 'the change is too large for a number', method: name };
  const table = discordant(measured, sample);
  return { ...both, change: found, method: name, ...(table && { mcnemar: table }) };
}

interface Context {
  readonly measured: Measured;
  readonly method: Method;
  readonly sample: Sample;
  readonly request: CompareRequest;
}

function estimateOf(
  of: 'candidate' | 'baseline',
  side: MeasuredSide,
  history: SeedHistory['groups'],
  context: Context,
): Estimate {
  const { sample, request, measured } = context;
  const places = placesOf(side.sides);
  const seeds = places.length;
  const groups = groupsOf(measured.definition, sample);
  const nothing = { rows: sample.n, ...(groups && { groups: groups.count }), seeds, intervals: [], exact: false };
  if (side.because) return { ...nothing, value: null, undefinedBecause: side.because };
  const { range } = measured.definition;
  const quantity = of === 'candidate' ? candidateMean(side.sides.length) : baselineMean(side.sides.length);
  const value = quantity.evaluate(side.values, side.values);
  const levels = request.levels ?? usualLevels;
  // One run is the artifact itself: another seed's is not in question.
  const between: SeedNoise = seeds > 1 ? seedNoise([seedValues(side, request)], history) : { kind: 'none' };
  const repeated = repeatsBeside(between, [side], context);
  const noise = together(between, repeated);
  const spread = spreadOf({ of, quantity, value, range }, context.method, measured, sample);
  const estimate = {
    ...nothing,
    value,
    ...(spread &&
      Number.isFinite(spread.standardError) && { standardError: withRepeats(spread.standardError, repeated) }),
    intervals: intervalsOf(spread && fold(value, spread, noise, levels, range), levels, range),
  };
  if (seeds === 1) return estimate;
  const bySeed = valuesBySeed(side);
  if (of === 'baseline') return { ...estimate, bySeed };
  const first = bySeed[0] ?? Number.NaN;
  const own = places[0]?.length ?? 1;
  const asked: Asked = { of, quantity: firstSeed(own), value: first, range };
  const alone = spreadOf(asked, context.method, measured, sample);
  const firstSides = { ...side, sides: side.sides.slice(0, own), values: side.values.slice(0, own) };
  const rest = repeatNoise([firstSides], measured.definition, sample);
  const intervals = intervalsOf(alone && fold(first, alone, rest, levels, range), levels, range);
  return { ...estimate, bySeed, shipped: { value: first, intervals } };
}

/**
 * The repeats' noise beside that of the seeds: each seed's model was scored anew, so that the spread between seeds has
 * that of the repeats in it, but for a side whose seeds made one artifact.
 */
function repeatsBeside(
  seeds: SeedNoise,
  sides: readonly MeasuredSide[],
  { measured, sample, request }: Context,
): SeedNoise {
  const apart = seeds.kind === 'none' || seeds.kind === 'unknown';
  return repeatNoise(sides, measured.definition, sample, (side) => apart || isDeterministic(seedValues(side, request)));
}

function withRepeats(standardError: number, repeats: SeedNoise): number {
  return 'variance' in repeats ? Math.hypot(standardError, Math.sqrt(repeats.variance)) : standardError;
}

/** Where rows are too few for any interval, a bounded metric may still be anywhere in its range: that is what we know. */
function intervalsOf(
  found: Estimate['intervals'] | null,
  levels: readonly number[],
  [low, high]: readonly [number, number],
): Estimate['intervals'] {
  if (found && found.length > 0) return found;
  return Number.isFinite(high - low) ? levels.map((level) => ({ level, low, high })) : [];
}

function changeOf(baseline: MeasuredSide, better: Better, history: SeedHistory['groups'], context: Context): Change {
  const { measured, method, sample, request } = context;
  const { candidate, definition } = measured;
  const quantity = change(candidate.values, baseline.values, better);
  const value = quantity.evaluate(candidate.values, baseline.values);
  const width = typeof better === 'object' ? Number.POSITIVE_INFINITY : definition.range[1] - definition.range[0];
  const range = [-width, width] as const;
  const levels = request.levels ?? usualLevels;
  const noise = seedNoise([seedValues(candidate, request), seedValues(baseline, request)], history);
  const repeated = repeatsBeside(noise, [candidate, baseline], context);
  const several = [candidate, baseline].some(({ sides }) => placesOf(sides).length < sides.length);
  const spread = spreadOf({ of: 'change', quantity, value, range }, method, measured, sample);
  return {
    value,
    intervals: intervalsOf(spread && fold(value, spread, together(noise, repeated), levels, range), levels, range),
    exact: false,
    paired: true,
    seedNoise: noise.kind,
    standardError: {
      rows: finiteOrNull(spread?.standardError),
      seeds: seedError(noise),
      ...(several && { repeats: seedError(repeated) ?? 0 }),
    },
  };
}

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** Both sides are known to say the same: nothing changed, without error. */
export function noChange(levels: readonly number[]): Change {
  const intervals = levels.map((level) => ({ level, low: 0, high: 0 }));
  const standardError = { rows: 0, seeds: 0 };
  return { value: 0, intervals, exact: true, paired: true, seedNoise: 'none', standardError };
}

/** The seeds' part of a standard error; null where nothing is known of it. */
export function seedError(noise: SeedNoise): number | null {
  if (noise.kind === 'unknown') return null;
  return noise.kind === 'none' ? 0 : Math.sqrt(noise.variance);
}

function seedValues(side: MeasuredSide, { untrained = [] }: CompareRequest): SeedValues {
  const artifacts = placesOf(side.sides).map(([first = 0]) => side.sides[first]?.artifact ?? '');
  return { values: valuesBySeed(side), artifacts, untrained: artifacts.every((one) => untrained.includes(one)) };
}

function historyOf({ metric, slice }: Line, request: CompareRequest): SeedHistory['groups'] {
  return (request.history ?? [])
    .filter((entry) => (knownMetric(entry.metric)?.name ?? entry.metric) === metric)
    .filter((entry) => entry.slice?.column === slice?.column && entry.slice?.value === slice?.value)
    .flatMap((entry) => entry.groups);
}

/** Rows that only one side gets right, where both sides are one seed and rows count alike. */
function discordant({ definition, candidate, baseline }: Measured, sample: Sample): MetricComparison['mcnemar'] {
  const [ours, ...moreOurs] = candidate.sides;
  const [theirs, ...moreTheirs] = baseline?.sides ?? [];
  const single = moreOurs.length === 0 && moreTheirs.length === 0;
  if (
    definition.name !== 'accuracy' ||
    definition.reads !== 'predicted' ||
    !single ||
    sample.weighted ||
    sample.clusters
  )
    return undefined;
  let onlyCandidate = 0;
  let onlyBaseline = 0;
  for (let i = 0; i < sample.n; i++) {
    const label = sample.labels[i];
    const right = ours?.predicted?.[i] === label;
    const otherRight = theirs?.predicted?.[i] === label;
    if (right && !otherRight) onlyCandidate += 1;
    if (otherRight && !right) onlyBaseline += 1;
  }
  return { onlyCandidate, onlyBaseline, pValue: mcnemarExact(onlyCandidate, onlyBaseline) };
}
