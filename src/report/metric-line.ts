import type { GateResult } from '../gates/types.ts';
import { knownMetric } from '../metrics/index.ts';
import type { MetricComparison, Undefined } from '../metrics/types.ts';
import { isLost } from './lost-metrics.ts';
import { decimalsOf, formatLimit, formatNumber, formatSigned, mainInterval } from './numbers.ts';
import type { ModelReport } from './types.ts';

/** What the numbers of one line say, before any gate is asked. */
export type Movement = 'better' | 'worse' | 'unclear' | 'same' | 'new' | 'not-comparable' | 'undefined';

/** One line of the table in words and digits: a metric, overall or on a slice, with all gates that ask for it. */
export interface MetricLine {
  readonly metric: string;
  readonly slice?: { readonly column: string; readonly value: string };
  readonly base: string;
  readonly head: string;
  /** Head − base as a plain difference, with its interval. Empty where there is none. */
  readonly delta: string;
  readonly movement: Movement;
  readonly arrow: '↑' | '↓' | '';
  readonly gates: readonly GateResult[];
  /** "seed 1: 0.6314", what `min` and `max` judge: only where the mean over seeds, which the line shows, reads otherwise. */
  readonly shipped?: string;
  readonly method: string;
  readonly rows: number | null;
  readonly comparison?: MetricComparison;
}

/** All lines of one model, worst first, then in the order of the gates in the file. A gate whose metric was not found gets a line without numbers. */
export function metricLines(model: ModelReport): MetricLine[] {
  const [seed] = model.candidate?.seeds ?? [];
  const found = (model.comparison?.metrics ?? []).map((comparison) =>
    lineOf(comparison, gatesOf(model, comparison), seed),
  );
  const shown = new Set(found.flatMap(({ gates }) => gates));
  const missing = new Map<string, GateResult[]>();
  for (const gate of model.gates) {
    if (shown.has(gate)) continue;
    missing.set(keyOf(gate), [...(missing.get(keyOf(gate)) ?? []), gate]);
  }
  const lines = [...found, ...[...missing.values()].map(lineWithoutNumbers)];
  const order = [...new Set(model.gates.map(({ metric }) => metric))];
  const placeOf = ({ metric }: MetricLine) => (order.includes(metric) ? order.indexOf(metric) : order.length);
  return lines.toSorted((one, other) => rankOf(one) - rankOf(other) || placeOf(one) - placeOf(other));
}

/** What the gates make of a line, worst first. */
const states = ['fails', 'blocks', 'warns', 'judged', 'listed'] as const;

/**
 * `fails`: a gate blocks by fail; `blocks`: by unknown; `warns`: a gate that may not block does not pass; `judged`: its
 * gates pass, are for information or have no answer by design; `listed`: no gate asks for it.
 */
export function stateOf({ gates }: Pick<MetricLine, 'gates'>): (typeof states)[number] {
  if (gates.some(({ blocks, verdict }) => blocks && verdict === 'fail')) return 'fails';
  if (gates.some(({ blocks }) => blocks)) return 'blocks';
  if (gates.some((gate) => gate.verdict !== 'pass' && gate.level !== 'info' && !notAsked(gate))) return 'warns';
  return gates.length > 0 ? 'judged' : 'listed';
}

/**
 * What a line does not keep although nothing stops it: a gate that only warns is broken, or, where the line got worse or
 * lost its number, a gate has no answer and may not block. Such a loss is not within its limit.
 */
export function warningOf(line: Pick<MetricLine, 'gates' | 'movement' | 'comparison'>): GateResult | undefined {
  const { gates, movement } = line;
  const open = gates.filter((gate) => !gate.blocks && gate.level !== 'info' && !notAsked(gate));
  const broken = open.find(({ verdict }) => verdict === 'fail');
  return (
    broken ?? (movement === 'worse' || isLost(line) ? open.find(({ verdict }) => verdict === 'unknown') : undefined)
  );
}

