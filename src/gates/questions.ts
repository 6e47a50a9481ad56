import { fewestGroups } from '../metrics/index.ts';
import type { MetricComparison } from '../metrics/types.ts';
import type { Amount, GateRule } from '../project/types.ts';
import { atLeast, atMost, type BoundAnswer, type Known } from './bounds.ts';
import type { GateResult } from './types.ts';

/** One thing that a rule asks about one line: the value, or the change against the baseline. */
export interface Question {
  readonly kind: GateResult['kind'];
  /** The limit on the value, or on the oriented change (−t for `max-worse: t`). */
  readonly limit: number;
  readonly amount?: Amount;
  readonly answer: QuestionAnswer;
}

export type QuestionAnswer =
  | { readonly kind: 'bound'; readonly bound: BoundAnswer; readonly seedNoiseUnknown: boolean }
  | NotKnown;

/** Why a question has no answer; the codes are those of `gateReasons`. */
export type NoAnswer =
  | 'undefined'
  | 'no-interval'
  | 'too-few-groups'
  | 'not-in-baseline'
  | 'no-baseline'
  | 'not-comparable'
  | 'data-changed'
  | 'baseline-zero'
  | 'better-unknown';

interface NotKnown {
  readonly kind: 'unknown';
  readonly reason: NoAnswer;
}

type BaselineState = 'compared' | 'first-run' | 'missing';

/** Asks a rule about a line; a rule with several limits asks several questions. */
export function askRule(
  rule: GateRule,
  line: MetricComparison,
  baseline: BaselineState,
  byDefault: boolean,
): readonly Question[] {
  const questions: Question[] = [];
  if (rule.min !== undefined) questions.push(askValue('min', rule, line, rule.min));
  if (rule.max !== undefined) questions.push(askValue('max', rule, line, rule.max));
  if (rule.maxWorse !== undefined) questions.push(askChange('max-worse', rule, line, baseline, rule.maxWorse, -1));
  if (rule.minBetter !== undefined) questions.push(askChange('min-better', rule, line, baseline, rule.minBetter, 1));
  if (byDefault) questions.push(askDefault(rule, line, baseline));
  return questions;
}

function askValue(kind: 'min' | 'max', rule: GateRule, line: MetricComparison, limit: number): Question {
  const known = knownValue(line, rule);
  if (known.kind === 'unknown') return { kind, limit, answer: known };
  const bound = kind === 'min' ? atLeast(known, limit) : atMost(known, limit);
  return { kind, limit, answer: { kind: 'bound', bound, seedNoiseUnknown: false } };
}

/** Absolute gates ask the artifact that ships, which is the first seed's, not the mean over seeds. */
function knownValue(line: MetricComparison, rule: GateRule): Known | NotKnown {
  const { candidate } = line;
  const { value, intervals } = candidate.shipped ?? candidate;
  if (!isNumber(value)) return { kind: 'unknown', reason: 'undefined' };
  if (candidate.exact) return { kind: 'exact', value };
  if (hasTooFewGroups(line)) return { kind: 'unknown', reason: 'too-few-groups' };
  if (intervals.length > 0) return { kind: 'intervals', intervals };
  return pointOf(line, rule, value);
}

/** A reported number may come without an error; one that we compute has none only where its rows are too few for one. */
function pointOf({ origin }: MetricComparison, rule: GateRule, value: number): Known | NotKnown {
  const needed = rule.requireInterval || origin === 'computed';
  return needed ? { kind: 'unknown', reason: 'no-interval' } : { kind: 'exact', value };
}

/** Rows that come in groups are evidence only as far as there are groups; identical predictions need none. */
export function hasTooFewGroups({ candidate: { groups } }: MetricComparison): boolean {
  return groups !== undefined && groups < fewestGroups;
}

function askChange(
  kind: 'max-worse' | 'min-better',
  rule: GateRule,
  line: MetricComparison,
  baseline: BaselineState,
  amount: Amount,
  sign: 1 | -1,
): Question {
  const tolerance = absolute(amount, line);
  const limit = sign * (tolerance ?? 0) + 0; // + 0: no negative zero
  const known = knownChange(line, baseline, rule);
  if (known.kind === 'unknown') return { kind, limit, amount, answer: known };
  if (tolerance === undefined) return { kind, limit, amount, answer: { kind: 'unknown', reason: 'baseline-zero' } };
  const bound = atLeast(known, limit);
  return {
    kind,
    limit,
    amount,
    answer: { kind: 'bound', bound, seedNoiseUnknown: line.change?.seedNoise === 'unknown' },
  };
}

/** Percent is of the baseline's size; of a baseline of 0 it says nothing. */
function absolute(amount: Amount, line: MetricComparison): number | undefined {
  if (amount.kind === 'absolute') return amount.value;
  const value = line.baseline?.value ?? 0;
  return value === 0 ? undefined : (Math.abs(value) * amount.value) / 100;
}

function knownChange(line: MetricComparison, baseline: BaselineState, rule: GateRule): Known | NotKnown {
  if (baseline === 'first-run') return { kind: 'unknown', reason: 'not-in-baseline' };
  if (!isNumber(line.candidate.value)) return { kind: 'unknown', reason: 'undefined' };
  if (baseline === 'missing') return { kind: 'unknown', reason: 'no-baseline' };
  if (line.better === undefined) return { kind: 'unknown', reason: 'better-unknown' };
  const { change } = line;
  if (change === undefined || !Number.isFinite(change.value)) return { kind: 'unknown', reason: whyNoChange(line) };
  if (change.exact) return { kind: 'exact', value: change.value };
  if (hasTooFewGroups(line)) return { kind: 'unknown', reason: 'too-few-groups' };
  if (change.intervals.length > 0) return { kind: 'intervals', intervals: change.intervals };
  return pointOf(line, rule, change.value);
}

function whyNoChange({ baseline, notComparable, otherData }: MetricComparison): NoAnswer {
  if (otherData !== undefined) return 'data-changed';
  if (notComparable !== undefined) return 'not-comparable';
  if (baseline === undefined) return 'no-baseline';
  return isNumber(baseline.value) ? 'not-comparable' : 'undefined';
}

function isNumber(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}

/** Without a rule only noise can decide: worse beyond it fails, anything else passes; worse without a noise is unknown. */
function askDefault(rule: GateRule, line: MetricComparison, baseline: BaselineState): Question {
  const known = knownChange(line, baseline, rule);
  if (known.kind === 'unknown') return { kind: 'default', limit: 0, answer: known };
  const { brokenFor } = atLeast(known, 0);
  const noiseless = line.change?.exact === false && line.change.intervals.length === 0;
  if (brokenFor > 0 && noiseless)
    return { kind: 'default', limit: 0, answer: { kind: 'unknown', reason: 'no-interval' } };
  const seedNoiseUnknown = line.change?.seedNoise === 'unknown';
  return {
    kind: 'default',
    limit: 0,
    answer: { kind: 'bound', bound: { holds: brokenFor === 0, brokenFor }, seedNoiseUnknown },
  };
}
