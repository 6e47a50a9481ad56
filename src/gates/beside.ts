import { knownMetric, rowsToDecide } from '../metrics/index.ts';
import type { MetricComparison } from '../metrics/types.ts';
import type { Amount, Better, GateRule } from '../project/types.ts';
import { formatNumber } from '../support/numbers.ts';
import type { Verdict } from '../support/verdict.ts';
import { holm } from './bounds.ts';
import { askRule, type Question } from './questions.ts';
import { wordChange, wordLimit, wordUnknown } from './words.ts';

/** How much worse a metric may be beside what is live. */
export interface BesideLimit {
  readonly metric: string;
  readonly better?: Better;
  /** Absent: not beyond its noise. */
  readonly maxWorse?: Amount;
}

export interface BesideResult {
  readonly metric: string;
  readonly verdict: Verdict;
  readonly sentence: string;
}

interface Asked {
  readonly line: MetricComparison;
  readonly question: Question;
}

/**
 * Asks of two versions that answer side by side what gates ask of two trainings: *fail* beyond the limit at the level
 * that so many simultaneous questions need (Holm), *pass* where the 95 % interval keeps it, else *unknown*; without a limit
 * only what is worse beyond its noise fails. These two artifacts are compared, not two trainings: how far another seed
 * would move them is not asked.
 */
export function judgeBeside(
  lines: readonly MetricComparison[],
  limits: readonly BesideLimit[],
): readonly BesideResult[] {
  const asked = lines.flatMap((line) => questionsAbout(line, limits).map((question) => ({ line, question })));
  const bounds = asked.filter(({ question }) => question.answer.kind === 'bound');
  const broken = holm(bounds.map(({ question }) => brokenFor(question)));
  const failing = new Set(bounds.filter((_, index) => broken[index]));
  return asked.map((one) => ({ metric: one.line.metric, ...concluded(one, failing.has(one)) }));
}

function questionsAbout(line: MetricComparison, limits: readonly BesideLimit[]): readonly Question[] {
  const own = limits.filter(({ metric, maxWorse }) => maxWorse && canonical(metric) === canonical(line.metric));
  if (own.length === 0) return askRule(ruleOf({ metric: line.metric }), line, 'compared', true);
  return own.flatMap((limit) => askRule(ruleOf(limit), line, 'compared', false));
}

function canonical(metric: string): string {
  return knownMetric(metric)?.name ?? metric;
}

function ruleOf(limit: BesideLimit): GateRule {
  return { ...limit, minRows: 1, level: 'fail', whenUnknown: 'block', requireInterval: true, path: [] };
}

function brokenFor({ answer }: Question): number {
  return answer.kind === 'bound' ? answer.bound.brokenFor : 0;
}

function concluded({ line, question }: Asked, fails: boolean): Omit<BesideResult, 'metric'> {
  const { answer } = question;
  if (answer.kind === 'unknown') {
    return { verdict: 'unknown', sentence: wordUnknown(line, question, answer.reason, { name: 'the model' }) };
  }
  const fact = `${wordChange(line, question)}; ${limitText(line, question)}`;
  if (answer.bound.holds) return { verdict: 'pass', sentence: `${fact}.` };
  if (fails) return { verdict: 'fail', sentence: `${fact}.` };
  return { verdict: 'unknown', sentence: `${fact}: these rows cannot tell${moreText(line, question)}.` };
}

function limitText(line: MetricComparison, question: Question): string {
  return question.kind === 'default' ? 'it may not get worse beyond its noise' : wordLimit(line, question);
}

function moreText(line: MetricComparison, { limit }: Question): string {
  const more = rowsToDecide(line, -limit)?.rows;
  return typeof more === 'number' ? `, about ${formatNumber(more, 0)} more would` : '';
}
