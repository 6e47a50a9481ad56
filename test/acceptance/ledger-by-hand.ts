import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { git, type World } from './harness.ts';

const branch = 'mlops/ledger';

/** What a record on the ledger of the remote says; its form is the test's business. */
export function recordAt(world: World, path: string) {
  return JSON.parse(world.inOrigin('show', `refs/heads/${branch}:${path}`));
}

/** Somebody who may push to the ledger writes records there, or removes them (null), past every command of ours. */
export function writeLedger(world: World, records: Readonly<Record<string, unknown>>): void {
  const folder = mkdtempSync(join(world.folder, 'ledger-'));
  git(world.folder, 'clone', '--quiet', '--branch', branch, 'origin.git', folder);
  for (const [path, record] of Object.entries(records)) {
    const at = join(folder, path);
    mkdirSync(dirname(at), { recursive: true });
    if (record === null) rmSync(at);
    else writeFileSync(at, `${JSON.stringify(record)}\n`);
  }
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'By hand');
  git(folder, 'push', '--quiet');
  rmSync(folder, { recursive: true });
}

/** A version after the newest, with the same bytes, of a commit that was never merged: it is not even pushed. */
export function forgeVersion(world: World, number: number, more: Readonly<Record<string, unknown>> = {}): string {
  const commit = git(world.clone, 'commit-tree', '-m', 'Never merged', '-p', 'main', 'main^{tree}');
  const newest = recordAt(world, `versions/m/${number - 1}.json`);
  const forged = { ...newest, version: number, before: number - 1, commit, ...more };
  writeLedger(world, { [`versions/m/${number}.json`]: forged });
  return commit;
}
