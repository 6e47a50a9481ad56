import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorld, type World } from './harness.ts';
import { tiny } from './tiny.ts';

/**
 * Starting a process costs more than most questions to git, and every command pays for it. One that comes here in addition
 * is a decision: most can be asked of the reader of objects (`src/support/git-objects.ts`), or together with another one.
 */
let world: World;
beforeAll(async () => {
  world = makeWorld(tiny);
  world.branch('change');
  world.commit('Better', { 'params.yaml': 'signal: 0.8\n' });
});
afterAll(() => world.remove());

/** The gits that a command starts itself, not what these start. */
async function gitsOf(...args: readonly string[]): Promise<readonly string[]> {
  const trace = join(world.folder, 'trace.json');
  rmSync(trace, { force: true });
  await world.run(args, { env: { GIT_TRACE2_EVENT: trace } });
  const events = readFileSync(trace, 'utf8').trim().split('\n');
  return events
    .map((line): { event?: string; sid?: string; argv?: readonly string[] } => JSON.parse(line))
    .filter(({ event, sid = '/' }) => event === 'start' && !sid.includes('/'))
    .map(({ argv = [] }) => argv.slice(1).join(' '))
    .map((line) => line.replace(/[0-9a-f]{40}/g, '<commit>').replace(/^.* fetch .* ledger$/, 'fetch of the ledger'))
    .sort();
}

const situation = [
  'version',
  'rev-parse --is-inside-work-tree --is-bare-repository --is-shallow-repository --show-object-format --path-format=absolute --git-common-dir --show-toplevel',
  'ls-files -z -- :(top,icase).mlops',
  'config --list -z --show-scope --includes',
  'status --porcelain=v1 -z --untracked-files=all --no-renames',
  'cat-file --batch-command',
  'rev-parse --symbolic-full-name --verify --quiet --end-of-options HEAD',
  'symbolic-ref --quiet refs/remotes/origin/HEAD',
  'ls-tree -r -z --full-tree <commit>',
  'ls-tree -r -z --full-tree <commit>',
  'fetch of the ledger',
];

it('a command starts git no more often than it has to', async () => {
  expect(await gitsOf('plan')).toEqual([...situation].sort());
});
