import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { git, type World } from './harness.ts';
import { files, passes, promotingWorld } from './promoting.ts';

const readme = 'Words only.\n';
const project = files['mlops.yaml']
  .replace('code: [train.sh, check.sh]', 'code: [train.sh]')
  .replace('serve: { verify:', 'serve: { code: [check.sh, greet.sh], verify:');

const start = await promotingWorld();
const fresh = start.copy();
afterAll(() => start.remove());

const push = (world: World, words: string, changed: Readonly<Record<string, string>>) => {
  world.commit(words, changed);
  world.git('push', '--quiet', 'origin', 'main');
};

/** Until nothing is left to be done, as the clock and people would. */
async function settle(world: World): Promise<void> {
  for (let count = 0; count < 4; count += 1) {
    await passes(world, ['promote']);
    await world.json(['deploy', 'staging']);
  }
}

const releaseOf = (world: World) => world.inOrigin('show', 'env/staging:releases/m/release.yaml');
const holds = (world: World) => world.inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger', 'holds/');
const runs = async (world: World, ...first: readonly string[]) => {
  for (const command of first) await passes(world, [command]);
  return world.inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger', 'runs/');
};
const deployments = (world: World) =>
  world
    .inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger', 'deployments/staging/')
    .split('\n')
    .filter(Boolean)
    .map((path) => JSON.parse(world.inOrigin('show', `mlops/ledger:${path}`)));

const said = async (world: World) => (await world.run(['status'])).stdout;

/** Version 1 with serving code is live in staging. */
async function served(world: World): Promise<void> {
  push(world, 'Serving code of its own', { 'mlops.yaml': project });
  await passes(world, ['train']);
  await settle(world);
}

describe('code that only serves', () => {
  it('reaches an environment without a training, and what fails of it is not blamed on the bytes', async () => {
    const world = start;
    await served(world);
    const first = releaseOf(world);
    expect(first).toContain('files:\n      - check.sh\n      - greet.sh');
    expect(deployments(world)).toHaveLength(1);

    // What nobody serves with changes nothing.
    push(world, 'Words', { 'NOTES.txt': readme });
    expect((await passes(world, ['promote'])).reason).toBe('nothing-to-promote');

    const before = await runs(world);
    push(world, 'A better check', { 'check.sh': 'echo better >&2\n' });
    const fixed = world.git('rev-parse', 'HEAD').trim();
    const planned = await world.json(['plan']);
    expect(planned.result.problems).toContainEqual(expect.objectContaining({ reason: 'code-matches-nothing' }));
    expect(await runs(world, 'train')).toBe(before);
    await settle(world);
    expect(releaseOf(world)).toContain(`commit: ${fixed}\n    files:`);
    expect(deployments(world).map(({ outcome, version }) => [outcome, version])).toEqual([
      ['verified', 1],
      ['verified', 1],
    ]);
    const good = releaseOf(world);

    push(world, 'A broken check', { 'check.sh': 'echo broken >&2; exit 1\n' });
    await settle(world);
    expect(deployments(world).map(({ outcome }) => outcome)).toEqual(['verified', 'verified', 'failed']);
    // The branch is back at what is live, the bytes are not held, and the same settings do not return by themselves.
    expect(releaseOf(world)).toBe(good);
    expect(holds(world)).toBe('');

    push(world, 'The check is mended', { 'check.sh': 'echo mended >&2\n' });
    const mended = world.git('rev-parse', 'HEAD').trim();
    await settle(world);
    // Why settings were taken back stands in the commit of the branch; who is to merge reads it in the pull request.
    const pulls = world.inOrigin('ls-tree', '-r', '--name-only', 'refs/pull/records', 'promotions/').split('\n').sort();
    const bodies = pulls.map((path) => JSON.parse(world.inOrigin('show', `refs/pull/records:${path}`)).body as string);
    expect(bodies.filter((body) => body.includes('Taken back here last'))).toEqual([bodies.at(-1)]);
    expect(bodies.at(-1)).toMatch(/Other settings or serving code of version 1 were taken back .*: .*broken/);
    expect(releaseOf(world)).toContain(`commit: ${mended}\n    files:`);
    expect(deployments(world).map(({ outcome }) => outcome)).toEqual(['verified', 'verified', 'failed', 'verified']);

    // There is no other version to go back to: the serving code goes back, and the bytes stay.
    const back = ['rollback', 'staging', 'm', '--because', 'It hums'];
    expect(await passes(world, back)).toMatchObject({ reason: 'deployed' });
    expect(releaseOf(world)).toBe(good);
    expect(holds(world)).toBe('');
    expect((await passes(world, back)).reason).toBe('nothing-to-deploy');
    expect(releaseOf(world)).toBe(good);
    expect((await passes(world, ['promote'])).reason).toBe('nothing-to-promote');

    // Nor does a newer version bring along what was taken back, before somebody asks for it.
    expect(await said(world)).toContain('went back from the settings or serving code');
    world.commit('Depth 60', { 'params.yaml': 'depth: 60\n' });
    world.git('push', '--quiet', 'origin', 'main');
    await passes(world, ['train']);
    await settle(world);
    expect(releaseOf(world)).toBe(good);
    await passes(world, ['promote', 'm@1', '--to', 'staging']);
    await settle(world);
    expect(releaseOf(world)).toContain(`commit: ${mended}\n    files:`);
    expect(releaseOf(world)).toContain('version: 1\n');
  });

  it('of two changes that were taken back one after the other neither returns by itself', async () => {
    const world = fresh;
    try {
      await served(world);
      const releases = [releaseOf(world)];
      for (const words of ['second', 'third']) {
        push(world, words, { 'check.sh': `echo ${words} >&2\n` });
        await settle(world);
        releases.unshift(releaseOf(world));
      }
      expect(new Set(releases).size).toBe(3);
      for (const because of ['third is loud', 'second as well']) {
        await passes(world, ['rollback', 'staging', 'm', '--because', because]);
        await settle(world);
      }
      expect(releaseOf(world)).toBe(releases[2]);

      // A revert by hand, and at the same time a rollback: they are one.
      await passes(world, ['promote', 'm@1', '--to', 'staging']);
      await settle(world);
      expect(releaseOf(world)).toContain('commit: ');
      const newest = releaseOf(world);
      const folder = join(world.folder, 'by-hand');
      git(world.folder, 'clone', '--quiet', '--branch', 'env/staging', 'origin.git', folder);
      const parents = git(folder, 'show', '-s', '--format=%P').trim().split(' ').length;
      git(folder, 'revert', '--no-edit', ...(parents > 1 ? ['-m', '1'] : []), 'HEAD');
      git(folder, 'push', '--quiet', 'origin', 'HEAD');
      await passes(world, ['rollback', 'staging', 'm', '--because', 'panic']);
      await settle(world);
      expect(releaseOf(world)).toBe(releases[2]);
      expect(newest).not.toBe(releases[2]);
    } finally {
      world.remove();
    }
  });
});
