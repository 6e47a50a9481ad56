import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { systemCode, writeAtomic } from '../support/files.ts';

/**
 * SHA-256 of files that git does not track, remembered by size, mtime, ctime and inode. An entry that was made less
 * than two seconds after the file changed is not believed: a second write within the clock's grain would be missed
 * (the "racy git" problem, git's Documentation/technical/racy-git).
 */
export interface DigestCache {
  digest(file: string): Promise<{ readonly sha256: string; readonly bytes: number }>;
  /** Writes what was learned; losing it costs only time. */
  save(): Promise<void>;
}

const entrySchema = z.object({ stamp: z.string(), sha256: z.string(), seenAt: z.number() });
const fileSchema = z.object({ schemaVersion: z.literal(1), files: z.record(z.string(), entrySchema) });
type Entry = z.infer<typeof entrySchema>;

const grainMs = 2000;

/**
 * @param file where the cache is kept; a missing or unreadable one is an empty one
 * @param now milliseconds since 1970
 */
export async function openDigestCache(file: string, now: () => number = Date.now): Promise<DigestCache> {
  const entries = new Map<string, Entry>(Object.entries(await readCache(file)));
  let changed = false;
  return {
    async digest(path) {
      const found = await stat(path, { bigint: true });
      const stamp = `${found.size} ${found.mtimeNs} ${found.ctimeNs} ${found.ino}`;
      const known = entries.get(path);
      const newest = Math.max(Number(found.mtimeNs / 1_000_000n), Number(found.ctimeNs / 1_000_000n));
      if (known?.stamp === stamp && known.seenAt - newest >= grainMs) {
        return { sha256: known.sha256, bytes: Number(found.size) };
      }
      const seenAt = now();
      const sha256 = await hashFile(path);
      entries.set(path, { stamp, sha256, seenAt });
      changed = true;
      return { sha256, bytes: Number(found.size) };
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

async function readCache(file: string): Promise<Record<string, Entry>> {
  try {
    const parsed = fileSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data.files : {};
  } catch {
    return {}; // absent or damaged: a cache may always be empty
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
