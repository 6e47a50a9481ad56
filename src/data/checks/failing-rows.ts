import { join } from 'node:path';
import type { DataEngine, TableShape, TableSource } from '../engines/port.ts';
import { identifier, literal } from '../engines/sql.ts';
import type { CheckResult, DatasetVersion } from '../types.ts';
import type { ExamplesFrom } from './examples.ts';

/** As many rows of one check, and as many bytes of text, are written at most. */
export const rowLimits = { rows: 10_000, bytes: 50_000_000 } as const;

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

interface Failing {
  readonly version: DatasetVersion;
  readonly table: TableSource;
  readonly shape: TableShape;
  readonly result: CheckResult;
  readonly from: ExamplesFrom;
}

/**
 * Writes the rows that broke a check as CSV, in the order of files and lines, which stand in the columns `#file` and
 * `#line` (or `#row`), without any sensitive column. Rows of a database have no place and are not written.
 */
export async function writeFailingRows(engine: DataEngine, failing: Failing, sink: RowsSink): Promise<void> {
  const { version, table, shape, result, from } = failing;
  if (shape.rowNumbers === 'none') return;
  const isSensitive = (name: string) => version.dataset.columns.get(name)?.sensitive === true;
  const names = shape.columns.map(({ name }) => name);
  const shown = names.filter((name) => !isSensitive(name)).map(identifier);
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
  if (found === 0) return;
  const paths = version.files.map(({ path }, at) => `WHEN ${at} THEN ${literal(path)}`).join(' ');
  const place = [`CASE "#file" ${paths} END AS "#file"`, `"#row" AS ${identifier(`#${shape.rowNumbers}`)}`];
  const file = fileName(sink.written.length + 1, result, version);
  const limit = Math.min(fitting, rowLimits.rows);
  const sql = `SELECT ${[...place, ...shown].join(', ')} FROM (${some}) AS "#some" ORDER BY "#some"."#file", "#some"."#row" LIMIT ${limit}`;
  const { rows } = await engine.write(sql, tables, join(sink.folder, file));
  const { check, column, name } = result;
  sink.written.push({
    dataset: version.dataset.name,
    check,
    ...(column !== undefined && { column }),
    ...(name !== undefined && { name }),
    file,
    rows,
    isCut: found > rows,
    leftOut: names.filter(isSensitive),
  });
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
