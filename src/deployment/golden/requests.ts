import type { Cell, GoldenColumn } from '../../data/index.ts';
import type { GoldenProtocol } from '../../project/types.ts';
import { nestedAt } from './json-path.ts';

export interface GoldenBatch {
  readonly columns: readonly GoldenColumn[];
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Path below the endpoint, for a model by its name. */
export function goldenPath(protocol: GoldenProtocol, model: string): string {
  if (protocol.kind === 'mapped') return protocol.path;
  const name = encodeURIComponent(model);
  return protocol.kind === 'v2' ? `/v2/models/${name}/infer` : `/v1/models/${name}:predict`;
}

/** Why these columns cannot be sent in this way; undefined where they can. */
export function whyNotSent(protocol: GoldenProtocol, columns: readonly GoldenColumn[]): string | undefined {
  if (protocol.kind !== 'v2' || protocol.input === undefined) return undefined;
  const texts = columns.filter(({ type }) => type === 'text').map(({ name }) => name);
  if (texts.length === 0) return undefined;
  return `One input takes numbers only, and ${texts.join(', ')} hold${texts.length === 1 ? 's' : ''} texts.`;
}

/**
 * What is sent for some rows, as JSON. v2 is the Open Inference Protocol
 * (https://github.com/kserve/open-inference-protocol): a tensor of shape [rows, 1] for each column, or one of shape
 * [rows, columns]; v1 that of TensorFlow Serving (https://www.tensorflow.org/tfx/serving/api_rest), by rows.
 */
export function goldenBody(protocol: GoldenProtocol, batch: GoldenBatch): string {
  if (protocol.kind === 'v1') return JSON.stringify({ instances: tables(batch) });
  if (protocol.kind === 'mapped') return JSON.stringify(nestedAt(protocol.request, tables(batch)));
  const { input } = protocol;
  return JSON.stringify({ inputs: input === undefined ? tensors(batch) : [oneTensor(input, batch)] });
}

function tables({ columns, rows }: GoldenBatch): readonly { readonly [column: string]: Cell }[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])));
}

const datatypes = { integer: 'INT64', number: 'FP64', boolean: 'BOOL', text: 'BYTES' } as const;

function tensors({ columns, rows }: GoldenBatch) {
  return columns.map(({ name, type }, at) => {
    const data = rows.map((row) => row[at] ?? null);
    return { name, shape: [rows.length, 1], datatype: datatypes[type], data };
  });
}

function oneTensor(name: string, { columns, rows }: GoldenBatch) {
  const data = rows.flatMap((row) => columns.map((_, at) => numberOf(row[at] ?? null)));
  return { name, shape: [rows.length, columns.length], datatype: 'FP64', data };
}

function numberOf(cell: Cell): Cell {
  return typeof cell === 'boolean' ? Number(cell) : cell;
}
