import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseFile } from '../promotion/types.ts';
import { compareText } from '../support/canonical.ts';
import { sha256File } from '../support/files.ts';
import { refuse } from './fail.ts';

/** What lies in a folder: its files by path, and what is neither file nor folder. */
export interface Tree {
  /** POSIX separators, sorted; bytes. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** Links, sockets and the like. */
  readonly strange: readonly string[];
}

export async function treeOf(folder: string): Promise<Tree> {
  const files: { path: string; bytes: number }[] = [];
  const strange: string[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) files.push({ path, bytes: (await lstat(join(folder, path))).size });
      else strange.push(path);
    }
  };
  await walk('');
  return { files: files.sort((a, b) => compareText(a.path, b.path)), strange: strange.sort(compareText) };
}

/** The files of a folder with the digests that their bytes have now. Links are named, and not followed. */
export async function digestsOf(
  folder: string,
): Promise<{ readonly files: readonly ReleaseFile[]; readonly strange: readonly string[] }> {
  const { files, strange } = await treeOf(folder);
  const found: ReleaseFile[] = [];
  for (const { path } of files) found.push({ path, ...(await sha256File(join(folder, path))) });
  return { files: found, strange };
}

/** In what a folder differs from the files of a release, as parts of a sentence; empty where it holds exactly them. */
export async function differencesOf(folder: string, wanted: readonly ReleaseFile[]): Promise<readonly string[]> {
  const { files, strange } = await treeOf(folder);
  const found = new Map(files.map((file) => [file.path, file.bytes]));
  const named = new Set(wanted.map(({ path }) => path));
  const differences = [
    ...strange.map((path) => `${path} is neither a file nor a folder`),
    ...files.filter(({ path }) => !named.has(path)).map(({ path }) => `${path} is in no release`),
  ];
  for (const file of wanted) {
    const bytes = found.get(file.path);
    if (bytes === undefined) differences.push(`${file.path} is missing`);
    else if (bytes !== file.bytes) differences.push(`${file.path} has ${bytes} bytes instead of ${file.bytes}`);
    else if ((await sha256File(join(folder, file.path))).digest !== file.digest) {
      differences.push(`${file.path} has other bytes`);
    }
  }
  return differences;
}

const mostNamed = 5;

/** Errors: deployment-files-differ. @param what begins the sentence: "The files of version 3 of delay" */
export async function requireFiles(folder: string, wanted: readonly ReleaseFile[], what: string): Promise<void> {
  const differences = await differencesOf(folder, wanted);
  if (differences.length > 0) throw refuse('deployment-files-differ', differenceText(folder, differences, what));
}

export function differenceText(folder: string, differences: readonly string[], what: string): string {
  const named = differences.slice(0, mostNamed).join(', ');
  const more = differences.length > mostNamed ? `, and ${differences.length - mostNamed} more` : '';
  return `${what} in ${folder} are not those of the release: ${named}${more}.`;
}
