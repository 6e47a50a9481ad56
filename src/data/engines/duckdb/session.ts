import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { ColumnArrays, FileTable, QueryResult, TableShape } from '../port.ts';
import { identifier } from '../sql.ts';
import { stageArrow } from './arrow.ts';
import { loadBindings } from './bindings.ts';
import { shapeOf, withShape } from './describe.ts';
import { type Attempt, explained } from './failures.ts';
import { guardSelect } from './guard.ts';
import { type LockedDatabase, openLocked } from './locked.ts';
import { stageParquet, viewsOf } from './parquet.ts';
import type { Select, WorkerSettings } from './protocol.ts';
import { checkSourceFiles } from './source-files.ts';
import type { Alone, StagedTable } from './staged.ts';
import { stageText } from './text.ts';
import { columnArrays, copyOptions, copyStatement, plainRows } from './values.ts';

/** What the worker does for one request after the other. */
export interface Session {
  describe(table: FileTable): Promise<TableShape>;
  query(select: Select): Promise<QueryResult>;
  columns(select: Select): Promise<ColumnArrays>;
  write(select: Select, target: string): Promise<{ readonly rows: number }>;
  /** Stops the query that runs now. */
  interrupt(): void;
  /** How much of its rows the query that runs now has seen, between 0 and 1; undefined where nobody knows. */
  share(): number | undefined;
}

interface State {
  readonly settings: WorkerSettings;
  /** Tables that were looked at already, by everything that could change them. */
  readonly staged: Map<string, Known>;
  /** The database of the last set of tables: checks ask many questions about the same one. */
  open?: OpenTables | undefined;
  /** That without any table, which rules of users are tried on in between. */
  bare?: OpenTables | undefined;
  busy?: DuckDBConnection | undefined;
  written: number;
}

/** A table that was staged, and its number among them: another one when its files were written to since. */
interface Known extends StagedTable {
  readonly id: number;
}

interface OpenTables {
  readonly database: LockedDatabase;
  /** Numbers of the tables whose files it may read. */
  readonly files: string;
  /** Which tables are views now, by which names and with which columns. */
  tables?: string | undefined;
  views: readonly string[];
}

type Staged = readonly (readonly [name: string, table: Known])[];

/** @throws MlopsError `engine-missing` where the library cannot be loaded */
export async function openSession(settings: WorkerSettings): Promise<Session> {
  await loadBindings();
  const state: State = { settings, staged: new Map(), written: 0 };
  return {
    describe: (table) => describe(state, table),
    query: (select) =>
      run(state, select, async (connection) => plainRows(await connection.run(select.sql, [...select.parameters]))),
    columns: (select) =>
      run(state, select, (connection) => columnArrays(connection, select.sql, [...select.parameters])),
    write: (select, target) => write(state, select, target),
    interrupt: () => state.busy?.interrupt(),
    share: () => shareOf(state.busy),
  };
}

function shareOf(connection: DuckDBConnection | undefined): number | undefined {
  const percentage = connection?.progress.percentage ?? -1;
  return percentage < 0 ? undefined : Math.min(1, percentage / 100);
}

async function describe(state: State, table: FileTable): Promise<TableShape> {
  try {
    const before = checkSourceFiles(table);
    return shapeOf(await stage(state, { ...table, state: before }), before);
  } catch (error) {
    throw explained(error, staging(state, table.files));
  }
}

async function run<T>(state: State, select: Select, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  try {
    const connection = await openFor(state, await stageAll(state, select.tables));
    state.busy = connection;
    await guardSelect(connection, select.sql, namesOf(select));
    const value = await work(connection);
    checkStates(select);
    return value;
  } catch (error) {
    // A file that was written to is the reason, whatever the engine says of it.
    checkStates(select);
    throw explained(error, { files: filesOf(select), own: [state.settings.scratch], asks: true });
  } finally {
    state.busy = undefined;
  }
}

