import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';

type Bindings = typeof import('@duckdb/node-api');
type RawBindings = typeof import('@duckdb/node-bindings');

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
