import type { EnvironmentGate } from '../project/types.ts';
import type { Verdict } from '../support/verdict.ts';
import { subjectOf } from './results.ts';
import type { GateResult } from './types.ts';

/** What one gate of an environment says of a version. */
export interface EnvironmentAnswer {
  /** With the slice: "roc-auc of origin EWR". */
  readonly metric: string;
  readonly verdict: Verdict;
  readonly sentence: string;
  /** It compares with what is live. */
  readonly relative: boolean;
  /** Keeps automation from merging: level fail, and fail or an unknown that nobody allows. */
  readonly blocks: boolean;
}

/** What can be asked where nothing is live: limits on the value alone. */
export function absoluteGates(rules: readonly EnvironmentGate[]): readonly EnvironmentGate[] {
  return rules
    .filter(({ min, max }) => min !== undefined || max !== undefined)
    .map(({ maxWorse: _, minBetter: __, ...rule }) => rule);
}

/** The rest: unknown and never a pass, since "no worse than what is live" was not asked. */
export function notCompared(rules: readonly EnvironmentGate[], because: string): readonly EnvironmentAnswer[] {
  return rules.filter(isRelative).map((rule) => unanswered(rule, because, true));
}

/** Rules that could not be asked at all. */
export function notAsked(rules: readonly EnvironmentGate[], because: string): readonly EnvironmentAnswer[] {
  return rules.map((rule) => unanswered(rule, because, isRelative(rule)));
}

/** What the gates answered; what nobody wrote is not asked here, since the version's own change was asked it. */
export function environmentAnswers(results: readonly GateResult[]): readonly EnvironmentAnswer[] {
  return results
    .filter(({ kind }) => kind !== 'kept' && kind !== 'default')
    .map((result) => ({
      metric: subjectOf(result),
      verdict: result.verdict,
      sentence: result.sentence,
      relative: result.kind === 'max-worse' || result.kind === 'min-better',
      blocks: blocks(result.rule.whenUnknown, result.level, result.verdict),
    }));
}

/** All of them together: what blocks decides, and nothing answered is unknown. */
export function concludeAnswers(answers: readonly EnvironmentAnswer[]): {
  readonly verdict: Verdict;
  readonly sentence: string;
} {
  if (answers.length === 0) return { verdict: 'unknown', sentence: 'No gate has given an answer.' };
  const blocking = answers.filter((answer) => answer.blocks);
  const first = blocking.find(({ verdict }) => verdict === 'fail') ?? blocking[0];
  if (first !== undefined) return { verdict: first.verdict, sentence: first.sentence };
  const open = answers.filter(({ verdict }) => verdict !== 'pass');
  const kept = answers.length - open.length;
  const count = `${kept} of ${answers.length} gate${answers.length === 1 ? '' : 's'} kept`;
  return { verdict: 'pass', sentence: `${count}${open.length === 0 ? '' : ', and the others do not block'}.` };
}

function isRelative({ maxWorse, minBetter }: EnvironmentGate): boolean {
  return maxWorse !== undefined || minBetter !== undefined;
}

function unanswered(rule: EnvironmentGate, because: string, relative: boolean): EnvironmentAnswer {
  const { metric, by, level, whenUnknown } = rule;
  return {
    metric: by === undefined ? metric : `${metric} by ${by}`,
    verdict: 'unknown',
    sentence: because,
    relative,
    blocks: blocks(whenUnknown, level, 'unknown'),
  };
}

function blocks(
  whenUnknown: EnvironmentGate['whenUnknown'],
  level: EnvironmentGate['level'],
  verdict: Verdict,
): boolean {
  return level === 'fail' && (verdict === 'fail' || (verdict === 'unknown' && whenUnknown === 'block'));
}
