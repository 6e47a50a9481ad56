import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ForgeScene, forgeScene, objectOf } from './scene.ts';
import type { Permissions } from './world.ts';

/** Git, as a checkout of a job runs it: with the token in a header. */
async function git(
  world: ForgeScene,
  permissions: Permissions | undefined,
  args: readonly string[],
  of = 'team/rides',
) {
  const secret = permissions === undefined ? undefined : world.server.token(permissions);
  const basic = Buffer.from(`x-access-token:${secret}`).toString('base64');
  const header = secret === undefined ? [] : ['-c', `http.extraheader=AUTHORIZATION: basic ${basic}`];
  const address = `${world.server.origin}/${of}.git`;
  const done = await world.scene.git('clone').try([...header, ...args.map((one) => (one === 'URL' ? address : one))]);
  return { code: done.code, out: done.stdout.toString('utf8').trim(), said: done.stderr };
}

async function commitOn(world: ForgeScene, branch: string, file: string): Promise<string> {
  const clone = world.scene.git('clone');
  await clone.text(['checkout', '-q', '-B', branch, 'main']);
  await mkdir(join(world.scene.folder, 'clone', file, '..'), { recursive: true });
  await writeFile(join(world.scene.folder, 'clone', file), branch);
  await clone.text(['add', file]);
  await clone.text(['commit', '-q', '-m', branch]);
  return await clone.text(['rev-parse', 'HEAD']);
}

describe('git on the forge server', () => {
  it('gives a public repository to everybody, a private one to who may read it', async () => {
    const world = await forgeScene();
    const list = (permissions?: Permissions) => git(world, permissions, ['ls-remote', 'URL', 'refs/heads/main']);
    expect((await list()).out).toContain(await world.head('main'));
    world.server.settings.private = true;
    expect((await list()).said).toContain('could not read Username');
    expect((await list({ checks: 'write' })).said).toContain('not found');
    expect((await list({ contents: 'read' })).out).toContain(await world.head('main'));
  });

  it('has the head and the merge of each pull request, also from a fork', async () => {
    const world = await forgeScene();
    world.server.openPullRequest('better', { owner: 'eve' });
    const { out } = await git(world, {}, ['ls-remote', 'URL', 'refs/pull/*']);
    expect(out).toContain(`${await world.head('better')}\trefs/pull/1/head`);
    expect(out).toMatch(/refs\/pull\/1\/merge$/);
    expect((await git(world, {}, ['fetch', '-q', '--depth=1', 'URL', 'refs/pull/1/merge'])).code).toBe(0);
    expect((await git(world, {}, ['ls-remote', 'URL'], 'eve/rides')).out).toContain(await world.head('better'));
    expect((await git(world, {}, ['ls-remote', 'URL'], 'mallory/rides')).code).not.toBe(0);
  });

  it('has a merged pull request on its base', async () => {
    const world = await forgeScene();
    const number = world.server.openPullRequest('better', { author: 'eve' });
    const merge = await world.server.mergePullRequest(number);
    expect((await git(world, {}, ['ls-remote', 'URL', 'refs/heads/main'])).out).toContain(merge);
    const shown = await objectOf(await world.call({ 'pull-requests': 'read' }, 'GET', `/pulls/${number}`));
    expect(shown).toMatchObject({ state: 'closed', merged: true, merge_commit_sha: merge, user: { login: 'eve' } });
    const clash = world.server.openPullRequest('clash');
    await expect(world.server.mergePullRequest(clash)).rejects.toThrow('conflicts');
  });

  it('takes pushes of tokens that may write, and says what they would start', async () => {
    const world = await forgeScene();
    const sha = await commitOn(world, 'ledger', 'a.txt');
    const push = ['push', 'URL', 'ledger'];
    expect((await git(world, { contents: 'read' }, push)).said).toContain('403');
    expect((await git(world, undefined, push)).code).not.toBe(0);
    expect((await git(world, { contents: 'write' }, push)).code).toBe(0);
    expect(world.server.caused).toMatchObject([
      { event: 'push', starts: false, payload: { ref: 'refs/heads/ledger' } },
    ]);
    expect(await world.server.git.text(['rev-parse', 'refs/heads/ledger'])).toBe(sha);
  });

  it('takes a branch that begins anew beside a default branch with workflows', async () => {
    const world = await forgeScene();
    const clone = world.scene.git('clone');
    await commitOn(world, 'ci', '.github/workflows/x.yml');
    await world.server.git.text(['fetch', '-q', clone.folder, '+ci:main']);
    const pushed = async (tree: string, branch: string) => {
      const commit = await clone.text(['commit-tree', '-m', branch, tree]);
      return await git(world, { contents: 'write' }, ['push', 'URL', `${commit}:refs/heads/${branch}`]);
    };
    expect((await pushed('ci~^{tree}', 'records')).code).toBe(0);
    expect((await pushed('ci^{tree}', 'smuggled')).said).toContain('without `workflows` permission');
  });

  it('refuses a fork, a workflow by the token of a job, and a protected branch before its checks', async () => {
    const world = await forgeScene();
    world.server.openPullRequest('better', { owner: 'eve' });
    await commitOn(world, 'ci', '.github/workflows/x.yml');
    const write = { contents: 'write' } as const;
    expect((await git(world, write, ['push', 'URL', 'ci'], 'eve/rides')).code).not.toBe(0);
    expect((await git(world, write, ['push', 'URL', 'ci'])).said).toContain('without `workflows` permission');
    world.server.settings.protection.set('main', { checks: [{ context: 'mlops' }] });
    const sha = await commitOn(world, 'next', 'b.txt');
    const push = ['push', 'URL', 'next:main'];
    expect((await git(world, write, push)).said).toContain('GH006');
    expect((await git(world, write, ['push', 'URL', 'next'])).code).toBe(0);
    const status = { state: 'success', context: 'mlops' };
    expect((await world.call({ statuses: 'write' }, 'POST', `/statuses/${sha}`, status)).status).toBe(201);
    expect((await git(world, write, push)).code).toBe(0);
  });
});
