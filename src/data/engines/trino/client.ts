import { z } from 'zod';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import { notSet } from '../database/not-set.ts';
import type { QueryResult } from '../port.ts';
import type { TrinoOptions } from '../trino.ts';
import { sqlValueOf } from './types.ts';

/** Where the coordinator is, and how it is asked. */
export interface Coordinator {
  readonly variable: string;
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds that one request may take; a query takes many, each answered within about a second. */
  readonly patienceMs: number;
}

export interface TrinoAnswer extends QueryResult {
  readonly types: readonly string[];
}

const answerSchema = z.object({
  nextUri: z.string().optional(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })).optional(),
  data: z.array(z.array(z.unknown())).optional(),
  error: z.object({ message: z.string(), errorName: z.string(), errorType: z.string() }).optional(),
});

/** @throws MlopsError `database-not-set`, `database-address` */
export function coordinatorOf({ variable, env }: TrinoOptions): Coordinator {
  const address = env[variable] ?? '';
  if (address === '') throw notSet(variable);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw bad(`${variable} is no http:// or https:// address.`);
  const token = env[url.searchParams.get('access-token-variable') ?? ''];
  if (url.searchParams.has('access-token-variable') && !token) {
    throw notSet(`The variable with a token that ${variable} names`);
  }
  const [user, password] = [url.username, url.password].map(decodeURIComponent);
  if (url.protocol === 'http:' && (password || token)) {
    throw bad(`${variable} has a password or a token, which http:// would show to everybody on the way.`);
  }
  const [, catalog, schema] = url.pathname.split('/').map(decodeURIComponent);
  const secret = token ? `Bearer ${token}` : password ? basic(user ?? '', password) : undefined;
  return {
    variable,
    origin: url.origin,
    patienceMs: 30_000,
    headers: {
      'X-Trino-User': user || 'mlops-actions',
      'X-Trino-Source': 'mlops-actions',
      'X-Trino-Time-Zone': 'UTC',
      // Without it timestamps come cut to milliseconds, and no type says so.
      'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME',
      ...(catalog && { 'X-Trino-Catalog': catalog }),
      ...(schema && { 'X-Trino-Schema': schema }),
      ...(secret !== undefined && { Authorization: secret }),
    },
  };
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function bad(sentence: string): MlopsError {
  return MlopsError.of(dataReasons, 'database-address', sentence);
}

/** Asks one statement to its end; stops it on the coordinator when the signal comes. */
export async function ask(to: Coordinator, sql: string, limitMs: number, signal: AbortSignal): Promise<TrinoAnswer> {
  const session = `query_max_run_time=${Math.max(1, Math.ceil(limitMs))}ms`;
  let next: string | undefined;
  let columns: readonly { readonly name: string; readonly type: string }[] = [];
  const rows: unknown[][] = [];
  try {
    let answer = await read(
      to,
      await send(to, `${to.origin}/v1/statement`, { method: 'POST', body: sql, session }, signal),
    );
    for (;;) {
      if (answer.error !== undefined) throw explained(to, answer.error);
      columns = answer.columns ?? columns;
      for (const row of answer.data ?? []) rows.push(row);
      next = answer.nextUri;
      if (next === undefined) break;
      answer = await read(to, await send(to, sameOrigin(to, next), { method: 'GET' }, signal));
    }
  } catch (error) {
    if (next !== undefined) await stop(to, next);
    if (signal.aborted) throw cancelledError();
    throw error;
  }
  const types = columns.map(({ type }) => type);
  return {
    columns: columns.map(({ name }) => name),
    types,
    rows: rows.map((row) => row.map((cell, index) => sqlValueOf(cell, types[index] ?? ''))),
  };
}

interface Sent {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly body?: string;
  readonly session?: string;
}

const busy: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const tries = 5;

async function send(
  to: Coordinator,
  url: string,
  { method, body, session }: Sent,
  signal: AbortSignal,
): Promise<Response> {
  const headers = { ...to.headers, ...(session !== undefined && { 'X-Trino-Session': session }) };
  for (let tried = 1; ; tried += 1) {
    const response = await fetch(url, {
      method,
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(to.patienceMs)]),
      redirect: 'error',
      ...(body !== undefined && { body }),
    }).catch((error: unknown) => {
      if (signal.aborted) throw cancelledError();
      throw unreachable(to, error);
    });
    if (!busy.has(response.status) || tried === tries) return response;
    await response.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 100 * tried));
  }
}

