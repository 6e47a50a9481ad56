import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import {
  columnTypeOf,
  countKeyColumns,
  type DataEngine,
  identifier,
  keyNames,
  type TableShape,
} from '../../data/index.ts';
import { formatFromEnding } from '../../project/index.ts';
import { largestPointer, parseLfsPointer } from '../../repository/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { labelNamesOf } from './column-evidence.ts';
import { type NullTexts, nullTexts } from './null-texts.ts';
import type { ColumnFacts, DataCandidate, TableFacts } from './types.ts';

/** Larger tables are not read for a guess. */
const mostBytes = 256 * 2 ** 20;
const mostFiles = 50;
/** Columns whose values are counted. */
const mostCounted = 8;

export interface LookRequest {
  readonly root: string;
  readonly candidate: DataCandidate;
  /** Columns that scripts call the label. */
  readonly labels: readonly string[];
  readonly engine: () => Promise<DataEngine>;
}

/** What a table's header and counts say, with the delimiter where it is an unusual one; or why nobody looked. */
export type Looked =
  | { readonly kind: 'facts'; readonly facts: TableFacts; readonly delimiter?: string; readonly nulls?: NullTexts }
  | { readonly kind: 'not-looked'; readonly why: string };

export async function lookInto(request: LookRequest): Promise<Looked> {
  const { candidate, root } = request;
  if (candidate.files.length === 0) return { kind: 'not-looked', why: 'its content is not here' };
  if (candidate.bytes > mostBytes) return { kind: 'not-looked', why: `it is larger than ${mostBytes / 2 ** 20} MB` };
  if (candidate.files.length > mostFiles) return { kind: 'not-looked', why: `it has more than ${mostFiles} files` };
  const head = await headOf(join(root, candidate.files[0] ?? ''));
  if (head === undefined) return { kind: 'not-looked', why: 'it cannot be read' };
  if (isPointer(head)) return { kind: 'not-looked', why: 'only the Git LFS pointer is here, not its content' };
  try {
    return await read(request, delimiterOf(candidate.source, head));
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return { kind: 'not-looked', why: `it cannot be read as a table (${error.problems[0]?.reason ?? error.ends})` };
  }
}

/** The first bytes of a file; undefined where it cannot be read. */
export async function headOf(file: string): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(file, { end: 65_535 }) as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

function isPointer(head: Buffer): boolean {
  if (head.length > largestPointer) return false;
  const text = head.toString('utf8');
  return text.startsWith('version https://git-lfs') || parseLfsPointer(text, 'file') !== undefined;
}

/** A delimiter other than the usual one, where the first line has that one and no comma. */
export function delimiterOf(source: string, head: Buffer): string | undefined {
  if (!/\.csv$/i.test(source.replace(/\.dvc$/, ''))) return undefined;
  const [line = ''] = head.toString('utf8').split(/\r?\n/, 1);
  return line.includes(',') ? undefined : [';', '\t', '|'].find((delimiter) => line.includes(delimiter));
}

async function read(request: LookRequest, delimiter: string | undefined): Promise<Looked> {
  const { candidate, root } = request;
  const usual = formatFromEnding(candidate.source);
  const format = usual.kind === 'csv' && delimiter !== undefined ? { ...usual, delimiter } : usual;
  if (format.kind === 'files') return { kind: 'not-looked', why: 'it is no table' };
  const table = { name: 'data', files: candidate.files.map((file) => join(root, file)), format };
  const engine = await request.engine();
  const first = await engine.describe(table);
  const nulls = format.kind === 'csv' ? await nullTexts(engine, table, first) : undefined;
  const shape =
    nulls === undefined || format.kind !== 'csv'
      ? first
      : await engine.describe({ ...table, format: { ...format, nulls: nulls.value } });
  const columns = shape.columns.map(({ name, engineType }): ColumnFacts => ({ name, kind: kindOf(engineType) }));
  const names = columns.map(({ name }) => name);
  const asked = [...keyNames(names, stemOf(candidate)), ...labelNamesOf(names, request.labels)];
  const byName = new Map(shape.columns.map((column) => [column.name, column]));
  const counted = [...new Set(asked)].slice(0, mostCounted).flatMap((name) => byName.get(name) ?? []);
  const counts = counted.length === 0 ? new Map() : await count(engine, table, counted);
  return {
    kind: 'facts',
    facts: { rows: shape.rows, columns: columns.map((column) => ({ ...column, ...counts.get(column.name) })) },
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(nulls === undefined ? {} : { nulls }),
  };
}

/** `data/rides.csv` → `rides`. */
function stemOf({ opens }: DataCandidate): string {
  return (opens.split('/').at(-1) ?? '').replace(/\..*$/, '');
}

function kindOf(engineType: string): ColumnFacts['kind'] {
  const type = columnTypeOf(engineType);
  return type === 'date' || type === 'timestamp' ? 'other' : type;
}

type Counts = Pick<ColumnFacts, 'distinct' | 'nulls' | 'zeroOne' | 'span' | 'uuids'>;

async function count(
  engine: DataEngine,
  table: Parameters<DataEngine['query']>[1][number],
  columns: TableShape['columns'],
): Promise<ReadonlyMap<string, Counts>> {
  const keys = await countKeyColumns(
    engine,
    table,
    columns.map((column) => ({ ...column, type: columnTypeOf(column.engineType) })),
  );
  const asked = columns.map(
    ({ name }) => `count(*) FILTER (WHERE CAST(${identifier(name)} AS VARCHAR) NOT IN ('0', '1'))`,
  );
  const { rows } = await engine.query(`SELECT ${asked.join(', ')} FROM data`, [table]);
  const others = (rows[0] ?? []).map(Number);
  return new Map(
    keys.map(({ name, kind: _, ...counts }, index) => [name, { ...counts, zeroOne: others[index] === 0 }]),
  );
}
