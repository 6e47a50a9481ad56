import type { ProblemList } from '../problem-list.ts';
import type { EnvironmentGate, GateRule, Model } from '../types.ts';

/** Gates that judge nothing, that cannot be met, or that need what the model does not provide. */
export function checkGates(model: Model, list: ProblemList): void {
  for (const rules of rulesByMetric(model).values()) {
    for (const rule of rules) checkRule(rule, model, list);
    checkTogether(rules, list);
  }
}

type Rule = GateRule | EnvironmentGate;

function rulesByMetric({ gates, environmentGates }: Model): ReadonlyMap<string, readonly Rule[]> {
  return Map.groupBy<string, Rule>([...[...gates.values()].flat(), ...environmentGates], ({ metric }) => metric);
}

function checkRule(rule: GateRule, model: Model, list: ProblemList): void {
  const limits = [rule.min, rule.max, rule.maxWorse, rule.minBetter];
  if (limits.every((limit) => limit === undefined) && !list.touches(rule.path)) {
    list.add('gate-empty', rule.path, 'the gate has none of `min`, `max`, `max-worse` and `min-better`');
  }
  if (rule.by !== undefined && !model.evaluate && !list.touches([...model.path, 'evaluate'])) {
    list.add(
      'gate-needs-rows',
      [...rule.path, 'by'],
      `\`${model.name}\` has no \`evaluate\`, so there are no rows to slice by \`${rule.by}\``,
      { value: true },
    );
  }
  for (const [key, limit] of [
    ['max-worse', rule.maxWorse],
    ['min-better', rule.minBetter],
  ] as const) {
    if (limit?.value !== 0) continue;
    const message = `a tolerance of 0 leaves no room for noise: only an identical or better \`${rule.metric}\` can pass`;
    list.warn('gate-without-tolerance', [...rule.path, key], message, { value: true });
  }
}

/** Rules about the same rows have to be possible at once; a version that is promoted has kept those of its change. */
function checkTogether(rules: readonly Rule[], list: ProblemList): void {
  rules.forEach((rule, index) => {
    for (const other of rules.slice(index)) {
      if (rule.by !== other.by || areApart(rule, other)) continue;
      const found = above(rule, other) ?? above(other, rule);
      if (found !== undefined) list.add('contradiction', other.path, found);
    }
  });
}

function areApart(rule: Rule, other: Rule): boolean {
  return 'at' in rule && 'at' in other && rule.at !== other.at;
}

function above(lower: GateRule, upper: GateRule): string | undefined {
  if (lower.min === undefined || upper.max === undefined || lower.min <= upper.max) return undefined;
  return `\`min\` ${lower.min} is above \`max\` ${upper.max}`;
}
