import { fewestGroups } from '../metrics/index.ts';
import type { Comparison, MetricComparison } from '../metrics/types.ts';
import type { GateRule, Model, WhenUnknown } from '../project/types.ts';
import { formatNumber } from '../support/numbers.ts';
import type { Level, Verdict } from '../support/verdict.ts';
import { type BoundAnswer, holm } from './bounds.ts';
import { unlessGone, withLostSlices } from './gone-rows.ts';
import { linesFor } from './lines.ts';
import { lostValues, wordLost } from './lost-values.ts';
import { askRule, hasTooFewGroups, type Question } from './questions.ts';
import type { GateReason } from './reasons.ts';
import { blocksUnknown, kindOf } from './results.ts';
import type { GateResult, JudgedRows } from './types.ts';
import { worseOfBoth } from './vouched-rows.ts';
import { wordBound, wordGroups, wordNotTogether, wordUnknown } from './words.ts';

export interface JudgeRequest {
  /** With the base's gates (docs/concepts/trust.md). */
  readonly model: Model;
  readonly comparison: Comparison;
  /** `first-run`: the baseline does not have this model; `missing`: it has, but nothing is recorded of it. */
  readonly baseline: 'compared' | 'first-run' | 'missing';
  readonly whenUnknown: WhenUnknown;
  /** What became of the base's test rows; absent where they are the same. */
  readonly rows?: JudgedRows;
  /** For "how many more rows or seeds would decide", where metrics can tell. */
  readonly more?: (line: MetricComparison, question: Question) => string | undefined;
}

/**
 * Asks every gate of a model. *pass* if the 95 % interval keeps the limit, *fail* if it lies beyond it at the level
 * that m simultaneous blocking gates need (Holm), else *unknown* (docs/concepts/verdicts.md).
 */
export function judge(request: JudgeRequest): readonly GateResult[] {
  const { rows } = request;
  const asked = questionsOf(request);
  const again = rows?.vouched === undefined ? [] : questionsOnVouched(request, rows.vouched.metrics);
  const weighed = weigh([...asked, ...again]);
  const results = asked.map((entry) => toResult(request, entry, weighed));
  if (rows === undefined) return results;
  // What the user's code reported rests on no row that anybody here has seen.
  const reported = results.filter((_, index) => asked[index]?.line?.origin === 'reported');
  const others = results.filter((result) => !reported.includes(result));
  const onBoth =
    rows.vouched === undefined
      ? others
      : worseOfBoth(
          others,
          again.map((entry) => toResult(request, entry, weighed)),
          rows,
        );
  return withLostSlices(request.model, [...onBoth.map((result) => unlessGone(result, rows)), ...reported], rows);
}

/** Nothing is asked where no row is left; the answer is the same for each gate. */
function questionsOnVouched(request: JudgeRequest, metrics: readonly MetricComparison[]): readonly Asked[] {
  if (metrics.length === 0) return [];
  return questionsOf({ ...request, comparison: { ...request.comparison, metrics } }).filter(
    ({ line }) => line !== undefined,
  );
}

interface Weighed {
  readonly broken: ReadonlySet<Asked>;
  /** Number of gates that were asked at once: the m of Holm's procedure. */
  readonly gates: number;
}

/**
 * Holm over the blocking questions. One without an estimate of the noise between seeds cannot fail, so it must not
 * make it easier for others to fail either: among them it counts as not broken.
 */
function weigh(asked: readonly Asked[]): Weighed {
  const blocking = asked.flatMap((entry) =>
    entry.level === 'fail' && entry.answer.kind === 'bound' ? [{ entry, answer: entry.answer }] : [],
  );
  const alone = holm(blocking.map(({ answer }) => (answer.seedNoiseUnknown ? 0 : answer.bound.brokenFor)));
  const all = holm(blocking.map(({ answer }) => answer.bound.brokenFor));
  const broken = blocking.filter(({ answer }, index) => (answer.seedNoiseUnknown ? all : alone)[index]);
  return { broken: new Set(broken.map(({ entry }) => entry)), gates: blocking.length };
}

