import type { DataEngine, SqlValue, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { add } from './cells.ts';
import { atUnits, type Counted, firstExponent, maybeWhole, narrow, refine, type Step } from './refine.ts';
import type { NumberCells } from './schema.ts';

/** A column that is counted as numbers: `value` is SQL for a double, with infinite dates as infinite numbers. */
export interface NumberColumn {
  readonly name: string;
  readonly value: (column: string) => string;
  /** True for types that hold whole numbers only. */
  readonly integral: boolean;
}

/** Every row of one column, once. */
export interface NumberCounts {
  readonly rows: number;
  readonly nulls: number;
  readonly nan: number;
  readonly plusInfinity: number;
  readonly minusInfinity: number;
  readonly whole: boolean;
  readonly cells: NumberCells;
}

type Range = { readonly lowest: number; readonly highest: number } | undefined;

/** A double as SQL, digit for digit. */
export function double(value: number): string {
  return `CAST('${value}' AS DOUBLE)`;
}

/**
 * The finite range of several columns. Files with statistics answer the first question without being read; it may be
 * infinite or NaN where those are present (or may be), and only such columns are read for the second question.
 */
export async function rangesOf(
  engine: DataEngine,
  table: TableSource,
  columns: readonly NumberColumn[],
): Promise<ReadonlyMap<string, Range>> {
  const ends = (column: NumberColumn): readonly string[] => {
    const name = identifier(column.name);
    return [column.value(`min(${name})`), column.value(`max(${name})`)];
  };
  const finite = (column: NumberColumn): readonly string[] => {
    const value = column.value(identifier(column.name));
    return ['min', 'max'].map((which) => `${which}(${value}) FILTER (WHERE isfinite(${value}))`);
  };
  const found = await askRanges(engine, table, columns, ends);
  const unsure = columns.filter((column) => {
    const range = found.get(column.name);
    return range !== undefined && !(Number.isFinite(range.lowest) && Number.isFinite(range.highest));
  });
  return new Map([...found, ...(await askRanges(engine, table, unsure, finite))]);
}

async function askRanges(
  engine: DataEngine,
  table: TableSource,
  columns: readonly NumberColumn[],
  ends: (column: NumberColumn) => readonly string[],
): Promise<ReadonlyMap<string, Range>> {
  if (columns.length === 0) return new Map();
  const sql = `SELECT ${columns.flatMap(ends).join(', ')} FROM ${identifier(table.name)}`;
  const row = (await engine.query(sql, [table])).rows[0] ?? [];
  return new Map(
    columns.map((column, k) => {
      const [lowest, highest] = [row[2 * k], row[2 * k + 1]];
      const range = typeof lowest === 'number' && typeof highest === 'number' ? { lowest, highest } : undefined;
      return [column.name, range];
    }),
  );
}

/** Counts one column in one pass over it; in two or more where outliers stretch its range. */
export async function countNumbers(
  engine: DataEngine,
  table: TableSource,
  column: NumberColumn,
  range: Range,
): Promise<NumberCounts> {
  const exponent = range === undefined ? 0 : firstExponent(range.lowest, range.highest, column.integral);
  const first = await pass(engine, table, column, exponent);
  let whole = column.integral;
  let counted: Counted = { exponent, counts: first.cells, outside: [] };
  for (;;) {
    if (!whole && counted.exponent < 0 && maybeWhole(counted)) whole = await onlyWhole(engine, table, column);
    if (whole) counted = atUnits(counted);
    const step = refine(counted, whole);
    if (step.kind === 'done') {
      const units = step.cells.exponent === 0 && first.finite > 0;
      const decided = column.integral || (units && (whole || (await onlyWhole(engine, table, column))));
      return { ...first, whole: decided, cells: step.cells };
    }
    const next = await pass(engine, table, column, step.exponent, windowSql(column, counted.exponent, step));
    counted = narrow(counted, step, next.cells);
  }
}

interface Pass {
  readonly rows: number;
  readonly finite: number;
  readonly nulls: number;
  readonly nan: number;
  readonly plusInfinity: number;
  readonly minusInfinity: number;
  readonly cells: ReadonlyMap<number, number>;
}

async function pass(
  engine: DataEngine,
  table: TableSource,
  column: NumberColumn,
  exponent: number,
  where = '',
): Promise<Pass> {
  const value = column.value(identifier(column.name));
  const sql = `SELECT i, i IS NULL AS none, n FROM (
    SELECT floor(${value} * ${double(2 ** -exponent)}) AS i, count(*) AS n FROM ${identifier(table.name)} ${where} GROUP BY 1)`;
  const { rows, columns } = await engine.columns(sql, [table]);
  const [index, none, counts] = ['i', 'none', 'n'].map((name) => numbers(columns.get(name)));
  const cells = new Map<number, number>();
  const found = { rows: 0, finite: 0, nulls: 0, nan: 0, plusInfinity: 0, minusInfinity: 0 };
  for (let k = 0; k < rows; k++) {
    const [i, n] = [index?.[k] ?? Number.NaN, counts?.[k] ?? 0];
    found.rows += n;
    if (none?.[k] === 1) found.nulls += n;
    else if (Number.isNaN(i)) found.nan += n;
    else if (i === Number.POSITIVE_INFINITY) found.plusInfinity += n;
    else if (i === Number.NEGATIVE_INFINITY) found.minusInfinity += n;
    else {
      found.finite += n;
      add(cells, i, n);
    }
  }
  return { ...found, cells };
}

function numbers(column: { readonly kind: string; readonly values?: Float64Array } | undefined): Float64Array {
  return column?.values ?? new Float64Array();
}

function windowSql(column: NumberColumn, exponent: number, step: Extract<Step, { kind: 'again' }>): string {
  const value = column.value(identifier(column.name));
  const parts = step.windows.map(
    ({ first, last }) =>
      `(${value} >= ${double(first * 2 ** exponent)} AND ${value} < ${double((last + 1) * 2 ** exponent)})`,
  );
  return `WHERE ${parts.join(' OR ')}`;
}

async function onlyWhole(engine: DataEngine, table: TableSource, column: NumberColumn): Promise<boolean> {
  const value = column.value(identifier(column.name));
  const sql = `SELECT count(*) FILTER (WHERE isfinite(${value}) AND ${value} <> floor(${value})) FROM ${identifier(table.name)}`;
  const fractions: SqlValue | undefined = (await engine.query(sql, [table])).rows[0]?.[0];
  return fractions === 0;
}
