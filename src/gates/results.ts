import type { GateRule } from '../project/types.ts';
import type { GateReason } from './reasons.ts';
import type { GateResult } from './types.ts';

/** A first run is not asked its relative gates, which stops nobody. */
export function blocksUnknown(rule: GateRule, reason: GateReason): boolean {
  return rule.whenUnknown === 'block' && reason !== 'not-in-baseline';
}

/** The part of a rule that stands for the whole where none of its parts could be asked. */
export function kindOf(rule: GateRule): GateResult['kind'] {
  if (rule.min !== undefined) return 'min';
  if (rule.max !== undefined) return 'max';
  return rule.minBetter === undefined ? 'max-worse' : 'min-better';
}

/** "roc-auc", "roc-auc of origin EWR". */
export function subjectOf({ metric, slice }: Pick<GateResult, 'metric' | 'slice'>): string {
  return slice === undefined ? metric : `${metric} of ${slice.column} ${slice.value}`;
}
