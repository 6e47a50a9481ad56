import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { performance } from 'node:perf_hooks';

/** Bytes of an answer that are read at most. */
const longestBody = 64 * 1024;
const longestTimer = 2 ** 31 - 1;

/** What one request came to. */
export type Answered =
  | { readonly kind: 'answered'; readonly status: number; readonly milliseconds: number }
  | { readonly kind: 'none'; readonly why: string };

/**
 * One GET to its end, or to 64 KiB of its body. Redirects are an answer like any other, and no proxy lies between: what is
 * asked is what runs there.
 * @param within milliseconds for all of it
 */
export function ask(address: string, within: number, signal: AbortSignal): Promise<Answered> {
  const url = new URL(address);
  const secure = url.protocol === 'https:';
  const send = secure ? httpsRequest : httpRequest;
  // An agent of its own: the global one may have been told to use a proxy, and keeps connections of servers that are gone.
  const agent = secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false });
  const limit = AbortSignal.timeout(Math.min(longestTimer, Math.ceil(within)));
  const began = performance.now();
  return new Promise((resolve) => {
    const failed = (error: Error) => resolve({ kind: 'none', why: whyNot(error, limit, within) });
    const request = send(url, { agent, signal: AbortSignal.any([signal, limit]) }, (response) => {
      let read = 0;
      const answered = () => {
        const milliseconds = performance.now() - began;
        resolve({ kind: 'answered', status: response.statusCode ?? 0, milliseconds });
      };
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read < longestBody) return;
        answered();
        response.destroy();
      });
      response.on('end', answered);
      response.on('error', failed);
    });
    request.on('error', failed);
    request.end();
  });
}

/** What a request without an answer is told as. */
export function whyNot(error: Error, limit: AbortSignal, within: number): string {
  if (limit.aborted) return `no answer within ${within / 1000} s`;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code === 'ECONNREFUSED' ? 'nobody listens there' : error.message || (code ?? 'no answer');
}

/** The address of a path below an endpoint, which may have a path of its own. */
export function addressOf(endpoint: string, path: string): string {
  return `${endpoint.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}
