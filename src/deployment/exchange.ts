import { type ClientRequestArgs, Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

const longestTimer = 2 ** 31 - 1;

export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly headers?: { readonly [name: string]: string };
  /** JSON. */
  readonly body?: string;
  /** Milliseconds for all of it. */
  readonly within: number;
  /** Bytes of an answer; a larger one is none. */
  readonly most: number;
  /** A larger answer is cut there instead. */
  readonly cut?: true;
}

export type Exchanged =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'none'; readonly why: string };

/**
 * One request and its whole answer, within bounds. Redirects are an answer like any other, and no proxy lies between: what is
 * asked is what runs there.
 */
export function exchange(address: string, asked: Exchange, signal: AbortSignal): Promise<Exchanged> {
  const url = new URL(address);
  const secure = url.protocol === 'https:';
  const send = secure ? httpsRequest : httpRequest;
  const limit = AbortSignal.timeout(Math.min(longestTimer, Math.ceil(asked.within)));
  const options: ClientRequestArgs = {
    method: asked.method,
    // An agent of its own: the global one may have been told to use a proxy, and keeps connections of servers that are gone.
    agent: secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
    headers: { ...asked.headers, ...bodyHeaders(asked.body) },
    signal: AbortSignal.any([signal, limit]),
  };
  return new Promise((resolve) => {
    const failed = (error: Error) => resolve({ kind: 'none', why: whyNot(error, limit, asked.within) });
    const request = send(url, options, (response) => {
      const chunks: Buffer[] = [];
      let read = 0;
      const answered = () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ kind: 'answered', status: response.statusCode ?? 0, text });
      };
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read <= asked.most) return void chunks.push(chunk);
        if (asked.cut) answered();
        else resolve({ kind: 'none', why: `its answer is larger than ${asked.most} bytes` });
        response.destroy();
      });
      response.on('end', answered);
      response.on('error', failed);
    });
    request.on('error', failed);
    request.end(asked.body);
  });
}

function bodyHeaders(body: string | undefined): { readonly [name: string]: string } {
  if (body === undefined) return {};
  return { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
}

function whyNot(error: Error, limit: AbortSignal, within: number): string {
  if (limit.aborted) return `no answer within ${within / 1000} s`;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code === 'ECONNREFUSED' ? 'nobody listens there' : error.message || (code ?? 'no answer');
}
