import { type JudgeRequest, judge, levelsFor } from '../../src/gates/index.ts';
import type { GateResult } from '../../src/gates/types.ts';
import type { Change, Comparison, Estimate, Interval, MetricComparison } from '../../src/metrics/types.ts';
import type { GateRule, Model } from '../../src/project/types.ts';
import { load } from '../project/support.ts';

/** Intervals around a value whose half width at 95 % is `half`, a little wider at each level that m gates need. */
export function around(value: number, half: number, gates = 4): readonly Interval[] {
  return levelsFor(gates).map((level, index) => {
    const wider = half * (1 + 0.2 * index);
    return { level, low: value - wider, high: value + wider };
  });
}

export function estimate(value: number | null, more: Partial<Estimate> = {}): Estimate {
  return { value, rows: 1000, seeds: 1, intervals: [], exact: false, ...more };
}

export function change(value: number, more: Partial<Change> = {}): Change {
  return {
    value,
    intervals: [],
    exact: false,
    paired: true,
    seedNoise: 'included',
    standardError: { rows: 0.001, seeds: 0 },
    ...more,
  };
}

export function line(metric: string, more: Partial<MetricComparison> = {}): MetricComparison {
  return { metric, better: 'higher', origin: 'computed', candidate: estimate(0.7), method: 'DeLong', ...more };
}

/** A line with a change (oriented) and an interval around it. */
export function changed(metric: string, value: number, half: number, more: Partial<MetricComparison> = {}) {
  return line(metric, {
    candidate: estimate(0.7 + value),
    baseline: estimate(0.7),
    change: change(value, { intervals: around(value, half) }),
    ...more,
  });
}

export function rule(metric: string, more: Partial<GateRule> = {}): GateRule {
  return {
    metric,
    minRows: more.by === undefined ? 1 : 30,
    level: 'fail',
    whenUnknown: 'block',
    requireInterval: false,
    path: ['models', 'delay', 'gates', metric],
    ...more,
  };
}

export function model(rules: readonly GateRule[]): Model {
  const found = load('version: 1\nmodels: { delay: { train: a, artifact: b } }').project.models.get('delay');
  if (found === undefined) throw new Error('the model is there');
  return { ...found, gates: Map.groupBy(rules, (each) => each.metric) };
}

export function comparison(metrics: readonly MetricComparison[]): Comparison {
  return { schemaVersion: 1, model: 'delay', metrics, attempts: 1, newRows: 0 };
}

export function ask(
  rules: readonly GateRule[],
  lines: readonly MetricComparison[],
  more: Partial<JudgeRequest> = {},
): readonly GateResult[] {
  return judge({
    model: model(rules),
    comparison: comparison(lines),
    baseline: 'compared',
    whenUnknown: 'block',
    ...more,
  });
}

/** The only result; fails the test where there are more. */
export function askOne(gate: GateRule, about: MetricComparison, more: Partial<JudgeRequest> = {}): GateResult {
  const [result, ...others] = ask([gate], [about], more);
  if (result === undefined || others.length > 0) throw new Error(`${others.length + 1} results`);
  return result;
}

export const percent = (value: number) => ({ kind: 'percent', value }) as const;
export const absolute = (value: number) => ({ kind: 'absolute', value }) as const;

export const exactLine = (metric: string, value: number): MetricComparison =>
  line(metric, { candidate: estimate(value, { exact: true }) });
