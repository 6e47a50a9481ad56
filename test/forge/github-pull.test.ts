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
});
