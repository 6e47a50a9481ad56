import { expect, it } from 'vitest';
import { servingCode } from '../../../src/commands/promotion/serving-code.ts';
import { openRepository } from '../../../src/repository/index.ts';
import { Git } from '../../../src/support/git.ts';
import { load } from '../../project/support.ts';
import { makeScene, sceneAt, temporaryFolder } from '../../repository/scene.ts';

const { project } = load(`version: 1
models:
  a: { train: x, artifact: m, serve: { run: y, code: [serve/**, "!serve/old/**"] } }
  b: { train: x, artifact: m, serve: { run: y, code: other.py } }
  c: { train: x, artifact: m, serve: y }
  d: { train: x, artifact: m }
environments: { e: { target: { kind: command, apply: z } } }
`);

async function world() {
  const { folder, commit, git } = await makeScene();
  const found = async (tip: string) => [
    ...(await servingCode({ repository: await openRepository(folder), project, tip })),
  ];
  return { folder, commit, git, found };
}

it('is of the commit that changed any of the files last, whatever came after it', async () => {
  const { commit, found } = await world();
  expect(await found(await commit({ 'train.py': '' }))).toEqual([]);
  const first = await commit({ 'serve/app.py': 'a', 'other.py': 'o' });
  expect(await found(first)).toEqual([
    ['a', first],
    ['b', first],
  ]);
  const old = await commit({ 'serve/old/app.py': 'b', 'train.py': 'c' });
  expect(await found(old)).toEqual([
    ['a', first],
    ['b', first],
  ]);
  const second = await commit({ 'serve/app.py': 'b' });
  expect(await found(await commit({ 'train.py': 'd' }))).toEqual([
    ['a', second],
    ['b', first],
  ]);
});

it('counts what was removed and what was renamed, and a merge as one change', async () => {
  const { commit, found, git } = await world();
  await commit({ 'serve/app.py': 'a'.repeat(200), 'other.py': 'o' });
  await git('mv', 'serve/app.py', 'moved.py');
  const moved = await commit();
  expect(new Map(await found(moved)).get('a')).toBe(moved);
  await git('checkout', '--quiet', '-b', 'change');
  await commit({ 'serve/new.py': '1' });
  await commit({ 'serve/new.py': '2' });
  await git('checkout', '--quiet', 'main');
  await commit({ 'train.py': 'x' });
  await git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'change');
  const merged = await git('rev-parse', 'HEAD');
  expect(new Map(await found(merged)).get('a')).toBe(merged);
  await git('rm', '--quiet', 'other.py');
  const removed = await commit();
  expect(new Map(await found(removed)).get('b')).toBe(removed);
});

it('is found however long ago it was', async () => {
  const { commit, found, git } = await world();
  const first = await commit({ 'serve/app.py': 'a', 'other.py': 'o' });
  const tree = await git('rev-parse', 'HEAD^{tree}');
  let tip = first;
  for (let count = 0; count < 205; count += 1) tip = await git('commit-tree', '-m', 'Nothing', tree, '-p', tip);
  expect(new Map(await found(tip)).get('b')).toBe(first);
});

it('a clone without the history cannot tell, and says so', async () => {
  const { folder, commit } = await world();
  await commit({ 'serve/app.py': 'a' });
  await commit({ 'train.py': 'b' });
  const shallow = await temporaryFolder();
  await new Git(shallow).text(['clone', '--quiet', '--depth=1', `file://${folder}`, '.']);
  const tip = await (await sceneAt(shallow)).git('rev-parse', 'HEAD');
  await expect(servingCode({ repository: await openRepository(shallow), project, tip })).rejects.toMatchObject({
    problems: [{ reason: 'shallow-clone' }],
  });
});
