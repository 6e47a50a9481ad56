import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Answer, drop, lost } from '../../support/http.ts';
import { type Patience, Transient } from '../../support/patience.ts';
import { MlopsError } from '../../support/problem.ts';
import { sourceReasons } from '../reasons.ts';
import { atOnce } from './at-once.ts';
import { damaged, digestsOf } from './digests.ts';
import { wholeNumber } from './listing-page.ts';
import { bareTag, errorOf, Misfit, type ObjectStore, patiently } from './object-store.ts';
import { type FreeAt, requireRoom } from './room.ts';

/** What is to come, as it was vouched for. */
export interface Expected {
  readonly key: string;
  /** Undefined: nobody has said so yet. */
  readonly bytes: number | undefined;
  readonly tag: string | undefined;
  readonly md5?: string | undefined;
  readonly sha256?: string | undefined;
  /** The MD5 is not the store's word, but that of who asks: it counts whatever the store says of its tags. */
  readonly always?: boolean;
}

export interface DownloadOptions {
  readonly patience: Patience;
  /** Bytes that came more, fewer where an attempt has to be made again. */
  readonly onBytes: (more: number) => void;
  /** Bytes of one request; larger objects come in parts at the same time. */
  readonly part: number;
  readonly freeAt: FreeAt;
}

type Range = readonly [first: number, last: number];

const partsAtOnce = 6;

/**
 * Writes an object into a new file, every part of the same version of it, and holds it against what is known of it.
 * @throws MlopsError source-changed, source-damaged, source-other-content, source-refused, source-unreachable, source-protocol,
 *   source-no-room
 */
export async function download(
  store: ObjectStore,
  wanted: Expected,
  file: string,
  options: DownloadOptions,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const folder = dirname(file);
  if (wanted.bytes !== undefined)
    await requireRoom(options.freeAt, folder, `${nameOf(store, wanted)} has`, wanted.bytes);
  const handle = await open(file, 'wx+', 0o600);
  const into: Into = { store, wanted, handle, folder, options, isMd5: true, packing: undefined };
  try {
    if (wanted.bytes === undefined || wanted.bytes <= options.part) await takePart(into, undefined);
    else await takeParts(into, wanted.bytes);
    return await checked(into);
  } finally {
    await handle.close();
  }
}

interface Into {
  readonly store: ObjectStore;
  readonly wanted: Expected;
  readonly handle: FileHandle;
  readonly folder: string;
  readonly options: DownloadOptions;
  /** Whether what answered says that its tag is an MD5. */
  isMd5: boolean;
  /** How what came is packed, though nobody asked for that. */
  packing: string | undefined;
}

async function takeParts(into: Into, bytes: number): Promise<void> {
  const { part } = into.options;
  const starts = Array.from({ length: Math.ceil(bytes / part) }, (_, at) => at * part);
  await atOnce(partsAtOnce, starts, (start) => takePart(into, [start, Math.min(bytes, start + part) - 1]));
}

async function takePart(into: Into, range: Range | undefined): Promise<void> {
  const { store, wanted, options } = into;
  const length = range === undefined ? wanted.bytes : range[1] - range[0] + 1;
  await patiently(
    store,
    async () => {
      const answer = await store.get({ key: wanted.key, tag: wanted.tag, ...(range && { range }) });
      await requireSame(into, answer, range);
      try {
        await requireLength(into, answer, length);
        if (store.isMd5?.(answer) === false) into.isMd5 = false;
        if (range === undefined) await into.handle.truncate(0); // of an attempt before
        await write(into, answer, range?.[0] ?? 0, length);
      } catch (error) {
        answer.body.destroy();
        throw lost(error);
      }
    },
    options.patience,
  );
}

/** Whether an answer is about the version that was listed, and the part that was asked for. */
async function requireSame({ store, wanted }: Into, answer: Answer, range: Range | undefined) {
  const { status, headers } = answer;
  const name = nameOf(store, wanted);
  const isGone = status === 404 && wanted.tag !== undefined;
  if (status === 412 || isGone) {
    await drop(answer);
    throw changed(`${name} is ${isGone ? 'gone' : 'another one'} since it was listed.`);
  }
  if (status !== (range === undefined ? 200 : 206)) throw await errorOf(answer, store, `give ${wanted.key || 'it'}`);
  const tag = bareTag(headers.etag ?? '');
  if (wanted.tag !== undefined && tag !== wanted.tag) {
    answer.body.destroy();
    if (tag === '') throw protocol(`${name} comes without an ETag, and was listed with ${wanted.tag}.`);
    throw changed(`${name} is another one since it was listed: its tag is ${tag}, and was ${wanted.tag}.`);
  }
  if (range !== undefined) requireRange(store, wanted, answer, range);
}