/**
 * The most questions that can block, for the levels that intervals are needed at.
 * @param slices number of values of each slice column; @param metrics number of metrics that are computed
 */
export function countBlocking(model: Model, slices: ReadonlyMap<string, number>, metrics: number): number {
  if (model.gates.size === 0) return metrics;
  const rules = [...model.gates.values()].flat().filter((rule) => rule.level === 'fail');
  return rules.reduce(
    (sum, rule) => sum + limitsOf(rule) * (rule.by === undefined ? 1 : (slices.get(rule.by) ?? 1)),
    0,
  );
}

function limitsOf({ min, max, maxWorse, minBetter }: GateRule): number {
  return [min, max, maxWorse, minBetter].filter((limit) => limit !== undefined).length;
}

interface Asked {
  readonly rule: GateRule;
  readonly kind: GateResult['kind'];
  readonly line?: MetricComparison;
  readonly question?: Question;
  readonly level: Level;
  readonly answer: Answer;
}

type Answer =
  | { readonly kind: 'bound'; readonly bound: BoundAnswer; readonly seedNoiseUnknown: boolean }
  | { readonly kind: 'unknown'; readonly reason: GateReason; readonly sentence: string };

function questionsOf(request: JudgeRequest): readonly Asked[] {
  const { model, comparison } = request;
  const lost = lostValues(model, comparison);
  const kept = lost.map((line) => askKept(request, line));
  if (model.gates.size === 0) return [...kept, ...defaultQuestions(request, lost)];
  const written = [...model.gates.values()].flat().flatMap((rule) => {
    const found = linesFor(comparison, rule);
    if (found.kind === 'unknown') return [without(rule, found.reason, found.sentence)];
    const asked = found.lines.flatMap((line) => questionsAbout(request, rule, line));
    return found.lines.every((line) => isTooSmall(line, rule)) ? [nothingJudged(rule, found.lines), ...asked] : asked;
  });
  return [...written, ...kept];
}

/** Nobody asks for it, and its loss is no pass (docs/decisions/lost-metrics.md). */
function askKept(request: JudgeRequest, line: MetricComparison): Asked {
  const rule = unwrittenRule(request, line.metric);
  const sentence = wordLost(line, request.comparison);
  return { rule, kind: 'kept', line, level: rule.level, answer: { kind: 'unknown', reason: 'value-lost', sentence } };
}

/** The rule that nobody wrote. */
function unwrittenRule({ model, whenUnknown }: JudgeRequest, metric: string): GateRule {
  const path = [...model.path, 'gates'];
  return { metric, minRows: 1, level: 'fail', whenUnknown, requireInterval: false, path };
}

/** Each small slice is only listed; but a rule that could judge none of them has not been kept by anybody. */
function nothingJudged(rule: GateRule, lines: readonly MetricComparison[]): Asked {
  const largest = [...lines].sort((a, b) => (b.candidate.rows ?? 0) - (a.candidate.rows ?? 0))[0];
  const rows = largest?.candidate.rows ?? 0;
  const grouped = largest !== undefined && rows >= rule.minRows && hasTooFewGroups(largest);
  const has = grouped ? wordGroups(largest) : `has ${counted(rows)}`;
  const sentence = `${rule.metric} was judged on no value of ${rule.by}: the largest, ${largest?.slice?.value}, ${has}, too few.`;
  return without(rule, 'no-slice-judged', sentence);
}

function isTooSmall(line: MetricComparison, rule: GateRule): boolean {
  if (line.slice === undefined) return false;
  const { rows, undefinedBecause } = line.candidate;
  return undefinedBecause === 'too-few-rows' || (rows !== null && rows < rule.minRows) || hasTooFewGroups(line);
}

