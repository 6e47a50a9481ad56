import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType } from '../../../project/types.ts';
import type { FileTable, TableProblem } from '../port.ts';
import { identifier, literal } from '../sql.ts';
import { loadCsv } from './csv.ts';
import { withShape } from './describe.ts';
import { loadJson, nested } from './json.ts';
import { type WrittenTable, writeInOnePass } from './one-pass.ts';
import { partitionKeys, partitionsOf } from './partitions.ts';
import { loadPlain, type Unpacking } from './plain-text.ts';
import type { WorkerSettings } from './protocol.ts';
import {
  type Alone,
  type FoundTable,
  listedRejects,
  type RawFile,
  type Reject,
  type StagedTable,
  stagedAs,
} from './staged.ts';
import {
  castOf,
  formCounts,
  formsFrom,
  inferType,
  isText,
  misfitOf,
  surely,
  type TextForms,
  zoneCounts,
} from './text-types.ts';

/**
 * Makes Parquet in the scratch folder of CSV or JSON lines. Files without a flaw are written in one pass; where anything is
 * odd, another database begins anew, since what a query that failed held stays in memory.
 */
export async function stageText(
  settings: WorkerSettings,
  table: FileTable,
  name: string,
  alone: Alone,
): Promise<StagedTable> {
  const targets = table.files.map((_, index) => join(settings.scratch, `${name}-${index}.parquet`));
  const once = await alone([...table.files, ...targets], async (connection) => {
    const written = await writeInOnePass(connection, withoutPartitions(table), targets);
    return written && withShape(connection, await foundOf(connection, table, written, targets));
  });
  const plain = join(settings.scratch, `${name}.txt`);
  const all = [...table.files, ...targets, plain];
  return (
    once ??
    alone(all, (connection) => stageAsText(connection, table, targets, { target: plain, most: settings.scratchLimit }))
  );
}

/**
 * Reads every cell as text with the reader's own checks, then our types over all files, then Parquet. Lines that do not
 * fit are left out, counted and named; nothing is converted in silence.
 */
async function stageAsText(
  connection: DuckDBConnection,
  table: FileTable,
  targets: readonly string[],
  unpacking: Omit<Unpacking, 'file'>,
): Promise<StagedTable> {
  const inFiles = withoutPartitions(table);
  const raws: RawFile[] = [];
  for (const [index, file] of table.files.entries()) {
    const load = table.format.kind === 'csv' ? loadCsv : loadJson;
    raws.push(await loadPlain({ ...unpacking, file }, (text) => load(connection, inFiles, text, `raw_${index}`)));
  }
  const columns = new Set(raws.flatMap((raw) => raw.columns));
  const partitions = await partitionsOf(connection, table, columns);
  const { types, untyped, problems } = await typesOf(connection, table, raws);
  const { zoned, problems: zoneProblems } = await zonesOf(connection, raws, types);
  const rejects: Reject[] = [];
  let rejected = 0;
  for (const [index, raw] of raws.entries()) {
    const target = targets[index] ?? '';
    const fits = await isWhole(connection, raw, { types, zoned }, target);
    const found = fits ? { rejects: [], rejected: 0 } : await misfits(connection, raw, types, table);
    if (!fits) await writeTyped(connection, raw, { types, zoned }, target, found.rejected > 0);
    await connection.run(`DROP TABLE ${identifier(raw.table)}`);
    rejects.push(...[...raw.rejects, ...found.rejects].toSorted((a, b) => a.line - b.line));
    rejected += raw.rejected + found.rejected;
  }
  return await withShape(connection, {
    files: targets,
    fromText: true,
    rejects: rejects.slice(0, table.listed ?? listedRejects),
    rejected,
    problems: [...missingColumns(raws), ...raws.flatMap((raw) => raw.problems), ...problems, ...zoneProblems],
    blankLines: raws.reduce((sum, raw) => sum + (raw.blankLines ?? 0), 0),
    alike: alikeNames(raws),
    partitions,
    untyped,
  });
}

async function foundOf(
  connection: DuckDBConnection,
  table: FileTable,
  { files, problems, firstLine }: WrittenTable,
  targets: readonly string[],
): Promise<FoundTable> {
  return {
    files: targets,
    fromText: true,
    firstLine,
    rejects: [],
    rejected: 0,
    problems: [...missingColumns(files), ...problems],
    blankLines: 0,
    alike: alikeNames(files),
    partitions: await partitionsOf(connection, table, new Set(files.flatMap(({ columns }) => columns))),
  };
}

/** A file without a header holds the columns in order that no folder stands for. */
function withoutPartitions(table: FileTable): FileTable {
  const keys = new Set(partitionKeys(table));
  return keys.size === 0 ? table : { ...table, names: (table.names ?? []).filter((name) => !keys.has(name)) };
}

