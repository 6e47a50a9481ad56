import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';

type Bindings = typeof import('@duckdb/node-api');
type DataChunk = import('@duckdb/node-api').DuckDBDataChunk['chunk'];

/** A vector of the engine: nobody looks into it here. */
export type Vector = object;

/**
 * What `@duckdb/node-bindings` says of itself, as far as it is used: functions of DuckDB's C interface, and two that copy
 * bytes without a look at them.
 */
export interface RawBindings {
  data_chunk_get_vector(chunk: DataChunk, column: number): Vector;
  data_chunk_set_size(chunk: DataChunk, rows: number): void;
  vector_ensure_validity_writable(vector: Vector): void;
  vector_assign_string_element_len(vector: Vector, index: number, data: Uint8Array): void;
  vector_get_data(vector: Vector, bytes: number): Uint8Array;
  struct_vector_get_child(vector: Vector, index: number): Vector;
  list_vector_reserve(vector: Vector, values: number): void;
  list_vector_get_child(vector: Vector): Vector;
  list_vector_set_size(vector: Vector, values: number): void;
  copy_data_to_vector(vector: Vector, at: number, from: ArrayBuffer, offset: number, bytes: number): void;
  copy_data_to_vector_validity(vector: Vector, at: number, from: ArrayBuffer, offset: number, bytes: number): void;
}

/** Loads DuckDB: from the folder that MLOPS_DUCKDB names, else from `node_modules` beside or above the code. */
export async function loadBindings(folder: string | undefined = process.env['MLOPS_DUCKDB']): Promise<Bindings> {
  try {
    if (folder === undefined || folder === '') return await import('@duckdb/node-api');
    const found = createRequire(join(folder, 'package.json')).resolve('@duckdb/node-api');
    const loaded: { readonly default?: Bindings } & Bindings = await import(pathToFileURL(found).href);
    return loaded.default ?? loaded;
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const where = folder ? ` from MLOPS_DUCKDB=${folder}` : '';
    throw MlopsError.of(dataReasons, 'engine-missing', `The data engine DuckDB could not be loaded${where}: ${why}`);
  }
}

/** What the library above is made of, the very same one: whole columns cross over here. */
export async function loadRawBindings(folder: string | undefined = process.env['MLOPS_DUCKDB']): Promise<RawBindings> {
  const above = createRequire(folder ? join(folder, 'package.json') : import.meta.url);
  const beside = createRequire(above.resolve('@duckdb/node-api'));
  const loaded: { readonly default?: RawBindings } & RawBindings = await import(
    pathToFileURL(beside.resolve('@duckdb/node-bindings')).href
  );
  return loaded.default ?? loaded;
}
