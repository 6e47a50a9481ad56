import { formatAmount, type Model } from '../../project/index.ts';
import type { GateRule } from '../../project/types.ts';

/** What has to hold for a model, one line for each rule: "`rmse` at most 40, at most 2% worse". */
export function gateWords({ gates, environmentGates }: Pick<Model, 'gates' | 'environmentGates'>): readonly string[] {
  const ofChange = [...gates.values()].flat().map(ruleWords);
  const later = environmentGates.map((rule) => `at ${rule.at}, against ${rule.against}: ${ruleWords(rule)}`);
  const usual = 'no metric may be measurably worse than that of the baseline';
  return [...(ofChange.length === 0 ? [usual] : ofChange), ...later];
}

function ruleWords({ metric, min, max, maxWorse, minBetter, by, minRows, level }: GateRule): string {
  const asked = [
    ...(min === undefined ? [] : [`at least ${min}`]),
    ...(max === undefined ? [] : [`at most ${max}`]),
    ...(maxWorse === undefined ? [] : [maxWorse.value === 0 ? 'not worse' : `at most ${formatAmount(maxWorse)} worse`]),
    ...(minBetter === undefined ? [] : [`at least ${formatAmount(minBetter)} better`]),
  ];
  const each = by === undefined ? '' : ` for each ${by} of at least ${minRows} ${minRows === 1 ? 'row' : 'rows'}`;
  const weight = level === 'fail' ? '' : ` (${level})`;
  return `${metric}: ${asked.join(', ') || 'not measurably worse'}${each}${weight}`;
}
