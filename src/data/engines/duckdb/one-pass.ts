import { open } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { FileTable, TableProblem } from '../port.ts';
import { identifier, literal } from '../sql.ts';
import { type CellReading, oddAt, rowsByReadings } from './cell-readings.ts';
import { delimiterProblem } from './csv.ts';
import { type CsvFormat, columnNames, firstRecord } from './csv-header.ts';
import { type CsvFile, csvRows, oneReader, rejectsInto } from './csv-rows.ts';
import { type Readings, readingsFor, type SeenFile } from './first-look.ts';
import { isUsual } from './long-lines.ts';
import { endsWithinQuotes } from './open-end-of-file.ts';
import { openEnds } from './open-ends.ts';
import { blanksFinder, hasQuotes, headSize, markOf, scanText, type TextScan } from './scan-text.ts';
import { stagedAs } from './staged.ts';
import { packingOf } from './unpack.ts';

/** A table that was written in one pass. */
export interface WrittenTable {
  readonly files: readonly Pick<CsvFile, 'file' | 'columns'>[];
  readonly problems: readonly TableProblem[];
  /** The line of the first row of each file. */
  readonly firstLine: number;
}

/**
 * Writes the rows of CSV files without a flaw straight to Parquet: types are guessed from the first rows, and the pass
 * that writes asks every cell whether they hold. Undefined where anything is odd, and nothing is decided then: a line that
 * is no row, a cell that is not of its type or needs another look, a file that cannot be read.
 * @param targets one for each file
 */
export async function writeInOnePass(
  connection: DuckDBConnection,
  table: FileTable,
  targets: readonly string[],
): Promise<WrittenTable | undefined> {
  const { format } = table;
  if (format.kind !== 'csv') return undefined;
  try {
    const files: SeenFile[] = [];
    for (const file of table.files) files.push(await seeFile(file, format, table.names));
    const readings = await readingsFor(connection, files, table.types ?? new Map());
    if (readings === undefined) return undefined;
    for (const [at, file] of files.entries()) {
      if (!(await write(connection, file, readings, targets[at] ?? '', `once_${at}`))) return undefined;
    }
    const problems = files.flatMap(({ file, columns }) => delimiterProblem(file, columns, format));
    return { files, problems, firstLine: format.header ? 2 : 1 };
  } catch (error) {
    // Only the other way knows what to say of a file; a query that was stopped stays so.
    if (error instanceof Error && /^interrupt/i.test(error.message)) throw error;
    return undefined;
  }
}

async function seeFile(file: string, format: CsvFormat, names: readonly string[] | undefined): Promise<SeenFile> {
  if ((await packingOf(file)) !== undefined) throw new TypeError(`${file} is packed`);
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headSize), 0, headSize, 0);
    const head = buffer.subarray(0, bytesRead);
    const blanks = blanksFinder();
    blanks.see(head);
    const record = firstRecord(file, head.subarray(markOf(head)), format);
    const columns = columnNames(file, record, format, names);
    return { file, format, columns, blanks: blanks.found(), hasQuotes: hasQuotes(head, format.quote) };
  } finally {
    await handle.close();
  }
}

/** Whether all lines of a file are rows now, and no cell was odd. */
async function write(
  connection: DuckDBConnection,
  file: SeenFile,
  readings: Readings,
  target: string,
  name: string,
): Promise<boolean> {
  const own = file.columns.flatMap((column) => readings.get(column) ?? []);
  const likely = own.map((reading) => reading.likely);
  const ends = openEnds(file.format);
  // Side by side: the scan needs one processor, and the engine waits for its file now and then.
  const [scanned, copied] = await Promise.allSettled([
    scanText(file.file, ends.onLine, file.format.quote),
    copy(connection, file, { readings: likely, hasQuotes: file.hasQuotes, target, name }),
  ]);
  if (copied.status === 'rejected') throw copied.reason;
  if (scanned.status === 'rejected') throw scanned.reason;
  const scan = scanned.value;
  const isWhole = isUsual(scan) && ends.most() <= file.columns.length;
  if (!isWhole || (await endsWithinQuotes(file.file, file.format, scan.longestLine))) return false;
  const isAsSeen = scan.hasQuotes === file.hasQuotes && !(scan.blanks.other && likely.some(({ noBlanks }) => noBlanks));
  if (isAsSeen) return areAllRows(file, scan, copied.value) && !(await hasRejects(connection, name));
  const again = { readings: own.map(({ always }) => always), hasQuotes: scan.hasQuotes, target, name: `${name}_again` };
  return areAllRows(file, scan, await copy(connection, file, again)) && !(await hasRejects(connection, again.name));
}

function areAllRows({ format }: CsvFile, { breaks, endsWithBreak }: TextScan, rows: number): boolean {
  return breaks + (endsWithBreak ? 0 : 1) === rows + (format.header ? 1 : 0);
}

interface Copy {
  readonly readings: readonly CellReading[];
  /** Whether the file has the character that quotes cells anywhere: then a cell may have several lines. */
  readonly hasQuotes: boolean;
  readonly target: string;
  /** Of the tables of rejected lines. */
  readonly name: string;
}

/** @returns rows */
async function copy(connection: DuckDBConnection, file: CsvFile, how: Copy): Promise<number> {
  const cells = how.readings.map((reading, at) => `${strict(reading, at)} AS ${identifier(file.columns[at] ?? '')}`);
  const readers = how.hasQuotes ? oneReader : '';
  const rows = rowsByReadings(how.readings, csvRows(file, `${readers}${rejectsInto(how.name)}`));
  const copied = await connection.run(
    `COPY (SELECT ${cells.join(', ')} FROM ${rows}) TO ${literal(how.target)} (${stagedAs}, PARQUET_VERSION v2)`,
  );
  return Number((await copied.getRows())[0]?.[0]);
}

/** Ends the query at the first odd cell. */
function strict(reading: CellReading, at: number): string {
  const odd = oddAt(reading, at);
  return odd === 'false' ? `v${at}` : `CASE WHEN ${odd} THEN error('a cell needs another look') ELSE v${at} END`;
}

async function hasRejects(connection: DuckDBConnection, name: string): Promise<boolean> {
  const found = await connection.run(`SELECT 1 FROM ${identifier(`${name}_rejects`)} LIMIT 1`);
  return (await found.getRows()).length > 0;
}
