import { rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openEnvironmentBranch, openRepository } from '../../src/repository/index.ts';
import { newBare, newClone, newScene, type Scene } from '../ledger/scene.ts';

const release = 'releases/delay/release.yaml';
const other = 'releases/price/release.yaml';
const files = (text: string, path = release) => new Map([[path, text]]);
const seen = (text: string | undefined, path = release) => new Map([[path, text]]);
const promotion = 'mlops/promotion/staging/delay/v2';

interface World {
  readonly scene: Scene;
  readonly open: (name?: string) => ReturnType<typeof openEnvironmentBranch>;
  readonly show: (revision: string) => Promise<string>;
}

async function withRemote(): Promise<World> {
  const scene = await newScene();
  const origin = await newBare(scene, 'origin.git');
  await newClone(scene, 'clone', origin);
  return world(scene, 'origin.git', 'origin');
}

async function alone(): Promise<World> {
  const scene = await newScene();
  await newClone(scene, 'clone');
  return world(scene, 'clone', undefined);
}

function world(scene: Scene, at: string, remote: string | undefined): World {
  return {
    scene,
    open: async () => {
      const repository = await openRepository(scene.git('clone').folder);
      return openEnvironmentBranch({ repository, remote, branch: 'env/staging' });
    },
    show: (revision) => scene.git(at).text(['show', revision]),
  };
}

describe.each([
  ['with a remote', withRemote],
  ['in one clone', alone],
])('the branch of an environment, %s', (_, make) => {
  it('is made by the first files, as a history of its own', async () => {
    const { open, show, scene } = await make();
    const branch = await open();
    expect(await branch.tip()).toBeUndefined();
    const commit = await branch.put({ files: files('one'), seen: new Map(), message: 'Begin' });
    expect(await (await open()).tip()).toBe(commit);
    expect(await (await open()).read([release, other])).toEqual(files('one'));
    expect(await show('env/staging:releases/delay/release.yaml')).toBe('one');
    expect(await scene.git('clone').text(['status', '--porcelain'])).toBe('');
  });

  it('writes nothing over what somebody has put there since', async () => {
    const { open } = await make();
    await (await open()).put({ files: files('one'), seen: seen(undefined), message: 'Begin' });
    const late = await open();
    expect(await late.put({ files: files('two'), seen: seen(undefined), message: 'Late' })).toBeUndefined();
    expect(await late.put({ files: files('two'), seen: seen('one'), message: 'Next' })).toBeDefined();
    expect(await (await open()).read([release])).toEqual(files('two'));
  });

  it('proposes a change as a branch that is one commit ahead, and leaves one alone that still stands', async () => {
    const { open, show } = await make();
    await (await open()).put({
      files: new Map([...files('one'), ...files('other', other)]),
      seen: new Map(),
      message: 'Begin',
    });
    const first = await (await open()).propose(promotion, { files: files('two'), message: 'Promote', open: true });
    expect(first.made).toBe(true);
    expect(await show(`${promotion}:${release}`)).toBe('two');
    expect(await show(`${promotion}:${other}`)).toBe('other');
    expect(await show(`env/staging:${release}`)).toBe('one');
    expect(await (await open()).propose(promotion, { files: files('two'), message: 'Promote', open: true })).toEqual({
      commit: first.commit,
      made: false,
    });
    // Another model's release does not touch it.
    await (await open()).put({ files: files('moved', other), seen: seen('other', other), message: 'Other' });
    expect(
      (await (await open()).propose(promotion, { files: files('two'), message: 'Promote', open: true })).made,
    ).toBe(false);
  });

  it('proposes anew where the text is another, or the branch has moved below it', async () => {
    const { open, show } = await make();
    await (await open()).put({ files: files('one'), seen: new Map(), message: 'Begin' });
    await (await open()).propose(promotion, { files: files('two'), message: 'Promote', open: true });
    expect(
      (await (await open()).propose(promotion, { files: files('three'), message: 'Promote', open: true })).made,
    ).toBe(true);
    expect(await show(`${promotion}:${release}`)).toBe('three');
    await (await open()).put({ files: files('back'), seen: seen('one'), message: 'By hand' });
    const again = await (await open()).propose(promotion, { files: files('three'), message: 'Promote', open: true });
    expect(again.made).toBe(true);
    expect(await show(`${again.commit}^:${release}`)).toBe('back');
  });

  it('proposes anew what may be merged already, unless it stands on the newest commit', async () => {
    const { open } = await make();
    await (await open()).put({ files: files('one'), seen: new Map(), message: 'Begin' });
    const again = { files: files('two'), message: 'Promote', open: false };
    expect((await (await open()).propose(promotion, again)).made).toBe(true);
    expect((await (await open()).propose(promotion, again)).made).toBe(false);
    await (await open()).put({ files: files('other', other), seen: new Map(), message: 'Other' });
    expect((await (await open()).propose(promotion, again)).made).toBe(true);
  });

  it('proposes nothing for a branch that does not exist', async () => {
    const { open } = await make();
    await expect(
      (await open()).propose(promotion, { files: files('one'), message: 'Promote', open: true }),
    ).rejects.toMatchObject({
      problems: [{ reason: 'environment-branch-missing' }],
    });
  });
});

describe('a remote that refuses', () => {
  it('is told with the branch and what to allow', async () => {
    const { open, scene } = await withRemote();
    const hook = `${scene.git('origin.git').folder}/hooks/pre-receive`;
    await writeFile(hook, '#!/bin/sh\necho "protected branch" >&2\nexit 1\n', { mode: 0o755 });
    const put = (await open()).put({ files: files('one'), seen: new Map(), message: 'Begin' });
    await expect(put).rejects.toMatchObject({ problems: [{ reason: 'environment-branch-refused' }] });
  });

  it('is told where a release should be and something else is', async () => {
    const { open } = await withRemote();
    await (await open()).put({ files: files('a file', 'releases'), seen: new Map(), message: 'By hand' });
    await expect((await open()).read([release])).rejects.toMatchObject({
      problems: [{ reason: 'environment-branch-unreadable' }],
    });
  });

  it('is told where it is gone', async () => {
    const { open, scene } = await withRemote();
    await rm(scene.git('origin.git').folder, { recursive: true });
    await expect((await open()).tip()).rejects.toMatchObject({
      problems: [{ reason: 'environment-branch-unavailable' }],
    });
  });
});
