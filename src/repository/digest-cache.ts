import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

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

/** @param file where the cache is kept; a missing or unreadable one is an empty one */
export async function openDigestCache(file: string): Promise<DigestCache> {
  const entries = new Map<string, Entry>(Object.entries(await readCache(file)));
  let changed = false;
  return {
    async digest(path) {
      const found = await stat(path, { bigint: true });
      const stamp = `${found.size} ${found.mtimeNs} ${found.ctimeNs} ${found.ino}`;
      const known = entries.get(path);
      const newest = Number((found.mtimeNs > found.ctimeNs ? found.mtimeNs : found.ctimeNs) / 1_000_000n);
      if (known?.stamp === stamp && known.seenAt - newest >= grainMs) {
        return { sha256: known.sha256, bytes: Number(found.size) };
      }
      const seenAt = Date.now();
      const sha256 = await hashFile(path);
      entries.set(path, { stamp, sha256, seenAt });
      changed = true;
      return { sha256, bytes: Number(found.size) };
    },
    async save() {
      if (!changed) return;
      await mkdir(dirname(file), { recursive: true });
      const temporary = `${file}.${process.pid}`;
      await writeFile(temporary, JSON.stringify({ schemaVersion: 1, files: Object.fromEntries(entries) }));
      await rename(temporary, file);
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
