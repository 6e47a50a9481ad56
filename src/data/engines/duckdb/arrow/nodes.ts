import type { RecordBatch } from 'apache-arrow/fb/record-batch';
import { countOf, damaged } from './damage.ts';
import type { ArrowField } from './field.ts';

/** The values of a column, or of a part of one, in one batch. */
export interface ArrowNode {
  readonly field: ArrowField;
  /** Values, null ones too. */
  readonly length: number;
  readonly nulls: number;
  /** Where its buffers begin among those of the batch. */
  readonly buffer: number;
  /** Of views: how many buffers there are behind the first two. */
  readonly variadic: number;
  readonly children: readonly ArrowNode[];
}

/** More rows than any writer puts into one batch: their numbers have 32 bits (Columnar Format, "Array lengths"). */
const mostRows = 2 ** 31 - 1;

export function rowsOf(batch: RecordBatch): number {
  return countOf(batch.length(), 'the number of rows', mostRows);
}

/**
 * Which buffers belong to which column: nodes and buffers stand in the order in which the schema names columns and parts.
 * @throws ArrowDamage where they are more or fewer than the schema needs
 */
export function nodesOf(batch: RecordBatch, fields: readonly ArrowField[]): readonly ArrowNode[] {
  const taken: Taken = { batch, nodes: 0, buffers: 0, variadics: 0 };
  const rows = rowsOf(batch);
  const nodes = fields.map((field) => nodeOf(taken, field));
  if (nodes.some(({ length }) => length !== rows)) throw damaged('a column has another number of rows than its batch');
  if (taken.nodes !== batch.nodesLength() || taken.buffers !== batch.buffersLength()) {
    throw damaged('a batch has other columns than the schema');
  }
  return nodes;
}

interface Taken {
  readonly batch: RecordBatch;
  nodes: number;
  buffers: number;
  variadics: number;
}

function nodeOf(taken: Taken, field: ArrowField): ArrowNode {
  const { batch } = taken;
  const node = taken.nodes < batch.nodesLength() ? batch.nodes(taken.nodes) : null;
  if (node === null) throw damaged('a batch has fewer columns than the schema');
  taken.nodes += 1;
  const length = countOf(node.length(), 'the number of values', mostRows);
  const nulls = countOf(node.nullCount(), 'the number of nulls', length);
  const buffer = taken.buffers;
  const variadic = field.dictionary === undefined && field.layout.kind === 'byte-view' ? variadicOf(taken) : 0;
  taken.buffers += buffersOf(field) + variadic;
  if (taken.buffers > batch.buffersLength()) throw damaged('a batch has fewer buffers than the schema needs');
  const children = field.dictionary === undefined ? field.children.map((child) => nodeOf(taken, child)) : [];
  return { field, length, nulls, buffer, variadic, children };
}

function variadicOf(taken: Taken): number {
  const { batch } = taken;
  const count =
    taken.variadics < batch.variadicBufferCountsLength() ? batch.variadicBufferCounts(taken.variadics) : null;
  taken.variadics += 1;
  if (count === null) throw damaged('a batch does not say how many buffers its texts have');
  return countOf(count, 'the number of buffers of a column', batch.buffersLength());
}

function buffersOf({ layout, dictionary }: ArrowField): number {
  if (dictionary !== undefined) return 2;
  switch (layout.kind) {
    case 'null':
      return 0;
    case 'fixed-list':
    case 'struct':
      return 1;
    case 'bytes':
    case 'list-view':
      return 3;
    default:
      return 2;
  }
}
