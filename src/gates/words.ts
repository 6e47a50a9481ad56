import { fewestGroups } from '../metrics/index.ts';
import type { Interval, MetricComparison, Undefined } from '../metrics/types.ts';
import type { Model } from '../project/types.ts';
import { decimalsFor, formatNumber } from '../support/numbers.ts';
import type { NoAnswer, Question } from './questions.ts';

/** "roc-auc got worse by 0.021 (95 %: 0.015 to 0.027 worse); at most 0.005 worse is allowed." */
export function wordBound(
  line: MetricComparison,
  question: Question,
  said: 'pass' | 'pass-on-rows' | 'fail' | 'unknown' | 'seed-noise',
): string {
  return `${wordFact(line, question)}; ${wordLimit(line, question)}${wordEnding(line, said)}`;
}

function wordEnding(line: MetricComparison, said: Parameters<typeof wordBound>[2]): string {
  switch (said) {
    case 'pass':
    case 'fail':
      return '.';
    case 'pass-on-rows':
      return line.change?.intervals.length === 0
        ? ', by the bare numbers: how far another seed or other test rows would move it is not known.'
        : ', over these rows alone: how far another seed would move it is not known.';
    case 'unknown':
      return ': the interval reaches over the limit.';
    case 'seed-noise':
      return line.candidate.seeds > 1
        ? `, but its ${sameOfSeeds(line)}, which says nothing of the noise between seeds.`
        : ', but one seed cannot tell this from the noise between seeds.';
  }
}

/**
 * The 95 % interval lies beyond the limit, but of so many gates one may do so by chance (Holm's procedure). Said only
 * where it changed the answer.
 */
export function wordNotTogether(line: MetricComparison, question: Question, gates: number): string {
  const why = `of ${gates} blocking gates asked together, one may miss its limit by chance, so a fail needs a stricter level than 95 %, and this is not clear enough for it`;
  return `${wordFact(line, question)}; ${wordLimit(line, question)}: ${why}.`;
}

function wordFact(line: MetricComparison, question: Question): string {
  return question.kind === 'min' || question.kind === 'max' ? wordValue(line, question) : wordChange(line, question);
}

function wordValue(line: MetricComparison, question: Question): string {
  const { value, intervals } = line.candidate.shipped ?? line.candidate;
  if (value === null) return `${about(line)} has no value`;
  const interval = usual(intervals);
  const decimals = enoughDecimals(value, interval, question.limit);
  const range = (found: Interval): string =>
    `95 %: ${formatNumber(found.low, decimals)} to ${formatNumber(found.high, decimals)}`;
  const which = line.candidate.shipped === undefined ? '' : ' with the first seed, which ships';
  return `${about(line)} is ${formatNumber(value, decimals)}${aside(line.candidate.exact, interval, range)}${which}`;
}

export function wordChange(line: MetricComparison, question: Question): string {
  const { change } = line;
  if (change === undefined) return `${about(line)} has no change`;
  if (change.value === 0 && change.exact) return `${about(line)} is exactly as before`;
  const interval = usual(change.intervals);
  const decimals = enoughDecimals(change.value, interval, question.limit);
  const size = formatNumber(Math.abs(change.value), decimals);
  const noise = interval !== undefined && interval.low < 0 && interval.high > 0;
  const turned = noise
    ? ['is within noise, worse by', 'is within noise, better by']
    : ['got worse by', 'got better by'];
  const word = change.value === 0 ? 'is unchanged' : `${turned[change.value < 0 ? 0 : 1]} ${size}`;
  return `${about(line)} ${word}${aside(change.exact, interval, (found) => wordRange(found, decimals))}`;
}

/** Sizes instead of signs: "0.015 to 0.027 worse", "0.004 worse to 0.008 better". */
function wordRange({ low, high }: Interval, decimals: number): string {
  const size = (bound: number): string => formatNumber(Math.abs(bound), decimals);
  if (high <= 0) return `95 %: ${size(high)} to ${size(low)} worse`;
  if (low >= 0) return `95 %: ${size(low)} to ${size(high)} better`;
  const best = Number(size(high)) === 0 ? 'as good' : `${size(high)} better`;
  return `95 %: ${size(low)} worse to ${best}`;
}

function aside(exact: boolean, interval: Interval | undefined, range: (interval: Interval) => string): string {
  if (exact) return '';
  return interval === undefined ? ' (no interval)' : ` (${range(interval)})`;
}

export function wordLimit(line: MetricComparison, question: Question): string {
  const { kind, amount, limit } = question;
  if (kind === 'min') return `at least ${asWritten(limit)} is required`;
  if (kind === 'max') return `at most ${asWritten(limit)} is allowed`;
  if (kind === 'default') return 'without gates, nothing may get worse beyond its noise';
  const baseline = line.baseline?.value ?? Number.NaN;
  const size =
    amount?.kind === 'percent'
      ? `${asWritten(amount.value)} % of ${formatNumber(baseline, decimalsFor(baseline, 3) ?? 3)} (${formatNumber(Math.abs(limit), decimalsFor(limit, 3) ?? 0)})`
      : asWritten(Math.abs(limit));
  return kind === 'max-worse' ? `at most ${size} worse is allowed` : `at least ${size} better is required`;
}

