import { type Answer, type Body, bodyText, drop } from '../../../support/http.ts';
import { MlopsError } from '../../../support/problem.ts';
import { storeReasons } from '../../reasons.ts';
import { patiently } from '../patience.ts';
import { secureAddress } from './follow.ts';
import { addressIn, told, unexpected } from './place.ts';
import type { Registry } from './registry.ts';

/**
 * Sends a blob in one request of a known length, unless it is there: what registries take in pieces, they take in small
 * ones only (GHCR 4 MiB). The registry itself holds the bytes against the digest.
 * @throws MlopsError store-corrupt, store-refused, store-unknown
 */
export function uploadBlob(registry: Registry, digest: string, open: () => Promise<Body>): Promise<void> {
  const { place, patience } = registry;
  return patiently(place.words, () => attempt(registry, digest, open), patience);
}

async function attempt(registry: Registry, digest: string, open: () => Promise<Body>): Promise<void> {
  const { place, ask, allowed } = registry;
  const there = await allowed(await ask({ method: 'HEAD', url: addressIn(place, `blobs/${digest}`) }, 'push'), 'push');
  await drop(there);
  if (there.status === 200 || there.status === 302 || there.status === 307) return;
  if (there.status !== 404) throw unexpected(place, `say whether it has ${digest}`, there, '');
  const body = await open();
  const url = addressIn(place, 'blobs/uploads/');
  const begun = await allowed(await ask({ method: 'POST', url }, 'push'), 'push');
  if (begun.status !== 202) throw await failed(registry, digest, begun);
  await drop(begun);
  const location = secureAddress(begun.headers.location ?? '', url, place);
  // As text: an address may carry a signature, which another way of writing it would break.
  const target = new URL(`${location.href}${location.search === '' ? '?' : '&'}digest=${encodeURIComponent(digest)}`);
  const headers = { 'content-type': 'application/octet-stream' };
  const done = await allowed(await ask({ method: 'PUT', url: target, headers, body }, 'push'), 'push');
  if (done.status !== 201 && done.status !== 204) throw await failed(registry, digest, done);
  await drop(done);
}

async function failed({ place }: Registry, digest: string, answer: Answer): Promise<MlopsError> {
  const text = await bodyText(answer);
  if (/DIGEST_INVALID|SIZE_INVALID/.test(text)) {
    const sentence = `The ${place.words} refuses the bytes sent as ${digest}: they are not those of the digest.`;
    return MlopsError.of(storeReasons, 'store-corrupt', sentence);
  }
  if (answer.status === 404) {
    const sentence = `There is no ${place.words}, and it is not made by sending to it (404${told(text)}).`;
    return MlopsError.of(storeReasons, 'store-unknown', sentence);
  }
  return unexpected(place, `take ${digest}`, answer, text);
}
