import type { ColumnType, Task } from '../project/types.ts';
import { MlopsError } from '../support/problem.ts';
import { columnTypeOf } from './engines/column-type.ts';
import type { DataEngine, SqlValue } from './engines/port.ts';
import { identifier } from './engines/sql.ts';
import { classText } from './predictions/class-text.ts';
import { cellOf, joinOn, numberSql } from './predictions/columns.ts';
import { type Labels, openTest, readLabels, type TestRows } from './predictions/labels.ts';
import type { PredictionsFile, ScoredRowsRequest } from './predictions/request.ts';
import { openSide, type PredictionsTable } from './predictions/side.ts';
import { dataReasons } from './reasons.ts';
import type { DatasetVersion } from './types.ts';

/** A value as JSON has it. */
export type Cell = string | number | boolean | null;

export interface GoldenRowsRequest {
  /** Its `key` finds the predictions. */
  readonly test: DatasetVersion;
  /** Absent: nothing is known of the rows but what they were answered with. */
  readonly label?: { readonly column: string; readonly task?: Task; readonly positive?: string | number | boolean };
  /** Which are sent; absent: all but key and label. */
  readonly columns?: readonly string[];
  readonly cluster: readonly string[];
  /** How many rows at most. */
  readonly rows: number;
  /** What is recorded; absent: nothing is at hand. */
  readonly recorded?: PredictionsFile;
}

/** The same rows each time: those with the smallest MD5 of their key, in that order. */
export interface GoldenRows {
  readonly dataset: string;
  readonly key: readonly string[];
  /** The key of each row, as text. */
  readonly keys: readonly (readonly string[])[];
  /** No key may be shown. */
  readonly sensitive: boolean;
  readonly columns: readonly GoldenColumn[];
  /** Cells of each row in the order of `columns`. Never those of the label. */
  readonly rows: readonly (readonly Cell[])[];
  /** `prediction`, `score`, `score_<class>` → what is recorded for each row; null: nothing is. */
  readonly recorded: ReadonlyMap<string, readonly Cell[]>;
  readonly labels?: GoldenLabels;
}

export interface GoldenColumn {
  readonly name: string;
  readonly type: 'integer' | 'number' | 'boolean' | 'text';
}

export interface GoldenLabels extends Labels {
  readonly type: ColumnType | 'other';
  /** Of each row: the name of its class, or its number. */
  readonly values: readonly Cell[];
  /** Of each row, where rows belong together. */
  readonly clusters?: readonly string[];
}

/**
 * Chooses rows of a dataset, with what is recorded and labelled for them. Errors: those of the engine, `no-key`,
 * `unusable-label`, `unusable-predictions`, `duplicate-ids`, `data-not-sendable`.
 */
export async function readGoldenRows(engine: DataEngine, request: GoldenRowsRequest): Promise<GoldenRows> {
  const { test: version, recorded } = request;
  const scored = { test: version, labelColumn: request.label?.column ?? version.dataset.key[0] ?? '' };
  const asked: ScoredRowsRequest = { ...scored, ...labelOptions(request), slices: [], cluster: [], candidate: [] };
  const test = found(await openTest(engine, asked));
  const labels = request.label && found(await readLabels(engine, asked, test));
  const columns = sentColumns(request, test);
  const table = recorded && (await openRecorded(engine, recorded, test));
  return await read(engine, request, { test, columns, ...(labels && { labels }), ...(table && { table }) });
}

function labelOptions({ label }: GoldenRowsRequest): Pick<ScoredRowsRequest, 'task' | 'positive'> {
  return {
    ...(label?.task && { task: label.task }),
    ...(label?.positive !== undefined && { positive: label.positive }),
  };
}

interface Asked<Value> {
  readonly value?: Value | undefined;
  readonly problems: readonly { readonly reason: string; readonly message: string }[];
}

function found<Value>({ value, problems }: Asked<Value>): Value {
  if (value === undefined || problems.length > 0) throw new MlopsError('unknown', problems);
  return value;
}

async function openRecorded(engine: DataEngine, file: PredictionsFile, test: TestRows): Promise<PredictionsTable> {
  const typeOf = (name: string) => columnTypeOf(test.shape.columns.find((one) => one.name === name)?.engineType ?? '');
  const keyTypes = new Map(
    test.key.map((name): [string, ColumnType] => {
      const type = typeOf(name);
      return [name, type === 'other' ? 'string' : type];
    }),
  );
  const { tables, problems } = await openSide(engine, { side: 'candidate', files: [file], keyTypes });
  return found({ value: tables[0], problems });
}

interface SentColumn extends GoldenColumn {
  readonly sql: string;
}