function requireRange(store: ObjectStore, wanted: Expected, answer: Answer, range: Range): void {
  const said = String(answer.headers['content-range'] ?? '');
  const [, first, last, all] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(said) ?? [];
  const isOfAll = all === '*' || Number(all) === wanted.bytes;
  if (Number(first) === range[0] && Number(last) === range[1] && isOfAll) return;
  answer.body.destroy();
  const asked = `bytes ${range[0]}-${range[1]}/${wanted.bytes}`;
  const given = said === '' ? 'it does not say which' : said.slice(0, 80);
  throw protocol(`The ${store.words} gives another part of ${wanted.key} than ${asked}: ${given}.`);
}

/** What an answer says of its length has to be what was listed; where nobody has listed it, there has to be room for it. */
async function requireLength(into: Into, answer: Answer, length: number | undefined): Promise<void> {
  const said = wholeNumber(answer.headers['content-length']);
  const packing = answer.headers['content-encoding'];
  if (packing !== undefined && packing !== 'identity') into.packing = packing;
  if (said === undefined) return;
  if (length === undefined)
    return requireRoom(into.options.freeAt, into.folder, `${nameOf(into.store, into.wanted)} has`, said);
  if (said !== length) throw misfit(into, `${said} bytes`, length);
}

function misfit({ store, wanted, packing }: Into, came: string, length: number): Misfit {
  const packed = packing === undefined ? '' : `, and it is packed (Content-Encoding: ${packing})`;
  return new Misfit(`${nameOf(store, wanted)} comes with ${came}, and ${length} should come${packed}`);
}

function nameOf({ words }: ObjectStore, { key }: Expected): string {
  return key === '' ? words : `${key} of the ${words}`;
}

function protocol(sentence: string): MlopsError {
  return MlopsError.of(sourceReasons, 'source-protocol', sentence);
}

function changed(sentence: string): MlopsError {
  return MlopsError.of(sourceReasons, 'source-changed', sentence);
}

/** Bytes after which is looked again whether there is room for more, where nobody has said how many will come. */
const lookAgain = 64 << 20;

async function write(into: Into, { body, headers }: Answer, start: number, length: number | undefined): Promise<void> {
  const { handle, options, wanted } = into;
  let came = 0;
  let checkedAt = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      options.patience.signal?.throwIfAborted();
      if (length !== undefined && came + chunk.length > length) throw misfit(into, `more than ${length} bytes`, length);
      if (length === undefined && came >= checkedAt + lookAgain) {
        checkedAt = came;
        await requireRoom(
          options.freeAt,
          into.folder,
          `${nameOf(into.store, wanted)} goes on after ${came} bytes, at least for another`,
          lookAgain,
        );
      }
      for (let written = 0; written < chunk.length; ) {
        written += (await handle.write(chunk, written, chunk.length - written, start + came + written)).bytesWritten;
      }
      came += chunk.length;
      options.onBytes(chunk.length);
    }
    if (length === undefined || came === length) return;
    // Where the end of the connection is the end of the answer, nobody can tell one that broke.
    const isEnded = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
    throw isEnded
      ? misfit(into, `${came} bytes`, length)
      : new Transient(`${came} of ${length} bytes of ${wanted.key} came`);
  } catch (error) {
    options.onBytes(-came);
    throw error;
  }
}

async function checked({ store, wanted, handle, isMd5, packing, options }: Into) {
  const { md5, sha256, bytes } = await digestsOf(handle, options.patience.signal);
  const name = nameOf(store, wanted);
  const isOther = wanted.sha256 !== undefined && wanted.sha256 !== sha256;
  const countsMd5 = wanted.sha256 === undefined && wanted.md5 !== undefined && (isMd5 || wanted.always);
  const isDamaged = countsMd5 && wanted.md5 !== md5;
  if ((isOther || isDamaged) && packing !== undefined) {
    throw protocol(`${name} comes packed (Content-Encoding: ${packing}), and was asked for as it is.`);
  }
  if (isOther) throw otherContent(name, `sha256:${sha256}`, `sha256:${wanted.sha256}`);
  if (isDamaged) throw damaged(`${name} came with the MD5 ${md5}, and its store says ${wanted.md5}.`);
  return { sha256, bytes };
}

export function otherContent(name: string, is: string, wanted: string): MlopsError {
  return MlopsError.of(sourceReasons, 'source-other-content', `${name} is ${is}, and ${wanted} is asked for.`);
}
