import { describe, expect, it } from 'vitest';
import { githubRepository } from '../../src/forge/github-remote.ts';
import { type ForgeOptions, openForge, openPromotionDesk, openRenewalDesk } from '../../src/forge/index.ts';
import { story } from './story.ts';

describe('the address of a remote', () => {
  it.each([
    ['https://github.com/team/rides', 'team/rides'],
    ['https://github.com/team/rides.git', 'team/rides'],
    ['https://x-access-token:secret@github.com/team/rides.git/', 'team/rides'],
    ['git@github.com:team/rides.git', 'team/rides'],
    ['github.com:team/my.rides', 'team/my.rides'],
    ['ssh://git@GitHub.com:22/team/rides.git', 'team/rides'],
    ['ssh://git@ssh.github.com:443/team/rides.git', 'team/rides'],
    ['https://ghe.example/team/rides', 'team/rides'],
    ['https://github.com/team', undefined],
    ['https://github.com/team/rides/tree/main', undefined],
    ['https://github.com.evil.example/team/rides', undefined],
    ['https://evil.example/github.com/team/rides', undefined],
    ['git@gitlab.com:team/rides.git', undefined],
    ['file:///srv/github.com/team/rides.git', undefined],
    ['/srv/git/team/rides.git', undefined],
    ['../rides.git', undefined],
    ['C:\\git\\rides', undefined],
  ])('%s is %s on GitHub', (address, repository) => {
    expect(githubRepository(address, 'https://ghe.example')).toBe(repository);
  });

  it('on a server of its own counts only when the runner names that server', () => {
    expect(githubRepository('https://ghe.example/team/rides')).toBeUndefined();
  });
});

describe('which forge holds the pull requests', () => {
  const hub = { name: 'origin', address: 'https://github.com/team/rides.git' };
  const elsewhere = { name: 'origin', address: '/srv/git/rides.git' };
  const job = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'team/rides', GITHUB_RUN_ID: '7' };
  const token = { GITHUB_TOKEN: 'ghs_x' };

  it.each<[string, Omit<ForgeOptions, 'repository'>, string, number | undefined]>([
    ['in a job with a token', { env: { ...job, ...token }, remote: elsewhere }, 'github', 7001],
    ['with a remote on GitHub and a token', { env: token, remote: hub }, 'github', 0],
    ['in a job without a token, and a remote elsewhere', { env: job, remote: elsewhere }, 'local', undefined],
    ['with a token, and a remote elsewhere', { env: token, remote: elsewhere }, 'local', undefined],
    ['with a token, and no remote', { env: token }, 'local', undefined],
  ])('%s', async (_, options, kind, generation) => {
    const { repository } = await story();
    const forge = await openForge({ repository, ...options });
    expect([forge.kind, forge.writer?.generation]).toEqual([kind, generation]);
  });

  it.each<[string, Omit<ForgeOptions, 'repository'>, string]>([
    ['in a job with a token', { env: { ...job, ...token }, remote: elsewhere }, 'github'],
    ['with a remote on GitHub and a token', { env: token, remote: hub }, 'github'],
    ['with a token, and no remote', { env: token }, 'local'],
  ])('is that of promotion pull requests as well: %s', async (_, options, kind) => {
    const { repository } = await story();
    expect((await openPromotionDesk({ repository, ...options })).kind).toBe(kind);
  });

  it('renews the lock file by pull request only on GitHub', async () => {
    const opening = openRenewalDesk({ repository: '.', env: token, remote: elsewhere });
    await expect(opening).rejects.toMatchObject({ ends: 'input', problems: [{ reason: 'renewal-not-here' }] });
    const tokenless = openRenewalDesk({ repository: '.', env: {}, remote: hub });
    await expect(tokenless).rejects.toMatchObject({ problems: [{ reason: 'forge-no-token' }] });
    await openRenewalDesk({ repository: '.', env: { ...job, ...token }, remote: elsewhere });
  });

  it('needs a remote for promotion pull requests on GitHub', async () => {
    const opening = openPromotionDesk({ repository: '.', env: { ...job, ...token } });
    await expect(opening).rejects.toMatchObject({ ends: 'input', problems: [{ reason: 'forge-no-remote' }] });
    const tokenless = openPromotionDesk({ repository: '.', env: {}, remote: hub });
    await expect(tokenless).rejects.toMatchObject({ problems: [{ reason: 'forge-no-token' }] });
  });

  it.each([{}, job, { GITHUB_TOKEN: '' }])('GitHub, and there is no token: %o', async (env) => {
    await expect(openForge({ repository: '.', env, remote: hub })).rejects.toMatchObject({
      ends: 'unavailable',
      problems: [{ reason: 'forge-no-token', message: expect.stringContaining('team/rides') }],
    });
  });
});
