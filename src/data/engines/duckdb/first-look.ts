import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType } from '../../../project/types.ts';
import { identifier } from '../sql.ts';
import { type CellReading, type CellType, emptyReading, oddAt, readingsOf, rowsByReadings } from './cell-readings.ts';
import { type CsvFile, csvRows, oneReader } from './csv-rows.ts';
import type { Blanks } from './scan-text.ts';
import { formCounts, formsFrom, inferType, isText, zoneCounts } from './text-types.ts';

/** Rows of each file that are looked at; what is found does not depend on them, since every cell is asked later. */
const looked = 2000;
/** Columns of one question; one with thousands takes long to plan. */
const atOnce = 32;

/** A CSV file of which the first MiB was read. */
export interface SeenFile extends CsvFile {
  readonly blanks: Blanks;
  readonly hasQuotes: boolean;
}

/** How each column is read. */
export type Readings = ReadonlyMap<string, ColumnReading>;

interface ColumnReading {
  readonly likely: CellReading;
  /** Where there are blanks after all. */
  readonly always: CellReading;
}

/**
 * Guesses types and the cheapest way to read each column from the first rows of all files. Undefined where they show that
 * one pass will not do.
 */
export async function readingsFor(
  connection: DuckDBConnection,
  files: readonly SeenFile[],
  declared: ReadonlyMap<string, ColumnType>,
): Promise<Readings | undefined> {
  const looks: Look[] = [];
  for (const [at, file] of files.entries()) {
    const table = identifier(`look_${at}`);
    await connection.run(`CREATE TABLE ${table} AS SELECT * FROM ${csvRows(file, oneReader)} LIMIT ${looked}`);
    looks.push({ table, columns: file.columns });
  }
  const columns = [...new Set(files.flatMap((file) => file.columns))];
  const candidates = await candidatesOf(connection, looks, columns, files, declared);
  const readings = candidates && (await firstThatFit(connection, looks, candidates, files));
  for (const { table } of looks) await connection.run(`DROP TABLE ${table}`);
  return readings;
}

/** The first rows of a file as a table. */
interface Look {
  readonly table: string;
  readonly columns: readonly string[];
}

type Candidates = ReadonlyMap<string, readonly CellReading[]>;

async function candidatesOf(
  connection: DuckDBConnection,
  looks: readonly Look[],
  columns: readonly string[],
  files: readonly SeenFile[],
  declared: ReadonlyMap<string, ColumnType>,
): Promise<Candidates | undefined> {
  const open = columns.filter((column) => !declared.has(column));
  const times = columns.filter((column) => declared.get(column) === 'timestamp');
  const forms = await added(connection, looks, open, ofEach(formCounts));
  const zones = await added(connection, looks, times, ofEach(zoneCounts));
  const tabs = files.some(({ format }) => format.delimiter.includes('\t'));
  const found = new Map<string, readonly CellReading[]>();
  for (const column of columns) {
    const [points = 0, offsets = 0] = zones.get(column) ?? [];
    if (offsets > 0 && offsets < points) return undefined;
    const cell = { zoned: offsets > 0, tabs };
    const type = declared.get(column);
    const readings =
      type === undefined
        ? inferred(column, forms.get(column) ?? [], cell)
        : readingsOf(column, { ...cell, type, inferred: false });
    if (readings === undefined) return undefined;
    found.set(column, readings);
  }
  return found;
}

/** Undefined where only all cells can tell. */
function inferred(
  column: string,
  counts: readonly number[],
  cell: Omit<CellType, 'type' | 'inferred'>,
): readonly CellReading[] | undefined {
  const forms = formsFrom(counts);
  const type = inferType(forms);
  if (forms.filled === 0) return [emptyReading(column)];
  if (type === 'string' && !isText(forms)) return undefined;
  return readingsOf(column, { ...cell, type, inferred: true });
}

async function firstThatFit(
  connection: DuckDBConnection,
  looks: readonly Look[],
  candidates: Candidates,
  files: readonly SeenFile[],
): Promise<Readings | undefined> {
  const hasBlanks = files.some(({ blanks }) => blanks.other);
  const readings = new Map<string, ColumnReading>();
  const odd = await added(connection, looks, [...candidates.keys()], (some) => {
    const all = some.map((column) => candidates.get(column) ?? []);
    const flat = all.flat();
    const counts = flat.map((reading, at) => `count(*) FILTER (WHERE ${oddAt(reading, at)})`);
    return { counts, each: all.map(({ length }) => length), from: (table) => rowsByReadings(flat, table) };
  });
  for (const [column, all] of candidates) {
    const fit = all.filter((_, at) => odd.get(column)?.[at] === 0);
    const always = fit.find((reading) => !reading.noBlanks);
    const likely = hasBlanks ? always : fit[0];
    if (always === undefined || likely === undefined) return undefined;
    readings.set(column, { likely, always });
  }
  return readings;
}

/** What is asked of some columns at once. */
interface Question {
  /** SQL of the counts of one column after the other. */
  readonly counts: readonly string[];
  /** How many they are of each column. */
  readonly each: readonly number[];
  /** SQL of the rows. */
  readonly from: (table: string) => string;
}

/** The same counts of every column. */
function ofEach(countsOf: (column: string) => readonly string[]) {
  return (columns: readonly string[]): Question => {
    const lists = columns.map(countsOf);
    return { counts: lists.flat(), each: lists.map(({ length }) => length), from: (table) => table };
  };
}

/** What is counted of columns, added up over all files that have them. */
async function added(
  connection: DuckDBConnection,
  looks: readonly Look[],
  columns: readonly string[],
  question: (columns: readonly string[]) => Question,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const sums = new Map<string, readonly number[]>();
  for (const { table, columns: own } of looks) {
    const having = new Set(own);
    const asked = columns.filter((column) => having.has(column));
    for (let start = 0; start < asked.length; start += atOnce) {
      const some = asked.slice(start, start + atOnce);
      const { counts, each, from } = question(some);
      const result = await connection.run(`SELECT ${counts.join(', ')} FROM ${from(table)}`);
      const row = ((await result.getRows())[0] ?? []).map(Number);
      for (const [at, column] of some.entries()) {
        const first = each.slice(0, at).reduce((sum, count) => sum + count, 0);
        const before = sums.get(column) ?? [];
        const found = row.slice(first, first + (each[at] ?? 0));
        sums.set(
          column,
          found.map((count, place) => count + (before[place] ?? 0)),
        );
      }
    }
  }
  return sums;
}
