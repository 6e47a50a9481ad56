import { z } from 'zod';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import { arraysOf } from '../database/answers.ts';
import { guardText, notAllowed } from '../database/guard-text.ts';
import { ofDatabase, queryOf, refuseOddNames, relationSql, type View, withViews } from '../database/views.ts';
import type { DatabaseTable, DataEngine, QueryLimits, QueryResult, SqlValue, TableSource } from '../port.ts';
import type { TrinoOptions } from '../trino.ts';
import { ask, type Coordinator, cancelledError, coordinatorOf } from './client.ts';
import { trinoDialect } from './dialect.ts';
import { viewColumn } from './types.ts';

const halfAnHour = 30 * 60_000;

interface State {
  readonly options: TrinoOptions;
  readonly to: Coordinator;
  readonly signal: AbortSignal;
  readonly views: Map<string, View>;
  /** By what stands behind FROM: `catalog.schema.table` of everything that its rows are read from. */
  readonly origins: Map<string, ReadonlySet<string>>;
  last: Promise<unknown>;
}

/** See `openTrino`. */
export async function openSession(options: TrinoOptions): Promise<DataEngine> {
  const signal = options.signal ?? new AbortController().signal;
  const to = coordinatorOf(options);
  const state: State = { options, to, signal, views: new Map(), origins: new Map(), last: Promise.resolve() };
  await run(state, 'SELECT 1');
  return {
    dialect: trinoDialect,
    describe: (table) => inTurn(state, () => describe(state, ofDatabase(table, 'Trino'))),
    query: (sql, tables, parameters = [], limits) =>
      inTurn(state, () => query(state, { sql, tables, parameters }, limits)),
    columns: (sql, tables, parameters = []) =>
      inTurn(state, async () => arraysOf(await query(state, { sql, tables, parameters }))),
    write: () => Promise.reject(MlopsError.of(dataReasons, 'database-writes-no-files', 'Trino writes no files here.')),
    close: async () => {
      await state.last;
    },
  };
}

function inTurn<T>(state: State, work: () => Promise<T>): Promise<T> {
  const turn = state.last.then(() => {
    if (state.signal.aborted) throw cancelledError();
    return work();
  });
  state.last = turn.catch(() => undefined);
  return turn;
}

function run({ to, options, signal }: State, sql: string, limits?: QueryLimits) {
  const limit = Math.min(options.timeoutMs ?? halfAnHour, limits?.milliseconds ?? Number.POSITIVE_INFINITY);
  return ask(to, sql, limit, signal);
}

async function describe(state: State, table: DatabaseTable) {
  const view = await viewOf(state, table);
  const { rows } = await run(state, `SELECT count(*) FROM ${view.relation}`);
  const columns = view.columns.map(({ name, engineType }) => ({ name, engineType }));
  const count = Number(rows[0]?.[0]);
  return { rows: count, columns, rejects: [], rejected: 0, problems: [], rowNumbers: 'none' } as const;
}

interface Asked {
  readonly sql: string;
  readonly tables: readonly TableSource[];
  readonly parameters: readonly SqlValue[];
}

async function query(state: State, { sql, tables, parameters }: Asked, limits?: QueryLimits): Promise<QueryResult> {
  if (parameters.length > 0) throw new Error('Trino is asked without parameters');
  const views: View[] = [];
  for (const table of tables) views.push(await viewOf(state, ofDatabase(table, 'Trino')));
  guardText(sql);
  const full = withViews(sql, views, '');
  if (limits !== undefined) await refuseOtherRelations(state, full, views, limits);
  const { columns, rows } = await run(state, full, limits);
  return { columns, rows };
}

/** What SQL of a user's own reads must be part of the tables that were named: Trino's own plan says so. */
async function refuseOtherRelations(state: State, sql: string, views: readonly View[], limits: QueryLimits) {
  const open = new Set<string>();
  for (const { relation } of views) for (const name of await originsOf(state, relation)) open.add(name);
  const others = [...(await relationsOf(state, sql, limits))].filter((name) => !open.has(name));
  if (others.length === 0) return;
  const there = views.map(({ name }) => name).join(', ');
  throw notAllowed(`there is no table ${others.join(', ')} here (there is: ${there})`);
}

const ioSchema = z.object({
  inputTableColumnInfos: z
    .array(
      z.object({
        table: z.object({ catalog: z.string(), schemaTable: z.object({ schema: z.string(), table: z.string() }) }),
      }),
    )
    .default([]),
});

/** What a query reads, from Trino's own plan of its input. */
async function relationsOf(state: State, sql: string, limits?: QueryLimits): Promise<ReadonlySet<string>> {
  const { rows } = await run(state, `EXPLAIN (TYPE IO, FORMAT JSON) ${sql}`, limits);
  const { inputTableColumnInfos } = ioSchema.parse(JSON.parse(String(rows[0]?.[0])));
  return new Set(
    inputTableColumnInfos.map(
      ({ table: { catalog, schemaTable } }) => `${catalog}.${schemaTable.schema}.${schemaTable.table}`,
    ),
  );
}

async function originsOf(state: State, relation: string): Promise<ReadonlySet<string>> {
  const found = state.origins.get(relation) ?? (await relationsOf(state, `SELECT * FROM ${relation}`));
  state.origins.set(relation, found);
  return found;
}

async function viewOf(state: State, table: DatabaseTable): Promise<View> {
  const key = JSON.stringify([table.name, table.relation, table.only]);
  const before = state.views.get(key);
  if (before !== undefined) return before;
  if (table.relation.kind === 'query') guardText(queryOf(table.relation.sql));
  const relation = relationSql(table.relation);
  const { columns, types } = await run(state, `SELECT * FROM ${relation} LIMIT 0`);
  refuseOddNames(table, columns);
  const only = table.only === undefined ? undefined : new Set(table.only);
  const cells = columns.map((name, index) => viewColumn(name, types[index] ?? ''));
  const view = { name: table.name, relation, columns: cells.filter(({ name }) => only?.has(name) ?? true) };
  state.views.set(key, view);
  return view;
}
