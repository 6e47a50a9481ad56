import { describe, expect, it } from 'vitest';
import { openPromotionDesk } from '../../src/forge/index.ts';
import { promotionDeskContract } from './promotion-desk-contract.ts';
import { base, branch, type PromotionWorld, promotionScene, wanted } from './promotion-scene.ts';

async function world(name: 'origin' | undefined): Promise<PromotionWorld> {
  const scene = await promotionScene(name);
  const { address, folder } = scene;
  const remote = name === undefined || address === undefined ? {} : { remote: { name, address } };
  return { ...scene, desk: () => openPromotionDesk({ repository: folder, env: {}, ...remote }) };
}

promotionDeskContract('The local desk with a remote', () => world('origin'));
promotionDeskContract('The local desk without a remote', () => world(undefined));

describe('promotion pull requests in plain git', () => {
  it('keep what was noted of them once their branch is gone', async () => {
    const { desk, git } = await world('origin');
    const first = await (await desk()).put(wanted);
    await git.text(['update-ref', '-d', `refs/heads/${branch}`]);
    await (await desk()).close(first.number, 'closed', 'superseded');
    await (await desk()).close(first.number, 'merged', 'too late');
    expect(await (await desk()).pulls(base)).toMatchObject([{ number: first.number, state: 'closed' }]);
  });
});
