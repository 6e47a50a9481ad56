import type { Dialect } from '../engines/dialect.ts';
import type { DataEngine, SqlValue, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { maxCells } from './cells.ts';
import { type NumberColumn, type Pass, pass, valueSql } from './number-pass.ts';
import { atUnits, type Counted, firstExponent, maybeWhole, narrow, refine, type Step } from './refine.ts';
import type { NumberCells } from './schema.ts';
import { expectedExponent, expectedScale, fitsUnits, type Sum } from './sums.ts';

/** Every row of one column, once. */
export interface NumberCounts {
  readonly rows: number;
  readonly nulls: number;
  readonly nan: number;
  readonly plusInfinity: number;
  readonly minusInfinity: number;
  readonly whole: boolean;
  readonly cells: NumberCells;
  /** Where the pass over the cells has taken it. */
  readonly sum?: Sum | undefined;
}

interface Known {
  readonly lowest: number;
  readonly highest: number;
  /** Of the first rows: the values of rank n/1000 from below and from above. */
  readonly inner?: readonly [number, number];
}

/** Of a column's finite values; undefined where there is none. `glimpsed`: of the first rows only. */
type Range = (Known & { readonly glimpsed?: true }) | undefined;

/** How many rows are looked at where the range is not known without reading; the result does not depend on them. */
const glimpse = 20_000;
/** Of a wide table, where the looks of a thousand columns add up. */
const glimpseOfMany = 4096;

/** More cells than this in a first pass: what was thought of the range is far from it. */
const mostCells = 65_536;

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
  const rows = table.only === undefined ? glimpse : glimpseOfMany;
  const first = await askRanges(engine, table, unsure, innerEnds(engine.dialect), rows);
  return new Map([...found, ...[...first].map(([name, range]) => [name, glimpsed(range)] as const)]);
}

type Ends = (column: NumberColumn) => readonly string[];

function finiteEnds(dialect: Dialect): Ends {
  return (column) => {
    const value = valueSql(column);
    return ['min', 'max'].map((which) => `${which}(${value}) FILTER (WHERE ${dialect.finiteNumber(value)})`);
  };
}

function innerEnds(dialect: Dialect): Ends {
  const { quick } = dialect;
  if (quick === undefined) return finiteEnds(dialect);
  return (column) => {
    const value = valueSql(column);
    const finite = `CASE WHEN ${dialect.finiteNumber(value)} THEN ${value} END`;
    return quick.valuesAtRanks(finite, [0, 1, 0.001, 0.999]);
  };
}

/** Without a single finite value among the first rows, zero is as good a guess as any. */
function glimpsed(range: Known | undefined): Range {
  return { lowest: 0, highest: 0, ...range, glimpsed: true };
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
  const from = firstRows === undefined ? all : `(SELECT ${names} FROM ${all} LIMIT ${firstRows}) AS "#part"`;
  const sql = `SELECT ${columns.flatMap(ends).join(', ')} FROM ${from}`;
  const row = (await engine.query(sql, [table])).rows[0] ?? [];
  return new Map(
    columns.map((column, k) => {
      const width = row.length / columns.length;
      return [column.name, knownOf(row.slice(width * k, width * (k + 1)))];
    }),
  );
}

function knownOf([lowest, highest, low, high]: readonly SqlValue[]): Known | undefined {
  if (typeof lowest !== 'number' || typeof highest !== 'number') return undefined;
  return { lowest, highest, ...(typeof low === 'number' && typeof high === 'number' ? { inner: [low, high] } : {}) };
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
    const next = await pass(engine, table, column, step.exponent, {
      where: windowSql(engine.dialect, column, counted.exponent, step),
    });
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
  const guess = await guessedPass(engine, table, guessed, range);
  if (guess !== undefined && agrees(guess, range, guessed.value !== column.value)) return guess;
  const known = (await askRanges(engine, table, [column], finiteEnds(engine.dialect))).get(column.name);
  const exponent = known === undefined ? 0 : firstExponent(known.lowest, known.highest, column.integral);
  return { exponent, first: await pass(engine, table, column, exponent) };
}

/** Undefined where the range is far from what was thought. */
async function guessedPass(
  engine: DataEngine,
  table: TableSource,
  column: NumberColumn,
  range: Exclude<Range, undefined>,
): Promise<FirstPass | undefined> {
  const { lowest, highest, inner: [low, high] = [lowest, highest] } = range;
  const widest = firstExponent(lowest, highest, column.integral);
  // Cells half as wide as the last ones will be: finer ones are work, and a glimpse may be wrong by a little.
  const likely = expectedExponent(low, high, column.integral) - 1;
  const exponent = range.inner === undefined ? widest : Math.max(widest, likely);
  // A thousand whole numbers have a cell each, and so say their sum themselves.
  const few = column.integral && !range.glimpsed && highest - lowest < maxCells;
  const scale = expectedScale(low, high, column.integral);
  const { quick } = engine.dialect;
  const summed =
    quick !== undefined && !few && fitsUnits(Math.max(Math.abs(lowest), Math.abs(highest)), exponent, scale);
  const options = { limit: mostCells, few, scale: summed ? scale : undefined };
  const near = await pass(engine, table, column, exponent, options);
  if (near.groups >= mostCells) return undefined;
  if (near.open === 0 || quick === undefined) return { exponent, first: near };
  const where = `WHERE ${identifier(column.name)} IS NOT NULL AND ${quick.unitsOrNull(valueSql(column), scale)} IS NULL`;
  const far = await pass(engine, table, column, exponent, { limit: mostCells, where });
  return far.groups >= mostCells ? undefined : { exponent, first: both(near, far) };
}

/** The counts of a pass, and those of what it left open. */
function both(near: Pass, far: Pass): Pass {
  const { nan, plusInfinity, minusInfinity } = far;
  const cells = new Map([...near.cells, ...far.cells]);
  const finite = near.finite + far.finite;
  const sum = far.finite === 0 ? near.sum : undefined;
  return { ...near, nan, plusInfinity, minusInfinity, finite, cells, sum, open: 0 };
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

function windowSql(
  dialect: Dialect,
  column: NumberColumn,
  exponent: number,
  step: Extract<Step, { kind: 'again' }>,
): string {
  const value = valueSql(column);
  const parts = step.windows.map(
    ({ first, last }) =>
      `(${value} >= ${dialect.doubleOf(first * 2 ** exponent)} AND ${value} < ${dialect.doubleOf((last + 1) * 2 ** exponent)})`,
  );
  return `WHERE ${parts.join(' OR ')}`;
}

async function onlyWhole(engine: DataEngine, table: TableSource, column: NumberColumn): Promise<boolean> {
  const value = valueSql(column);
  const sql = `SELECT count(*) FILTER (WHERE ${engine.dialect.finiteNumber(value)} AND ${value} <> floor(${value})) FROM ${identifier(table.name)}`;
  const fractions: SqlValue | undefined = (await engine.query(sql, [table])).rows[0]?.[0];
  return fractions === 0;
}
