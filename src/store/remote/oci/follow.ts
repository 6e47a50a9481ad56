import { type Answer, type Call, drop } from '../../../support/http.ts';
import { MlopsError } from '../../../support/problem.ts';
import { storeReasons } from '../../reasons.ts';
import { isLocal, type RegistryPlace } from './place.ts';

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Follows where a registry keeps its bytes, five times at most. Who we are is said by `ask`, to the registry alone.
 * @throws MlopsError store-protocol for an address that anybody could listen to
 */
export async function follow(call: Call, ask: (call: Call) => Promise<Answer>, place: RegistryPlace): Promise<Answer> {
  let next = call;
  for (let followed = 0; followed <= 5; followed += 1) {
    const answer = await ask(next);
    if (!redirects.has(answer.status)) return answer;
    await drop(answer);
    next = { ...next, url: secureAddress(answer.headers.location ?? '', next.url, place) };
  }
  throw MlopsError.of(storeReasons, 'store-protocol', `The ${place.words} leads from one address to the next.`);
}

/** @throws MlopsError store-protocol */
export function secureAddress(location: string, from: URL, place: RegistryPlace): URL {
  const url = location !== '' && URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  const open = url?.protocol === 'http:' && place.base.protocol === 'http:' && isLocal(url.host);
  if (url !== undefined && (url.protocol === 'https:' || open)) return url;
  const sentence = `The ${place.words} leads to ${JSON.stringify(location.slice(0, 200))}, which is no https address.`;
  throw MlopsError.of(storeReasons, 'store-protocol', sentence);
}
