import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { begunPromotion, project, pushed, reasonOf, stateOf } from './begun-promotion.ts';
import { git } from './harness.ts';
import { merge, passes } from './promoting.ts';

const aWorld = await begunPromotion();

describe('what somebody breaks', () => {
  it('what is live is asked of its target: a changed file is told, files that are gone are brought again', async () => {
    const world = aWorld();
    const versions = join(world.clone, '.served', 'staging', 'm', 'versions');
    rmSync(join(world.clone, '.served', 'staging', 'm', 'current', 'model.txt'));
    expect(await reasonOf(world, ['deploy', 'staging'])).toEqual([65, 'deployment-files-differ']);
    rmSync(versions, { recursive: true });
    expect(await reasonOf(world, ['deploy', 'staging'])).toEqual([0, 'deployed']);
    expect(await reasonOf(world, ['deploy', 'staging'])).toEqual([0, 'nothing-to-deploy']);
  });

  it('settings that somebody has taken back do not return, and go nowhere before they are verified where they have to be', async () => {
    const world = aWorld();
    await pushed(
      world,
      'Elsewhere',
      project((text) => text.replace('.served/staging', '.served/moved')),
    );
    // production waits for staging, which has not got them yet.
    expect(await stateOf(world, 'production')).toBe('open needs');
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    await passes(world, ['deploy', 'staging']);
    const folder = join(world.folder, 'back');
    git(world.folder, 'clone', '--quiet', '--branch', 'env/staging', 'origin.git', folder);
    const parents = git(folder, 'show', '-s', '--format=%P').split(' ').length;
    git(folder, 'revert', '--no-edit', ...(parents > 1 ? ['-m', '1'] : []), 'HEAD');
    git(folder, 'push', '--quiet', 'origin', 'HEAD');
    for (const _ of ['once', 'again']) await passes(world, ['promote']);
    expect(world.inOrigin('show', 'env/staging:releases/m/release.yaml')).toContain('.served/staging');
  });

  it('a project file on the default branch that cannot be read keeps nobody from the way back', async () => {
    const world = aWorld();
    const good = world.read('mlops.yaml');
    world.commit('Broken', { 'mlops.yaml': good.replace('models:', 'modles:') });
    world.git('push', '--quiet', 'origin', 'main');
    const status = await world.run(['status']);
    expect([status.code, status.stderr]).toEqual([0, expect.stringContaining('cannot be read, and that of')]);
    expect(await reasonOf(world, ['deploy', 'staging', '--again'])).toEqual([0, 'deployed']);
    const [code, reason] = await reasonOf(world, ['promote']);
    expect([code, reason]).toEqual([65, 'nothing-declared']);
  });

  it('a branch that is deleted under an open pull request is made anew, and the pull request with it', async () => {
    const world = aWorld();
    world.inOrigin('update-ref', '-d', 'refs/heads/env/production');
    await passes(world, ['promote', '--init']);
    await passes(world, ['promote']);
    expect(await stateOf(world, 'production')).toBe('open merge');
    expect((await passes(world, ['promote'])).reason).toBe('nothing-to-promote');
  });

  it('a revert of a revert is no promotion', async () => {
    const world = aWorld();
    await merge(world, 60);
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    await passes(world, ['deploy', 'staging']);
    const folder = join(world.folder, 'twice');
    git(world.folder, 'clone', '--quiet', '--branch', 'env/staging', 'origin.git', folder);
    git(folder, 'revert', '--no-edit', '-m', '1', 'HEAD');
    git(folder, 'push', '--quiet');
    await passes(world, ['deploy', 'staging']);
    git(folder, 'revert', '--no-edit', 'HEAD');
    git(folder, 'push', '--quiet');
    expect([...(await reasonOf(world, ['deploy', 'staging'])), await stateOf(world, 'staging')]).toEqual([
      2,
      'deploy-waits',
      'merged arrival',
    ]);
  });

  it('a ledger that is gone numbers nothing twice', async () => {
    const world = aWorld();
    world.inOrigin('update-ref', '-d', 'refs/heads/mlops/ledger');
    await merge(world, 60);
    expect(await reasonOf(world, ['promote'])).toEqual([2, 'versions-lost']);
  });
});
