import { knownMetric } from '../metrics/index.ts';
import type { Comparison, MetricComparison } from '../metrics/types.ts';
import type { GateRule, Model } from '../project/types.ts';
import { nearest } from '../support/nearest.ts';
import type { Problem } from '../support/problem.ts';
import { linesFor } from './lines.ts';
import { allRules, type Rule, sameRule } from './policy/rules.ts';
import { askRule, type Question } from './questions.ts';
import type { GateReason } from './reasons.ts';
import { wordBound, wordUnknown } from './words.ts';

/** A model's gates before they judge anybody. */
export interface Foresight {
  /** With the gates that judge now. */
  readonly base: Model;
  /** As the baseline has it, whose gates no change adds; the base may have others by now. */
  readonly since?: Model;
  /** With those that judge from the merge on. */
  readonly head: Model;
  /** What is recorded of the model, without anything to compare it with. */
  readonly recorded: Comparison;
  /** Metrics that the evaluation computes from the merge on, recorded or not. */
  readonly computed: readonly string[];
}

/**
 * Gates that a change adds or rewrites judge from the next change on, so nothing in this one asks them. They are held
 * against what is recorded: a name that nothing has, and a limit on the value itself that the recorded one does not keep.
 * Slices are not recorded and stay unasked.
 */
export function foresee(asked: Foresight): readonly Problem[] {
  const before = [asked.base, asked.since].flatMap((model) => (model ? allRules(model) : []));
  const rules = allRules(asked.head);
  return rules.filter((rule) => !before.some((old) => sameRule(old, rule))).flatMap((rule) => foreseeRule(rule, asked));
}

function foreseeRule(rule: Rule, { head, recorded, computed }: Foresight): readonly Problem[] {
  const found = linesFor(recorded, withoutSlices(rule));
  if (found.kind === 'unknown') return isAmong(computed, rule.metric) ? [] : [namesNothing(rule, head, recorded)];
  if (rule.by !== undefined) return [];
  return found.lines.flatMap((line) =>
    askRule(rule, line, 'first-run', false)
      .filter(({ kind }) => kind === 'min' || kind === 'max')
      .filter(({ answer }) => answer.kind === 'unknown' || !answer.bound.holds)
      .map((question) => notKept(rule, head, line, question)),
  );
}

function notKept(rule: Rule, head: Model, line: MetricComparison, question: Question): Problem {
  const { answer } = question;
  const said =
    answer.kind === 'unknown'
      ? wordUnknown(line, question, answer.reason, head)
      : wordBound(line, question, answer.bound.brokenFor > 0 ? 'fail' : 'unknown');
  return problem('gate-not-kept', `${aboutGate(rule, head)} would not let the recorded run pass: ${said}`);
}

function isAmong(names: readonly string[], metric: string): boolean {
  const canonical = (name: string) => knownMetric(name)?.name ?? name;
  return names.some((name) => canonical(name) === canonical(metric));
}

function withoutSlices({ by: _, ...rule }: GateRule): GateRule {
  return rule;
}

function namesNothing(rule: Rule, head: Model, recorded: Comparison): Problem {
  const there = [...new Set(recorded.metrics.map((line) => line.metric))];
  const near = nearest(rule.metric, there);
  const has = there.length === 0 ? 'has no metric at all' : `has ${there.join(', ')}`;
  const message = `${aboutGate(rule, head)} asks for a metric that the recorded run does not have: it ${has}. With this gate every ${'at' in rule ? `promotion to ${rule.at}` : 'later change'} is unknown.`;
  return problem('gate-names-nothing', message, near === undefined ? undefined : `Did you mean \`${near}\`?`);
}

function aboutGate(rule: Rule, { name }: Model): string {
  const by = rule.by === undefined ? '' : ` by \`${rule.by}\``;
  return `The new gate on \`${rule.metric}\`${by} of \`${name}\`${'at' in rule ? ` at \`${rule.at}\`` : ''}`;
}

function problem(reason: GateReason, message: string, remedy?: string): Problem {
  return { reason, message, ...(remedy !== undefined && { remedy }) };
}
