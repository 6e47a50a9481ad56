import type { EnvironmentGate, GateRule, Model } from '../../project/types.ts';
import { canonicalJson } from '../../support/canonical.ts';
import type { PolicyChange } from '../types.ts';
import { added, amountText, numberChange, ordered, plain, removed } from './change.ts';

/** How the head's gates of one model differ from the base's. The order of rules says nothing. */
export function compareGates(base: Model, head: Model): readonly PolicyChange[] {
  const [before, after] = [rulesByTarget(base), rulesByTarget(head)];
  const targets = [...new Set([...before.keys(), ...after.keys()])];
  const rules = targets.flatMap((target) =>
    pairs(before.get(target) ?? [], after.get(target) ?? []).flatMap((pair) => compareRule(head.name, pair)),
  );
  return [...defaultReplaced(base, head), ...rules];
}

/** Gates of its own take from a model the one that it has without any; whether they ask for less depends on its metrics. */
function defaultReplaced(base: Model, head: Model): readonly PolicyChange[] {
  if (base.gates.size > 0 || head.gates.size === 0) return [];
  const [from, to] = ['nothing may get worse beyond its noise', 'gates of its own'];
  const sentence = `replaces the default gate of ${head.name} (${from}) by ${to}`;
  return [{ kind: 'changed', path: [...head.path, 'gates'], from, to, sentence, blocks: false }];
}

function rulesByTarget(model: Model): ReadonlyMap<string, readonly Rule[]> {
  return Map.groupBy(allRules(model), (rule) => canonicalJson([rule.metric, rule.by, placeOf(rule).at]));
}

/** Those that are asked of a change, then those of environments. */
export function allRules({ gates, environmentGates }: Model): readonly Rule[] {
  return [...[...gates.values()].flat(), ...environmentGates];
}

export type Rule = GateRule | EnvironmentGate;

type Pair = readonly [base: Rule, head: Rule | undefined] | readonly [base: undefined, head: Rule];

function placeOf(rule: Rule): Partial<Pick<EnvironmentGate, 'at' | 'against'>> {
  return 'at' in rule ? rule : {};
}

/** Equal rules first, then rules with limits of the same kinds, then by their place. */
function pairs(base: readonly Rule[], head: readonly Rule[]): readonly Pair[] {
  const [left, right] = [[...base], [...head]];
  const found: Pair[] = [];
  for (const alike of [sameRule, sameKinds, () => true]) {
    for (const rule of [...left]) {
      const other = right.find((candidate) => alike(rule, candidate));
      if (other === undefined) continue;
      found.push([rule, other]);
      left.splice(left.indexOf(rule), 1);
      right.splice(right.indexOf(other), 1);
    }
  }
  return [
    ...found,
    ...left.map((rule) => [rule, undefined] as const),
    ...right.map((rule) => [undefined, rule] as const),
  ];
}

/** Whether two rules ask the same, wherever they stand. */
export function sameRule({ path: _, ...a }: Rule, { path: __, ...b }: Rule): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

const limits = ['min', 'max', 'maxWorse', 'minBetter'] as const;

function sameKinds(a: GateRule, b: GateRule): boolean {
  return limits.every((key) => (a[key] === undefined) === (b[key] === undefined));
}

function compareRule(model: string, [base, head]: Pair): readonly PolicyChange[] {
  const { metric, by } = base ?? head;
  const { at } = placeOf(base ?? head);
  const about = `gate on ${metric}${by === undefined ? '' : ` by ${by}`} of ${model}${at === undefined ? '' : ` at ${at}`}`;
  if (base === undefined) return [added(head.path, words(head), `adds a ${about}: ${words(head)}`)];
  if (head === undefined) return [removed(base.path, words(base), `removes the ${about}: ${words(base)}`)];
  const { path } = head;
  return [
    ...numberChange(about, [...path, 'min'], base.min, head.min, 'higher'),
    ...numberChange(about, [...path, 'max'], base.max, head.max, 'lower'),
    ...numberChange(about, [...path, 'max-worse'], base.maxWorse, head.maxWorse, 'lower'),
    ...numberChange(about, [...path, 'min-better'], base.minBetter, head.minBetter, 'higher'),
    ...ordered(about, [...path, 'level'], ['info', 'warn', 'fail'], base.level, head.level),
    ...ordered(about, [...path, 'when-unknown'], ['allow', 'block'], base.whenUnknown, head.whenUnknown),
    ...ordered(
      about,
      [...path, 'require-interval'],
      ['false', 'true'],
      `${base.requireInterval}`,
      `${head.requireInterval}`,
    ),
    ...numberChange(about, [...path, 'min-rows'], base.minRows, head.minRows, 'lower'),
    ...plain([...path, 'better'], betterText(base.better), betterText(head.better)),
    ...plain([...path, 'against'], placeOf(base).against ?? '', placeOf(head).against ?? ''),
  ];
}

function words({ min, max, maxWorse, minBetter }: GateRule): string {
  const parts = Object.entries({ min, max, 'max-worse': maxWorse, 'min-better': minBetter });
  return parts.flatMap(([key, limit]) => (limit === undefined ? [] : [`${key} ${amountText(limit)}`])).join(', ');
}

function betterText(better: GateRule['better']): string {
  if (better === undefined) return '';
  return typeof better === 'string' ? better : `close to ${better.closeTo}`;
}
