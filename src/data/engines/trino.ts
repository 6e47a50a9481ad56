import type { DataEngine } from './port.ts';
import { viewingEngine } from './views/viewing-engine.ts';

export interface TrinoOptions {
  /**
   * The name of the variable that holds the address: `https://user:password@host:port/catalog/schema`, or with
   * `?access-token-variable=NAME` for a JSON web token in another variable.
   */
  readonly variable: string;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds that one query may take; default 30 minutes. */
  readonly timeoutMs?: number;
  /** Stops the query that runs, on the coordinator too; it, and every later one, is an `engine-cancelled`. */
  readonly signal?: AbortSignal;
}

/**
 * Trino by its HTTP protocol: POST /v1/statement, then `nextUri` until there is none. Each query has a snapshot of its
 * own, as the connector gives it.
 * @throws MlopsError `database-not-set`, `database-address`, `database-away`, `database-login`, `database-tls`
 */
export async function openTrino(options: TrinoOptions): Promise<DataEngine> {
  const { openSession } = await import('./trino/session.ts');
  return viewingEngine(await openSession(options));
}
