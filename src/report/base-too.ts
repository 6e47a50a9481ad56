import type { GateResult } from '../gates/types.ts';
import type { MetricLine } from './metric-line.ts';
import { mainInterval } from './numbers.ts';

/**
 * "; the base fails it, too": a limit on the value that the base does not keep either is no news of this change. Empty
 * where the base keeps it, or has no value.
 */
export function baseTooText(
  { comparison }: Pick<MetricLine, 'comparison'>,
  { kind, rule, verdict }: GateResult,
): string {
  const limit = kind === 'min' ? rule.min : kind === 'max' ? rule.max : undefined;
  const baseline = comparison?.baseline;
  if (verdict === 'pass' || limit === undefined || baseline === undefined || baseline.value === null) return '';
  const first = baseline.bySeed?.[0] ?? baseline.value; // what ships, which the limit is about
  const { low, high } = mainInterval(baseline.intervals) ?? { low: first, high: first };
  const [near, far, sign] = kind === 'min' ? [low, high, 1] : [-high, -low, -1];
  if (near >= sign * limit) return '';
  return far < sign * limit && sign * first < sign * limit ? '; the base fails it, too' : '; unknown for the base, too';
}
