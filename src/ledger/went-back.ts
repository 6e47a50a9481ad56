import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomic } from '../support/files.ts';
import type { Home } from './home.ts';
import type { View } from './view.ts';

/**
 * Tells, each time, where the ledger of a remote holds fewer files than it held when this clone looked at it before: records
 * are only ever added. Only a clone that has looked before can tell, and only where commits say how many there are.
 */
export async function tellOfLoss(home: Home, ref: string, view: View, notice: (text: string) => void): Promise<void> {
  if (home.remote === undefined) return;
  const files = view.commit === undefined ? 0 : await view.files();
  if (files === undefined) return;
  const marker = join(home.folder, 'seen', `${createHash('sha256').update(ref).digest('hex').slice(0, 16)}-most`);
  const before = mostSeen(await readFile(marker, 'utf8').catch(() => '')); // never looked
  if (before === undefined || files >= before.files) {
    if (view.commit !== undefined && before?.commit !== view.commit)
      await writeAtomic(marker, `${view.commit} ${files}\n`);
    return;
  }
  const branch = ref.replace('refs/heads/', '');
  notice(
    `The ledger of ${home.remote.label} holds ${files} files and held ${before.files} when this clone looked at it before (commit ${before.commit}): ` +
      `somebody has pushed over ${branch}, or deleted it. What is gone with it, holds among it, counts no more. A clone that has fetched that commit brings it back ` +
      `(\`git push --force origin ${before.commit}:${ref}\`); where it stays as it is, remove ${marker}.`,
  );
}

function mostSeen(text: string): { readonly commit: string; readonly files: number } | undefined {
  const [, commit, files] = /^([0-9a-f]{40,64}) (\d+)\n$/.exec(text) ?? [];
  return commit === undefined ? undefined : { commit, files: Number(files) };
}
