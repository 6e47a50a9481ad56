import { createReadStream } from 'node:fs';
import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  Agent as PlainAgent,
  request as plainRequest,
} from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { pipeline } from 'node:stream';
import { Transient } from './patience.ts';
import { attemptsWhenSlow, keepSteady, type Steady } from './steady.ts';

/** What is sent: so many bytes of a file, read while they go, or what is in memory already. */
export type Body =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly file: string; readonly bytes: number };

export interface Call {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** To be read to its end, or dropped (`bodyText`, `drop`): a connection waits for that. */
  readonly body: IncomingMessage;
}

/** Sends one request and follows nothing. Throws Transient for a lost connection. */
export type Send = (call: Call) => Promise<Answer>;

export interface HttpOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds without a byte in either direction after which a connection counts as lost. */
  readonly idle: number;
  /** The least that has to come of each answer; without it, any byte within `idle` will do. */
  readonly steady?: Steady;
  /** How names become addresses, in place of the system's way. */
  readonly lookup?: LookupFunction;
}

/** Connections to one host: a plan asks for all its files at once. */
const maxSockets = 16;

/**
 * Requests by `node:http`: bodies of a known length go from the disk to the socket in flat memory. Connections are kept;
 * proxies are used as Node's own clients do (`NODE_USE_ENV_PROXY`).
 */
export function openHttp({ env, signal, idle, steady, lookup }: HttpOptions): Send {
  const options = { keepAlive: true, maxSockets, ...(env['NODE_USE_ENV_PROXY'] === '1' && { proxyEnv: env }) };
  const [plain, secure] = [new PlainAgent(options), new SecureAgent(options)];
  return ({ method, url, headers = {}, body }) =>
    new Promise((resolve, reject) => {
      const isSecure = url.protocol === 'https:';
      const length = body?.kind === 'file' ? body.bytes : body?.bytes.byteLength;
      const request = (isSecure ? secureRequest : plainRequest)(url, {
        method,
        headers: { ...headers, ...lengthOf(method, length) },
        agent: isSecure ? secure : plain,
        ...(signal && { signal }),
        ...(lookup && { lookup }),
      });
      const most = steady && attemptsWhenSlow;
      request.setTimeout(idle, () =>
        request.destroy(new Transient(`no byte came for ${idle / 1000} s`, undefined, most)),
      );
      if (steady) answerWithin(request, idle);
      request.on('error', (error) => reject(lost(error)));
      request.on('response', (answer) => {
        if (steady) keepSteady(answer, steady);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: answer });
      });
      sendBody(request, body, reject);
    });
}

/** Headers may come drop by drop as well. Time runs from the connection on: before that, a request waits for others of ours. */
function answerWithin(request: ClientRequest, most: number): void {
  request.once('socket', () => {
    const late = () =>
      request.destroy(new Transient(`no answer came in ${most / 1000} s`, undefined, attemptsWhenSlow));
    const timer = setTimeout(late, most);
    const stop = () => clearTimeout(timer);
    request.once('response', stop).once('close', stop);
  });
}

function sendBody(request: ClientRequest, body: Body | undefined, failed: (error: unknown) => void): void {
  // A stream cannot be asked for no bytes: its end counts in.
  if (body?.kind !== 'file' || body.bytes === 0) {
    request.end(body?.kind === 'bytes' ? body.bytes : undefined);
    return;
  }
  const reading = createReadStream(body.file, { end: body.bytes - 1, highWaterMark: 1 << 20 });
  pipeline(reading, request, (error) => {
    if (error) failed(lost(error));
  });
}

function lengthOf(method: Call['method'], length: number | undefined): Readonly<Record<string, string>> {
  if (length === undefined && method !== 'POST' && method !== 'PUT') return {};
  return { 'content-length': String(length ?? 0) };
}

const lostCodes: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** An error of the network that another attempt may not meet; any other error as it is. */
export function lost(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Transient) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // Addresses that were tried one after the other: the message is empty, the code that of the last.
  if (lostCodes.has(code)) return new Transient(error.message === '' ? code : error.message);
  return error;
}

/** The beginning of an answer as text, the rest dropped. @param limit in bytes */
export async function bodyText({ body }: Answer, limit = 65_536): Promise<string> {
  const chunks: Buffer[] = [];
  let total = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      total += chunk.length;
      if (total > limit) break; // ends the connection
    }
  } catch (error) {
    throw lost(error);
  }
  return Buffer.concat(chunks).subarray(0, limit).toString('utf8');
}

/** Nobody wants the rest of an answer. A short one is read, so that the connection serves again. */
export async function drop(answer: Answer): Promise<void> {
  await bodyText(answer).catch(() => undefined);
}

const busy: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** The answer, unless it says: not now. @throws Transient */
export async function notBusy(answer: Answer): Promise<Answer> {
  if (!busy.has(answer.status)) return answer;
  await drop(answer);
  const asked = answer.headers['retry-after'] ?? '';
  throw new Transient(`the answer is ${answer.status}`, /^\d{1,9}$/.test(asked) ? Number(asked) : undefined);
}
