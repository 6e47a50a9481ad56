import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { ColumnArrays, QueryResult, TableShape, TableSource } from '../port.ts';
import { loadBindings } from './bindings.ts';
import { shapeOf, withShape } from './describe.ts';
import { explained } from './failures.ts';
import { guardSelect } from './guard.ts';
import { type LockedDatabase, openLocked } from './locked.ts';
import { stageNarrow, stageParquet, viewsOf } from './parquet.ts';
import type { Select, WorkerSettings } from './protocol.ts';
import { checkSourceFiles } from './source-files.ts';
import type { StagedTable } from './staged.ts';
import { stageText } from './text.ts';
import { columnArrays, copyOptions, copyStatement, plainRows } from './values.ts';

/** What the worker does for one request after the other. */
export interface Session {
  describe(table: TableSource): Promise<TableShape>;
  query(select: Select): Promise<QueryResult>;
  columns(select: Select): Promise<ColumnArrays>;
  write(select: Select, target: string): Promise<{ readonly rows: number }>;
  /** Stops the query that runs now. */
  interrupt(): void;
}

interface State {
  readonly settings: WorkerSettings;
  /** Tables that were looked at already, by everything that could change them. */
  readonly staged: Map<string, StagedTable>;
  /** The database of the last set of tables: checks ask many questions about the same one. */
  open?: { readonly key: string; readonly database: LockedDatabase } | undefined;
  busy?: DuckDBConnection | undefined;
  written: number;
  /** The last copy of some columns; one at a time, so that the scratch folder never holds all of a wide table twice. */
  narrow?: { readonly key: string; readonly file: string; readonly table: StagedTable } | undefined;
  copied: number;
}

type Staged = readonly (readonly [name: string, table: StagedTable])[];

/** @throws MlopsError `engine-missing` where the library cannot be loaded */
export async function openSession(settings: WorkerSettings): Promise<Session> {
  await loadBindings();
  const state: State = { settings, staged: new Map(), written: 0, copied: 0 };
  return {
    describe: (table) => describe(state, table),
    query: (select) =>
      run(state, select, async (connection) => plainRows(await connection.run(select.sql, [...select.parameters]))),
    columns: (select) =>
      run(state, select, (connection) => columnArrays(connection, select.sql, [...select.parameters])),
    write: (select, target) => write(state, select, target),
    interrupt: () => state.busy?.interrupt(),
  };
}

async function describe(state: State, table: TableSource): Promise<TableShape> {
  try {
    return shapeOf(await stage(state, table));
  } catch (error) {
    throw explained(error, table.files);
  }
}

async function run<T>(state: State, select: Select, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  try {
    const connection = await openFor(state, await stageAll(state, select.tables));
    state.busy = connection;
    await guardSelect(connection, select.sql, namesOf(select));
    return await work(connection);
  } catch (error) {
    throw explained(error, filesOf(select));
  } finally {
    state.busy = undefined;
  }
}

async function write(state: State, select: Select, target: string): Promise<{ readonly rows: number }> {
  const options = copyOptions(target);
  if (options === undefined) {
    throw MlopsError.of(dataReasons, 'unknown-target-format', `${basename(target)} ends with no known format.`);
  }
  const staged = await stageAll(state, select.tables);
  state.written += 1;
  const part = `${target}.part-${process.pid}-${state.written}`;
  try {
    return await alone(state, [...staged.flatMap(([, table]) => table.files), part], async (connection) => {
      await createViews(connection, staged);
      await guardSelect(connection, select.sql, namesOf(select));
      const copied = await connection.run(copyStatement(select.sql, part, options), [...select.parameters]);
      await rename(part, target);
      return { rows: Number((await copied.getRows())[0]?.[0]) };
    });
  } finally {
    await rm(part, { force: true });
  }
}

const namesOf = (select: Select) => select.tables.map((table) => table.name);
const filesOf = (select: Select) => select.tables.flatMap((table) => table.files);

async function stageAll(state: State, tables: readonly TableSource[]): Promise<Staged> {
  const staged: (readonly [string, StagedTable])[] = [];
  for (const table of tables) staged.push([table.name, await stage(state, table)]);
  return staged;
}

async function stage(state: State, table: TableSource): Promise<StagedTable> {
  const { only, ...all } = table;
  if (only === undefined) return stageWhole(state, table);
  const whole = await stageWhole(state, all);
  const key = JSON.stringify([whole.files, only]);
  if (state.narrow?.key === key) return state.narrow.table;
  if (state.narrow !== undefined) await rm(state.narrow.file, { force: true });
  state.copied += 1;
  const file = join(state.settings.scratch, `narrow-${state.copied}.parquet`);
  const made = await alone(state, [...whole.files, file], async (connection) =>
    withShape(connection, await stageNarrow(connection, whole, only, file)),
  );
  state.narrow = { key, file, table: made };
  return made;
}

async function stageWhole(state: State, table: TableSource): Promise<StagedTable> {
  const stamp = await checkSourceFiles(table);
  const key = JSON.stringify([stamp, table.files, table.format, [...(table.types ?? [])], table.names, table.hidden]);
  const known = state.staged.get(key);
  if (known) return known;
  const made =
    table.format.kind === 'parquet'
      ? await alone(state, table.files, async (connection) =>
          withShape(connection, await stageParquet(connection, table.files)),
        )
      : await stageText(state.settings, table, `stage-${state.staged.size}`, (files, work) =>
          alone(state, files, work),
        );
  state.staged.set(key, made);
  return made;
}

/** Work in a database of its own that may touch these files only. */
async function alone<T>(
  state: State,
  files: readonly string[],
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const database = await openLocked(state.settings, files);
  state.busy = database.connection;
  try {
    return await work(database.connection);
  } catch (error) {
    throw explained(error, files);
  } finally {
    state.busy = undefined;
    database.close();
  }
}

/** The database in which exactly these tables exist. */
async function openFor(state: State, staged: Staged): Promise<DuckDBConnection> {
  const key = JSON.stringify(staged);
  if (state.open?.key === key) return state.open.database.connection;
  state.open?.database.close();
  state.open = undefined;
  const database = await openLocked(
    state.settings,
    staged.flatMap(([, table]) => table.files),
  );
  state.open = { key, database };
  await createViews(database.connection, staged);
  return database.connection;
}

async function createViews(connection: DuckDBConnection, staged: Staged): Promise<void> {
  for (const [name, table] of staged) {
    for (const view of viewsOf(name, table)) await connection.run(view);
  }
}
