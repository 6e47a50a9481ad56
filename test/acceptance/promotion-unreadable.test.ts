import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copiesOf } from './begun-promotion.ts';
import { git, type World } from './harness.ts';
import { merge, passes, promotingWorld } from './promoting.ts';

// Worlds are copied from this one: version 1 is live in staging, and its pull request to production is open.
const start = await promotingWorld();
const unpromoted = start.copy();
await passes(start, ['promote']);
await passes(start, ['promote']);
await passes(start, ['deploy', 'staging']);
await passes(start, ['promote']);
const aWorld = copiesOf(start);
afterAll(() => unpromoted.remove());

const path = 'releases/m/release.yaml';

function cloneOfStaging(world: World): string {
  const folder = mkdtempSync(join(world.folder, 'staging-'));
  git(world.folder, 'clone', '--quiet', '--branch', 'env/staging', 'origin.git', folder);
  return folder;
}

/** Somebody changes the release of staging by hand; gives a clone of the branch. */
function broken(world: World, change: (text: string) => string = () => 'version: [\n'): string {
  const folder = cloneOfStaging(world);
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, change(existsSync(file) ? readFileSync(file, 'utf8') : ''));
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'By hand');
  git(folder, 'push', '--quiet');
  return folder;
}

const ended = async (world: World, args: readonly string[]) => {
  const { code, result } = await world.json(args);
  return [code, result.reason];
};
const board = async (world: World) => {
  const { data } = await passes(world, ['status']);
  const { board: cells } = data as { board: readonly { environment: string; state: string; version: number }[] };
  const cell = cells.find(({ environment }) => environment === 'staging');
  return [cell?.state, cell?.version];
};

describe('a release on the branch that cannot be read', () => {
  it('is a problem with its place and the command that ends it, asked for by name or not, and nothing else waits', async () => {
    const world = aWorld();
    const folder = broken(world);
    const commit = git(folder, 'rev-parse', 'HEAD').slice(0, 12);
    await merge(world, 60);
    const { code, result } = await world.json(['promote']);
    expect([code, result.reason, result.data]).toMatchObject([2, 'branch-unreadable', { versions: [{ version: 2 }] }]);
    expect(result.problems).toMatchObject([
      {
        message: expect.stringContaining(
          `staging: the release of m on env/staging cannot be read, since commit ${commit}`,
        ),
        remedy: expect.stringContaining(`git revert ${commit}`),
        place: { file: `env/staging:${path}`, line: 2 },
      },
    ]);
    const wish = await world.json(['promote', 'm@2', '--to', 'staging']);
    expect([wish.code, wish.result.reason]).toEqual([2, 'branch-unreadable']);
    expect(wish.result.sentence).toMatch(/^staging: m 2 is not promoted: /);
    expect(await ended(world, ['deploy', 'staging'])).toEqual([2, 'deploy-waits']);
    expect(await ended(world, ['deploy', 'production'])).toEqual([0, 'nothing-to-deploy']);
    expect((await world.run(['status'])).stdout).toContain('somebody who reverts that commit on env/staging');
  });

  it('is told with the same commit and command by deploy, rollback, status and doctor', async () => {
    const world = aWorld();
    const folder = broken(world);
    const remedy = `(\`git revert ${git(folder, 'rev-parse', 'HEAD').slice(0, 12)}\``;
    const place = { file: `env/staging:${path}`, line: 2 };
    const deployed = await world.json(['deploy', 'staging']);
    expect([deployed.code, deployed.result.problems]).toMatchObject([
      2,
      [{ reason: 'deploy-waits', remedy: expect.stringContaining(remedy), place }],
    ]);
    const taken = await world.json(['rollback', 'staging', 'm', '--because', 'slow']);
    expect([taken.code, taken.result.problems]).toMatchObject([
      2,
      [{ reason: 'branch-unreadable', remedy: expect.stringContaining(remedy), place }],
    ]);
    expect((await world.run(['status'])).stdout).toContain(remedy);
    const { code, result } = await world.json(['doctor']);
    const { findings } = result.data as { findings: readonly { what: string }[] };
    expect(findings.filter(({ what }) => what === 'branches')).toMatchObject([
      { state: 'bad', reason: 'branch-unreadable', remedy: expect.stringContaining(remedy) },
    ]);
    expect(code).not.toBe(0);
  });

  it('is ended by the revert that it names: what was live is live, and what is newer follows', async () => {
    const world = aWorld();
    const folder = broken(world);
    git(folder, 'revert', '--no-edit', 'HEAD');
    git(folder, 'push', '--quiet');
    expect(await board(world)).toEqual(['live', 1]);
    await merge(world, 60);
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    expect(await ended(world, ['deploy', 'staging'])).toEqual([0, 'deployed']);
  });

  it('is ended by the revert also where what was there had come by a promotion and was not deployed yet', async () => {
    const world = aWorld();
    await merge(world, 60);
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    const folder = broken(world, (text) => text.replace('model: m', 'model: n'));
    expect(await ended(world, ['deploy', 'staging'])).toEqual([2, 'deploy-waits']);
    git(folder, 'revert', '--no-edit', 'HEAD');
    git(folder, 'push', '--quiet');
    expect(await ended(world, ['deploy', 'staging'])).toEqual([0, 'deployed']);
    expect(await board(world)).toEqual(['live', 2]);
  });

  it('is ended by the revert where it was the first that the branch has had', async () => {
    const world = aWorld(unpromoted);
    const folder = broken(world);
    expect(await ended(world, ['promote'])).toEqual([2, 'branch-unreadable']);
    git(folder, 'revert', '--no-edit', 'HEAD');
    git(folder, 'push', '--quiet');
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    expect(await ended(world, ['deploy', 'staging'])).toEqual([0, 'deployed']);
  });

  it('is ended by removing the file too, after which the version is asked for by name', async () => {
    const world = aWorld();
    const folder = broken(world);
    git(folder, 'rm', '--quiet', path);
    git(folder, 'commit', '--quiet', '--message', 'Out');
    git(folder, 'push', '--quiet');
    expect((await world.run(['status'])).stdout).toContain('somebody who asks for a version of m by name');
    await passes(world, ['promote', 'm@1', '--to', 'staging']);
    await passes(world, ['promote']);
    expect(await ended(world, ['deploy', 'staging'])).toEqual([0, 'deployed']);
  });

  it('is no way around a revert: what was taken back does not return by breaking the file and mending it', async () => {
    const world = aWorld();
    await merge(world, 60);
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    await passes(world, ['deploy', 'staging']);
    const folder = cloneOfStaging(world);
    const second = git(folder, 'show', `HEAD:${path}`);
    git(folder, 'revert', '--no-edit', '-m', '1', 'HEAD');
    git(folder, 'push', '--quiet');
    await passes(world, ['deploy', 'staging']);
    broken(world);
    broken(world, () => `${second}\n`);
    expect(await board(world)).toEqual(['merged', 2]);
    expect(await ended(world, ['deploy', 'staging'])).toEqual([2, 'deploy-waits']);
  });
});
