import type { DuckDBConnection } from '@duckdb/node-api';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { FileTable, TableProblem } from '../port.ts';
import { identifier } from '../sql.ts';
import { type CsvFormat, columnNames, firstRecord, otherDelimiter } from './csv-header.ts';
import { csvRows, oneReader, rejectsInto } from './csv-rows.ts';
import { leaveOut, noExtraFields } from './extra-fields.ts';
import { type FoundLines, findLineSteps, lineSql, type RecordsOf } from './line-numbers.ts';
import { loneReturn } from './lone-return.ts';
import { lineLimit, longestRecord } from './long-lines.ts';
import { endsWithinQuotes } from './open-end-of-file.ts';
import { openEnds } from './open-ends.ts';
import { scanText, type TextScan } from './scan-text.ts';
import { listedRejects, type RawFile, type Reject } from './staged.ts';

const mostRejects = 100_000;

/** Loads one CSV file into a table of texts: nothing is sniffed, every line that does not fit is a reject. */
export async function loadCsv(
  connection: DuckDBConnection,
  source: FileTable,
  file: string,
  table: string,
): Promise<RawFile> {
  const format = source.format;
  if (format.kind !== 'csv') throw new TypeError('not a CSV source');
  const ends = openEnds(format);
  const scan = await scanText(file, ends.onLine);
  const columns = columnNames(file, firstRecord(file, scan.head, format), format, source.names);
  const longest = longestRecord(file, scan);
  const records = { file, table, format, columns: columns.length, longest };
  const isSuspect = ends.most() > columns.length;
  const read = async (readers: string) => {
    await connection.run(readCsv(file, table, columns, format, longest, readers)).catch(async (error: unknown) => {
      throw (await mixedLineEnds(file, scan, format, error)) ?? error;
    });
    const found = await engineRejects(connection, table);
    return { found, lines: await linesOf(connection, { ...records, isSuspect }, scan, found) };
  };
  let { found, lines } = await read(oneReader);
  if (lines.isOpen) {
    // One reader takes a quote that is never closed for closed at the end of the file; several name it.
    for (const each of ['', '_rejects', '_scans']) {
      await connection.run(`DROP TABLE IF EXISTS ${identifier(`${table}${each}`)}`);
    }
    ({ found, lines } = await read(''));
  }
  const encoding = found.find((reject) => reject.kind === 'INVALID ENCODING');
  const { steps, lineOfRejected, dropped, blank, extra } = lines;
  const rejects = [
    ...found.map((reject) => told(file, reject, lineOfRejected, longest)),
    ...dropped.map((line) => ({ file, line, error: tooLong(longest) })),
    ...extra.told.map(({ line, fields }) => ({ file, line, error: tooMany(fields, columns.length) })),
  ].toSorted((a, b) => a.line - b.line);
  if (encoding) {
    const line = lineOfRejected.get(encoding.offset) ?? encoding.line;
    throw MlopsError.of(dataReasons, 'not-utf8', `${file} is not encoded in UTF-8: line ${line} has other bytes.`);
  }
  const without = extra.count > 0 && lines.isAligned;
  if (without) await leaveOut(connection, table, extra);
  return {
    file,
    table,
    columns,
    line: lineSql(without ? '"#line"' : 'rowid', steps),
    blankLines: blank,
    rejects: rejects.slice(0, source.listed ?? listedRejects),
    rejected: new Set(found.map((reject) => reject.offset)).size + dropped.length + extra.count,
    problems: delimiterProblem(file, columns, format),
    strict: new Set(),
  };
}

function readCsv(
  file: string,
  table: string,
  columns: readonly string[],
  format: CsvFormat,
  longest: number,
  readers: string,
): string {
  return `CREATE TABLE ${identifier(table)} AS SELECT * FROM ${csvRows({ file, columns, format }, `${readers}${rejectsInto(table)}${lineLimit(longest)}`)}`;
}

