import type { DataChunk, Vector } from '@duckdb/node-bindings';
import { type Lists, paddedBytes, type Slice, type Values } from './slice.ts';

type RawBindings = typeof import('@duckdb/node-bindings');

/**
 * Copies the values of all columns into a chunk of the engine, as many at once as they are. Nothing of it is checked by the
 * engine: `readSlice` did.
 * @param chunk empty
 */
export function fillChunk(raw: RawBindings, chunk: DataChunk, columns: readonly Slice[], rows: number): void {
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

function fillValues(raw: RawBindings, vector: Vector, { bytes, count, width, long }: Values): void {
  if (count > 0) raw.copy_data_to_vector(vector, 0, bytes.buffer, bytes.byteOffset, count * width);
  if (long === undefined) return;
  for (let at = 0; at < count; at += 1) {
    const text = long[at];
    if (text !== undefined) raw.vector_assign_string_element_len(vector, at, text);
  }
}

function fillLists(raw: RawBindings, vector: Vector, { entries, count, child }: Lists): void {
  raw.list_vector_reserve(vector, child.count);
  fill(raw, raw.list_vector_get_child(vector), child);
  raw.list_vector_set_size(vector, child.count);
  if (count > 0) raw.copy_data_to_vector(vector, 0, entries.buffer, entries.byteOffset, count * 16);
}
