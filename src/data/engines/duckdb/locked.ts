import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { literal, literals } from '../sql.ts';
import { loadBindings } from './bindings.ts';
import type { WorkerSettings } from './protocol.ts';

export interface LockedDatabase {
  readonly connection: DuckDBConnection;
  close(): void;
}

/**
 * Opens an in-memory database that can touch exactly the given files, for reading and writing, and whose settings
 * cannot be changed any more. The order of the settings matters: what locks comes last.
 * `allowed_paths` is fixed from then on, so every set of files has a database of its own (opening one takes 15 ms).
 */
export async function openLocked(settings: WorkerSettings, files: readonly string[]): Promise<LockedDatabase> {
  const { DuckDBInstance: Instance } = await loadBindings();
  const instance: DuckDBInstance = await Instance.create(':memory:', { threads: `${settings.threads}` });
  const connection = await instance.connect();
  const steps = [
    `SET memory_limit = '${Math.max(64, Math.floor(settings.memoryLimit / 2 ** 20))}MiB'`,
    `SET temp_directory = ${literal(settings.scratch)}`,
    `SET max_temp_directory_size = '${Math.max(64, Math.floor(settings.scratchLimit / 2 ** 20))}MiB'`,
    `SET allowed_paths = ${literals(files)}`,
    'SET autoinstall_known_extensions = false',
    'SET autoload_known_extensions = false',
    'SET allow_community_extensions = false',
    // Measured: the cache hands out old bytes of a file that was replaced under the same name.
    'SET enable_external_file_cache = false',
    // The footer of a wide file costs more to read than one of its columns. A file that was written to gets a new database.
    'SET parquet_metadata_cache = true',
    // Else dates would depend on the machine.
    "SET TimeZone = 'UTC'",
    // Without a bar nothing is counted; nobody looks at what it would print.
    'SET enable_progress_bar = true',
    'SET enable_progress_bar_print = false',
    'SET progress_bar_time = 0',
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ];
  for (const step of steps) await connection.run(step);
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
