import { describe, expect, it } from 'vitest';
import { forgeVersion } from '../acceptance/ledger-by-hand.ts';
import { promotingScene } from './promoting.ts';
import {
  checkOf,
  deployed,
  depth,
  ended,
  promoted,
  pullsInto,
  releaseOn,
  staging,
  told,
  trained,
} from './promotion-steps.ts';

describe('a version that was written to the ledger past the workflows', () => {
  const scene = promotingScene(staging());

  it('is told by the clock, and nothing is opened, merged or started for it', async () => {
    await trained(scene, depth(50));
    expect(told(await scene.clock())).toEqual([['promote main: promote', 0, 'promoted'], ...deployed]);
    const before = releaseOn(scene, 'env/staging');
    forgeVersion(scene.world, 2, { fingerprint: 'f'.repeat(64) });
    const asked = scene.server.seen.length;
    const stepped = await promoted(scene);
    expect(ended(stepped)).toEqual([1, 'version-not-merged']);
    expect(
      scene.server.seen.slice(asked).filter(({ operation }) => /^(POST|PUT|PATCH|DELETE) /.test(operation)),
    ).toEqual([]);
    expect([releaseOn(scene, 'env/staging'), pullsInto(scene, 'staging')]).toMatchObject([before, [{ number: 1 }]]);
  });

  it('is not promoted by name', async () => {
    const stepped = await promoted(scene, { inputs: { promote: 'm@2', override: 'I say so' } });
    expect(ended(stepped)).toEqual([1, 'version-not-merged']);
    expect(pullsInto(scene, 'staging')).toHaveLength(1);
  });

  it('is in nobody’s way: what is merged next is promoted and deployed', async () => {
    await trained(scene, depth(60));
    expect(told(await scene.clock())).toEqual([['promote main: promote', 0, 'promoted'], ...deployed]);
    expect(JSON.parse(scene.ledger('versions/m/3.json'))).toMatchObject({ before: 1 });
    expect(scene.live('staging')).toBe('depth: 60');
  });
});

describe('a pull request of such a version that is open', () => {
  const scene = promotingScene((folder) => staging()(folder).replace('    auto-merge: true\n', ''));

  it('is closed by the next job, by that word', async () => {
    await trained(scene, depth(50));
    expect(ended(await promoted(scene))).toEqual([0, 'promoted']);
    const [pull] = pullsInto(scene, 'staging');
    if (pull === undefined) throw new Error('nothing was opened');
    expect(checkOf(scene, pull)?.conclusion).toBe('success');
    const { world } = scene;
    world.git('reset', '--quiet', '--hard', world.git('commit-tree', '-m', 'Rewritten', 'main^{tree}').trim());
    world.git('push', '--quiet', '--force', 'origin', 'main');
    const stepped = await promoted(scene);
    expect(JSON.stringify(stepped.result.data)).toContain('is closed (not-merged)');
    expect(pullsInto(scene, 'staging')[0]).toMatchObject({ state: 'closed' });
  });
});
