import type { DuckDBConnection } from '@duckdb/node-api';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { TableProblem, TableSource } from '../port.ts';
import { identifier, literal, literals } from '../sql.ts';
import { type CsvFormat, columnNames, firstRecord, otherDelimiter } from './csv-header.ts';
import { findLineSteps, type LineStep, lineSql } from './line-numbers.ts';
import { scanText, type TextScan } from './scan-text.ts';
import { listedRejects, type RawFile, type Reject } from './staged.ts';

const mostRejects = 100_000;

/** Loads one CSV file into a table of texts: nothing is sniffed, every line that does not fit is a reject. */
export async function loadCsv(
  connection: DuckDBConnection,
  source: TableSource,
  file: string,
  table: string,
): Promise<RawFile> {
  const format = source.format;
  if (format.kind !== 'csv') throw new TypeError('not a CSV source');
  const scan = await scanText(file);
  const columns = columnNames(file, firstRecord(file, scan.head, format), format, source.names);
  await connection.run(readCsv(file, table, columns, format)).catch((error: unknown) => {
    throw mixedLineEnds(file, scan, error) ?? error;
  });
  const found = await engineRejects(connection, table);
  const encoding = found.find((reject) => reject.kind === 'INVALID ENCODING');
  const { steps, lineOfRejected } = await linesOf(connection, file, table, format, columns, scan, found);
  const rejects = found.map((reject) => told(file, reject, lineOfRejected));
  if (encoding) {
    const line = lineOfRejected.get(encoding.offset) ?? encoding.line;
    throw MlopsError.of(dataReasons, 'not-utf8', `${file} is not encoded in UTF-8: line ${line} has other bytes.`);
  }
  return {
    file,
    table,
    columns,
    line: lineSql('rowid', steps),
    rejects: rejects.slice(0, listedRejects),
    rejected: new Set(found.map((reject) => reject.offset)).size,
    problems: delimiterProblem(file, columns, format),
    strict: new Set(),
  };
}

function readCsv(file: string, table: string, columns: readonly string[], format: CsvFormat): string {
  const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  // An empty list would mean the default, which is the empty text.
  const nulls = format.nulls.length > 0 ? format.nulls : ['\u0001 no null \u0001'];
  return `CREATE TABLE ${identifier(table)} AS SELECT * FROM read_csv(${literal(file)}, auto_detect = false,
    header = ${format.header}, delim = ${literal(format.delimiter)}, quote = ${literal(format.quote)},
    escape = ${literal(format.quote)}, columns = {${types}}, nullstr = ${literals(nulls)}, null_padding = false,
    store_rejects = true, rejects_table = ${literal(`${table}_rejects`)}, rejects_scan = ${literal(`${table}_scans`)},
    rejects_limit = 0)`;
}

/** The engine's reader gives up where LF and CR LF end lines of one file; within quotes both are as good as any text. */
function mixedLineEnds(file: string, { otherEnd }: TextScan, error: unknown): MlopsError | undefined {
  if (otherEnd === undefined || !/reached an invalid state/.test(String(error))) return undefined;
  const sentence = `${file} has two kinds of line ends: line ${otherEnd} is the first that ends otherwise than line 1 does (LF or CR LF).`;
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
  'LINE SIZE OVER MAXIMUM': 'longer than 2 MB',
  'INVALID STATE': 'quotes that do not match',
};

function told(file: string, reject: EngineReject, lines: ReadonlyMap<number, number>): Reject {
  const line = lines.get(reject.offset) ?? reject.line;
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(reject.message);
  const why = words[reject.kind] ?? `${reject.kind.toLowerCase()}: ${reject.message}`;
  const error = counts ? `${why}: ${counts[2]} instead of ${counts[1]}` : why;
  return { file, line, ...(reject.kind === 'CAST' && reject.column !== null ? { column: reject.column } : {}), error };
}

async function linesOf(
  connection: DuckDBConnection,
  file: string,
  table: string,
  format: CsvFormat,
  columns: readonly string[],
  scan: TextScan,
  rejects: readonly EngineReject[],
): Promise<{ readonly steps: readonly LineStep[]; readonly lineOfRejected: ReadonlyMap<number, number> }> {
  const counted = await connection.run(`SELECT count(*) FROM ${identifier(table)}`);
  const rows = Number((await counted.getRows())[0]?.[0]);
  const header = format.header ? 1 : 0;
  const lines = scan.breaks + (scan.endsWithBreak ? 0 : 1);
  if (rejects.length === 0 && lines === rows + header) {
    return { steps: [{ record: 0, offset: header + 1 }], lineOfRejected: new Map() };
  }
  return findLineSteps(file, format, columns.length, new Set(rejects.map((reject) => reject.offset)), scan.mark);
}

function delimiterProblem(file: string, columns: readonly string[], format: CsvFormat): readonly TableProblem[] {
  const [only] = columns;
  if (columns.length !== 1 || only === undefined) return [];
  const other = otherDelimiter(only, format.delimiter);
  if (other === undefined) return [];
  const message = `${file} has one column named ${JSON.stringify(only)}; with the delimiter ${JSON.stringify(other)} it would have ${only.split(other).length}.`;
  return [{ reason: 'wrong-delimiter', column: only, message }];
}
