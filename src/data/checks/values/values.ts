import type { Values } from '../../../project/types.ts';
import { identifier, literal } from '../../engines/sql.ts';
import { cellJudge } from '../cell-rule.ts';
import type { CheckFamily, PresentColumn, StoredColumn } from '../family.ts';
import { isNumeric } from '../type.ts';
import { listed } from '../words.ts';

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
      const breaks = outside(column, values);
      return [cellJudge(context, column, { check: 'values', key: 'values', reason: 'outside-values', breaks, words })];
    }),
};

/** SQL, true for a value outside the list; never null for a value that is not. */
function outside(column: PresentColumn, values: Values): string | undefined {
  const filled = `${identifier(column.name)} IS NOT NULL`;
  if (values.length === 0) return comparable(column, values) ? filled : undefined;
  const found = inList(column, values);
  return found === undefined ? undefined : `${filled} AND NOT (${found})`;
}

/** SQL, true for a value of the list; undefined where the two cannot be compared. */
export function inList(column: StoredColumn, values: Values): string | undefined {
  if (!comparable(column, values)) return undefined;
  const cell = identifier(column.name);
  const direct = isNumeric(column) || column.type === 'boolean';
  const list = values.map((value) =>
    typeof value === 'string' || !direct ? literal(String(value)) : numberSql(value),
  );
  return `${direct ? cell : `CAST(${cell} AS VARCHAR)`} IN (${list.join(', ')})`;
}

function comparable(column: StoredColumn, values: Values): boolean {
  if (isNumeric(column)) return values.every((value) => typeof value === 'number');
  if (column.type === 'boolean') return values.every((value) => typeof value === 'boolean');
  return column.type !== 'other';
}

const numberSql = (value: number | boolean) =>
  typeof value === 'number' && !Number.isSafeInteger(value) ? `${literal(String(value))}::DOUBLE` : String(value);
