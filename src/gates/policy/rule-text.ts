import { flowText, formatAmount } from '../../project/index.ts';
import type { Amount, ColumnRule } from '../../project/types.ts';
import { canonicalJson } from '../../support/canonical.ts';

/** What a rule of a column asks, wherever it stands: equal texts ask the same. */
export function ruleText({ path: _, ...rule }: ColumnRule): string {
  return canonicalJson(rule);
}

/** The same for people, without its key: `{ max: 1%, method: iqr, limit: 3 }`. */
export function shownRule({ path: _, key: __, ...rule }: ColumnRule): string {
  const shown = Object.entries(rule).map(([name, value]) => [name, isAmount(value) ? formatAmount(value) : value]);
  return flowText(Object.fromEntries(shown));
}

function isAmount(value: unknown): value is Amount {
  return typeof value === 'object' && value !== null && 'kind' in value && 'value' in value;
}
