import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Under which name a file is attested, and where it is. */
export interface Subject {
  readonly name: string;
  readonly path: string;
}

/** The most subjects that one attestation of GitHub may have. */
const most = 1024;

/** All files of a folder, by their names below its parent: `dist/actions/plan.js`. */
export async function subjectsIn(root: string, folder: string): Promise<readonly Subject[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const odd = entries.find((entry) => !entry.isFile() && !entry.isDirectory());
  if (odd !== undefined) throw new Error(`${join(odd.parentPath, odd.name)} is neither a file nor a folder`);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.sort().map((path) => ({ name: path.slice(root.length + 1).replaceAll('\\', '/'), path }));
}

/**
 * `<SHA-256>  <name>` for each subject, a line each, as `sha256sum --check` and `actions/attest` read it.
 * @throws where there are none, too many, a name twice or one that does not fit into a line
 */
export async function checksums(subjects: readonly Subject[]): Promise<string> {
  if (subjects.length === 0) throw new Error('there is nothing to attest');
  if (subjects.length > most) throw new Error(`${subjects.length} files are more than the ${most} of one attestation`);
  const names = new Set(subjects.map(({ name }) => name));
  if (names.size < subjects.length) throw new Error('two files to attest have the same name');
  const odd = subjects.find(({ name }) => !/^[\w@+./-]+$/.test(name));
  if (odd !== undefined) throw new Error(`${JSON.stringify(odd.name)} is no name for a line of checksums`);
  const lines = subjects.map(async ({ name, path }) => {
    const digest = createHash('sha256').update(await readFile(path));
    return `${digest.digest('hex')}  ${name}\n`;
  });
  return (await Promise.all(lines)).join('');
}
