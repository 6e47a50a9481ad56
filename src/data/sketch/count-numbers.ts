import type { DataEngine, SqlValue, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { add } from './cells.ts';
import { atUnits, type Counted, firstExponent, maybeWhole, narrow, refine, type Step } from './refine.ts';
import type { NumberCells } from './schema.ts';

/** A column that is counted as numbers: `value` is SQL for a double, with infinite dates as infinite numbers. */
export interface NumberColumn {
  readonly name: string;
  readonly value: (column: string) => string;
  /** The same, cheaper, for a column of finite values. Default: `value`. */
  readonly finiteValue?: (column: string) => string;
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

interface Known {
  readonly lowest: number;
  readonly highest: number;
}

/** Of a column's finite values; undefined where there is none. `glimpsed`: of the first rows only. */
type Range = (Known & { readonly glimpsed?: true }) | undefined;

/** How many rows are looked at where the range is not known without reading; the result does not depend on them. */
const glimpse = 20_000;

/** More cells than this in a first pass: what was thought of the range is far from it. */
const mostCells = 65_536;

/** A double as SQL, digit for digit. */
export function double(value: number): string {
  return `CAST('${value}' AS DOUBLE)`;
}

/**
 * The finite range of several columns. Files with statistics answer the first question without being read; the answer
 * is infinite or NaN where those are present (or may be, as in any column of floats), and of such columns the first
 * rows are asked. Reading them whole here would cost as much as counting them.
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
  const found = await askRanges(engine, table, columns, ends);
  const unsure = columns.filter((column) => {
    const range = found.get(column.name);
    return range !== undefined && !(Number.isFinite(range.lowest) && Number.isFinite(range.highest));
  });
  const first = await askRanges(engine, table, unsure, finiteEnds, glimpse);
  return new Map([...found, ...[...first].map(([name, range]) => [name, glimpsed(range)] as const)]);
}

function finiteEnds(column: NumberColumn): readonly string[] {
  const value = column.value(identifier(column.name));
  return ['min', 'max'].map((which) => `${which}(${value}) FILTER (WHERE isfinite(${value}))`);
}

/** Without a single finite value among the first rows, zero is as good a guess as any. */
function glimpsed(range: Known | undefined): Range {
  return { lowest: range?.lowest ?? 0, highest: range?.highest ?? 0, glimpsed: true };
}

async function askRanges(
  engine: DataEngine,
  table: TableSource,
  columns: readonly NumberColumn[],
  ends: (column: NumberColumn) => readonly string[],
  firstRows?: number,
): Promise<ReadonlyMap<string, Known | undefined>> {
  if (columns.length === 0) return new Map();
  const names = columns.map((column) => identifier(column.name)).join(', ');
  const all = identifier(table.name);
  const from = firstRows === undefined ? all : `(SELECT ${names} FROM ${all} LIMIT ${firstRows})`;
  const sql = `SELECT ${columns.flatMap(ends).join(', ')} FROM ${from}`;
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
  const { exponent, first } = await firstPass(engine, table, column, range);
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

interface FirstPass {
  readonly exponent: number;
  readonly first: Pass;
}

/** Counts at a width that fits what is thought of the range, and once more where the counts tell that it is another. */
async function firstPass(
  engine: DataEngine,
  table: TableSource,
  column: NumberColumn,
  range: Range,
): Promise<FirstPass> {
  if (range === undefined) return { exponent: 0, first: await pass(engine, table, column, 0) };
  const guessed = { ...column, value: (!range.glimpsed && column.finiteValue) || column.value };
  const guess = await passOver(engine, table, guessed, range, mostCells);
  if (guess !== undefined && agrees(guess, range, guessed.value !== column.value)) return guess;
  const known = (await askRanges(engine, table, [column], finiteEnds)).get(column.name);
  const careful = await passOver(engine, table, column, known);
  if (careful === undefined) throw new Error(`column ${column.name}: a pass without a limit has one`);
  return careful;
}

async function passOver(
  engine: DataEngine,
  table: TableSource,
  column: NumberColumn,
  range: Known | undefined,
  limit?: number,
): Promise<FirstPass | undefined> {
  const exponent = range === undefined ? 0 : firstExponent(range.lowest, range.highest, column.integral);
  const first = await pass(engine, table, column, exponent, '', limit);
  return limit !== undefined && first.groups >= limit ? undefined : { exponent, first };
}

/** Infinities may be large values that the scale has made infinite, and indices beyond 2^51 are not exact. */
function agrees({ exponent, first }: FirstPass, range: Known & { glimpsed?: true }, cheaply: boolean): boolean {
  if (!range.glimpsed && !cheaply) return true;
  if (first.plusInfinity + first.minusInfinity > 0) return false;
  const [low, high] = cheaply
    ? [Math.floor(range.lowest * 2 ** -exponent), Math.floor(range.highest * 2 ** -exponent)]
    : [-(2 ** 51), 2 ** 51];
  for (const index of first.cells.keys()) if (index < low || index > high) return false;
  return true;
}

interface Pass {
  /** Rows of the answer. */
  readonly groups: number;
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
  limit?: number,
): Promise<Pass> {
  const value = column.value(identifier(column.name));
  const sql = `SELECT i, i IS NULL AS none, n FROM (
    SELECT floor(${value} * ${double(2 ** -exponent)}) AS i, count(*) AS n FROM ${identifier(table.name)} ${where} GROUP BY 1 ${limit === undefined ? '' : `LIMIT ${limit}`})`;
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
  return { ...found, groups: rows, cells };
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
