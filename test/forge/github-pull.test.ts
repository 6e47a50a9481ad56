import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { githubWorld } from './github-world.ts';

const query = { branch: 'better', base: 'main', open: true, title: 'Try better' };

describe('pull requests on GitHub', () => {
  it('are not opened by us', async () => {
    const { server, open } = await githubWorld();
    expect(await (await open()).pullRequest(query)).toBeUndefined();
    expect(server.pulls.size).toBe(0);
  });

  it('are those of this repository, not of a fork with a branch of the same name', async () => {
    const { server, open } = await githubWorld();
    server.openPullRequest('better', { owner: 'stranger' });
    const forge = await open();
    expect(await forge.pullRequest(query)).toBeUndefined();
    server.openPullRequest('better');
    expect(await forge.pullRequest(query)).toMatchObject({ number: 2 });
  });

  it('are those into the base that is asked for', async () => {
    const { server, open } = await githubWorld();
    server.openPullRequest('better', { base: 'clash' });
    server.openPullRequest('better');
    const forge = await open();
    expect(await forge.pullRequest(query)).toMatchObject({ number: 2, base: 'main' });
    expect(await forge.pullRequest({ ...query, base: 'clash' })).toMatchObject({ number: 1, base: 'clash' });
  });

  it('are not the closed ones', async () => {
    const { server, open, head } = await githubWorld();
    server.openPullRequest('better');
    const forge = await open();
    const { branch: _, ...detached } = { ...query, commit: await head('better') };
    expect(await forge.pullRequest(detached)).toMatchObject({ number: 1 });
    const pull = server.pulls.get(1);
    if (pull !== undefined) pull.state = 'closed';
    expect(await forge.pullRequest(query)).toBeUndefined();
    expect(await forge.pullRequest(detached)).toBeUndefined();
  });

  it('are found by their head commit, not by one that they merely contain', async () => {
    const { server, open, head } = await githubWorld();
    server.openPullRequest('better', { base: 'clash' });
    server.openPullRequest('better');
    const forge = await open();
    const by = async (branch: string) =>
      await forge.pullRequest({ base: 'main', open: false, title: '', commit: await head(branch) });
    expect(await by('better')).toMatchObject({ number: 2, branch: 'better', head: await head('better') });
    server.openPullRequest('main', { base: 'clash' });
    expect(await by('main')).toBeUndefined();
    expect(
      await forge.pullRequest({ base: 'clash', open: false, title: '', commit: await head('main') }),
    ).toMatchObject({
      number: 3,
    });
  });

  it('are taken from the event of the run where it is about this commit, and from GitHub alone where it is not', async () => {
    const { server, open, head } = await githubWorld();
    server.openPullRequest('clash', { owner: 'stranger' });
    const folder = await mkdtemp(join(tmpdir(), 'mlops-event-'));
    const path = join(folder, 'event.json');
    const sides = { head: { sha: await head('clash'), ref: 'clash' }, base: { sha: await head('main'), ref: 'main' } };
    await writeFile(path, JSON.stringify({ pull_request: { number: 1, ...sides } }));
    const forge = await open({ env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path } });
    const asked = { branch: 'clash', base: 'main', open: false, title: '', commit: await head('clash') };
    expect(await forge.pullRequest(asked)).toMatchObject({ number: 1, head: await head('clash') });
    expect(server.seen).toHaveLength(1);
    expect(await forge.pullRequest({ ...asked, commit: await head('better') })).toBeUndefined();
    expect(await forge.pullRequest({ ...asked, base: 'better' })).toBeUndefined();
    const pull = server.pulls.get(1);
    if (pull !== undefined) pull.state = 'closed';
    expect(await forge.pullRequest(asked)).toBeUndefined();
  });
});
