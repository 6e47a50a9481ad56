import type { CheckResult, ColumnDiff } from '../../src/data/types.ts';
import type { GateResult, PolicyChange } from '../../src/gates/types.ts';
import type { MetricComparison } from '../../src/metrics/types.ts';
import type { Amount, GateRule } from '../../src/project/types.ts';
import type { ReportParts, RunSummary } from '../../src/report/types.ts';

export type ModelParts = ReportParts['models'][number];
export type DatasetParts = ReportParts['datasets'][number];

export function rule(metric: string, given: Partial<GateRule> = {}): GateRule {
  const path = ['models', 'delay', 'gates', metric];
  return { metric, minRows: 1, level: 'fail', whenUnknown: 'block', requireInterval: false, path, ...given };
}

export const absolute = (value: number): Amount => ({ kind: 'absolute', value });
export const percent = (value: number): Amount => ({ kind: 'percent', value });

/** A gate result that blocks exactly when it does not pass and is of level fail. */
export function gate(metric: string, given: Partial<GateResult> = {}): GateResult {
  const verdict = given.verdict ?? 'pass';
  const level = given.level ?? 'fail';
  return {
    model: 'delay',
    metric,
    rule: rule(metric, { maxWorse: absolute(0.005) }),
    kind: 'max-worse',
    verdict,
    level,
    blocks: level === 'fail' && verdict !== 'pass',
    reason: verdict === 'pass' ? 'within-limit' : verdict === 'fail' ? 'worse-than-allowed' : 'interval-crosses-limit',
    sentence: `${metric} was compared`,
    ...given,
  };
}

interface LineOf {
  readonly base?: number | null;
  readonly head: number | null;
  /** Half of the interval's width. */
  readonly noise?: number;
  readonly better?: MetricComparison['better'];
  readonly slice?: MetricComparison['slice'];
  readonly rows?: number;
  readonly groups?: number;
  readonly method?: string;
}

/** A line of a comparison from its two values; the change is oriented as the contract wants it. */
export function line(metric: string, given: LineOf): MetricComparison {
  const { base, head, noise, better = 'higher', slice, rows = 27_004, method = 'DeLong', groups } = given;
  const estimate = (value: number | null) => ({
    value,
    ...(value === null && { undefinedBecause: 'one-class' as const }),
    rows,
    ...(groups !== undefined && { groups }),
    seeds: 1,
    intervals: value === null || noise === undefined ? [] : [{ level: 0.95, low: value - noise, high: value + noise }],
    exact: false,
  });
  const sign = better === 'lower' ? -1 : 1;
  const value = typeof base === 'number' && head !== null ? (head - base) * sign : undefined;
  return {
    metric,
    ...(slice && { slice }),
    better,
    origin: 'computed',
    candidate: estimate(head),
    ...(base !== undefined && { baseline: estimate(base) }),
    ...(value !== undefined && {
      change: {
        value,
        intervals: noise === undefined ? [] : [{ level: 0.95, low: value - noise, high: value + noise }],
        exact: false,
        paired: true,
        seedNoise: 'included' as const,
        standardError: { rows: 0.001, seeds: 0.001 },
      },
    }),
    method,
  };
}

export function run(given: Partial<RunSummary> = {}): RunSummary {
  return {
    fingerprint: '9b2f6c1e77a0d4c35e1188aa02f7d9c6b4a3e2d1f0998877665544332211ffee',
    commit: '4f3c2a1b0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a',
    seeds: [1, 2, 3],
    seconds: 38.4,
    exit: 'ok',
    hardware: '2 × AMD EPYC 7763, 8 GB, no GPU',
    artifact: { digest: `sha256:${'ab12'.repeat(16)}`, bytes: 184_320 },
    origin: 'ci',
    ...given,
  };
}

export const baseRun = run({
  fingerprint: '11d0'.repeat(16),
  commit: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d',
  seconds: 36.9,
});

export function model(given: Partial<ModelParts> = {}): ModelParts {
  return {
    model: 'delay',
    plan: { decision: 'train', reasons: ['params changed: `depth 6 → 8`', 'code changed: `src/features.js`'] },
    candidate: run(),
    baseline: baseRun,
    gates: [],
    changes: [],
    trend: {},
    problems: [],
    ...given,
  };
}

export function check(name: string, given: Partial<CheckResult> = {}): CheckResult {
  return {
    check: name,
    verdict: 'pass',
    level: 'fail',
    reason: 'check-passed',
    sentence: `${name} holds`,
    rows: { checked: 27_004, nulls: 0, skipped: 0, failed: 0 },
    examples: [],
    path: ['datasets', 'flights'],
    ...given,
  };
}

export function column(name: string, given: Partial<ColumnDiff> = {}): ColumnDiff {
  return {
    column: name,
    kind: 'numeric',
    state: 'drifted',
    level: 'fail',
    reason: 'drifted',
    sentence: `${name} moved`,
    statistics: [{ statistic: 'wasserstein', value: 0.62, limit: 0.1, noise: 0.012 }],
    nulls: { base: 0.004, head: 0.006 },
    newValues: [],
    lostValues: [],
    histogram: [],
    path: ['datasets', 'flights', 'drift'],
    ...given,
  };
}

/** Shares of a bell around `centre` in 16 cells. */
export function bell(base: number, head: number, labels: (cell: number) => string): ColumnDiff['histogram'] {
  const cells = Array.from({ length: 16 }, (_, cell) => cell);
  const weight = (centre: number) => cells.map((cell) => Math.exp(-(((cell - centre) / 2.5) ** 2)));
  const share = (weights: readonly number[]) => weights.map((value) => value / weights.reduce((a, b) => a + b, 0));
  const [one, other] = [share(weight(base)), share(weight(head))];
  return cells.map((cell) => ({ label: labels(cell), base: one[cell] ?? 0, head: other[cell] ?? 0 }));
}

export const loosened: PolicyChange = {
  kind: 'loosened',
  path: ['models', 'delay', 'gates', 'roc-auc', 'min'],
  from: '0.72',
  to: '0.60',
  sentence: 'loosens the gate on `roc-auc` of `delay`: min 0.72 → 0.60',
  blocks: false,
};

export function parts(given: Partial<ReportParts> = {}): ReportParts {
  return {
    project: 'flights',
    commits: {
      candidate: {
        sha: '4f3c2a1b0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a',
        subject: 'Use the weather of the hour before',
        kind: 'branch-head',
      },
      baseline: {
        sha: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d',
        subject: 'Train on January to March',
        kind: 'merge-base',
      },
      policy: { sha: '77aa88bb99cc00dd11ee22ff33aa44bb55cc66dd', branch: 'main' },
    },
    models: [],
    datasets: [],
    policy: [],
    untouched: { models: [], datasets: [] },
    problems: [],
    reproduce: ['git fetch origin && git switch weather', 'mlops report --base origin/main'],
    madeAt: '2026-11-21T14:05:09Z',
    tool: 'mlops-actions 0.1.0',
    ...given,
  };
}
