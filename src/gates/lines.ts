import { knownMetric } from '../metrics/index.ts';
import type { Comparison, MetricComparison } from '../metrics/types.ts';
import type { GateRule } from '../project/types.ts';
import type { GateReason } from './reasons.ts';

export type RuleLines =
  | { readonly kind: 'lines'; readonly lines: readonly MetricComparison[] }
  | { readonly kind: 'unknown'; readonly reason: GateReason; readonly sentence: string };

/** The lines of a comparison that a rule is about: the metric overall, or on every value of the rule's column. */
export function linesFor(comparison: Comparison, rule: GateRule): RuleLines {
  const named = linesNamed(comparison, rule.metric);
  if (named.length === 0) {
    const there = [...new Set(comparison.metrics.map((line) => line.metric))];
    const list = there.length === 0 ? 'there is no metric at all' : `there are ${there.join(', ')}`;
    return {
      kind: 'unknown',
      reason: 'metric-missing',
      sentence: `${rule.metric} was neither computed nor reported; ${list}.`,
    };
  }
  const lines = named.filter((line) => line.slice?.column === rule.by);
  if (lines.length > 0) return { kind: 'lines', lines };
  return rule.by === undefined
    ? {
        kind: 'unknown',
        reason: 'metric-missing',
        sentence: `${rule.metric} was computed on slices only, not on all rows.`,
      }
    : { kind: 'unknown', reason: 'slice-missing', sentence: `${rule.metric} was not computed by ${rule.by}.` };
}

/** By the exact name; else by another spelling of the same known metric (`roc_auc` for `roc-auc`). */
export function linesNamed(comparison: Comparison, metric: string): readonly MetricComparison[] {
  const exact = comparison.metrics.filter((line) => line.metric === metric);
  if (exact.length > 0) return exact;
  const known = knownMetric(metric)?.name;
  return known === undefined ? [] : comparison.metrics.filter((line) => knownMetric(line.metric)?.name === known);
}
