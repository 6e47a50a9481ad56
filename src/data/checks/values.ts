import { identifier, literal } from '../engines/sql.ts';
import { cellJudge } from './cell-rule.ts';
import type { CheckFamily, PresentColumn } from './family.ts';
import { listed } from './words.ts';

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
function outside(column: PresentColumn, values: readonly (string | number | boolean)[]): string | undefined {
  const cell = identifier(column.name);
  const numeric = column.type === 'integer' || column.type === 'number';
  if (numeric && !values.every((value) => typeof value === 'number')) return undefined;
  if (column.type === 'boolean' && !values.every((value) => typeof value === 'boolean')) return undefined;
  if (column.type === 'other') return undefined;
  if (values.length === 0) return `${cell} IS NOT NULL`;
  const list = values.map((value) =>
    typeof value === 'string' || !(numeric || column.type === 'boolean') ? literal(String(value)) : numberSql(value),
  );
  const subject = numeric || column.type === 'boolean' ? cell : `${cell}::VARCHAR`;
  return `${cell} IS NOT NULL AND ${subject} NOT IN (${list.join(', ')})`;
}

const numberSql = (value: number | boolean) =>
  typeof value === 'number' && !Number.isSafeInteger(value) ? `${literal(String(value))}::DOUBLE` : String(value);