/** The engine's reader gives up where LF, CR LF and CR end lines of one file; within quotes all are as good as any text. */
async function mixedLineEnds(
  file: string,
  { otherEnd }: TextScan,
  format: CsvFormat,
  error: unknown,
): Promise<MlopsError | undefined> {
  if (!/reached an invalid state/.test(String(error))) return undefined;
  if (otherEnd !== undefined) {
    const sentence = `${file} has two kinds of line ends: line ${otherEnd} is the first that ends otherwise than line 1 does (LF or CR LF).`;
    return MlopsError.of(dataReasons, 'mixed-line-ends', sentence);
  }
  const line = await loneReturn(file, format);
  if (line === undefined) return undefined;
  const sentence = `${file} has a carriage return (CR) in line ${line} that ends no line: the others end with LF or CR LF.`;
  return MlopsError.of(dataReasons, 'mixed-line-ends', sentence);
}

interface EngineReject {
  readonly line: number;
  /** 0-based byte offset of the line. */
  readonly offset: number;
  readonly column: string | null;
  readonly kind: string;
  readonly message: string;
}

async function engineRejects(connection: DuckDBConnection, table: string): Promise<readonly EngineReject[]> {
  const result = await connection.run(
    `SELECT line, line_byte_position, column_name, error_type, error_message FROM ${identifier(`${table}_rejects`)}
     ORDER BY line, column_idx LIMIT ${mostRejects}`,
  );
  return (await result.getRows()).map(([line, position, column, kind, message]) => ({
    line: Number(line),
    offset: Number(position) - 1,
    column: column === null || column === undefined ? null : String(column),
    kind: String(kind),
    message: String(message),
  }));
}

const words: Readonly<Record<string, string>> = {
  'MISSING COLUMNS': 'too few fields',
  'TOO MANY COLUMNS': 'too many fields',
  'UNQUOTED VALUE': 'a quote that is never closed, or text after a closing quote',
  'INVALID STATE': 'quotes that do not match',
};

function tooMany(fields: number, columns: number): string {
  return `${words['TOO MANY COLUMNS']}: ${fields} instead of ${columns}`;
}

function tooLong(longest: number): string {
  return `longer than ${Math.floor(longest / 1e6)} MB`;
}

function told(file: string, reject: EngineReject, lines: ReadonlyMap<number, number>, longest: number): Reject {
  const line = lines.get(reject.offset) ?? reject.line;
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(reject.message);
  const long = reject.kind === 'LINE SIZE OVER MAXIMUM' ? tooLong(longest) : undefined;
  const why = long ?? words[reject.kind] ?? `${reject.kind.toLowerCase()}: ${reject.message}`;
  const error = counts ? `${why}: ${counts[2]} instead of ${counts[1]}` : why;
  return { file, line, ...(reject.kind === 'CAST' && reject.column !== null ? { column: reject.column } : {}), error };
}

async function linesOf(
  connection: DuckDBConnection,
  { table, isSuspect, ...records }: RecordsOf & { readonly table: string; readonly isSuspect: boolean },
  scan: TextScan,
  rejects: readonly EngineReject[],
): Promise<FoundLines & { readonly isAligned: boolean }> {
  const counted = await connection.run(`SELECT count(*) FROM ${identifier(table)}`);
  const rows = Number((await counted.getRows())[0]?.[0]);
  const header = records.format.header ? 1 : 0;
  const lines = scan.breaks + (scan.endsWithBreak ? 0 : 1);
  if (rejects.length === 0 && lines === rows + header && !isSuspect) {
    const steps = [{ record: 0, offset: header + 1 }];
    const isOpen = await endsWithinQuotes(records.file, records.format, scan.longestLine);
    return {
      isOpen,
      steps,
      lineOfRejected: new Map(),
      dropped: [],
      blank: 0,
      extra: noExtraFields,
      rows,
      isAligned: true,
    };
  }
  const found = await findLineSteps(records, new Set(rejects.map((reject) => reject.offset)), scan.mark);
  // Beyond the rejects that are listed nobody knows which row a record is.
  return { ...found, isAligned: found.rows === rows };
}

/** One column of which the name looks like several. */
export function delimiterProblem(file: string, columns: readonly string[], format: CsvFormat): readonly TableProblem[] {
  const [only] = columns;
  if (columns.length !== 1 || only === undefined) return [];
  const other = otherDelimiter(only, format.delimiter);
  if (other === undefined) return [];
  const message = `${file} has one column named ${JSON.stringify(only)}; with the delimiter ${JSON.stringify(other)} it would have ${only.split(other).length}.`;
  return [{ reason: 'wrong-delimiter', column: only, message }];
}
