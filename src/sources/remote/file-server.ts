import { type Answer, type Call, drop, notBusy, type Send } from '../../support/http.ts';
import { MlopsError } from '../../support/problem.ts';
import { isThisMachine } from '../../support/source-address.ts';
import { sourceReasons } from '../reasons.ts';
import { requirePublic } from './guard.ts';
import type { ObjectStore } from './object-store.ts';

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** How servers are asked that an address leads to. */
export interface Servers {
  readonly send: Send;
  /** Whether a host may be asked wherever it is. */
  readonly trusted: (url: URL) => boolean;
  /** Asks hosts that are not trusted. */
  readonly sendPublic: Send;
}

/**
 * Follows where a server leads, five times at most; headers that say who asks go to the first origin alone.
 * @throws MlopsError source-protocol, source-private
 */
export async function follow(call: Call, words: string, { send, sendPublic, trusted }: Servers): Promise<Answer> {
  let next = call;
  for (let followed = 0; followed <= 5; followed += 1) {
    const isTrusted = trusted(next.url);
    if (!isTrusted) requirePublic(next.url);
    const answer = await notBusy(await (isTrusted ? send : sendPublic)(next));
    if (!redirects.has(answer.status)) return answer;
    await drop(answer);
    const url = nextUrl(answer.headers.location ?? '', next.url, words);
    next = { ...next, url, ...(url.origin !== next.url.origin && { headers: harmless(next.headers) }) };
  }
  throw MlopsError.of(sourceReasons, 'source-protocol', `${words} leads from one address to the next.`);
}

function harmless(headers: Call['headers'] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => /^(accept|accept-encoding|range|if-match|user-agent)$/i.test(name)),
  );
}

function nextUrl(location: string, from: URL, words: string): URL {
  const url = location !== '' && URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  const isOpen = url?.protocol === 'http:' && from.protocol === 'http:' && isThisMachine(url);
  if (url !== undefined && (url.protocol === 'https:' || isOpen)) return url;
  const sentence = `${words} leads to ${JSON.stringify(location.slice(0, 200))}, which is no https address.`;
  throw MlopsError.of(sourceReasons, 'source-protocol', sentence);
}

/** One file behind https. @param headers say who asks, to this origin alone */
export function fileServer(url: string, servers: Servers, headers: Readonly<Record<string, string>> = {}): ObjectStore {
  const { origin, pathname } = new URL(url);
  const words = `file ${origin}${pathname}`; // a query may be a secret
  const none = () => Promise.reject(new TypeError(`${words} is not listed`));
  const who = Object.keys(headers).length === 0 ? 'asked as nobody' : 'asked as its server said';
  const call = { method: 'GET', url: new URL(url), headers: { 'accept-encoding': 'identity', ...headers } } as const;
  return { ...{ words, who, page: none, look: none }, get: () => follow(call, words, servers) };
}