async function read(to: Coordinator, response: Response) {
  const text = await response.text().catch((error: unknown) => {
    throw unreachable(to, error);
  });
  if (response.status === 401 || response.status === 403)
    throw told(to, 'database-login', 'it does not let this user in');
  if (!response.ok) throw told(to, 'database-away', `it answers with HTTP ${response.status}`);
  try {
    return answerSchema.parse(JSON.parse(jsonWithExactIntegers(text)));
  } catch {
    throw told(to, 'database-away', 'it does not answer as Trino does');
  }
}

/** Integers of 16 digits and more as texts: JSON.parse would round them. Texts of the answer stay as they are. */
export function jsonWithExactIntegers(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|(?<![\d.eE])-?\d{16,}(?![\d.eE])/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
}

/** A coordinator behind a proxy may name another scheme; secrets are sent to the address of the user alone. */
function sameOrigin(to: Coordinator, next: string): string {
  const { pathname, search } = new URL(next);
  return `${to.origin}${pathname}${search}`;
}

async function stop(to: Coordinator, next: string): Promise<void> {
  const soon = AbortSignal.timeout(700);
  await send(to, sameOrigin(to, next), { method: 'DELETE' }, soon).catch(() => undefined);
}

type Reason = Parameters<typeof MlopsError.of<typeof dataReasons>>[1];

const byName: Readonly<Record<string, Reason>> = {
  SYNTAX_ERROR: 'sql-syntax',
  PERMISSION_DENIED: 'database-table-missing',
  TABLE_NOT_FOUND: 'database-table-missing',
  SCHEMA_NOT_FOUND: 'database-table-missing',
  CATALOG_NOT_FOUND: 'database-table-missing',
  EXCEEDED_TIME_LIMIT: 'engine-timeout',
  USER_CANCELED: 'engine-cancelled',
};

function explained(to: Coordinator, error: { message: string; errorName: string; errorType: string }): MlopsError {
  const known = byName[error.errorName];
  if (known === 'engine-timeout') return told(to, known, 'a query was stopped after its time');
  if (known === 'engine-cancelled') return told(to, known, 'the query was cancelled');
  if (known !== undefined) return MlopsError.of(dataReasons, known, `SQL: ${error.message}.`);
  if (error.errorType === 'USER_ERROR') return MlopsError.of(dataReasons, 'sql-failed', `SQL: ${error.message}.`);
  const memory = error.errorType === 'INSUFFICIENT_RESOURCES' && /MEMORY/.test(error.errorName);
  return told(to, memory ? 'engine-out-of-memory' : 'database-away', `it ended the query with ${error.errorName}`);
}

function told(to: Coordinator, reason: Reason, words: string): MlopsError {
  return MlopsError.of(dataReasons, reason, `The database of ${to.variable}: ${words}.`);
}

export function cancelledError(): MlopsError {
  return MlopsError.of(dataReasons, 'engine-cancelled', 'The work was cancelled while Trino was asked.');
}

const tls = /CERT|SSL|TLS|UNABLE_TO/;

function unreachable(to: Coordinator, error: unknown): MlopsError {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  if (tls.test(code)) return told(to, 'database-tls', `no connection with TLS (${code})`);
  return told(to, 'database-away', `it does not answer${code === '' ? '' : ` (${code})`}`);
}
