import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType } from '../../../project/types.ts';
import type { TableProblem, TableSource } from '../port.ts';
import { identifier, literal } from '../sql.ts';
import { loadCsv } from './csv.ts';
import { withShape } from './describe.ts';
import { loadJson } from './json.ts';
import type { WorkerSettings } from './protocol.ts';
import { listedRejects, type RawFile, type Reject, type StagedTable } from './staged.ts';
import { castOf, formCounts, inferType, misfitOf } from './text-types.ts';

type Alone = <T>(files: readonly string[], work: (connection: DuckDBConnection) => Promise<T>) => Promise<T>;

/**
 * Reads CSV or JSON lines once: every cell as text with the reader's own checks, then our types over all files, then
 * Parquet in the scratch folder. Lines that do not fit are left out, counted and named; nothing is converted in silence.
 */
export function stageText(
  settings: WorkerSettings,
  table: TableSource,
  name: string,
  alone: Alone,
): Promise<StagedTable> {
  const targets = table.files.map((_, index) => join(settings.scratch, `${name}-${index}.parquet`));
  return alone([...table.files, ...targets], async (connection) => {
    const raws: RawFile[] = [];
    for (const [index, file] of table.files.entries()) {
      raws.push(await (table.format.kind === 'csv' ? loadCsv : loadJson)(connection, table, file, `raw_${index}`));
    }
    const { types, problems } = await typesOf(connection, table, raws);
    const rejects: Reject[] = [];
    let rejected = 0;
    for (const [index, raw] of raws.entries()) {
      const found = await misfits(connection, raw, types, table.hidden ?? []);
      rejects.push(...[...raw.rejects, ...found.rejects].toSorted((a, b) => a.line - b.line));
      rejected += raw.rejected + found.rejected;
      await writeTyped(connection, raw, types, targets[index] ?? '', found.rejected > 0);
    }
    return await withShape(connection, {
      files: targets,
      fromText: true,
      rejects: rejects.slice(0, listedRejects),
      rejected,
      problems: [...missingColumns(raws), ...raws.flatMap((raw) => raw.problems), ...problems],
    });
  });
}

async function typesOf(connection: DuckDBConnection, table: TableSource, raws: readonly RawFile[]) {
  const types = new Map<string, ColumnType>();
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
    types.set(column, declared ?? (await inferred(connection, having, column, kinds)));
  }
  return { types, problems };
}

async function inferred(
  connection: DuckDBConnection,
  raws: readonly RawFile[],
  column: string,
  kinds: ReadonlySet<string>,
): Promise<ColumnType> {
  // JSON says itself what a string is: "1" stays one.
  if (kinds.size > 1 || kinds.has('string') || kinds.has('list or object')) return 'string';
  const sums = [0, 0, 0, 0, 0, 0, 0];
  for (const raw of raws) {
    const result = await connection.run(`SELECT ${formCounts(column).join(', ')} FROM ${identifier(raw.table)}`);
    const row = (await result.getRows())[0] ?? [];
    for (const [index, value] of row.entries()) sums[index] = (sums[index] ?? 0) + Number(value);
  }
  const [filled = 0, integers = 0, wide = 0, decimals = 0, nonFinite = 0, booleans = 0, rounded = 0] = sums;
  return inferType({ filled, integers, wide, decimals, nonFinite, booleans, rounded });
}

async function misfits(
  connection: DuckDBConnection,
  raw: RawFile,
  types: ReadonlyMap<string, ColumnType>,
  hidden: readonly string[],
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
    const result = await connection.run(
      `SELECT ${raw.line}, ${identifier(column)} FROM ${table} WHERE ${sql} ORDER BY rowid LIMIT ${listedRejects}`,
    );
    for (const [line, value] of await result.getRows()) {
      const what = hidden.includes(column) ? 'a value' : quoted(String(value));
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

async function writeTyped(
  connection: DuckDBConnection,
  raw: RawFile,
  types: ReadonlyMap<string, ColumnType>,
  target: string,
  someMisfit: boolean,
): Promise<void> {
  const cells = raw.columns.map(
    (column) => `${castOf(column, types.get(column) ?? 'string')} AS ${identifier(column)}`,
  );
  // Patterns over every cell once more are only worth it where they leave something out.
  const keep = someMisfit ? raw.columns.map((column) => `NOT ${misfit(raw, column, types)}`).join(' AND ') : 'true';
  await connection.run(
    `COPY (SELECT ${cells.join(', ')}, (${raw.line})::BIGINT AS "#row"
       FROM ${identifier(raw.table)} WHERE ${keep} ORDER BY rowid)
     TO ${literal(target)} (FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false)`,
  );
  await connection.run(`DROP TABLE ${identifier(raw.table)}`);
}

function missingColumns(raws: readonly RawFile[]): TableProblem[] {
  const all = new Set(raws.flatMap((raw) => raw.columns));
  return [...all].flatMap((column) => {
    const without = raws.filter((raw) => !raw.columns.includes(column)).map((raw) => raw.file);
    if (without.length === 0) return [];
    const message = `Column ${column} is missing in ${without.length} of ${raws.length} files: ${without.slice(0, 3).join(', ')}.`;
    return [{ reason: 'files-differ', column, message }];
  });
}

function quoted(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
}
