import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from './harness.ts';
import { files, merge, passes, promotingWorld } from './promoting.ts';

let world: World;
beforeAll(async () => {
  world = await promotingWorld();
  world.commit('Tags', { 'mlops.yaml': `tags: gto\n${files['mlops.yaml']}` });
  world.git('push', '--quiet', 'origin', 'main');
  await passes(world, ['train']);
});
afterAll(() => world.remove());

const tags = () =>
  world.inOrigin('tag', '--list', '--format=%(refname:short) %(*objectname)').split('\n').filter(Boolean);
const commitOf = (path: string) => JSON.parse(world.inOrigin('show', `mlops/ledger:${path}`)).commit;

describe('with `tags: gto`', () => {
  it('a version has its tag as soon as it is numbered, and a deployment with the next promotion', async () => {
    expect(await passes(world, ['promote'])).toMatchObject({ data: { tags: ['m@v1.0.0'] } });
    const commit = commitOf('versions/m/1.json');
    expect(tags()).toEqual([`m@v1.0.0 ${commit}`]);
    await passes(world, ['promote']); // merges
    await passes(world, ['deploy', 'staging']);
    expect(await passes(world, ['promote'])).toMatchObject({ data: { tags: ['m#staging#1'] } });
    expect(tags()).toEqual([`m#staging#1 ${commit}`, `m@v1.0.0 ${commit}`]);
    expect(await passes(world, ['promote'])).toMatchObject({ data: { tags: [] } });
  });

  it('a tag of that name on another commit is told and left there, and nothing waits for it', async () => {
    const strange = world.inOrigin('rev-parse', 'main');
    world.inOrigin('tag', 'm@v2.0.0', strange);
    await merge(world, 60);
    const { code, result } = await world.json(['promote']);
    expect([code, result.reason, result.ends]).toEqual([2, 'version-tag-elsewhere', 'unknown']);
    expect(result.sentence).toContain(`m@v2.0.0 stands on another commit (${strange.slice(0, 12)})`);
    expect(result.data).toMatchObject({ versions: [{ version: 2 }], done: [{ what: 'opened' }], tags: [] });
    expect(world.inOrigin('rev-parse', 'm@v2.0.0')).toBe(strange);
    const remedy = expect.stringContaining('`git push origin --delete m@v2.0.0`');
    expect(result.problems).toMatchObject([{ remedy }]);
    const before = world.read('mlops.yaml');
    const without = world.copy(); // where the tag has to stay
    without.commit('No tags', { 'mlops.yaml': before.replace('tags: gto\n', '') });
    without.git('push', '--quiet', 'origin', 'main');
    expect((await passes(without, ['promote'])).problems).toEqual([]);
    without.remove();
    world.inOrigin('tag', '--delete', 'm@v2.0.0');
    expect((await passes(world, ['promote'])).data).toMatchObject({ tags: ['m@v2.0.0'] });
  });

  it('a remote that takes none is told, and what it refused is made by the next run', async () => {
    world.inOrigin('config', 'transfer.hideRefs', 'refs/tags');
    const { code, result } = await world.json(['promote']);
    expect([code, result.reason]).toEqual([2, 'version-tag-refused']);
    world.inOrigin('config', '--unset', 'transfer.hideRefs');
    expect((await passes(world, ['promote'])).ends).toBe('pass');
  });
});
