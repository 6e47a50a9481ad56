import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isMissing, sha256File } from '../../../support/files.ts';

/** The digest list of a folder, in the format of `sha256sum`, so that anybody can make and check one by hand. */
export const listName = 'SHA256SUMS';

/** Path with `/` below the folder → sha256 in hex, of every file below its `node_modules`. Links are refused. */
export async function digestsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(join(folder, 'node_modules'), { recursive: true, withFileTypes: true });
  const odd = entries.find((entry) => !entry.isFile() && !entry.isDirectory());
  if (odd !== undefined) throw new OddFile(`${odd.name} is neither a file nor a folder`);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const digests = new Map<string, string>();
  for (const file of files.sort()) {
    const { digest } = await sha256File(file);
    digests.set(relative(folder, file).split(sep).join('/'), digest.slice('sha256:'.length));
  }
  return digests;
}

class OddFile extends Error {}

export function listText(digests: ReadonlyMap<string, string>): string {
  return [...digests].map(([path, digest]) => `${digest}  ${path}\n`).join('');
}

/** How a folder differs from its digest list, in words; undefined where every file is as listed and none is new. */
export async function damageOf(folder: string): Promise<string | undefined> {
  const listed = parseList(await readFile(join(folder, listName), 'utf8').catch(absent));
  if (typeof listed === 'string') return listed;
  const found = await digestsOf(folder).catch((error: unknown) => {
    if (error instanceof OddFile) return error.message;
    if (isMissing(error)) return 'it has no node_modules';
    throw error;
  });
  if (typeof found === 'string') return found;
  for (const [path, digest] of listed) {
    if (!found.has(path)) return `${path} is missing`;
    if (found.get(path) !== digest) return `${path} is not what ${listName} says`;
  }
  const extra = [...found.keys()].find((path) => !listed.has(path));
  return extra && `${extra} is not in ${listName}`;
}

function absent(error: unknown): undefined {
  if (isMissing(error)) return undefined;
  throw error;
}

function parseList(text: string | undefined): ReadonlyMap<string, string> | string {
  if (text === undefined) return `it has no ${listName}`;
  const listed = new Map<string, string>();
  for (const line of text.trimEnd().split(/\r?\n/)) {
    const [, digest, path] = /^([0-9a-f]{64}) [ *](?:\.\/)?(.+)$/.exec(line) ?? [];
    if (digest === undefined || path === undefined) return `${listName} is not a list of digests`;
    listed.set(path, digest);
  }
  return listed;
}
