import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import pLimit from 'p-limit';
import { z } from 'zod';
import { type Meter, noMeter } from '../support/amount.ts';
import { systemCode, writeAtomic } from '../support/files.ts';

/**
 * SHA-256 of files that git does not track, remembered by size, mtime, ctime and inode. An entry that was made less
 * than two seconds after the file changed is not believed: a second write within the clock's grain would be missed
 * (the "racy git" problem, git's Documentation/technical/racy-git).
 */
export interface DigestCache {
  /** Where it is kept, absolute: what has to be read to know a digest is kept there, too. */
  readonly folder: string;
  digest(file: string): Promise<FileDigest>;
  /** The same for several, in their order; tells how many of the bytes that have to be read are read. */
  digestAll(files: readonly string[]): Promise<readonly FileDigest[]>;
  /** Writes what was learned; losing it costs only time. */
  save(): Promise<void>;
}

export interface FileDigest {
  /** Hex; of another kind where the options say how it begins. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface DigestCacheOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Told how much of the files of one question is hashed. */
  readonly tell?: Meter | undefined;
  /** Begins the hash of a file of so many bytes; the same for all that one cache has ever had. Default: SHA-256. */
  readonly begin?: (bytes: number) => Hash;
}

const entrySchema = z.object({ stamp: z.string(), sha256: z.string(), seenAt: z.number() });
const fileSchema = z.object({ schemaVersion: z.literal(1), files: z.record(z.string(), entrySchema) });
type Entry = z.infer<typeof entrySchema>;

const grainMs = 2000;

/** Bytes up to which a file is read at once: a stream costs more than the content of a small one. */
const smallFile = 1 << 18;
/** So many files are read at a time; more would only hold their content in memory. */
const readAtOnce = 16;
/** So many are asked for their size and time. */
const askedAtOnce = 256;

/**
 * @param file where the cache is kept; a missing or unreadable one is an empty one
 */
export async function openDigestCache(file: string, options: DigestCacheOptions = {}): Promise<DigestCache> {
  const { now = Date.now, tell = noMeter, begin = () => createHash('sha256') } = options;
  const entries = new Map<string, Entry>(Object.entries(await readCache(file)));
  let changed = false;
  const look = async (path: string): Promise<Looked> => {
    const found = await stat(path, { bigint: true });
    const stamp = `${found.size} ${found.mtimeNs} ${found.ctimeNs} ${found.ino}`;
    const known = entries.get(path);
    const newest = Math.max(Number(found.mtimeNs / 1_000_000n), Number(found.ctimeNs / 1_000_000n));
    const believed = known?.stamp === stamp && known.seenAt - newest >= grainMs;
    return { path, stamp, seenAt: now(), bytes: Number(found.size), ...(believed && { sha256: known.sha256 }) };
  };
  const learn = async (looked: Looked, onBytes: (bytes: number) => void): Promise<FileDigest> => {
    const { path, stamp, seenAt, bytes, sha256 } = looked;
    if (sha256 !== undefined) return { sha256, bytes };
    const made = await (bytes <= smallFile ? hashSmallFile : hashFile)(path, begin(bytes), onBytes);
    entries.set(path, { stamp, sha256: made, seenAt });
    changed = true;
    return { sha256: made, bytes };
  };
  const digestAll = async (files: readonly string[]): Promise<readonly FileDigest[]> => {
    const looked = await pLimit(askedAtOnce).map(files, look);
    const of = looked.reduce((sum, { sha256, bytes }) => (sha256 === undefined ? sum + bytes : sum), 0);
    let done = 0;
    const onBytes = (bytes: number) => {
      done += bytes;
      tell({ unit: 'bytes', done, of, what: 'hashed' });
    };
    const digests = await pLimit(readAtOnce).map(looked, (one) => learn(one, onBytes));
    if (done > 0) tell(undefined);
    return digests;
  };
  return {
    folder: dirname(file),
    digestAll,
    async digest(file) {
      const [found] = await digestAll([file]);
      if (found === undefined) throw new TypeError('one file has one digest');
      return found;
    },
    async save() {
      if (!changed) return;
      const text = JSON.stringify({ schemaVersion: 1, files: Object.fromEntries(entries) });
      await writeAtomic(file, text).catch((error: unknown) => {
        if (systemCode(error) === undefined) throw error; // a full or read-only disk makes the next start slower
      });
      changed = false;
    },
  };
}

/** A file as it is now; with its digest where that is known and believed. */
interface Looked {
  readonly path: string;
  readonly stamp: string;
  readonly seenAt: number;
  readonly bytes: number;
  readonly sha256?: string;
}

async function readCache(file: string): Promise<Record<string, Entry>> {
  try {
    const parsed = fileSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data.files : {};
  } catch {
    return {}; // absent or damaged: a cache may always be empty
  }
}

async function hashSmallFile(path: string, hash: Hash, onBytes: (bytes: number) => void): Promise<string> {
  const content = await readFile(path);
  onBytes(content.length);
  return hash.update(content).digest('hex');
}

/** @param onBytes told the size of each piece that was read */
async function hashFile(path: string, hash: Hash, onBytes: (bytes: number) => void): Promise<string> {
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(piece);
    onBytes(piece.length);
  }
  return hash.digest('hex');
}
