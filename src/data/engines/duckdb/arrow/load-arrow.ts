import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { RecordBatch } from 'apache-arrow/fb/record-batch';
import { MlopsError } from '../../../../support/problem.ts';
import { dataReasons } from '../../../reasons.ts';
import { identifier } from '../../sql.ts';
import { loadBindings, loadRawBindings } from '../bindings.ts';
import { type Body, bodyOf } from './body.ts';
import { damaged } from './damage.ts';
import { type Dictionaries, dictionariesOf } from './dictionaries.ts';
import type { ArrowField } from './field.ts';
import { fillChunk } from './fill.ts';
import { type BodyPlace, formOf, messagesOf } from './messages.ts';
import { type ArrowNode, nodesOf, rowsOf } from './nodes.ts';
import { type Reading, readSlice } from './read-slice.ts';
import { columnsOf } from './schema.ts';
import { ones, type Slice } from './slice.ts';
import type { ArrowSource } from './source.ts';

/** Where the rows of a file go. */
export interface Loading {
  readonly connection: DuckDBConnection;
  /** Of the new table. */
  readonly table: string;
  /** As users know it. */
  readonly file: string;
  readonly source: ArrowSource;
  /** Bytes that one batch of rows may take in the memory of this process. */
  readonly budget: number;
}

/** So many rows the engine takes at once (its vectors). */
const mostAtOnce = 2048;
/** What was appended waits outside of the engine's limit of memory until it is flushed. Bytes. */
const mostWaiting = 32 * 2 ** 20;
/** Of a batch that does not lie in memory, so many bytes of rows are read at once. */
const readAtOnce = 8 * 2 ** 20;

/**
 * Reads an Arrow file, batch by batch, into a new table of the engine, in its order.
 * @returns the columns of the file
 * @throws MlopsError `feather-v1` and those of `columnsOf`
 * @throws ArrowDamage, ArrowTooLarge
 */
export async function loadArrow(loading: Loading): Promise<readonly ArrowField[]> {
  const { source, file, connection, table } = loading;
  const form = await formOf(source);
  if (form === 'feather-v1') throw MlopsError.of(dataReasons, 'feather-v1', `${file} is a Feather file of version 1.`);
  let open: OpenTable | undefined;
  try {
    for await (const message of messagesOf(source, form)) {
      if (message.kind === 'schema') {
        const fields = columnsOf(file, message.schema);
        open = await createTable(connection, table, { fields, replaces: form === 'stream', budget: loading.budget });
      } else if (open === undefined) throw damaged('it has rows before its schema');
      else if (message.kind === 'dictionary') await open.dictionaries.add(source, message.dictionary, message.body);
      else await appendBatch(loading, open, message.batch, message.body);
    }
    if (open === undefined) throw damaged('it has no schema');
    open.appender.closeSync();
    return open.fields;
  } catch (error) {
    // What was not flushed yet must not be, when the appender is collected.
    open?.appender.clear();
    throw error;
  }
}

interface OpenTable {
  readonly fields: readonly ArrowField[];
  readonly dictionaries: Dictionaries;
  readonly appender: DuckDBAppender;
  readonly append: (columns: readonly Slice[], rows: number) => void;
}

interface Shape {
  readonly fields: readonly ArrowField[];
  readonly replaces: boolean;
  readonly budget: number;
}

async function createTable(connection: DuckDBConnection, table: string, shape: Shape): Promise<OpenTable> {
  const { fields, replaces, budget } = shape;
  const columns = fields.map(({ name, engineType }) => `${identifier(name)} ${engineType}`);
  await connection.run(`CREATE TABLE ${identifier(table)} (${columns.join(', ')})`);
  const dictionaries = dictionariesOf(fields, replaces, budget);
  const { DuckDBDataChunk } = await loadBindings();
  const raw = await loadRawBindings();
  const appender = await connection.createAppender(table);
  const types = fields.map((_, at) => appender.columnType(at));
  const chunk = DuckDBDataChunk.create(types);
  let waiting = 0;
  const append = (slices: readonly Slice[], rows: number) => {
    chunk.reset();
    fillChunk(raw, chunk, slices, rows);
    appender.appendDataChunk(chunk);
    waiting += slices.reduce((sum, slice) => sum + bytesOf(slice), 0);
    if (waiting < mostWaiting) return;
    appender.flushSync();
    waiting = 0;
  };
  return { fields, dictionaries, appender, append };
}

function bytesOf(slice: Slice): number {
  if (slice.kind === 'structs') return slice.children.reduce((sum, child) => sum + bytesOf(child), 0);
  if (slice.kind === 'lists') return slice.entries.byteLength + bytesOf(slice.child);
  return slice.bytes.length + (slice.heap?.length ?? 0);
}

async function appendBatch(loading: Loading, open: OpenTable, batch: RecordBatch, place: BodyPlace): Promise<void> {
  const body = await bodyOf(loading.source, batch, place, loading.budget);
  const nodes = nodesOf(batch, open.fields);
  const rows = rowsOf(batch);
  const reading: Reading = { body, dictionary: open.dictionaries.valuesOf, budget: loading.budget };
  const missing = nodes.map(() => 0);
  const step = rowsAtOnce(body, place, rows);
  for (let from = 0; from < rows; from += step) {
    const count = Math.min(step, rows - from);
    const slices: Slice[] = [];
    for (const [at, node] of nodes.entries()) {
      const slice = await readSlice(reading, node, from, count);
      missing[at] = (missing[at] ?? 0) + nullsIn(slice);
      slices.push(slice);
    }
    open.append(slices, count);
  }
  const other = nodes.some((node, at) => countsNulls(node) && node.nulls !== missing[at]);
  if (other) throw damaged('a column has another number of nulls than its batch says');
}

function rowsAtOnce({ isWhole }: Body, { length }: BodyPlace, rows: number): number {
  if (isWhole) return mostAtOnce;
  return Math.max(1, Math.min(mostAtOnce, Math.floor((rows * readAtOnce) / length)));
}

/** A null of a dictionary is a value of its rows, and a column without a type says what it likes. */
const countsNulls = ({ field }: ArrowNode) => field.dictionary === undefined && field.layout.kind !== 'null';

const nullsIn = ({ count, valid }: Slice) => (valid === undefined ? 0 : count - ones(valid));
