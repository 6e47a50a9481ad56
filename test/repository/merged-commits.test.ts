import { expect, it } from 'vitest';
import { mergedCommits, openRepository } from '../../src/repository/index.ts';
import { makeScene } from './scene.ts';

const nowhere = 'b'.repeat(40);

async function world() {
  const scene = await makeScene();
  const first = await scene.commit({ 'a.txt': '1\n' });
  const second = await scene.commit({ 'a.txt': '2\n' });
  const child = (parent: string) => scene.git('commit-tree', '-m', 'By hand', `${parent}^{tree}`, '-p', parent);
  return { scene, first, second, child, repository: await openRepository(scene.folder) };
}

it('commits of the branch are merged, those beside it and after it are not, and one that is nowhere is not here', async () => {
  const { first, second, child, repository } = await world();
  const [beside, after] = [await child(first), await child(second)];
  const grandchild = await child(beside);
  const found = await mergedCommits(repository, second, [first, second, beside, after, grandchild, nowhere, first]);
  expect(Object.fromEntries(found)).toEqual({
    [first]: 'merged',
    [second]: 'merged',
    [beside]: 'not-merged',
    [after]: 'not-merged',
    [grandchild]: 'not-merged',
    [nowhere]: 'not-here',
  });
});

it('what leads to a commit of the branch is not that commit: a tag, a tree', async () => {
  const { scene, first, second, repository } = await world();
  await scene.git('tag', '--annotate', '--message', 'x', 'x', first);
  const tag = await scene.git('rev-parse', 'x');
  const tree = await scene.git('rev-parse', `${first}^{tree}`);
  const found = await mergedCommits(repository, second, [tag, tree]);
  expect([...found.values()]).toEqual(['not-here', 'not-here']);
});

it('nothing asked is nothing said', async () => {
  const { second, repository } = await world();
  expect(await mergedCommits(repository, second, [])).toEqual(new Map());
});
