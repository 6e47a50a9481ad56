import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { begunPromotion } from './begun-promotion.ts';
import { git, type World } from './harness.ts';
import { merge, passes } from './promoting.ts';

const aWorld = await begunPromotion();

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
    const { result: looked } = await world.json(['doctor']);
    expect((looked.data as { findings: readonly object[] }).findings).toContainEqual(
      expect.objectContaining({ what: 'branches', state: 'bad', reason: 'branch-unrecorded' }),
    );
    const shown = JSON.stringify((await world.json(['status'])).result);
    expect(shown).toContain('version 99');
    revert(folder);
    const board = await world.json(['status']);
    expect(board.code).toBe(0);
    expect(JSON.stringify(board.result)).not.toContain('version 99');
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

  it('is not taken back by a rollback, which would hold the bytes of another version', async () => {
    const world = aWorld();
    numberByHand(clone(world), 7);
    const { code, result } = await world.json(['rollback', 'staging', 'm', '--because', 'slow']);
    expect([code, result.reason]).toEqual([2, 'branch-unrecorded']);
    expect(world.inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger')).not.toContain('holds/');
  });
});

describe('a rollback that finds nothing to go back to', () => {
  it('says what was taken back and by which commit, what is held, and the command that brings one all the same', async () => {
    const world = aWorld();
    await merge(world, 60);
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    await passes(world, ['deploy', 'staging']);
    const folder = clone(world);
    git(folder, 'revert', '--no-edit', '-m', '1', 'HEAD');
    git(folder, 'push', '--quiet');
    const commit = git(folder, 'rev-parse', 'HEAD').slice(0, 7);
    await passes(world, ['deploy', 'staging']);
    const back = async () => {
      const { code, result } = await world.json(['rollback', 'staging', 'm', '--because', 'slow']);
      return [code, result.reason, result.sentence, result.problems[0]?.remedy];
    };
    const nothing = 'There is no other version of m than 1 to go back to in staging by itself';
    expect(await back()).toEqual([
      65,
      'nothing-before',
      `${nothing}: version 2 was taken back by ${commit}, so it does not come back by itself.`,
      'Ask for it by name: `mlops promote m@2 --to staging`.',
    ]);
    await passes(world, ['hold', 'staging', 'm@2', '--because', 'wrong']);
    const [, , held, remedy] = await back();
    expect(held).toBe(`${nothing}: version 2 is held by Ada <ada@example.org> (wrong).`);
    expect(remedy).toContain('mlops promote m@<version> --to staging');
  });
});

describe('a branch that names nothing any more', () => {
  it('says who removed the release, on the board and to whoever deploys, and is put back by one merge', async () => {
    const world = aWorld();
    const folder = clone(world);
    git(folder, 'rm', '--quiet', path);
    git(folder, 'commit', '--quiet', '--message', 'Out');
    git(folder, 'push', '--quiet');
    const gone = `names no release (removed by commit ${git(folder, 'rev-parse', 'HEAD').slice(0, 12)})`;
    const { result } = await world.json(['deploy', 'staging']);
    expect([result.reason, result.sentence]).toEqual(['deploy-waits', expect.stringContaining(gone)]);
    const { stdout } = await world.run(['status']);
    expect(stdout).toContain(gone);
    expect(stdout).toContain('mlops promote m@1 --to staging');
    const { sentence } = await passes(world, ['promote', 'm@1', '--to', 'staging']);
    expect(sentence).toContain('Promote m 1 to staging, back on its branch');
    await passes(world, ['promote']);
    await passes(world, ['deploy', 'staging']);
    expect((await passes(world, ['status'])).data).toMatchObject({ board: [{ state: 'live' }, {}] });
  });

  it('because it was deleted is no peace, and its pull request has the command that merges it', async () => {
    const world = aWorld();
    await merge(world, 60);
    const manual = `${world.read('mlops.yaml')}`.replace('    auto-merge: true\n', '');
    world.commit('People merge', { 'mlops.yaml': manual });
    world.git('push', '--quiet', 'origin', 'main');
    world.inOrigin('update-ref', '-d', 'refs/heads/env/staging');
    const { code, result } = await world.json(['promote', 'm']);
    expect([code, result.reason, result.sentence]).toEqual([
      2,
      'branch-lost',
      'staging: the branch env/staging is gone, though version 1 of m is live; nothing is promoted or deployed there.',
    ]);
    await passes(world, ['promote', '--init']);
    await passes(world, ['promote', 'm@1', '--to', 'staging']);
    const { stdout } = await world.run(['status']);
    expect(stdout).toMatch(/names no release; pull request #\d+ puts it back/);
    expect(stdout).toMatch(/next: git push origin [0-9a-f]{40}:refs\/heads\/env\/staging/);
  });
});
