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
  if (column.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(bound) && !Number.isNaN(Date.parse(bound))) {
    return `DATE ${literal(bound)}`;
  }
  if (column.type !== 'timestamp' && column.type !== 'date') return undefined;
  const text = momentText(bound);
  if (text === undefined) return undefined;
  return column.engineType === 'TIMESTAMP WITH TIME ZONE' ? dialect.instant(text) : `TIMESTAMP ${literal(text)}`;
}

/**
 * A point in time as `2026-01-31 00:00:00.123456` in UTC, which is meant where there is no offset. Undefined for what is
 * none, and for one finer than a microsecond, which engines would cut.
 */
function momentText(written: string): string | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(written);
  if (found === null) return undefined;
  const [, date = '', clock = '00:00', fraction = '', offset = 'Z'] = found;
  const time = Date.parse(`${date}T${clock}${offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  const digits = fraction.slice(1).replace(/0+$/, '');
  if (Number.isNaN(time) || digits.length > 6) return undefined;
  return `${new Date(time).toISOString().slice(0, -5).replace('T', ' ')}${digits === '' ? '' : `.${digits}`}`;
}