function checkStates({ tables }: Select): void {
  for (const table of tables) if (table.state !== undefined) checkSourceFiles(table);
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
    const own = [state.settings.scratch, part];
    const attempt = { files: [...staged.flatMap(([, table]) => table.files), part], own, asks: true };
    return await alone(state, attempt, async (connection) => {
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

async function stageAll(state: State, tables: readonly FileTable[]): Promise<Staged> {
  const staged: (readonly [string, Known])[] = [];
  for (const table of tables) staged.push([table.name, await stage(state, table)]);
  return staged;
}

async function stage(state: State, { only, ...all }: FileTable): Promise<Known> {
  const whole = await stageWhole(state, all);
  if (only === undefined) return whole;
  return { ...whole, only, columns: whole.columns.filter(({ name }) => only.includes(name)) };
}

async function stageWhole(state: State, table: FileTable): Promise<Known> {
  const { files, paths, format, types, names, hidden, listed } = table;
  const keyOf = (stamp: string) =>
    JSON.stringify([stamp, files, paths, format, [...(types ?? [])], names, hidden, listed]);
  // Whoever says the state is told after the query where the files were written to.
  const before = table.state === undefined ? undefined : state.staged.get(keyOf(table.state));
  if (before !== undefined) return before;
  const stamp = checkSourceFiles(table);
  const known = state.staged.get(keyOf(stamp));
  if (known !== undefined) return known;
  const id = state.staged.size;
  const made = { ...(await stageNew(state, table, id)), id };
  checkSourceFiles({ ...table, state: stamp });
  state.staged.set(keyOf(stamp), made);
  return made;
}

function stageNew(state: State, table: FileTable, id: number): Promise<StagedTable> {
  const { settings } = state;
  const inOwn: Alone = (files, work) => alone(state, staging(state, files), work);
  if (table.format.kind === 'arrow') return stageArrow(settings, table, id, inOwn);
  if (table.format.kind !== 'parquet') return stageText(settings, table, `stage-${id}`, inOwn);
  const copy = { file: join(settings.scratch, `many-${id}.parquet`), most: settings.scratchLimit };
  return alone(state, staging(state, [...table.files, copy.file]), async (connection) =>
    withShape(connection, await stageParquet(connection, table, copy)),
  );
}

/** All SQL is ours while files are made ready. */
function staging({ settings }: State, files: readonly string[]): Attempt {
  return { files, own: [settings.scratch], asks: false };
}

/** Work in a database of its own that may touch these files only. */
async function alone<T>(
  state: State,
  attempt: Attempt,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const database = await openLocked(state.settings, attempt.files);
  state.busy = database.connection;
  try {
    return await work(database.connection);
  } catch (error) {
    throw explained(error, attempt);
  } finally {
    state.busy = undefined;
    database.close();
  }
}

/** The database in which exactly these tables exist; of the same files another choice of columns is another view. */
async function openFor(state: State, staged: Staged): Promise<DuckDBConnection> {
  const numbers = staged.map(([, { id }]) => id).join(' ');
  const files = staged.flatMap(([, table]) => table.files);
  const slot = staged.length === 0 ? 'bare' : 'open';
  let open = state[slot];
  if (open?.files !== numbers) {
    open?.database.close();
    state[slot] = undefined;
    open = { files: numbers, database: await openLocked(state.settings, files), views: [] };
    state[slot] = open;
  }
  await showTables(open, staged).catch((error: unknown) => {
    throw explained(error, staging(state, files));
  });
  return open.database.connection;
}

async function showTables(open: OpenTables, staged: Staged): Promise<void> {
  const tables = JSON.stringify(staged.map(([name, { id, only }]) => [name, id, only]));
  if (open.tables === tables) return;
  open.tables = undefined;
  const { connection } = open.database;
  for (const view of open.views) await connection.run(`DROP VIEW IF EXISTS ${identifier(view)}`);
  open.views = staged.flatMap(([name, table]) => viewsOf(name, table).map(([view]) => view));
  await createViews(connection, staged);
  open.tables = tables;
}

async function createViews(connection: DuckDBConnection, staged: Staged): Promise<void> {
  for (const [view, sql] of staged.flatMap(([name, table]) => viewsOf(name, table))) {
    await connection.run(`CREATE VIEW ${identifier(view)} AS ${sql}`);
  }
}
