import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Forge, openLocalForge } from '../../src/forge/index.ts';
import type { Scene } from '../ledger/scene.ts';
import { newBare, newClone } from '../ledger/scene.ts';
import { type ForgeWorld, forgeContract } from './contract.ts';
import { commit, story } from './story.ts';

const better = { branch: 'better', base: 'main', open: true, title: 'Try better' };

function opener(forge: Forge): ForgeWorld['openPullRequest'] {
  return async (branch) => (await forge.pullRequest({ ...better, branch, title: `Try ${branch}` }))?.number;
}

forgeContract('a repository without a remote', async () => {
  const { repository, head } = await story();
  const another = () => openLocalForge({ repository });
  const forge = await another();
  return { forge, another, head, openPullRequest: opener(forge) };
});

const bare = (scene: Scene): Promise<string> => newBare(scene, 'origin.git');

forgeContract('a bare repository on disk', async () => {
  const { scene, repository, url, head } = await story(bare);
  let clones = 0;
  const another = async () => {
    clones += 1;
    return await openLocalForge({ repository: await newClone(scene, `clone${clones}`, url) });
  };
  const forge = await openLocalForge({ repository });
  return { forge, another, head, openPullRequest: opener(forge) };
});

describe('the local forge', () => {
  it('gives one number to a branch that two open at once', async () => {
    const { repository } = await story(bare);
    const forges = await Promise.all([openLocalForge({ repository }), openLocalForge({ repository })]);
    const made = await Promise.all(forges.map((forge) => forge.pullRequest(better)));
    expect(made.map((one) => one?.number)).toEqual([1, 1]);
  });

  it('opens no pull request of a branch that there is not', async () => {
    const { repository } = await story();
    const forge = await openLocalForge({ repository });
    await expect(forge.pullRequest({ ...better, branch: 'nowhere' })).rejects.toMatchObject({
      problems: [{ reason: 'forge-no-branch' }],
    });
  });

  it('shows everything to a plain git fetch, and leaves the clone as it was', async () => {
    const { scene, repository, head } = await story(bare);
    const before = await scene.git('clone').text(['for-each-ref']);
    const status = await scene.git('clone').text(['status', '--porcelain=v2', '--branch']);
    const forge = await openLocalForge({ repository });
    const made = await forge.pullRequest({ branch: 'better', base: 'main', open: true, title: 'Try' });
    await forge.putComment(1, { marker: 'rides', body: 'better by 0.02', head: 'x', generation: 1 });
    expect(await scene.git('clone').text(['for-each-ref'])).toBe(before);
    expect(await scene.git('clone').text(['status', '--porcelain=v2', '--branch'])).toBe(status);
    const reader = scene.git('reader');
    await newClone(scene, 'reader', join(scene.folder, 'origin.git'));
    await reader.text(['fetch', '-q', 'origin', 'refs/pull/*:refs/pull/*']);
    expect(await reader.text(['rev-parse', 'refs/pull/1/head'])).toBe(await head('better'));
    expect(await reader.text(['rev-parse', 'refs/pull/1/merge'])).toBe(made?.merge);
    expect(await reader.text(['show', 'refs/pull/1/merge:file.txt'])).toBe('theirs\nand more');
    expect(await reader.text(['rev-parse', 'refs/pull/1/merge^1'])).toBe(await head('main'));
    expect(await reader.text(['grep', '-h', 'better by', 'refs/pull/records'])).toContain('better by 0.02');
  });

  it('follows the branch, and takes the merge away when a conflict comes', async () => {
    const { scene, repository, head } = await story(bare);
    const forge = await openLocalForge({ repository });
    const query = { branch: 'better', base: 'main', open: true, title: 'Try' };
    const first = await forge.pullRequest(query);
    await commit(scene, 'clone', 'better', 'rebased\n');
    const second = await forge.pullRequest(query);
    expect(second).toMatchObject({ number: 1, head: await head('better') });
    expect(second?.merge).not.toBe(first?.merge);
    await scene.git('clone').text(['checkout', '-q', 'main']);
    await writeFile(join(repository, 'file.txt'), 'main again\n');
    await scene.git('clone').text(['commit', '-q', '-a', '-m', 'again']);
    await scene.git('clone').text(['push', '-q', 'origin', 'main']);
    expect((await forge.pullRequest(query))?.merge).toBeUndefined();
    const refs = await scene.git('origin.git').text(['for-each-ref', '--format=%(refname)', 'refs/pull/']);
    expect(refs.split('\n')).toEqual(['refs/pull/1/head', 'refs/pull/records']);
  });

  it('says that the remote does not answer or refuses', async () => {
    const { scene, repository } = await story(bare);
    const origin = join(scene.folder, 'origin.git');
    const forge = await openLocalForge({ repository });
    const query = { branch: 'better', base: 'main', open: true, title: 'Try' };
    await mkdir(join(origin, 'hooks'), { recursive: true });
    await writeFile(join(origin, 'hooks', 'pre-receive'), '#!/bin/sh\nexit 1\n');
    await chmod(join(origin, 'hooks', 'pre-receive'), 0o755);
    await expect(forge.pullRequest(query)).rejects.toMatchObject({ problems: [{ reason: 'forge-refused' }] });
    await rm(origin, { recursive: true });
    await expect(forge.pullRequest(query)).rejects.toMatchObject({ problems: [{ reason: 'forge-unavailable' }] });
  });

  it('says that a lock is in the way', async () => {
    const { repository } = await story();
    await mkdir(join(repository, '.git', 'refs', 'pull'), { recursive: true });
    await writeFile(join(repository, '.git', 'refs', 'pull', 'records.lock'), '');
    const forge = await openLocalForge({ repository });
    const query = { branch: 'better', base: 'main', open: true, title: 'Try' };
    await expect(forge.pullRequest(query)).rejects.toMatchObject({ problems: [{ reason: 'forge-busy' }] });
  });

  it('says that records are not ours', async () => {
    const { scene, repository } = await story();
    await scene.git('clone').text(['update-ref', 'refs/pull/records', 'main']);
    const forge = await openLocalForge({ repository });
    const made = await forge.pullRequest({ branch: 'better', base: 'main', open: true, title: 'Try' });
    expect(made?.number).toBe(1);
    const git = scene.git('clone');
    const blob = await git.text(['hash-object', '-w', '--stdin'], { input: '{"number":"x"}' });
    const index = { env: { GIT_INDEX_FILE: join(scene.folder, 'index') } };
    await git.text(['update-index', '--add', '--cacheinfo', `100644,${blob},1/pull-request.json`], index);
    const tree = await git.text(['write-tree'], index);
    await git.text(['update-ref', 'refs/pull/records', await git.text(['commit-tree', '-m', 'planted', tree])]);
    await expect(forge.read(1)).rejects.toMatchObject({ ends: 'input', problems: [{ reason: 'forge-corrupt' }] });
  });

  it('says that git is too old to merge without a work tree', async () => {
    const { scene, repository } = await story();
    const real = process.env['PATH'] ?? '';
    const folder = join(scene.folder, 'bin');
    await mkdir(folder);
    const script = `#!/bin/sh
case "$*" in
  version) echo "git version 2.30.2" ;;
  *merge-tree*) echo "usage: git merge-tree <base-tree> <branch1> <branch2>" >&2; exit 129 ;;
  *) PATH='${real}' exec git "$@" ;;
esac
`;
    await writeFile(join(folder, 'git'), script, { mode: 0o755 });
    process.env['PATH'] = `${folder}:${real}`;
    try {
      const old = await openLocalForge({ repository });
      const query = { branch: 'better', base: 'main', open: true, title: 'Try' };
      await expect(old.pullRequest(query)).rejects.toMatchObject({ problems: [{ reason: 'forge-git-too-old' }] });
    } finally {
      process.env['PATH'] = real;
    }
  });
});
