import type { Comparison, MetricComparison } from '../metrics/types.ts';
import type { GateRule, Model, WhenUnknown } from '../project/types.ts';
import type { Level, Verdict } from '../support/verdict.ts';
import { type BoundAnswer, holm } from './bounds.ts';
import { linesFor } from './lines.ts';
import { askRule, type Question } from './questions.ts';
import type { GateReason } from './reasons.ts';
import type { GateResult } from './types.ts';
import { wordBound, wordUnknown } from './words.ts';

export interface JudgeRequest {
  /** With the base's gates (design/trust.md). */
  readonly model: Model;
  readonly comparison: Comparison;
  /** `first-run`: the baseline does not have this model; `missing`: it has, but nothing is recorded of it. */
  readonly baseline: 'compared' | 'first-run' | 'missing';
  readonly whenUnknown: WhenUnknown;
  /** For "how many more rows or seeds would decide", where metrics can tell. */
  readonly more?: (line: MetricComparison, question: Question) => string | undefined;
}

/**
 * Asks every gate of a model. *pass* if the 95 % interval keeps the limit, *fail* if it lies beyond it at the level
 * that m simultaneous blocking gates need (Holm), else *unknown* (design/verdicts.md).
 */
export function judge(request: JudgeRequest): readonly GateResult[] {
  const asked = questionsOf(request);
  const blocking = asked.filter((entry) => entry.level === 'fail' && entry.answer.kind === 'bound');
  const rejected = holm(blocking.map((entry) => (entry.answer.kind === 'bound' ? entry.answer.bound.brokenFor : 0)));
  const broken = new Set(blocking.filter((_, index) => rejected[index]));
  return asked.map((entry) => toResult(request, entry, broken.has(entry)));
}

/** Number of blocking questions, which is the m of Holm's procedure: ask metrics for `levelsFor` this many. */
export function countBlocking(request: JudgeRequest): number {
  return questionsOf(request).filter((entry) => entry.level === 'fail').length;
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
  if (model.gates.size === 0) return defaultQuestions(request);
  return [...model.gates.values()].flat().flatMap((rule) => {
    const lines = linesFor(comparison, rule);
    if (lines.kind === 'unknown') return [without(rule, lines.reason, lines.sentence)];
    return lines.lines.flatMap((line) => questionsAbout(request, rule, line));
  });
}

/** No gates: no metric whose direction is known may get worse beyond its noise. */
function defaultQuestions(request: JudgeRequest): readonly Asked[] {
  const lines = request.comparison.metrics.filter((line) => line.slice === undefined && line.better !== undefined);
  return lines.flatMap((line) => {
    const rule: GateRule = {
      metric: line.metric,
      minRows: 1,
      level: 'fail',
      whenUnknown: request.whenUnknown,
      requireInterval: false,
      path: [...request.model.path, 'gates'],
    };
    return questionsAbout(request, rule, line);
  });
}

function questionsAbout(request: JudgeRequest, rule: GateRule, line: MetricComparison): readonly Asked[] {
  const rows = line.candidate.rows;
  if (line.slice !== undefined && rows !== null && rows < rule.minRows) {
    const sentence = `${line.metric} of ${line.slice.column} ${line.slice.value} has ${rows} rows; ${rule.minRows} are needed to judge.`;
    return [{ ...without(rule, 'too-few-rows', sentence), line, level: 'info' }];
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
  const kind =
    rule.min !== undefined
      ? 'min'
      : rule.max !== undefined
        ? 'max'
        : rule.minBetter !== undefined
          ? 'min-better'
          : 'max-worse';
  return { rule, kind, level: rule.level, answer: { kind: 'unknown', reason, sentence } };
}

function toResult(request: JudgeRequest, entry: Asked, broken: boolean): GateResult {
  const { rule, kind, line, level } = entry;
  const said = conclude(request, entry, broken);
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

/** A first run is not asked its relative gates, and a small slice is not judged: neither stops anybody. */
function blocksUnknown(rule: GateRule, reason: GateReason): boolean {
  return rule.whenUnknown === 'block' && reason !== 'first-run' && reason !== 'too-few-rows';
}

function conclude(
  request: JudgeRequest,
  { answer, line, question, level }: Asked,
  broken: boolean,
): { readonly verdict: Verdict; readonly reason: GateReason; readonly sentence: string } {
  if (answer.kind === 'unknown') return { verdict: 'unknown', reason: answer.reason, sentence: answer.sentence };
  if (line === undefined || question === undefined) throw new TypeError('a bound is always about a line');
  if (answer.bound.holds) {
    return { verdict: 'pass', reason: 'within-limit', sentence: wordBound(line, question, 'pass') };
  }
  // What does not block is not one of the m gates: there the usual level decides.
  const fails = level === 'fail' ? broken : answer.bound.brokenFor >= 1;
  if (fails && answer.seedNoiseUnknown) {
    return { verdict: 'unknown', reason: 'seed-noise-unknown', sentence: wordBound(line, question, 'seed-noise') };
  }
  if (fails) return { verdict: 'fail', reason: 'beyond-limit', sentence: wordBound(line, question, 'fail') };
  const more = request.more?.(line, question);
  const sentence = wordBound(line, question, 'unknown') + (more === undefined ? '' : ` ${more}`);
  return { verdict: 'unknown', reason: 'cannot-tell', sentence };
}