function wordTooSmall(line: MetricComparison, rule: GateRule): string {
  const rows = line.candidate.rows ?? 0;
  if (rows >= rule.minRows && hasTooFewGroups(line)) {
    return `${rule.metric} of ${line.slice?.column} ${line.slice?.value} ${wordGroups(line)}; ${fewestGroups} are needed to judge it.`;
  }
  const needed = rows < rule.minRows ? `${rule.minRows} are needed to judge it` : 'more are needed to compute it';
  return `${rule.metric} of ${line.slice?.column} ${line.slice?.value} has ${counted(rows)}; ${needed}.`;
}

function counted(rows: number): string {
  return rows === 1 ? '1 row' : `${formatNumber(rows, 0)} rows`;
}

/**
 * No gates: no metric whose direction is known may get worse beyond its noise. What a training on other data reports
 * answers nothing, and is asked only where nothing was computed on rows that both sides share.
 */
function defaultQuestions(request: JudgeRequest, lost: readonly MetricComparison[]): readonly Asked[] {
  const known = request.comparison.metrics.filter((line) => line.slice === undefined && line.better !== undefined);
  const computed = known.some(({ origin }) => origin === 'computed');
  const lines = known.filter((line) => (line.otherData === undefined || !computed) && !lost.includes(line));
  return lines.flatMap((line) => questionsAbout(request, unwrittenRule(request, line.metric), line));
}

function questionsAbout(request: JudgeRequest, rule: GateRule, line: MetricComparison): readonly Asked[] {
  if (isTooSmall(line, rule)) {
    return [{ ...without(rule, 'slice-too-small', wordTooSmall(line, rule)), line, level: 'info' }];
  }
  return askRule(rule, line, request.baseline, request.model.gates.size === 0).map((question) => ({
    rule,
    kind: question.kind,
    line,
    question,
    level: rule.level,
    answer:
      question.answer.kind === 'bound'
        ? question.answer
        : { ...question.answer, sentence: wordUnknown(line, question, question.answer.reason, request.model) },
  }));
}

function without(rule: GateRule, reason: GateReason, sentence: string): Asked {
  return { rule, kind: kindOf(rule), level: rule.level, answer: { kind: 'unknown', reason, sentence } };
}

function toResult(request: JudgeRequest, entry: Asked, weighed: Weighed): GateResult {
  const { rule, kind, line, level } = entry;
  const said = conclude(request, entry, weighed);
  const about = line?.slice === undefined ? { metric: rule.metric } : { metric: rule.metric, slice: line.slice };
  return {
    model: request.model.name,
    ...about,
    rule,
    kind,
    level,
    ...said,
    blocks:
      level === 'fail' && (said.verdict === 'fail' || (said.verdict === 'unknown' && blocksUnknown(rule, said.reason))),
  };
}

function conclude(
  request: JudgeRequest,
  entry: Asked,
  weighed: Weighed,
): { readonly verdict: Verdict; readonly reason: GateReason; readonly sentence: string } {
  const { answer, line, question, level } = entry;
  if (answer.kind === 'unknown') return { verdict: 'unknown', reason: answer.reason, sentence: answer.sentence };
  if (line === undefined || question === undefined) throw new TypeError('a bound is always about a line');
  if (answer.bound.holds) {
    return {
      verdict: 'pass',
      reason: 'within-limit',
      sentence: wordBound(line, question, answer.seedNoiseUnknown ? 'pass-on-rows' : 'pass'),
    };
  }
  // What does not block is not one of the m gates: there the usual level decides.
  const alone = answer.bound.brokenFor >= 1;
  const fails = level === 'fail' ? weighed.broken.has(entry) : alone;
  if (fails && answer.seedNoiseUnknown) {
    return { verdict: 'unknown', reason: 'seed-noise-unknown', sentence: wordBound(line, question, 'seed-noise') };
  }
  if (fails) return { verdict: 'fail', reason: 'beyond-limit', sentence: wordBound(line, question, 'fail') };
  const more = request.more?.(line, question);
  const fact = alone ? wordNotTogether(line, question, weighed.gates) : wordBound(line, question, 'unknown');
  const sentence = fact + (more === undefined ? '' : ` ${more}`);
  return { verdict: 'unknown', reason: 'cannot-tell', sentence };
}
