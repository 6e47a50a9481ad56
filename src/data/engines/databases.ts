import type { DatabasePlace, DatabaseScheme } from '../../support/database-table.ts';
import { MlopsError } from '../../support/problem.ts';
import { dataReasons } from '../reasons.ts';
import type { DataEngine } from './port.ts';
import { openPostgres } from './postgres.ts';
import { openTrino } from './trino.ts';

export interface DatabaseOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** No server is asked. */
  readonly offline?: boolean;
}

interface DatabaseKind {
  /** Whether all that one session reads is of one moment. */
  readonly oneSnapshot: boolean;
  open(options: Omit<DatabaseOptions, 'offline'> & { readonly variable: string }): Promise<DataEngine>;
}

/** By the scheme that names them. Each `open` loads its client when it is called. */
const kinds: Readonly<Record<DatabaseScheme, DatabaseKind>> = {
  postgres: { oneSnapshot: true, open: openPostgres },
  trino: { oneSnapshot: false, open: openTrino },
};

/** Whether all that one session of such a database reads is of one moment; else each query has a moment of its own. */
export function isOneSnapshot(scheme: DatabaseScheme): boolean {
  return kinds[scheme].oneSnapshot;
}

/**
 * Connects; what is asked is read-only.
 * @throws MlopsError `database-offline`, and those of the engine
 */
export async function openDatabase(place: DatabasePlace, options: DatabaseOptions): Promise<DataEngine> {
  const { offline = false, ...around } = options;
  if (offline) {
    const sentence = `The database of ${place.variable} is not asked with --offline.`;
    throw MlopsError.of(dataReasons, 'database-offline', sentence);
  }
  return kinds[place.scheme].open({ ...around, variable: place.variable });
}
