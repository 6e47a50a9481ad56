import { join } from 'node:path';
import type { DataEngine } from '../engines/port.ts';
import { identifier, literal } from '../engines/sql.ts';
import type { CheckResult, DatasetVersion } from '../types.ts';
import { writeRowsOfDatabase } from './failing-rows-of-database.ts';
import { rowLimits, type WantedRows, type WrittenRows } from './wanted-rows.ts';

/** The rows that broke one check, in a file. */
export interface FailingRows {
  readonly dataset: string;
  readonly check: string;
  readonly column?: string;
  /** Of a check with a name. */
  readonly name?: string;
  readonly file: string;
  readonly rows: number;
  /** There are more; `rowLimits` cut them. */
  readonly isCut: boolean;
  /** Sensitive columns, which are in no file. */
  readonly leftOut: readonly string[];
}

/** Where failing rows go. Each file is added as it is written. */
export interface RowsSink {
  /** Absolute; it is there and empty. */
  readonly folder: string;
  readonly written: FailingRows[];
}

interface Failing extends Omit<WantedRows, 'shown' | 'target'> {
  readonly result: CheckResult;
}

/**
 * Writes the rows that broke a check as CSV without any sensitive column: of files in the order of files and lines, which
 * stand in the columns `#file` and `#line` (or `#row`); of a database, whose rows have no place, in the order of the key and of
 * what is shown.
 */
export async function writeFailingRows(engine: DataEngine, failing: Failing, sink: RowsSink): Promise<void> {
  const { version, shape, result } = failing;
  const isSensitive = (name: string) => version.dataset.columns.get(name)?.sensitive === true;
  const shown = shape.columns.filter(({ name }) => !isSensitive(name));
  const file = fileName(sink.written.length + 1, result, version);
  const write = shape.rowNumbers === 'none' ? writeRowsOfDatabase : writeRowsOfFiles;
  const { rows, found } = await write(engine, { ...failing, shown, target: join(sink.folder, file) });
  if (rows === 0 && found === 0) return;
  const { check, column, name } = result;
  sink.written.push({
    dataset: version.dataset.name,
    check,
    ...(column !== undefined && { column }),
    ...(name !== undefined && { name }),
    file,
    rows,
    isCut: found > rows,
    leftOut: shape.columns.map((each) => each.name).filter(isSensitive),
  });
}

async function writeRowsOfFiles(engine: DataEngine, wanted: WantedRows): Promise<WrittenRows> {
  const { version, table, shape, from, target } = wanted;
  const shown = wanted.shown.map(({ name }) => identifier(name));
  const relation = from.among ?? identifier(`${table.name}#rows`);
  const tables = [table, ...(from.others ?? [])];
  const some = `SELECT ${['"#file"', '"#row"', ...shown].join(', ')} FROM ${relation} WHERE ${from.condition}
    ORDER BY "#file", "#row" LIMIT ${rowLimits.rows + 1}`;
  // A quote inside a cell is written twice, so a cell takes at most twice its text, two quotes and a comma.
  const sizes = ['16', ...shown.map((cell) => `coalesce(2 * strlen(CAST(${cell} AS VARCHAR)), 0) + 3`)].join(' + ');
  const counted = await engine.query(
    `SELECT count(*), count(*) FILTER (WHERE "#until" <= ${rowLimits.bytes}) FROM (
       SELECT sum(${sizes}) OVER (ORDER BY "#file", "#row" ROWS UNBOUNDED PRECEDING) AS "#until" FROM (${some}) AS "#some"
     ) AS "#sized"`,
    tables,
  );
  const [found = 0, fitting = 0] = (counted.rows[0] ?? []).map(Number);
  if (found === 0) return { rows: 0, found };
  const paths = version.files.map(({ path }, at) => `WHEN ${at} THEN ${literal(path)}`).join(' ');
  const place = [`CASE "#file" ${paths} END AS "#file"`, `"#row" AS ${identifier(`#${shape.rowNumbers}`)}`];
  const limit = Math.min(fitting, rowLimits.rows);
  const sql = `SELECT ${[...place, ...shown].join(', ')} FROM (${some}) AS "#some" ORDER BY "#some"."#file", "#some"."#row" LIMIT ${limit}`;
  const { rows } = await engine.write(sql, tables, target);
  return { rows, found };
}

/** "003-rides-min-fare.csv": names of columns are anybody's text, and numbers keep two of them apart. */
function fileName(at: number, { check, column, name }: CheckResult, { dataset }: DatasetVersion): string {
  const parts = [dataset.name, check, name ?? column ?? ''].map((part) =>
    part
      .replaceAll(/[^A-Za-z0-9_]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 40),
  );
  return `${[String(at).padStart(3, '0'), ...parts].filter((part) => part !== '').join('-')}.csv`;
}