function sentColumns({ columns, label, test: { dataset } }: GoldenRowsRequest, test: TestRows): readonly SentColumn[] {
  const there = test.shape.columns.map(({ name }) => name);
  const wanted = columns ?? there.filter((name) => !test.key.includes(name) && name !== label?.column);
  const missing = wanted.filter((name) => !there.includes(name) || name === label?.column);
  if (missing.length > 0 || wanted.length === 0) {
    const what = wanted.length === 0 ? 'no column but key and label' : `no column ${missing.join(', ')} to be sent`;
    throw MlopsError.of(dataReasons, 'data-not-sendable', `Dataset ${dataset.name} has ${what}.`);
  }
  return wanted.map((name) => {
    const engineType = test.shape.columns.find((one) => one.name === name)?.engineType ?? '';
    const cell = `r.${identifier(name)}`;
    const type = columnTypeOf(engineType);
    if (type === 'other') {
      const sentence = `Column ${name} of ${dataset.name} is stored as ${engineType}, which is not sent.`;
      throw MlopsError.of(dataReasons, 'data-not-sendable', sentence);
    }
    if (type === 'integer' || type === 'boolean') return { name, type, sql: cell };
    if (type === 'number') return { name, type, sql: `${cell}::DOUBLE` };
    return { name, type: 'text', sql: `${cell}::VARCHAR` };
  });
}

interface Opened {
  readonly test: TestRows;
  readonly columns: readonly SentColumn[];
  readonly labels?: Labels;
  readonly table?: PredictionsTable;
}

async function read(engine: DataEngine, request: GoldenRowsRequest, opened: Opened): Promise<GoldenRows> {
  const { test, columns, labels, table } = opened;
  const { dataset } = request.test;
  const recorded = table === undefined ? [] : recordedColumns(table);
  const cells = [
    ...test.key.map((name) => `r.${identifier(name)}::VARCHAR`),
    ...columns.map(({ sql }) => sql),
    ...recorded.map(({ sql }) => sql),
    labels === undefined ? 'NULL' : labelSql(labels, test),
    request.cluster.length === 0 ? 'NULL' : keyText(request.cluster, 'r'),
  ].map((sql, index) => `${sql} AS "c${index}"`);
  const order = (alias: string) => `md5(${keyText(test.key, alias)})`;
  const chosen = `(SELECT t.* FROM test t ORDER BY ${order('t')} LIMIT ${request.rows}) r`;
  const join = table && `LEFT JOIN ${identifier(table.source.name)} ON ${joinOn(table, test)}`;
  const sql = `SELECT ${cells.join(', ')} FROM ${chosen} ${join ?? ''} ORDER BY ${order('r')} LIMIT ${request.rows + 1}`;
  const { rows } = await engine.query(sql, table ? [test.table, table.source] : [test.table]);
  const take = (from: number, count: number) => rows.map((row) => row.slice(from, from + count));
  const keys = take(0, test.key.length).map((row) => row.map(String));
  refuseTwice(keys, dataset.name);
  const [sent, said] = [test.key.length, test.key.length + columns.length];
  const last = said + recorded.length;
  return {
    dataset: dataset.name,
    key: test.key,
    keys,
    sensitive: test.key.some((name) => dataset.columns.get(name)?.sensitive === true),
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows: take(sent, columns.length).map((row) => row.map((cell, at) => asJson(cell, columns[at], dataset.name))),
    recorded: new Map(recorded.map(({ name }, at) => [name, rows.map((row) => jsonCell(row[said + at] ?? null))])),
    ...(labels && {
      labels: {
        ...labels,
        type: columnTypeOf(test.labelType),
        values: rows.map((row) => jsonCell(row[last] ?? null)),
        ...(request.cluster.length > 0 && { clusters: rows.map((row) => String(row[last + 1])) }),
      },
    }),
  };
}

/** The separator keeps ("a", "bc") and ("ab", "c") apart. */
function keyText(columns: readonly string[], alias: string): string {
  const cells = columns.map((name) => `coalesce(${alias}.${identifier(name)}::VARCHAR, chr(30))`);
  return `concat_ws(chr(31), ${cells.join(', ')})`;
}

function labelSql({ task }: Labels, { label, labelType }: TestRows): string {
  const cell = `r.${identifier(label)}`;
  return task === 'regression' ? numberSql(cell) : classText(cell, labelType, labelType);
}

function recordedColumns(table: PredictionsTable): readonly { readonly name: string; readonly sql: string }[] {
  const isSaid = (name: string) => name === 'prediction' || name === 'score' || name.startsWith('score_');
  return table.shape.columns
    .filter(({ name }) => isSaid(name))
    .map(({ name, engineType }) => {
      const cell = cellOf(table, name);
      const type = columnTypeOf(engineType);
      if (type === 'integer' || type === 'boolean') return { name, sql: cell };
      return { name, sql: type === 'number' ? `${cell}::DOUBLE` : `${cell}::VARCHAR` };
    });
}

function refuseTwice(keys: readonly (readonly string[])[], dataset: string): void {
  if (new Set(keys.map((key) => JSON.stringify(key))).size === keys.length) return;
  const sentence = `Keys of ${dataset} occur more than once, there or among the recorded predictions.`;
  throw MlopsError.of(dataReasons, 'duplicate-ids', sentence);
}

function jsonCell(value: SqlValue): Cell {
  return typeof value === 'bigint' ? String(value) : value;
}

/** JSON has no integer beyond 2^53 that every reader takes as it is. */
function asJson(value: SqlValue, column: GoldenColumn | undefined, dataset: string): Cell {
  const isExact = typeof value !== 'bigint' && !(column?.type === 'integer' && typeof value === 'string');
  if (isExact) return value;
  const sentence = `Column ${column?.name} of ${dataset} holds integers beyond 2^53, which JSON does not carry safely.`;
  throw MlopsError.of(dataReasons, 'data-not-sendable', sentence);
}
