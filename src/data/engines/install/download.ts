import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import { type Fetched, type FetchLimits, fetchWithin } from './fetch-within.ts';
import { tarballUrl } from './mirror.ts';
import type { PinnedPackage } from './types.ts';

export interface DownloadOptions {
  readonly mirror: URL;
  readonly signal?: AbortSignal | undefined;
  /** One line for the reader. */
  readonly notice: (text: string) => void;
  readonly limits?: FetchLimits;
  /** Milliseconds before the second and each later attempt. */
  readonly pauses?: readonly number[];
}

/**
 * The tarball of a package, its digest checked. Lost connections, cut bodies, 429 and 5xx are tried again; a wrong digest
 * is not, since the same answer would come again.
 * @throws MlopsError `engine-download-failed`, `engine-digest`, `engine-cancelled`
 */
export async function download(pinned: PinnedPackage, options: DownloadOptions): Promise<Buffer> {
  const url = tarballUrl(options.mirror, pinned);
  const wanted = digestOf(pinned);
  const pauses = options.pauses ?? [1000, 4000];
  for (let attempt = 0; ; attempt += 1) {
    const fetched = await fetchWithin(url, { ...options, name: pinned.name });
    if (fetched.kind === 'body') return checked(pinned, wanted, fetched.bytes, url);
    if (options.signal?.aborted) throw MlopsError.of(dataReasons, 'engine-cancelled', 'The download was cancelled.');
    const wait = pauses[attempt];
    if (fetched.kind === 'refused' || wait === undefined) throw failed(url, fetched, attempt + 1);
    options.notice(`${pinned.name}: ${fetched.why}; trying again.`);
    await pause(wait, undefined, { signal: options.signal }).catch(() => undefined); // the next attempt sees the abort
  }
}

function failed(url: URL, { why }: Exclude<Fetched, { readonly kind: 'body' }>, attempts: number): MlopsError {
  const times = attempts === 1 ? '' : ` (${attempts} attempts)`;
  return MlopsError.of(dataReasons, 'engine-download-failed', `${url.href} could not be fetched: ${why}${times}.`);
}

/** Known before anybody is asked. */
function digestOf({ name, integrity }: PinnedPackage): Buffer {
  const digest = /^sha512-([A-Za-z0-9+/]{86}==)$/.exec(integrity ?? '')?.[1];
  if (digest === undefined) throw new TypeError(`${name} has no sha512 to be checked against`);
  return Buffer.from(digest, 'base64');
}

function checked({ name, version, integrity }: PinnedPackage, wanted: Buffer, bytes: Buffer, url: URL): Buffer {
  const found = createHash('sha512').update(bytes).digest();
  if (found.equals(wanted)) return bytes;
  const said = `its digest is sha512-${found.toString('base64')}, and ${integrity} is pinned`;
  throw MlopsError.of(dataReasons, 'engine-digest', `${url.href} is not ${name} ${version}: ${said}.`);
}
