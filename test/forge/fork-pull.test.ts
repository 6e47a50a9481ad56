import { describe, expect, it } from 'vitest';
import { findPullsOfFork } from '../../src/forge/index.ts';
import type { ForgeServer } from '../harness/forge/server.ts';
import { githubWorld } from './github-world.ts';

const eve = { name: 'eve/rides', owner: 'eve', repository: 2, branch: 'better' };
const reading = { 'pull-requests': 'read' } as const;

function search(server: ForgeServer, token = server.token(reading)) {
  const env = { GITHUB_API_URL: server.api, GITHUB_REPOSITORY: 'team/rides' };
  return { env, token, signal: new AbortController().signal };
}

describe('the pull request of a fork', () => {
  it('is the open one of its repository, branch and commit', async () => {
    const { server, head } = await githubWorld();
    server.openPullRequest('better', { owner: 'eve' });
    server.openPullRequest('better', { owner: 'mallory' });
    server.openPullRequest('better');
    const commit = await head('better');
    expect(await findPullsOfFork(search(server), { ...eve, commit })).toEqual([{ number: 1, base: 'main' }]);
    const mallory = { name: 'mallory/rides', owner: 'mallory', repository: 3, branch: 'better', commit };
    expect(await findPullsOfFork(search(server), mallory)).toEqual([{ number: 2, base: 'main' }]);
  });

  it('is not that of another repository which has taken the name', async () => {
    const { server, head } = await githubWorld();
    server.openPullRequest('better', { owner: 'eve' });
    const other = { ...eve, repository: 77, commit: await head('better') };
    await expect(findPullsOfFork(search(server), other)).rejects.toMatchObject({
      ends: 'unknown',
      problems: [{ reason: 'no-fork-pull-request', message: expect.stringContaining('eve/rides:better') }],
    });
  });

  it('is none where it was closed or its head is another by now, and all where there are several', async () => {
    const { server, head } = await githubWorld();
    const commit = await head('better');
    const number = server.openPullRequest('better', { owner: 'eve' });
    const older = findPullsOfFork(search(server), { ...eve, commit: await head('clash') });
    await expect(older).rejects.toMatchObject({ ends: 'unknown', problems: [{ reason: 'pull-request-moved-on' }] });
    server.openPullRequest('better', { owner: 'eve', base: 'clash' });
    expect(await findPullsOfFork(search(server), { ...eve, commit })).toEqual([
      { number: 2, base: 'clash' },
      { number: 1, base: 'main' },
    ]);
    server.closePullRequest(number);
    expect(await findPullsOfFork(search(server), { ...eve, commit })).toEqual([{ number: 2, base: 'clash' }]);
    server.closePullRequest(2);
    const none = findPullsOfFork(search(server), { ...eve, commit });
    await expect(none).rejects.toMatchObject({ ends: 'unknown', problems: [{ reason: 'no-fork-pull-request' }] });
  });

  it('is not asked for without a token, and the missing permission is named', async () => {
    const { server, head } = await githubWorld();
    const about = { ...eve, commit: await head('better') };
    await expect(findPullsOfFork(search(server, ''), about)).rejects.toMatchObject({
      problems: [{ reason: 'forge-no-token', remedy: expect.stringContaining('`token`') }],
    });
    const blind = findPullsOfFork(search(server, server.token({ contents: 'read' })), about);
    await expect(blind).rejects.toThrow('`pull-requests: read`');
  });
});

describe('a pull request that is known by its number', () => {
  it('is spoken to while it is open and at this commit', async () => {
    const { server, open, head } = await githubWorld();
    const number = server.openPullRequest('better', { owner: 'eve' });
    const forge = await open();
    const query = { number, base: 'main', open: false, title: '', commit: await head('better') };
    expect(await forge.pullRequest(query)).toMatchObject({ number, branch: 'better' });
    const moved = forge.pullRequest({ ...query, commit: await head('clash') });
    await expect(moved).rejects.toMatchObject({ ends: 'unknown', problems: [{ reason: 'pull-request-moved-on' }] });
    server.closePullRequest(number);
    await expect(forge.pullRequest(query)).rejects.toThrow('it is closed by now');
  });
});
