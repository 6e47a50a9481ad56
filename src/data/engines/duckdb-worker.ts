/**
 * The process in which DuckDB runs (entry of its own bundle). It has no token in its environment, touches only the
 * files of the request, and may crash without taking anything with it.
 */
import { rmdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { MlopsError } from '../../support/problem.ts';
import type { Reply, Request } from './duckdb/protocol.ts';
import { openSession, type Session } from './duckdb/session.ts';

let session: Session | undefined;
let scratch: string | undefined;

process.on('message', (request: Request) => {
  if (request.kind === 'interrupt') {
    session?.interrupt();
    return;
  }
  void answer(request).then((reply) => process.send?.(reply));
});
process.on('disconnect', endAtOnce);

/**
 * The parent is gone: nobody wants an answer any more, and nobody else removes what was spilled. A polite exit would
 * wait for the query that runs, perhaps for hours.
 */
function endAtOnce(): void {
  try {
    if (scratch !== undefined) removeScratch(scratch);
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}

/** With the engine's own folder around it, where no other worker of it has left anything. */
function removeScratch(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  rmdirSync(dirname(folder));
}

async function answer(request: Exclude<Request, { readonly kind: 'interrupt' }>): Promise<Reply> {
  const timer = setInterval(() => tellShare(request.id), 250);
  try {
    return { id: request.id, value: await work(request) };
  } catch (error) {
    if (error instanceof MlopsError) return { id: request.id, problems: error.problems, ends: error.ends };
    return { id: request.id, defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    clearInterval(timer);
  }
}

function tellShare(id: number): void {
  const share = session?.share();
  if (share !== undefined) process.send?.({ id, share } satisfies Reply);
}

async function work(request: Exclude<Request, { readonly kind: 'interrupt' }>): Promise<unknown> {
  if (request.kind === 'start') {
    scratch = request.settings.scratch;
    session = await openSession(request.settings);
    return null;
  }
  if (session === undefined) throw new Error('the worker was asked before it was started');
  if (request.kind === 'describe') return session.describe(request.table);
  if (request.kind === 'write') return session.write(request.select, request.target);
  return request.kind === 'query' ? session.query(request.select) : session.columns(request.select);
}
