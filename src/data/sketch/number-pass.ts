import type { Dialect } from '../engines/dialect.ts';
import type { ColumnArrays, DataEngine, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { add, type Counts } from './cells.ts';
import { mostRows, partSize, restDigits, type Sum } from './sums.ts';

/** A column that is counted as numbers: `value` is SQL for a double, with infinite dates as infinite numbers. */
export interface NumberColumn {
  readonly name: string;
  readonly value: (column: string) => string;
  /** The same, cheaper, for a column of finite values. Default: `value`. */
  readonly finiteValue?: (column: string) => string;
  /** True for types that hold whole numbers only. */
  readonly integral: boolean;
}

/** The value of a cell, as SQL. */
export function valueSql(column: NumberColumn): string {
  return column.value(identifier(column.name));
}

/** One look at a column. */
export interface Pass {
  /** Rows of the answer. */
  readonly groups: number;
  readonly rows: number;
  readonly finite: number;
  readonly nulls: number;
  readonly nan: number;
  readonly plusInfinity: number;
  readonly minusInfinity: number;
  /** Values, finite or not, that a pass with a sum leaves out. */
  readonly open: number;
  readonly cells: ReadonlyMap<number, number>;
  readonly sum?: Sum | undefined;
}

interface PassOptions {
  readonly where?: string;
  readonly limit?: number;
  /** Whole numbers, about as many as cells: engines group the column itself faster, since they know its range. */
  readonly few?: boolean;
  /** Of the sum that is taken besides. */
  readonly scale?: number | undefined;
}

/** Counts the rows of each cell of width 2^exponent, and what they add up to where a scale is given. */
export async function pass(
  engine: DataEngine,
  table: TableSource,
  column: NumberColumn,
  exponent: number,
  options: PassOptions = {},
): Promise<Pass> {
  const { rows, columns } = await engine.columns(passSql(engine.dialect, table, column, exponent, options), [table]);
  const [index, filled, counts] = ['i', 'f', 'n'].map((name) => numbers(columns.get(name)));
  const cells = new Map<number, number>();
  const found = { rows: 0, finite: 0, nulls: 0, nan: 0, plusInfinity: 0, minusInfinity: 0, open: 0 };
  for (let k = 0; k < rows; k++) {
    const [i, n, f] = [index?.[k] ?? Number.NaN, counts?.[k] ?? 0, filled?.[k] ?? 0];
    found.rows += n;
    found.nulls += n - f;
    if (options.scale !== undefined && Number.isNaN(i)) found.open += f;
    else if (Number.isNaN(i)) found.nan += f;
    else if (i === Number.POSITIVE_INFINITY) found.plusInfinity += n;
    else if (i === Number.NEGATIVE_INFINITY) found.minusInfinity += n;
    else {
      found.finite += n;
      add(cells, i, n);
    }
  }
  const { scale } = options;
  const units = scale === undefined ? undefined : unitsOf(columns, cells, scale + exponent);
  const sum = scale === undefined || units === undefined || found.rows >= mostRows ? undefined : { scale, units };
  return { ...found, groups: rows, cells, sum };
}

/** Σ of the units of all cells, of 2^digits each; undefined where a cell has too many rows for its sum to be exact. */
function unitsOf(columns: ColumnArrays['columns'], cells: Counts, digits: number): bigint | undefined {
  if (digits > restDigits) return unitsInParts(numbers(columns.get('high')), numbers(columns.get('low')));
  const most = 2 ** (53 - digits);
  let [units, rests] = [0n, 0n];
  for (const [index, rows] of cells) {
    if (rows >= most) return undefined;
    units += BigInt(index) * BigInt(rows);
  }
  for (const rest of numbers(columns.get('rest'))) if (!Number.isNaN(rest)) rests += BigInt(rest);
  return (units << BigInt(digits)) + rests;
}

/** The sum of sums, each in two parts; NaN where there was nothing to sum. */
function unitsInParts(high: Float64Array, low: Float64Array): bigint {
  let units = 0n;
  for (const [k, part] of high.entries()) {
    if (!Number.isNaN(part)) units += BigInt(part) * BigInt(partSize) + BigInt(low[k] ?? 0);
  }
  return units;
}

/** i: the cell; n: its rows; f: those with a value; rest, or high and low: what its values add up to (`unitsOf`). */
function passSql(
  dialect: Dialect,
  table: TableSource,
  column: NumberColumn,
  exponent: number,
  options: PassOptions,
): string {
  const { where = '', limit, few = false, scale } = options;
  const { quick } = dialect;
  const cell = (text: string): string => `floor(${dialect.scaled(column.value(text), -exponent)})`;
  const [name, from] = [identifier(column.name), `${identifier(table.name)} ${where}`];
  const end = limit === undefined ? '' : `LIMIT ${limit}`;
  if (few) {
    return `SELECT ${cell('v')} AS i, n, f FROM (
      SELECT ${name} AS v, count(*) AS n, count(${name}) AS f FROM ${from} GROUP BY 1 ${end}) AS "#part"`;
  }
  if (scale === undefined || quick === undefined) {
    return `SELECT ${cell(name)} AS i, count(*) AS n, count(${name}) AS f FROM ${from} GROUP BY 1 ${end}`;
  }
  const digits = scale + exponent;
  const counted = `${quick.shiftedRight('u', digits)} AS i, count(*) AS n, count(v) AS f`;
  const units = `(SELECT ${name} AS v, ${quick.unitsOrNull(valueSql(column), scale)} AS u FROM ${from}) AS "#cells"`;
  if (digits <= restDigits) {
    const rest = `sum(CAST(${quick.lowDigits('u', digits)} AS DOUBLE))`;
    return `SELECT ${counted}, ${rest} AS rest FROM ${units} GROUP BY 1 ${end}`;
  }
  const [high, low] = quick.sumParts('s', partSize);
  return `SELECT i, n, f, ${high} AS high, ${low} AS low FROM (
    SELECT ${counted}, sum(u) AS s FROM ${units} GROUP BY 1 ${end}) AS "#part"`;
}

function numbers(column: { readonly kind: string; readonly values?: Float64Array } | undefined): Float64Array {
  return column?.values ?? new Float64Array();
}
