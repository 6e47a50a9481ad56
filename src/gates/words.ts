import type { Interval, MetricComparison } from '../metrics/types.ts';
import type { Model } from '../project/types.ts';
import { decimalsFor, formatNumber, formatSigned } from '../support/numbers.ts';
import type { Question } from './questions.ts';
import type { GateReason } from './reasons.ts';

/** "roc-auc fell by 0.021 [0.015, 0.027] (95 %); at most 0.005 is allowed." */
export function wordBound(
  line: MetricComparison,
  question: Question,
  said: 'pass' | 'fail' | 'unknown' | 'seed-noise',
): string {
  const fact = question.kind === 'min' || question.kind === 'max' ? wordValue(line) : wordChange(line);
  return `${fact}; ${wordLimit(line, question)}${endings[said]}`;
}

const endings = {
  pass: '.',
  fail: '.',
  unknown: ': the interval reaches over the limit.',
  'seed-noise': ', but one seed cannot tell this from the noise between seeds.',
} as const;

function wordValue(line: MetricComparison): string {
  const { value, intervals } = line.candidate.shipped ?? line.candidate;
  const digits = digitsOf(intervals, value ?? 0);
  const which = line.candidate.shipped === undefined ? '' : ' (first seed, the one that ships)';
  return `${about(line)} is ${formatNumber(value ?? Number.NaN, digits)}${range(intervals, digits, false)}${which}`;
}

function wordChange(line: MetricComparison): string {
  const change = line.change;
  if (change === undefined) return `${about(line)} has no change`;
  const digits = digitsOf(change.intervals, change.value);
  if (change.value === 0 && change.exact) return `${about(line)} is exactly as before`;
  const word = change.value < 0 ? 'got worse by' : 'got better by';
  const size = formatNumber(Math.abs(change.value), digits);
  return `${about(line)} ${word} ${size}${range(change.intervals, digits, true)}`;
}

function wordLimit(line: MetricComparison, question: Question): string {
  const { kind, amount, limit } = question;
  if (kind === 'min') return `at least ${limit} is required`;
  if (kind === 'max') return `at most ${limit} is allowed`;
  if (kind === 'default') return 'without gates, nothing may get worse beyond its noise';
  const size =
    amount?.kind === 'percent'
      ? `${amount.value} % of ${formatNumber(line.baseline?.value ?? Number.NaN, digitsOf([], line.baseline?.value ?? 0))}`
      : `${Math.abs(limit)}`;
  return kind === 'max-worse' ? `at most ${size} worse is allowed` : `at least ${size} better is required`;
}

/** Why there is no answer, with what is there. */
export function wordUnknown(line: MetricComparison, question: Question, reason: GateReason, model: Model): string {
  const name = about(line);
  switch (reason) {
    case 'first-run':
      return `${name}: ${question.kind} is not asked, since the baseline does not have ${model.name}.`;
    case 'no-baseline':
      return `${name}: no result of the baseline is recorded, so ${question.kind} cannot be asked.`;
    case 'undefined':
      return `${name} has no value: ${line.candidate.undefinedBecause ?? line.baseline?.undefinedBecause ?? 'not a finite number'}.`;
    case 'not-comparable':
      return `${name} is not comparable with the baseline: ${line.notComparable ?? 'no common rows'}.`;
    case 'baseline-zero':
      return `${name} was 0 in the baseline, and a percentage of 0 decides nothing.`;
    case 'better-unknown':
      return `${name}: it is not known whether higher or lower is better.`;
    case 'no-interval':
      return `${name} was reported without an error, so its noise is unknown.`;
    default:
      return `${name}: ${reason}.`;
  }
}

function about(line: MetricComparison): string {
  return line.slice === undefined ? line.metric : `${line.metric} of ${line.slice.column} ${line.slice.value}`;
}

function range(intervals: readonly Interval[], digits: number, signed: boolean): string {
  const [interval] = intervals;
  if (interval === undefined) return ' (no interval)';
  const show = signed ? formatSigned : formatNumber;
  return ` [${show(interval.low, digits)}, ${show(interval.high, digits)}]`;
}

function digitsOf(intervals: readonly Interval[], value: number): number {
  const [interval] = intervals;
  return (interval && decimalsFor((interval.high - interval.low) / 2, 2)) ?? decimalsFor(value, 3) ?? 3;
}