async function typesOf(connection: DuckDBConnection, table: FileTable, raws: readonly RawFile[]) {
  const types = new Map<string, ColumnType>();
  const untyped = new Map<string, readonly string[]>();
  const problems: TableProblem[] = [];
  for (const column of new Set(raws.flatMap((raw) => raw.columns))) {
    const declared = table.types?.get(column);
    const having = raws.filter((raw) => raw.columns.includes(column));
    const kinds = new Set(having.flatMap((raw) => raw.kinds?.get(column) ?? []));
    if (declared === undefined && kinds.size > 1) {
      const list = [...kinds].toSorted().join(', ');
      problems.push({
        reason: 'mixed-types',
        column,
        message: `Column ${column} holds values of different kinds: ${list}.`,
      });
    }
    if (declared === undefined && (kinds.size > 1 || kinds.has(nested))) untyped.set(column, [...kinds].toSorted());
    types.set(column, declared ?? (await inferred(connection, having, column, kinds)));
  }
  return { types, untyped, problems };
}

async function inferred(
  connection: DuckDBConnection,
  raws: readonly RawFile[],
  column: string,
  kinds: ReadonlySet<string>,
): Promise<ColumnType> {
  // JSON says itself what a string is: "1" stays one.
  if (kinds.size > 1 || kinds.has('string') || kinds.has(nested)) return 'string';
  const first = await formsOf(connection, raws, column, firstLook);
  const likely = inferType(first);
  // One cell that is no number and no boolean decides; of the others most patterns cannot match any more.
  if (likely === 'string' && isText(first)) return 'string';
  if (likely !== 'string' && (await isAll(connection, raws, column, likely))) return likely;
  return inferType(await formsOf(connection, raws, column));
}

/** Rows of each file that are looked at first; what is found does not depend on them. */
const firstLook = 2000;

/** @param rows of each file; absent: all */
async function formsOf(
  connection: DuckDBConnection,
  raws: readonly RawFile[],
  column: string,
  rows?: number,
): Promise<TextForms> {
  const sums = [0, 0, 0, 0, 0, 0, 0];
  for (const raw of raws) {
    const all = identifier(raw.table);
    const from = rows === undefined ? all : `(SELECT ${identifier(column)} FROM ${all} LIMIT ${rows})`;
    const result = await connection.run(`SELECT ${formCounts(column).join(', ')} FROM ${from}`);
    const row = (await result.getRows())[0] ?? [];
    for (const [index, value] of row.entries()) sums[index] = (sums[index] ?? 0) + Number(value);
  }
  return formsFrom(sums);
}

/** Whether every cell is one that the first look found this type from. */
async function isAll(
  connection: DuckDBConnection,
  raws: readonly RawFile[],
  column: string,
  type: Exclude<ColumnType, 'string'>,
): Promise<boolean> {
  for (const raw of raws) {
    const cell = identifier(column);
    const result = await connection.run(
      `SELECT count(*) FROM ${identifier(raw.table)} WHERE ${cell} IS NOT NULL AND (${surely(column, type)}) IS NOT TRUE`,
    );
    if (Number((await result.getRows())[0]?.[0]) > 0) return false;
  }
  return true;
}

/** Columns of which every point in time has an offset; where only some have one, nobody knows when the others were. */
async function zonesOf(
  connection: DuckDBConnection,
  raws: readonly RawFile[],
  types: ReadonlyMap<string, ColumnType>,
): Promise<{ readonly zoned: ReadonlySet<string>; readonly problems: readonly TableProblem[] }> {
  const zoned = new Set<string>();
  const problems: TableProblem[] = [];
  for (const [column, type] of types) {
    if (type !== 'timestamp') continue;
    let [times, offsets] = [0, 0];
    for (const raw of raws.filter(({ columns }) => columns.includes(column))) {
      const result = await connection.run(`SELECT ${zoneCounts(column).join(', ')} FROM ${identifier(raw.table)}`);
      const [found, having] = (await result.getRows())[0] ?? [];
      times += Number(found);
      offsets += Number(having);
    }
    if (offsets > 0 && offsets === times) zoned.add(column);
    if (offsets === 0 || offsets === times) continue;
    const message = `Column ${column} has an offset from UTC in ${offsets} of ${times} points in time and none in the others.`;
    problems.push({ reason: 'mixed-time-zones', column, message });
  }
  return { zoned, problems };
}