/** Why there is no answer, with what is there. */
export function wordUnknown(
  line: MetricComparison,
  question: Question,
  reason: NoAnswer,
  model: Pick<Model, 'name'>,
): string {
  const name = about(line);
  switch (reason) {
    case 'not-in-baseline':
      return `${name}: ${question.kind === 'default' ? 'the change' : question.kind} is not asked, since the baseline does not have ${model.name}.`;
    case 'no-baseline':
      return `${name}: no result of the baseline is recorded to compare with.`;
    case 'undefined':
      return wordUndefined(line, question);
    case 'not-comparable':
      return `${name} is not comparable with the baseline: ${line.notComparable ?? 'no common rows'}.`;
    case 'data-changed':
      return wordOtherData(line);
    case 'baseline-zero':
      return `${name} was 0 in the baseline, and a percentage of 0 decides nothing.`;
    case 'better-unknown':
      return `${name}: it is not known whether higher or lower is better.`;
    case 'too-few-groups':
      return `${name} ${wordGroups(line)}: an interval needs ${fewestGroups} of them.`;
    case 'no-interval':
      return `${wordFact(line, question)}: ${wordNoNoise(line)}, so its noise is unknown.`;
  }
}

/** Seeds that change nothing tell nothing of chance; mostly the command does not read its seed. */
function wordNoNoise(line: MetricComparison): string {
  return line.candidate.seeds > 1
    ? `it came without an error, and its ${sameOfSeeds(line)}`
    : 'it came without an error';
}

/** "3 seeds all gave the same number"; one artifact may report several, where its measuring has a chance of its own. */
function sameOfSeeds({ candidate: { seeds, bySeed } }: MetricComparison): string {
  const isOneNumber = bySeed?.every((value) => value === bySeed[0]) === true;
  return `${seeds} seeds ${isOneNumber ? 'all gave the same number' : 'gave the same model'} (does the command read \`MLOPS_SEED\`?)`;
}

/** Numbers of different rows are no comparison, however they look. */
function wordOtherData(line: MetricComparison): string {
  const [before, after] = [line.baseline?.value ?? Number.NaN, line.candidate.value ?? Number.NaN];
  const decimals = decimalsFor(after - before, 2) ?? decimalsFor(after, 3) ?? 3;
  const digits = Math.max(decimals, decimalsFor(after, 3) ?? 3);
  const values = `${formatNumber(before, digits)} to ${formatNumber(after, digits)}`;
  return `${about(line)} went from ${values} as two trainings on different data report it (${(line.otherData ?? []).join(', ')} changed): whether the model got better or worse, or the rows got others, is not known.`;
}

/** "rests on 3 independent groups of rows". */
export function wordGroups({ candidate: { groups = 0 } }: MetricComparison): string {
  return `rests on ${groups === 1 ? '1 group' : `${formatNumber(groups, 0)} independent groups`} of rows`;
}

/** A value may be missing on either side; an absolute limit asks the candidate alone. */
function wordUndefined(line: MetricComparison, question: Question): string {
  const value =
    question.kind === 'min' || question.kind === 'max' ? (line.candidate.shipped ?? line.candidate) : line.candidate;
  const ofBaseline = value.value !== null && Number.isFinite(value.value);
  const side = ofBaseline ? line.baseline : line.candidate;
  const because = side?.undefinedBecause;
  const why = because === undefined ? 'it is not a finite number' : undefinedWords[because];
  return `${about(line)} has no value${ofBaseline ? ' in the baseline' : ''}: ${why}.`;
}

export const undefinedWords: Readonly<Record<Undefined, string>> = {
  'no-rows': 'there are no rows',
  'one-class': 'the rows have one class only',
  'zero-denominator': 'it divides by zero on these rows',
  'not-a-number': 'it is not a finite number',
  'outside-range': 'the reported number is impossible for a metric of this name',
  'no-scores': 'the predictions hold no scores',
  constant: 'the values are all the same',
  missing: 'it was not found',
  text: 'it is a text, not a number',
  null: 'it is null, not a number',
  'no-number': 'it is a list, a truth value or a date, not a number',
  'not-a-probability': 'the scores are not probabilities',
  'not-computable': 'it cannot be computed for this task',
  'too-few-rows': 'there are too few rows',
};

function about(line: MetricComparison): string {
  return line.slice === undefined ? line.metric : `${line.metric} of ${line.slice.column} ${line.slice.value}`;
}

/** The 95 % interval, wherever it stands in the list. */
function usual(intervals: readonly Interval[]): Interval | undefined {
  return intervals.find(({ level }) => Math.abs(level - 0.95) < 1e-9);
}

/** As many decimals as the user wrote. */
function asWritten(value: number): string {
  const [, fraction = ''] = String(value).split('.');
  return formatNumber(value, fraction.length);
}

/** Two digits of the noise (three of a number without one), and more where the limit would look as if it were met. */
function enoughDecimals(value: number, interval: Interval | undefined, limit: number): number {
  const half = interval === undefined ? 0 : (interval.high - interval.low) / 2;
  const numbers = [value, ...(interval === undefined ? [] : [interval.low, interval.high])];
  let decimals = decimalsFor(half, 2) ?? decimalsFor(value, 3) ?? 3;
  const most = Math.min(9, decimals + 3);
  while (decimals < most && numbers.some((number) => looksEqual(number, limit, decimals))) decimals++;
  return decimals;
}

function looksEqual(number: number, limit: number, decimals: number): boolean {
  return number !== limit && formatNumber(number, decimals) === formatNumber(limit, decimals);
}
