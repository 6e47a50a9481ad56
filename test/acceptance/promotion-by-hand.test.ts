import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { git, type World } from './harness.ts';
import { merge, passes, promotingWorld } from './promoting.ts';

// Worlds are copied from this one: version 1 is live in staging, and its pull request to production is open.
const start = await promotingWorld();
await passes(start, ['promote']);
await passes(start, ['promote']);
await passes(start, ['deploy', 'staging']);
await passes(start, ['promote']);
const worlds: World[] = [start];
afterAll(() => {
  for (const world of worlds) world.remove();
});

function aWorld(): World {
  const world = start.copy();
  worlds.push(world);
  return world;
}

const path = 'releases/m/release.yaml';

/** A clone of the branch of staging, in which somebody works with plain git. */
function clone(world: World): string {
  const folder = mkdtempSync(join(world.folder, 'staging-'));
  git(world.folder, 'clone', '--quiet', '--branch', 'env/staging', 'origin.git', folder);
  return folder;
}

function numberByHand(folder: string, version: number): string {
  const file = join(folder, path);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^version: \d+$/m, `version: ${version}`));
  git(folder, 'commit', '--quiet', '--all', '--message', 'By hand');
  git(folder, 'push', '--quiet');
  return git(folder, 'rev-parse', 'HEAD').slice(0, 12);
}

function revert(folder: string): void {
  git(folder, 'revert', '--no-edit', 'HEAD');
  git(folder, 'push', '--quiet');
}

describe('a number that somebody has written into a release by hand', () => {
  it('stops no numbering, is told with the command that ends it, and is nothing that anybody is asked for', async () => {
    const world = aWorld();
    const folder = clone(world);
    const commit = numberByHand(folder, 99);
    await merge(world, 60);
    const { code, result } = await world.json(['promote']);
    expect([code, result.reason, result.data]).toMatchObject([2, 'branch-unrecorded', { versions: [{ version: 2 }] }]);
    expect(result.problems).toMatchObject([
      {
        message: expect.stringContaining(`env/staging names version 99 of m, since commit ${commit}`),
        remedy: expect.stringContaining(`git revert ${commit}`),
      },
    ]);
    revert(folder);
    const board = await world.run(['status']);
    expect([board.code, board.stdout.includes('99')]).toEqual([0, false]);
    expect((await passes(world, ['promote'])).sentence).toContain('staging: pull request');
    await passes(world, ['promote']);
    await passes(world, ['deploy', 'staging']);
    expect((await passes(world, ['status'])).data).toMatchObject({
      board: [{ environment: 'staging', state: 'live', live: { version: 2 } }, {}],
    });
  });

  it('is another thing than a ledger that is gone, also where what it had given was reverted', async () => {
    const world = aWorld();
    await merge(world, 60);
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    const folder = clone(world);
    git(folder, 'revert', '--no-edit', '-m', '1', 'HEAD');
    git(folder, 'push', '--quiet');
    for (const ref of ['refs/heads/mlops/ledger', 'refs/pull/records']) world.inOrigin('update-ref', '-d', ref);
    await merge(world, 70);
    const { code, result } = await world.json(['promote']);
    expect([code, result.reason]).toEqual([2, 'versions-lost']);
    expect(result.sentence).toContain('a promotion has brought version 2 to an environment');
  });
});
