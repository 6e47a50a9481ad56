import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Every look-up that fetched left a small pack; git slows down where there are thousands of them. */
const mostPacks = 400;
const dayInMilliseconds = 86_400_000;

/**
 * Empties the cache of what is older than a day once there is much of it. All of it can be fetched again: what only
 * this machine knows is among the waiting records, not here.
 */
export async function trimCache(objects: string): Promise<void> {
  const packs = await readdir(join(objects, 'pack')).catch(() => []);
  if (packs.filter((name) => name.endsWith('.pack')).length <= mostPacks) return;
  const oldest = Date.now() - dayInMilliseconds;
  const folders = (await readdir(objects)).filter((name) => name === 'pack' || /^[0-9a-f]{2}$/.test(name));
  for (const folder of folders) {
    for (const name of (await readdir(join(objects, folder)).catch(() => [])).sort()) {
      const file = join(objects, folder, name);
      const found = await stat(file).catch(() => undefined);
      if (found !== undefined && found.mtimeMs < oldest) await rm(file, { force: true });
    }
  }
}
