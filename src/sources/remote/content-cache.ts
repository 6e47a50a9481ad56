import { chmod, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { z } from 'zod';
import { canonicalJson, sha256 } from '../../support/canonical.ts';
import { isFileOf, isMissing, namingFile, sha256File, temporaryBeside, writeAtomic } from '../../support/files.ts';
import type { Brought } from '../port.ts';

const entryShape = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.number() });

/**
 * Content by its SHA-256, and which content each version of an object had. What is found is read once more and held
 * against its name: a disk may have changed it, and an engine would not notice.
 * @param name ends as the content's own name does, since the ending says how it is read
 */
export async function cached(cache: string, version: unknown, name: string): Promise<Brought | undefined> {
  const entry = await readEntry(entryAt(cache, version));
  return entry === undefined ? undefined : await contentOf(cache, entry.sha256, entry.bytes, name);
}

/** The same where the digest is known already. @param bytes undefined: any */
export async function contentOf(
  cache: string,
  digest: string,
  bytes: number | undefined,
  name: string,
): Promise<Brought | undefined> {
  const local = contentAt(cache, digest, name);
  if (bytes !== undefined && !(await isFileOf(local, bytes))) return undefined;
  try {
    const found = await sha256File(local);
    if (found.digest === `sha256:${digest}`) return { local, bytes: found.bytes, sha256: digest };
    await rm(local, { force: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return undefined;
}

/** Gets content into the cache: `write` fills a new file and gives its digest; nothing stays where it fails. */
export async function keep(
  cache: string,
  version: unknown,
  name: string,
  write: (file: string) => Promise<Omit<Brought, 'local'>>,
): Promise<Brought> {
  const folder = join(cache, 'content');
  await mkdir(folder, { recursive: true });
  const temporary = temporaryBeside(join(folder, 'incoming'));
  try {
    const { sha256: digest, bytes } = await namingFile(temporary, () => write(temporary));
    const local = contentAt(cache, digest, name);
    await mkdir(dirname(local), { recursive: true });
    await chmod(temporary, 0o444);
    await rename(temporary, local);
    await writeAtomic(entryAt(cache, version), JSON.stringify({ sha256: digest, bytes }));
    return { local, bytes, sha256: digest };
  } finally {
    await rm(temporary, { force: true });
  }
}

function contentAt(cache: string, digest: string, name: string): string {
  return join(cache, 'content', digest.slice(0, 2), `${digest.slice(2)}${extname(name)}`);
}

function entryAt(cache: string, version: unknown): string {
  const key = sha256(canonicalJson(version));
  return join(cache, 'versions', key.slice(0, 2), key.slice(2));
}

async function readEntry(file: string): Promise<z.infer<typeof entryShape> | undefined> {
  try {
    const parsed = entryShape.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined; // absent or damaged: a cache may always be empty
  }
}