/** By state; in a state slices after the whole, and what got worse first. */
function rankOf(line: MetricLine): number {
  return states.indexOf(stateOf(line)) * 4 + (line.slice ? 2 : 0) + (line.movement === 'worse' ? 0 : 1);
}

/** A change that was measured without an uncertainty: whether it is one, nobody can tell. */
export function lacksInterval({ movement, comparison }: Pick<MetricLine, 'movement' | 'comparison'>): boolean {
  return movement === 'unclear' && comparison?.change?.intervals.length === 0;
}

/** Nobody has written a gate: the only question is whether it got worse beyond its noise. */
export function isUngated({ gates }: Pick<MetricLine, 'gates'>): boolean {
  return gates.length > 0 && gates.every(({ kind }) => kind === 'default');
}

/** Lines that a gate asks for by more than information. */
export function judgedLines(lines: readonly MetricLine[]): MetricLine[] {
  return lines.filter(({ gates }) => gates.some(({ level }) => level !== 'info'));
}

/** Gates that have no answer by design: nothing to compare with yet, or a slice below its floor of rows. */
export function notAsked({ reason, verdict }: GateResult): boolean {
  return verdict === 'unknown' && (reason === 'not-in-baseline' || reason === 'slice-too-small');
}

/**
 * What a gate asks of a line, and what it asked where the line shows another number: "at least 0.55 (seed 1: 0.6314)",
 * with the interval that decided where the number alone seems to say otherwise.
 */
export function askedOf({ shipped, comparison }: MetricLine, gate: GateResult): string {
  const absolute = gate.kind === 'min' || gate.kind === 'max';
  if (!absolute || shipped === undefined) return requirementOf(gate);
  const bounds = gate.verdict === 'unknown' ? mainInterval(comparison?.candidate.shipped?.intervals ?? []) : undefined;
  const decimals = comparison === undefined ? 0 : decimalsOf(comparison);
  const range = bounds ? ` [${formatNumber(bounds.low, decimals)}, ${formatNumber(bounds.high, decimals)}]` : '';
  return `${requirementOf(gate)} (${shipped}${range})`;
}

/** The requirement of a gate as a short phrase. */
export function requirementOf({ rule, kind }: GateResult): string {
  switch (kind) {
    case 'min':
      return `at least ${limit(rule.min)}`;
    case 'max':
      return `at most ${limit(rule.max)}`;
    case 'max-worse':
      return rule.maxWorse?.value === 0 ? 'not worse' : `at most ${amount(rule.maxWorse)} worse`;
    case 'min-better':
      return `at least ${amount(rule.minBetter)} better`;
    case 'default':
      return 'not measurably worse';
    case 'kept':
      return 'still a number';
  }
}

function limit(value: number | undefined): string {
  return value === undefined ? '?' : formatLimit(value);
}

function amount(value: { readonly kind: 'absolute' | 'percent'; readonly value: number } | undefined): string {
  return value?.kind === 'percent' ? `${formatLimit(value.value)} %` : limit(value?.value);
}

function keyOf({ metric, slice }: Pick<MetricLine, 'metric' | 'slice'>): string {
  return JSON.stringify([metric, slice?.column, slice?.value]);
}

/** As gates find their line: by the exact name, else by another spelling of the same known metric. */
function gatesOf(model: ModelReport, comparison: MetricComparison): GateResult[] {
  const names = new Set((model.comparison?.metrics ?? []).map(({ metric }) => metric));
  const called = (metric: string) =>
    names.has(metric) || knownMetric(metric)?.name !== knownMetric(comparison.metric)?.name
      ? metric
      : comparison.metric;
  return model.gates.filter((gate) => keyOf({ ...gate, metric: called(gate.metric) }) === keyOf(comparison));
}

function lineWithoutNumbers(gates: readonly GateResult[]): MetricLine {
  const { metric = '', slice } = gates[0] ?? {};
  const blank = {
    base: '–',
    head: 'not there',
    delta: '',
    movement: 'undefined',
    arrow: '',
    method: '',
    rows: null,
  } as const;
  return { metric, ...(slice && { slice }), ...blank, gates };
}

