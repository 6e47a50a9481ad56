import { mkdir } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { makeOwnFolder } from '../../support/own-folder.ts';
import { MlopsError } from '../../support/problem.ts';
import { dataReasons } from '../reasons.ts';
import { duckdbDialect } from './duckdb/dialect.ts';
import type { Request, Select } from './duckdb/protocol.ts';
import { defaultWorker, startWorker, type WorkerCommand, type WorkerProcess } from './duckdb-worker-process.ts';
import {
  type ColumnArrays,
  type DataEngine,
  type FileTable,
  isFileTable,
  type QueryLimits,
  type QueryResult,
  type TableShape,
  type TableSource,
} from './port.ts';
import { viewingEngine } from './views/viewing-engine.ts';

export interface DuckdbOptions {
  /** How to start the worker; default: this Node with the worker beside this module. */
  readonly worker?: WorkerCommand;
  /** A folder whose `node_modules` holds DuckDB; default: what MLOPS_DUCKDB names, else `node_modules` of the worker. */
  readonly library?: string;
  /** Bytes; default: 60 % of what this machine or control group has. The process needs 150 MB more, and for large answers up to a quarter of it (256 MiB to 4 GiB). */
  readonly memoryLimit?: number;
  readonly threads?: number;
  /** An existing folder; the engine makes one of its own in it and removes that when it is closed. */
  readonly tempFolder: string;
  /** Bytes that may be spilled; default 64 GiB. */
  readonly tempLimit?: number;
  /** Milliseconds that one call may take; default 30 minutes. */
  readonly timeoutMs?: number;
  /** Ends the worker at once; the call that runs, and every later one, is an `engine-cancelled`. */
  readonly signal?: AbortSignal;
}

/** Between the polite interrupt and the kill. */
const graceMs = 2000;

interface State {
  readonly options: DuckdbOptions;
  readonly folder: string;
  worker?: WorkerProcess | undefined;
  workers: number;
  calls: number;
  closed: boolean;
  /** One call after the other: the engine uses all threads for each. */
  last: Promise<unknown>;
}

/**
 * DuckDB in a process of its own. A worker that crashed, hung or was killed gives a typed error to the call that met
 * it; the next call starts a fresh one.
 * @throws MlopsError `engine-missing` where the library or the worker cannot be found
 */
export async function openDuckdb(options: DuckdbOptions): Promise<DataEngine> {
  const own = await makeOwnFolder(options.tempFolder, 'duckdb');
  const state: State = { options, folder: own.path, workers: 0, calls: 0, closed: false, last: Promise.resolve() };
  const cancel = () => state.worker?.kill();
  options.signal?.addEventListener('abort', cancel, { once: true });
  const close = async () => {
    options.signal?.removeEventListener('abort', cancel);
    state.closed = true;
    state.worker?.kill();
    await state.worker?.ended;
    await own[Symbol.asyncDispose]();
  };
  try {
    await inTurn(state, () => freshWorker(state));
  } catch (error) {
    await close();
    throw error;
  }
  return viewingEngine({
    dialect: duckdbDialect,
    describe: (table) => call<TableShape>(state, (id) => ({ kind: 'describe', id, table: ofFiles(table) })),
    query: (sql, tables, parameters = [], limits) =>
      call<QueryResult>(
        state,
        (id) => ({ kind: 'query', id, select: { sql, tables: tables.map(ofFiles), parameters } satisfies Select }),
        limits,
      ),
    columns: (sql, tables, parameters = []) =>
      call<ColumnArrays>(state, (id) => ({
        kind: 'columns',
        id,
        select: { sql, tables: tables.map(ofFiles), parameters },
      })),
    write: (sql, tables, target) =>
      call<{ readonly rows: number }>(state, (id) => ({
        kind: 'write',
        id,
        select: { sql, tables: tables.map(ofFiles), parameters: [] },
        target,
      })),
    close,
  });
}

function ofFiles(table: TableSource): FileTable {
  if (isFileTable(table)) return table;
  const sentence = `${table.name} is a table of a database, and DuckDB reads files on this machine.`;
  throw MlopsError.of(dataReasons, 'engine-other-source', sentence);
}

/** What is asked here is answered in the same shape there: both sides are built from one source. */
function call<T>(state: State, request: (id: number) => Request, limits: QueryLimits = {}): Promise<T> {
  return inTurn(state, async () => {
    const worker = state.worker?.isAlive() ? state.worker : await freshWorker(state);
    state.calls += 1;
    const answer = worker.ask(request(state.calls), limits.onShare);
    return (await within(state, worker, answer, limits.milliseconds)) as T;
  });
}

function inTurn<T>(state: State, work: () => Promise<T>): Promise<T> {
  const turn = state.last.then(() => {
    if (state.options.signal?.aborted) throw cancelled();
    if (state.closed) throw new Error('the data engine is closed');
    return work();
  });
  state.last = turn.catch(() => undefined);
  return turn;
}

async function freshWorker(state: State): Promise<WorkerProcess> {
  const { options } = state;
  state.workers += 1;
  const scratch = join(state.folder, `worker-${state.workers}`);
  await mkdir(scratch);
  const memoryLimit = options.memoryLimit ?? defaultMemory();
  const worker = startWorker(options.worker ?? defaultWorker(), {
    home: scratch,
    library: options.library,
    memoryLimit,
  });
  state.worker = worker;
  const settings = {
    memoryLimit,
    threads: options.threads ?? availableParallelism(),
    scratch,
    scratchLimit: options.tempLimit ?? 64 * 2 ** 30,
  };
  await within(state, worker, worker.ask({ kind: 'start', id: 0, settings }));
  return worker;
}

function defaultMemory(): number {
  const constrained = process.constrainedMemory();
  const limit = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
  return Math.floor(limit * 0.6);
}

/** The answer, or `engine-timeout`, or `engine-cancelled`; on a timeout first interrupted, then killed. */
async function within(
  state: State,
  worker: WorkerProcess,
  answer: Promise<unknown>,
  own = Number.POSITIVE_INFINITY,
): Promise<unknown> {
  const limit = Math.min(own, state.options.timeoutMs ?? 30 * 60_000);
  let late = false;
  const timers = [
    setTimeout(() => {
      late = true;
      worker.interrupt();
    }, limit),
    setTimeout(() => worker.kill(), limit + graceMs),
  ];
  try {
    return await answer;
  } catch (error) {
    if (state.options.signal?.aborted) throw cancelled();
    if (late) throw MlopsError.of(dataReasons, 'engine-timeout', `The data engine took longer than ${limit / 1000} s.`);
    throw error;
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

function cancelled(): MlopsError {
  return MlopsError.of(dataReasons, 'engine-cancelled', 'The data engine was cancelled.');
}