async function misfits(
  connection: DuckDBConnection,
  raw: RawFile,
  types: ReadonlyMap<string, ColumnType>,
  { hidden = [], listed = listedRejects }: FileTable,
) {
  const table = identifier(raw.table);
  const checked = raw.columns.map(
    (column) => [column, types.get(column) ?? 'string', misfit(raw, column, types)] as const,
  );
  const any = checked.map(([, , sql]) => sql).join(' OR ');
  const rejected = Number(
    (await (await connection.run(`SELECT count(*) FROM ${table} WHERE ${any}`)).getRows())[0]?.[0],
  );
  const rejects: Reject[] = [];
  if (rejected === 0) return { rejects, rejected };
  for (const [column, type, sql] of checked) {
    const kind = raw.kindColumns?.get(column);
    const result = await connection.run(
      `SELECT ${raw.line}, ${identifier(column)}, ${kind === undefined ? 'NULL' : identifier(kind)} FROM ${table}
       WHERE ${sql} ORDER BY rowid LIMIT ${listed}`,
    );
    for (const [line, value, found] of await result.getRows()) {
      const what = hidden.includes(column) ? 'a value' : shown(String(value), String(found));
      rejects.push({ file: raw.file, line: Number(line), column, error: `${what} is not of type ${type}` });
    }
  }
  return { rejects: rejects.toSorted((a, b) => a.line - b.line), rejected };
}

/** A cell that is not of the column's type, for JSON also one of another JSON kind. */
function misfit(raw: RawFile, column: string, types: ReadonlyMap<string, ColumnType>): string {
  const type = types.get(column) ?? 'string';
  const kind = raw.kindColumns?.get(column);
  if (kind === undefined || (raw.kinds?.get(column)?.length ?? 0) === 0) return misfitOf(column, type);
  const declaredText = type === 'string' && raw.strict.has(column);
  const wanted = declaredText ? ['string'] : kindsFor[type];
  const other = wanted === undefined ? 'false' : `${identifier(kind)} NOT IN (${wanted.map(literal).join(', ')})`;
  return `(${misfitOf(column, type)} OR (${identifier(column)} IS NOT NULL AND ${other}))`;
}

const kindsFor: Readonly<Partial<Record<ColumnType, readonly string[]>>> = {
  integer: ['number'],
  number: ['number'],
  boolean: ['boolean'],
  date: ['string'],
  timestamp: ['string'],
};

interface Typing {
  readonly types: ReadonlyMap<string, ColumnType>;
  readonly zoned: ReadonlySet<string>;
}

/**
 * Writes all rows, and says whether each cell became a value of its type: patterns cost most here, and nearly always one
 * look at each cell is enough. False also where the kinds of JSON have to be asked besides.
 */
async function isWhole(connection: DuckDBConnection, raw: RawFile, typing: Typing, target: string): Promise<boolean> {
  if (raw.kindColumns !== undefined) return false;
  await writeTyped(connection, raw, typing, target, false);
  const typed = raw.columns.filter((column) => (typing.types.get(column) ?? 'string') !== 'string');
  if (typed.length === 0) return true;
  const counts = typed.map((column) => `count(${identifier(column)})`).join(', ');
  const [before, after] = [identifier(raw.table), `read_parquet(${literal(target)}, hive_partitioning = false)`];
  const rows = await Promise.all(
    [before, after].map(async (from) => (await connection.run(`SELECT ${counts} FROM ${from}`)).getRows()),
  );
  return String(rows[0]?.[0]) === String(rows[1]?.[0]);
}

async function writeTyped(
  connection: DuckDBConnection,
  raw: RawFile,
  { types, zoned }: Typing,
  target: string,
  someMisfit: boolean,
): Promise<void> {
  const cells = raw.columns.map(
    (column) => `${castOf(column, types.get(column) ?? 'string', zoned.has(column))} AS ${identifier(column)}`,
  );
  // Patterns over every cell once more are only worth it where they leave something out.
  const keep = someMisfit ? raw.columns.map((column) => `NOT ${misfit(raw, column, types)}`).join(' AND ') : 'true';
  await connection.run(
    `COPY (SELECT ${cells.join(', ')}, (${raw.line})::BIGINT AS "#row"
       FROM ${identifier(raw.table)} WHERE ${keep} ORDER BY rowid)
     TO ${literal(target)} (${stagedAs})`,
  );
}

type NamedColumns = Pick<RawFile, 'file' | 'columns'>;

function alikeNames(raws: readonly NamedColumns[]): boolean {
  return new Set(raws.map(({ columns }) => JSON.stringify(columns))).size === 1;
}

function missingColumns(raws: readonly NamedColumns[]): TableProblem[] {
  const all = new Set(raws.flatMap((raw) => raw.columns));
  return [...all].flatMap((column) => {
    const without = raws.filter((raw) => !raw.columns.includes(column)).map((raw) => raw.file);
    if (without.length === 0) return [];
    const message = `Column ${column} is missing in ${without.length} of ${raws.length} files: ${without.slice(0, 3).join(', ')}.`;
    return [{ reason: 'files-differ', column, message }];
  });
}

/** What lies within a list or an object nobody declares as sensitive, so none of it is shown. */
function shown(value: string, kind: string): string {
  if (kind === nested) return `a ${nested}`;
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
}
