import type { DataEngine } from './port.ts';
import { viewingEngine } from './views/viewing-engine.ts';

export interface PostgresOptions {
  /** The name of the variable that holds the address, `postgres://…`, with `sslmode` as libpq has it. */
  readonly variable: string;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds that one query may take; default 30 minutes. */
  readonly timeoutMs?: number;
  /** Stops the query that runs, on the server too; it, and every later one, is an `engine-cancelled`. */
  readonly signal?: AbortSignal;
}

/**
 * PostgreSQL 14 or newer: one connection with one read-only transaction, so that all counts are of one snapshot.
 * @throws MlopsError `database-not-set`, `database-address`, `database-away`, `database-login`, `database-tls`, `database-unfit`
 */
export async function openPostgres(options: PostgresOptions): Promise<DataEngine> {
  const { openSession } = await import('./postgres/session.ts');
  return viewingEngine(await openSession(options));
}
