import { rowsChangeDefault } from '../../project/index.ts';
import type { Dataset } from '../../project/types.ts';
import type { Verdict } from '../../support/verdict.ts';
import type { Sketch } from '../sketch/schema.ts';
import type { CheckResult } from '../types.ts';
import { amount, rowsText } from './wording.ts';

/** The number of rows (of files, for format `files`) against the base: `rows.change`, default ±50 %. */
export function rowCountCheck(base: Sketch, head: Sketch, dataset: Dataset): CheckResult {
  const [unit, before, after] = head.files
    ? ['files', base.files?.count ?? 0, head.files.count]
    : ['rows', base.rows, head.rows];
  const limit = dataset.rows.change ?? rowsChangeDefault;
  const change = Math.abs(after - before);
  const allowed = limit.kind === 'percent' ? (limit.value / 100) * before : limit.value;
  const judged: readonly [Verdict, string] =
    before === 0 && (limit.kind === 'percent' || after === 0)
      ? ['unknown', 'one-side-empty']
      : change <= allowed
        ? ['pass', 'row-count-kept']
        : ['fail', 'row-count-changed'];
  const [verdict, reason] = judged;
  const relative = before === 0 ? '' : ` (${after >= before ? '+' : '−'}${amount((100 * change) / before)} %)`;
  const bound = `limit ±${amount(limit.value)}${limit.kind === 'percent' ? ' %' : ''}`;
  return {
    check: 'rows-change',
    verdict,
    level: 'fail',
    reason,
    sentence: `${rowsText(before)} → ${rowsText(after)} ${unit}${relative}, ${bound}.`,
    rows: { checked: after, nulls: 0, skipped: 0, failed: verdict === 'fail' ? change : 0 },
    examples: [],
    path: dataset.rows.change ? [...dataset.path, 'rows', 'change'] : dataset.path,
  };
}

/** Limits for a column that neither side has: what nobody asked was not kept. */
export function limitsOfNothing(base: Sketch, head: Sketch, dataset: Dataset): readonly CheckResult[] {
  const there = new Set([...base.columns, ...head.columns].map(({ name }) => name));
  const lost = [...dataset.drift.columns].filter(([name, { kind }]) => kind === 'limits' && !there.has(name));
  return lost.map(([column]) => ({
    check: 'drift',
    column,
    verdict: 'unknown',
    level: 'fail',
    reason: 'drift-statistic-missing',
    sentence: `${column}: limits of drift are declared for a column that the data do not have.`,
    rows: { checked: 0, nulls: 0, skipped: 0, failed: 0 },
    examples: [],
    path: [...dataset.path, 'drift', 'columns', column],
  }));
}

/** A column that is gone; those of the base's contract are the contract's business. */
export function removedChecks(removed: readonly string[], head: Sketch, dataset: Dataset): readonly CheckResult[] {
  const only = dataset.drift.onlyInHead?.declared ?? [];
  const unasked = removed.filter((column) => !dataset.columns.has(column) || only.includes(column));
  return unasked.map((column) => ({
    check: 'removed-column',
    column,
    verdict: 'fail',
    level: 'warn',
    reason: 'column-removed',
    sentence: `Column ${column} of the base is gone.`,
    rows: { checked: head.rows, nulls: 0, skipped: 0, failed: head.rows },
    examples: [],
    path: dataset.path,
  }));
}