function lineOf(
  comparison: MetricComparison,
  gates: readonly GateResult[],
  seed: number | null | undefined,
): MetricLine {
  const decimals = decimalsOf(comparison);
  const shipped = shippedOf(comparison, decimals, seed);
  const { candidate, baseline, slice } = comparison;
  const value = (estimate: typeof baseline) =>
    estimate === undefined
      ? '–'
      : estimate.value === null
        ? noValue(estimate.undefinedBecause)
        : formatNumber(estimate.value, decimals);
  return {
    metric: comparison.metric,
    ...(slice && { slice }),
    base: value(baseline),
    head: `${value(candidate)}${baseline === undefined ? ownInterval(comparison, decimals) : ''}`,
    delta: deltaOf(comparison, decimals),
    movement: movementOf(comparison),
    arrow: arrowOf(comparison),
    gates,
    ...(shipped !== undefined && { shipped }),
    method: comparison.method,
    rows: candidate.rows,
    comparison,
  };
}

/** In a cell there is room for few words; the sentence of the gate has more. */
function noValue(because: Undefined | undefined): string {
  if (because === 'text') return 'a text';
  if (because === 'null') return 'null';
  if (because === 'no-number') return 'no number';
  return because === undefined || because === 'missing' ? 'not there' : `undefined: ${because.replaceAll('-', ' ')}`;
}

function shippedOf(
  { candidate }: MetricComparison,
  decimals: number,
  seed: number | null | undefined,
): string | undefined {
  if (candidate.shipped === undefined) return undefined;
  const { value } = candidate.shipped;
  const text = value === null ? 'no value' : formatNumber(value, decimals);
  const mean = candidate.value === null ? 'no value' : formatNumber(candidate.value, decimals);
  return text === mean ? undefined : `${typeof seed === 'number' ? `seed ${seed}` : 'first seed'}: ${text}`;
}

function ownInterval({ candidate }: MetricComparison, decimals: number): string {
  const bounds = mainInterval(candidate.intervals);
  return bounds ? ` [${formatNumber(bounds.low, decimals)}, ${formatNumber(bounds.high, decimals)}]` : '';
}

/** Plus is better in a `Change`; a reader expects head − base, so it is turned round where lower is better. */
function deltaOf({ change, better, notComparable }: MetricComparison, decimals: number): string {
  if (!change) return notComparable ? 'not comparable' : '';
  const isTarget = typeof better === 'object';
  const isFarther = isTarget && change.value < 0;
  const sign = better === 'lower' || isFarther ? -1 : 1;
  const closer = isFarther ? ' farther' : isTarget ? ' closer' : '';
  if (change.exact && change.value === 0) return '';
  const bounds = change.exact ? undefined : mainInterval(change.intervals);
  const ends = bounds ? [bounds.low * sign, bounds.high * sign].toSorted((a, b) => a - b) : [];
  const interval =
    ends.length > 0
      ? ` [${ends.map((end) => formatNumber(end, decimals)).join(', ')}]`
      : change.exact
        ? ''
        : ' (no interval)';
  return `${formatSigned(change.value * sign, decimals)}${closer}${interval}`;
}

function movementOf({ change, baseline, candidate, notComparable, better }: MetricComparison): Movement {
  if (candidate.value === null) return 'undefined';
  if (!baseline) return 'new';
  if (!change || notComparable !== undefined || better === undefined) return 'not-comparable';
  if (change.exact) return change.value === 0 ? 'same' : change.value > 0 ? 'better' : 'worse';
  const bounds = mainInterval(change.intervals);
  if (!bounds) return 'unclear';
  return bounds.low > 0 ? 'better' : bounds.high < 0 ? 'worse' : 'unclear';
}

function arrowOf({ baseline, candidate, otherData }: MetricComparison): '↑' | '↓' | '' {
  const before = baseline?.value;
  if (otherData !== undefined) return ''; // of other rows, perhaps: no direction
  if (typeof before !== 'number' || candidate.value === null || before === candidate.value) return '';
  return candidate.value > before ? '↑' : '↓';
}
