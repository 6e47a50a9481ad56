import type { QueryArrayResult } from 'pg';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import { arraysOf } from '../database/answers.ts';
import { guardText } from '../database/guard-text.ts';
import { ofDatabase, queryOf, refuseOddNames, relationSql, type View, withViews } from '../database/views.ts';
import type { DatabaseTable, DataEngine, QueryLimits, QueryResult, SqlValue, TableSource } from '../port.ts';
import type { PostgresOptions } from '../postgres.ts';
import { identifier } from '../sql.ts';
import { type Connection, connect } from './connection.ts';
import { postgresDialect } from './dialect.ts';
import { refuseOtherRelations, relationsOf } from './plan.ts';
import { viewColumn } from './types.ts';

const halfAnHour = 30 * 60_000;

interface Known {
  readonly view: View;
  /** `schema.table` of everything that its rows are read from. */
  readonly relations: ReadonlySet<string>;
}

interface State {
  readonly options: PostgresOptions;
  readonly connection: Connection;
  readonly known: Map<string, Known>;
  readonly cancelled: Promise<never>;
  last: Promise<unknown>;
}

/** See `openPostgres`. */
export async function openSession(options: PostgresOptions): Promise<DataEngine> {
  const connection = await connect(options);
  let abort: () => void = () => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    abort = () => {
      reject(cancelledError());
      void connection.cancel().then(() => connection.end());
    };
  });
  cancelled.catch(() => undefined);
  options.signal?.addEventListener('abort', abort, { once: true });
  if (options.signal?.aborted) abort();
  const state: State = { options, connection, known: new Map(), cancelled, last: Promise.resolve() };
  return {
    dialect: postgresDialect,
    describe: (table) => inTurn(state, () => describe(state, ofDatabase(table, 'PostgreSQL'))),
    query: (sql, tables, parameters = [], limits) =>
      inTurn(state, () => query(state, { sql, tables, parameters }, limits)),
    columns: (sql, tables, parameters = []) =>
      inTurn(state, async () => arraysOf(await query(state, { sql, tables, parameters }))),
    write: () =>
      Promise.reject(MlopsError.of(dataReasons, 'database-writes-no-files', 'PostgreSQL writes no files here.')),
    close: async () => {
      options.signal?.removeEventListener('abort', abort);
      await state.last;
      await connection.end();
    },
  };
}

function inTurn<T>(state: State, work: () => Promise<T>): Promise<T> {
  const turn = Promise.race([state.cancelled, state.last.then(work)]);
  state.last = turn.catch(() => undefined);
  return turn;
}

function cancelledError(): MlopsError {
  return MlopsError.of(dataReasons, 'engine-cancelled', 'The work was cancelled while PostgreSQL was asked.');
}

async function describe(state: State, table: DatabaseTable) {
  const { view } = await knownOf(state, table);
  // Numbers with a precision may be NaN all the same, and are then no decimals.
  const decimals = view.columns.filter(({ engineType }) => engineType.startsWith('DECIMAL'));
  const odd = decimals.map(({ cell }) => `count(*) FILTER (WHERE ${cell} = 'NaN')`);
  const { rows } = await guarded(state, `SELECT ${['count(*)', ...odd].join(', ')} FROM ${view.relation}`);
  const [count, ...nan] = (rows[0] ?? []).map(Number);
  const floating = new Set(decimals.filter((_, index) => (nan[index] ?? 0) > 0).map(({ name }) => name));
  const columns = view.columns.map(({ name, engineType }) => ({
    name,
    engineType: floating.has(name) ? 'NUMERIC' : engineType,
  }));
  return { rows: count ?? 0, columns, rejects: [], rejected: 0, problems: [], rowNumbers: 'none' } as const;
}

interface Asked {
  readonly sql: string;
  readonly tables: readonly TableSource[];
  readonly parameters: readonly SqlValue[];
}

async function query(state: State, { sql, tables, parameters }: Asked, limits?: QueryLimits): Promise<QueryResult> {
  if (parameters.length > 0) throw new Error('PostgreSQL is asked without parameters');
  const known: Known[] = [];
  for (const table of tables) known.push(await knownOf(state, ofDatabase(table, 'PostgreSQL')));
  guardText(sql);
  const full = withViews(
    sql,
    known.map(({ view }) => view),
    'NOT MATERIALIZED ',
  );
  const planned = await guarded(state, `EXPLAIN (VERBOSE, FORMAT JSON) ${full}`, limits);
  refuseOtherRelations(
    planned,
    known.flatMap(({ relations }) => [...relations]),
    tables,
  );
  const { fields, rows } = await guarded(state, full, limits);
  return { columns: fields.map(({ name }) => name), rows };
}

/** Inside a savepoint, so that a statement that fails does not end the transaction and with it the snapshot. */
async function guarded({ connection, options }: State, sql: string, limits?: QueryLimits): Promise<QueryArrayResult> {
  const limit = Math.min(options.timeoutMs ?? halfAnHour, limits?.milliseconds ?? Number.POSITIVE_INFINITY);
  await connection.run('SAVEPOINT asked');
  try {
    await connection.run(`SET LOCAL statement_timeout = ${Math.ceil(limit)}`);
    const found = await connection.run(sql);
    await connection.run('RELEASE SAVEPOINT asked');
    return found;
  } catch (error) {
    await connection.run('ROLLBACK TO SAVEPOINT asked').catch(() => undefined);
    throw error;
  }
}

async function knownOf(state: State, table: DatabaseTable): Promise<Known> {
  const key = JSON.stringify([table.name, table.relation, table.only]);
  const before = state.known.get(key);
  if (before !== undefined) return before;
  if (table.relation.kind === 'query') guardText(queryOf(table.relation.sql));
  const relation = relationSql(table.relation);
  const { fields } = await guarded(state, `SELECT * FROM ${relation} LIMIT 0`).catch((error: unknown) => {
    throw asMissing(error, table);
  });
  const names = fields.map(({ name }) => name);
  refuseOddNames(table, names);
  const types = await guarded(
    state,
    `SELECT oid, typname, typtype FROM pg_type WHERE oid IN (${fields.map(({ dataTypeID }) => dataTypeID).join(', ')})`,
  );
  const typeOf = new Map(types.rows.map(([oid, name, kind]) => [Number(oid), { name: String(name), kind }]));
  const columns = fields.map(({ name, dataTypeID, dataTypeModifier }) => {
    const type = typeOf.get(dataTypeID);
    const known = { typeName: type?.name ?? '', isEnum: type?.kind === 'e' };
    return viewColumn({ name, oid: dataTypeID, modifier: dataTypeModifier, ...known });
  });
  const only = table.only === undefined ? undefined : new Set(table.only);
  const view = { name: table.name, relation, columns: columns.filter(({ name }) => only?.has(name) ?? true) };
  const plan = await guarded(state, `EXPLAIN (VERBOSE, FORMAT JSON) SELECT * FROM ${relation}`);
  const made = { view, relations: relationsOf(plan) };
  state.known.set(key, made);
  return made;
}

/** Of a table that is named, what SQL cannot find is the table. */
function asMissing(error: unknown, { name, relation }: DatabaseTable): unknown {
  if (!(error instanceof MlopsError) || relation.kind !== 'table') return error;
  if (!error.problems.some(({ reason }) => reason === 'sql-failed' || reason === 'database-table-missing'))
    return error;
  const path = relation.path.map(identifier).join('.');
  return MlopsError.of(
    dataReasons,
    'database-table-missing',
    `${name}: there is no table ${path} that this user may read.`,
  );
}
