import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomic } from '../support/files.ts';
import { objectsOf } from '../support/git-objects.ts';
import { MlopsError } from '../support/problem.ts';
import type { Home } from './home.ts';
import type { View } from './view.ts';

/** The commit of the local branch of that name; undefined where there is none. */
export async function localTip(home: Home, ref: string): Promise<string | undefined> {
  return (await objectsOf(home.user).read(`${ref}^{commit}`))?.oid;
}

/**
 * Tells of a local branch (its newest commit is `local`) with records that the remote's ledger does not hold: the remote's counts. One that went to
 * the remote earlier is no finding; it is told by its newest records, which costs one look-up, remembered afterwards.
 */
export async function tellOfOther(
  home: Home,
  ref: string,
  view: View,
  local: string | undefined,
  notice: (text: string) => void,
): Promise<void> {
  if (home.remote === undefined || view.commit === undefined) return;
  if (local === undefined || local === view.commit) return;
  const marker = join(home.folder, 'seen', `${createHash('sha256').update(ref).digest('hex').slice(0, 16)}-joined`);
  if ((await readFile(marker, 'utf8').catch(() => '')).trim() === local) return; // no marker yet
  if (await holds(home, view, local)) return await writeAtomic(marker, `${local}\n`);
  const branch = ref.replace('refs/heads/', '');
  const keep = `git branch -m ${branch} ${branch}-before`;
  notice(
    `The ledger of ${home.remote.label} counts; the local branch ${branch} is another one, and records that are only there are not used. \`${keep}\` puts it aside.`,
  );
}

/** Whether the records that the newest local commit added are there with the same bytes. */
async function holds(home: Home, view: View, local: string): Promise<boolean> {
  const fields = await home.user.list(['diff-tree', '-r', '-z', '--root', '--no-commit-id', local]);
  const added = new Map<string, string>();
  for (let at = 0; at + 1 < fields.length; at += 2) added.set(fields[at + 1] ?? '', fields[at]?.split(' ')[3] ?? '');
  try {
    const found = await view.find([...added.keys()]);
    return added.size > 0 && [...added].every(([path, oid]) => found.get(path)?.oid === oid);
  } catch (error) {
    if (error instanceof MlopsError) return false; // offline, or no ledger at all: the look-up that follows says so
    throw error;
  }
}
