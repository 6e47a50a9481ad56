import { describe, expect, it } from 'vitest';
import { promotingScene, twoEnvironments } from './promoting.ts';

// Production merges by itself what is no worse than what is live there.
const scene = promotingScene(
  (folder) => twoEnvironments(folder).replace('    needs: [staging]\n', '    needs: [staging]\n    auto-merge: true\n'),
  '{ accuracy: [{ min: 0.2 }, { max-worse: 0, at: production }] }',
);
const open = () =>
  [...scene.server.pulls.values()].filter(
    ({ base, branch, state }) => base === 'env/production' && branch.startsWith('mlops/') && state === 'open',
  );
const checkOf = (head: string | null | undefined) =>
  scene.server.checks.findLast((one) => one.name.startsWith('mlops promotion') && one.head === head);
const release = () => scene.world.inOrigin('show', 'refs/heads/env/production:releases/m/release.yaml');

describe('a gate of production against what is live there', () => {
  it('without anything live is unknown: the check leaves the merge to a person, and says why', async () => {
    await scene.pushed('main');
    const [pull] = open();
    expect(pull?.title).toBe('Promote m 1 to production');
    expect(pull?.body).toContain('Gates of `production`: ❓ **unknown**');
    expect(checkOf(pull?.head)).toMatchObject({
      conclusion: 'success',
      title: expect.stringMatching(/^Only a person merges this: The gates of production say unknown of version 1/),
    });
    await scene.clock();
    expect(open()).toHaveLength(1);
    await scene.mergePromotion('production');
    expect(scene.live('production')).toBe('depth: 50');
  });

  it('lets a better version go by itself', async () => {
    await scene.merge('Seventy', { 'params.yaml': 'depth: 70\n' });
    expect(scene.live('production')).toBe('depth: 70');
    expect(release()).toContain('verdict: pass');
    expect(release()).toMatch(/against:\n\s+environment: production\n\s+version: 1\n/);
  });

  it('keeps a worse one, which has passed its own gates, for a person', async () => {
    await scene.merge('Sixty', { 'params.yaml': 'depth: 60\n' });
    const [pull] = open();
    expect([scene.live('staging'), scene.live('production'), pull?.title]).toEqual([
      'depth: 60',
      'depth: 70',
      'Promote m 3 to production, from 2',
    ]);
    expect(pull?.body).toMatch(/accuracy got worse by 0\.10.* \(against version 2, live in `production`\)/);
  });

  it('is asked again once something else is live, and what it keeps no more goes by itself', async () => {
    const [before] = open();
    const { world, server } = scene;
    world.git('fetch', '--quiet', 'origin');
    world.git('switch', '--quiet', '--create', 'back', 'origin/env/production');
    world.git('revert', '--no-edit', '-m', '1', 'HEAD');
    world.git('push', '--quiet', 'origin', 'back');
    await server.mergePullRequest(await scene.propose('back', 'production'));
    await scene.pushed('env/production');
    expect(scene.live('production')).toBe('depth: 60');
    expect(server.pulls.get(before?.number ?? 0)).toMatchObject({ state: 'closed', mergedAs: expect.any(String) });
    expect(release()).toMatch(/against:\n\s+environment: production\n\s+version: 1\n/);
    expect(release()).toContain('\nversion: 3\n');
  });
});
