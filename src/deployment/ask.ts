import { performance } from 'node:perf_hooks';
import { exchange } from './exchange.ts';

/** Bytes of an answer that are read at most. */
const longestBody = 64 * 1024;

/** What one request came to. */
export type Answered =
  | { readonly kind: 'answered'; readonly status: number; readonly milliseconds: number }
  | { readonly kind: 'none'; readonly why: string };

/**
 * One GET to its end, or to 64 KiB of its body.
 * @param within milliseconds for all of it
 */
export async function ask(address: string, within: number, signal: AbortSignal): Promise<Answered> {
  const began = performance.now();
  const got = await exchange(address, { method: 'GET', within, most: longestBody, cut: true }, signal);
  if (got.kind === 'none') return got;
  return { kind: 'answered', status: got.status, milliseconds: performance.now() - began };
}

/** The address of a path below an endpoint, which may have a path of its own. */
export function addressOf(endpoint: string, path: string): string {
  return `${endpoint.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}
