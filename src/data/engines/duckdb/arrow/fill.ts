import type { DuckDBDataChunk } from '@duckdb/node-api';
import type { RawBindings, Vector } from '../bindings.ts';
import { type Lists, paddedBytes, type Slice, type Values } from './slice.ts';
import { entry, withAddresses } from './texts.ts';

/**
 * Copies the values of all columns into a chunk of the engine, as many at once as they are. Nothing of it is checked by the
 * engine: `readSlice` did.
 * @param chunk empty
 */
export function fillChunk(raw: RawBindings, { chunk }: DuckDBDataChunk, columns: readonly Slice[], rows: number): void {
  for (const [at, column] of columns.entries()) fill(raw, raw.data_chunk_get_vector(chunk, at), column);
  raw.data_chunk_set_size(chunk, rows);
}

function fill(raw: RawBindings, vector: Vector, slice: Slice): void {
  if (slice.valid !== undefined) {
    const { buffer, byteOffset } = slice.valid;
    raw.vector_ensure_validity_writable(vector);
    raw.copy_data_to_vector_validity(vector, 0, buffer, byteOffset, paddedBytes(slice.count));
  }
  if (slice.kind === 'values') fillValues(raw, vector, slice);
  else if (slice.kind === 'lists') fillLists(raw, vector, slice);
  else for (const [at, child] of slice.children.entries()) fill(raw, raw.struct_vector_get_child(vector, at), child);
}

function fillValues(raw: RawBindings, vector: Vector, values: Values): void {
  const { count, width, heap } = values;
  if (count === 0) return;
  const bytes = heap === undefined ? values.bytes : withAddresses(values, addressOf(raw, vector, heap));
  raw.copy_data_to_vector(vector, 0, bytes.buffer, bytes.byteOffset, count * width);
}

/**
 * Gives the engine the texts of a column as one, and says where in memory it keeps them: to give it each of a million costs
 * more than all else. It keeps them as long as the vector.
 */
function addressOf(raw: RawBindings, vector: Vector, heap: Uint8Array): bigint {
  const none = new ArrayBuffer(entry);
  raw.copy_data_to_vector(vector, 0, none, 0, entry);
  raw.vector_assign_string_element_len(vector, 0, heap);
  const kept = raw.vector_get_data(vector, entry);
  const view = new DataView(kept.buffer, kept.byteOffset, entry);
  if (view.getUint32(0, true) !== heap.length) throw new Error('the data engine did not keep the texts of a column');
  return view.getBigUint64(8, true);
}

function fillLists(raw: RawBindings, vector: Vector, { entries, count, child }: Lists): void {
  raw.list_vector_reserve(vector, child.count);
  fill(raw, raw.list_vector_get_child(vector), child);
  raw.list_vector_set_size(vector, child.count);
  if (count > 0) raw.copy_data_to_vector(vector, 0, entries.buffer, entries.byteOffset, count * 16);
}
