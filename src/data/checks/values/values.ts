import type { Values } from '../../../project/types.ts';
import type { Dialect } from '../../engines/dialect.ts';
import { identifier, literal } from '../../engines/sql.ts';
import { cellJudge } from '../cell-rule.ts';
import type { CheckFamily, PresentColumn, StoredColumn } from '../family.ts';
import { isNumeric } from '../type.ts';
import { listed } from '../words.ts';
import { numberFor } from './range.ts';

export const valuesCheck: CheckFamily = {
  name: 'values',
  key: 'columns.<name>.values',
  asks: 'Is every value one of the list?',
  reasons: ['outside-values', 'cannot-compare'],
  plan: (context) =>
    context.present.flatMap((column) => {
      const { values } = column.declared;
      if (values === undefined) return [];
      const words = `have a value outside ${listed(values.map(String))}`;
      const breaks = outside(context.engine.dialect, column, values);
      return [cellJudge(context, column, { check: 'values', key: 'values', reason: 'outside-values', breaks, words })];
    }),
};

/** SQL, true for a value outside the list; never null for a value that is not. */
function outside(dialect: Dialect, column: PresentColumn, values: Values): string | undefined {
  const filled = `${identifier(column.name)} IS NOT NULL`;
  if (values.length === 0) return comparable(column, values) ? filled : undefined;
  const found = inList(dialect, column, values);
  return found === undefined ? undefined : `${filled} AND NOT (${found})`;
}

/** SQL, true for a value of the list; undefined where the two cannot be compared. */
export function inList(dialect: Dialect, column: StoredColumn, values: Values): string | undefined {
  if (!comparable(column, values)) return undefined;
  if (isNumeric(column)) return inNumbers(dialect, column, values.map(Number));
  const direct = column.type === 'boolean';
  const cell = identifier(column.name);
  const list = values.map((value) => (direct ? String(value) : literal(String(value))));
  return `${direct ? cell : dialect.text(cell, column.engineType)} IN (${list.join(', ')})`;
}

/** Whole numbers in a list of their own: beside a fraction an engine would compare all of them as DOUBLEs. */
function inNumbers(dialect: Dialect, column: StoredColumn, values: readonly number[]): string {
  const cell = identifier(column.name);
  const { true: whole = [], false: other = [] } = Object.groupBy(values, (value) => `${Number.isInteger(value)}`);
  const lists = [whole, other].filter((list) => list.length > 0);
  const found = lists.map(
    (list) => `${cell} IN (${list.map((value) => numberFor(dialect, column, value)).join(', ')})`,
  );
  return found.length > 1 ? `(${found.join(' OR ')})` : (found[0] ?? 'false');
}

function comparable(column: StoredColumn, values: Values): boolean {
  if (isNumeric(column)) return values.every((value) => typeof value === 'number');
  if (column.type === 'boolean') return values.every((value) => typeof value === 'boolean');
  return column.type !== 'other';
}
