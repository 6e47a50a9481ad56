import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stopServers } from '../deployment/scene.ts';
import { servedModel } from '../harness/served-model.ts';
import { git, type World } from './harness.ts';
import { passes, promotingWorld } from './promoting.ts';

const environments = (folder: string) => `  staging:
    auto-merge: true
    target: { kind: local, folder: ${folder} }
`;
const moving = (folder: string) =>
  servedModel({ project: 'moving', environments: environments(folder), served: 'by a server' })['mlops.yaml'];

// Worlds are copied from this one: version 1 is in one folder, version 2 is on its way to another one.
const start = await promotingWorld(
  servedModel({ project: 'moving', environments: environments('.served/old'), served: 'by a server' }),
);
for (const _ of ['opened', 'merged']) await passes(start, ['promote']);
await passes(start, ['deploy', 'staging']);
await stopServers(join(start.clone, '.served', 'old'));
start.commit('Moved', { 'mlops.yaml': moving('.served/new'), 'params.yaml': 'depth: 60\n' });
start.git('push', '--quiet', 'origin', 'main');
await passes(start, ['train']);
for (const _ of ['opened', 'merged']) await passes(start, ['promote']);

const worlds: World[] = [start];
afterAll(async () => {
  for (const world of worlds) {
    for (const folder of ['old', 'new']) await stopServers(join(world.clone, '.served', folder));
    world.remove();
  }
});

/** Version 2 is live in its own folder, and so is version 1 in the other. */
async function movedWorld(): Promise<World> {
  const world = start.copy();
  worlds.push(world);
  const { sentence } = await passes(world, ['deploy', 'staging']);
  expect(sentence).toMatch(/^m 2 is live in staging, at /);
  expect(sentence).not.toContain('still serves');
  return world;
}

const left = /\.served\/new still serves m 2, at http:\S+, which was taken back .* remove \.served\/new\/m\.$/;

async function saysLeft(world: World, args: readonly string[]) {
  const { code, result } = await world.json(args);
  expect([code, result.reason, result.problems.length]).toEqual([2, 'target-left-serving', 1]);
  expect(result.problems[0]?.message).toMatch(left);
  expect(result.sentence).toMatch(left);
}

describe('what is taken back from a folder that the release before it does not name', () => {
  it('is said for as long as it is still there, and is no good end', async () => {
    const world = await movedWorld();
    await saysLeft(world, ['rollback', 'staging', 'm', '--because', 'x']);
    const record = JSON.parse(world.inOrigin('show', 'mlops/ledger:deployments/staging/m/3.json'));
    expect(record).toMatchObject({ version: 1, outcome: 'rollback', sentence: expect.stringMatching(left) });
    expect(readFileSync(join(world.clone, '.served/old/m/current/model.txt'), 'utf8')).toBe('depth: 50\n');
    await saysLeft(world, ['deploy', 'staging']);
    // Nothing is taken away: who reads there has to go first.
    expect(existsSync(join(world.clone, '.served/new/m/current'))).toBe(true);
    await stopServers(join(world.clone, '.served', 'new'));
    rmSync(join(world.clone, '.served/new/m'), { recursive: true });
    expect((await passes(world, ['deploy', 'staging'])).reason).toBe('nothing-to-deploy');
  });

  it('is said where it was taken back with plain git, too', async () => {
    const world = await movedWorld();
    const folder = join(world.folder, 'back');
    git(world.folder, 'clone', '--quiet', '--branch', 'env/staging', 'origin.git', folder);
    git(folder, 'revert', '--no-edit', '-m', '1', 'HEAD');
    git(folder, 'push', '--quiet', 'origin', 'HEAD');
    await saysLeft(world, ['deploy', 'staging']);
  });
});
