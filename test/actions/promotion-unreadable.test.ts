import { describe, expect, it } from 'vitest';
import { promotingScene } from './promoting.ts';
import { checkOf, deployed, depth, promoted, pushTo, staging, told, trained } from './promotion-steps.ts';

describe('a release on a protected branch that cannot be read', () => {
  const scene = promotingScene(staging());
  const branch = 'mend';

  it('turns the clock red, and deploys nothing', async () => {
    await trained(scene, depth(50));
    expect(told(await scene.clock())).toEqual([['promote main: promote', 0, 'promoted'], ...deployed]);
    pushTo(scene, 'env/staging', { 'releases/m/release.yaml': 'version: [\n' });
    expect(told(await scene.clock())).toEqual([['promote main: promote', 1, 'branch-unreadable']]);
    expect(scene.live('staging')).toBe('depth: 50');
  });

  it('is ended by the pull request that reverts it, which the check lets through', async () => {
    const { world } = scene;
    world.git('fetch', '--quiet', 'origin', `+refs/heads/env/staging:refs/heads/${branch}`);
    world.git('switch', '--quiet', branch);
    world.git('revert', '--no-edit', 'HEAD');
    world.git('push', '--quiet', 'origin', branch);
    world.git('switch', '--quiet', 'main');
    const number = await scene.propose(branch, 'staging');
    expect(checkOf(scene, { branch })).toMatchObject({ conclusion: 'success' });
    await scene.server.mergePullRequest(number);
    await scene.pushed('env/staging');
    const stepped = await promoted(scene);
    expect([stepped.code, stepped.result.problems]).toEqual([0, []]);
    expect(scene.live('staging')).toBe('depth: 50');
  });
});
