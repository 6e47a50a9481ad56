import { isFloating } from '../../engines/column-type.ts';
import type { Dialect } from '../../engines/dialect.ts';
import { identifier, literal } from '../../engines/sql.ts';
import { cellJudge } from '../cell-rule.ts';
import type { CheckFamily, PresentColumn, StoredColumn } from '../family.ts';

export const minCheck = rangeFamily('min', 'below-min', '<', 'below');
export const maxCheck = rangeFamily('max', 'above-max', '>', 'above');

function rangeFamily(side: 'min' | 'max', reason: string, operator: string, word: string): CheckFamily {
  return {
    name: side,
    key: `columns.<name>.${side}`,
    asks: `Is no value ${word} the bound? The bound itself is allowed; NaN is counted by \`not-finite\`.`,
    reasons: [reason, 'cannot-compare'],
    plan: (context) =>
      context.present.flatMap((column) => {
        const bound = column.declared[side];
        if (bound === undefined) return [];
        const { dialect } = context.engine;
        const sql = boundSql(dialect, column, bound);
        const cell = identifier(column.name);
        const breaks = sql === undefined ? undefined : `${ordinary(dialect, column)}${cell} ${operator} ${sql}`;
        return [cellJudge(context, column, { check: side, key: side, reason, breaks, words: `are ${word} ${bound}` })];
      }),
  };
}

/** `NOT isnan(x) AND `, or nothing: NaN sorts above every number, so it would break every max and keep every min. */
export function ordinary(dialect: Dialect, { name, engineType }: StoredColumn): string {
  return isFloating(engineType) ? `NOT ${dialect.isNan(identifier(name))} AND ` : '';
}

/** A number as SQL that is compared with cells of a column. Whole ones exactly: a DOUBLE would round large keys. */
export function numberFor(dialect: Dialect, { engineType }: StoredColumn, value: number): string {
  return Number.isInteger(value) ? dialect.wholeFor(value, engineType) : `(${dialect.doubleOf(value)})`;
}

/** A bound as SQL of the column's own kind; undefined where the two cannot be compared. */
export function boundSql(dialect: Dialect, column: PresentColumn, bound: number | string): string | undefined {
  if (typeof bound === 'number') {
    if (column.type !== 'integer' && column.type !== 'number') return undefined;
    return numberFor(dialect, column, bound);
  }
  const time = Date.parse(bound);
  if (Number.isNaN(time) || !/^\d{4}-\d{2}-\d{2}/.test(bound)) return undefined;
  if (column.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(bound)) return `DATE ${literal(bound)}`;
  if (column.type !== 'timestamp' && column.type !== 'date') return undefined;
  const utc = /^\d{4}-\d{2}-\d{2}[T ][\d:.]+$/.test(bound) ? Date.parse(`${bound.replace(' ', 'T')}Z`) : time;
  const text = new Date(utc).toISOString().replace('T', ' ').replace('Z', '');
  return column.engineType === 'TIMESTAMP WITH TIME ZONE' ? dialect.instant(text) : `TIMESTAMP ${literal(text)}`;
}
