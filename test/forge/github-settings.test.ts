import { describe, expect, it } from 'vitest';
import { readHost } from '../../src/forge/index.ts';
import type { ForgeServer } from '../harness/forge/server.ts';
import type { Permissions } from '../harness/forge/world.ts';
import { githubWorld } from './github-world.ts';

const administrator: Permissions = {
  contents: 'read',
  administration: 'read',
  'organization-self-hosted-runners': 'read',
};

async function asked(permissions: Permissions, change: (server: ForgeServer) => void = () => undefined) {
  const { server } = await githubWorld();
  change(server);
  const env = { GITHUB_API_URL: server.api, GITHUB_TOKEN: server.token(permissions) };
  const host = await readHost({ address: 'git@github.com:team/rides.git', env });
  if (host.kind !== 'github') throw new Error(`the host is ${host.kind}`);
  return host.settings;
}

describe('how a repository on GitHub is set up', () => {
  it('is read as it is, before anything is set', async () => {
    expect(await asked(administrator)).toEqual({
      repository: 'team/rides',
      private: false,
      defaultBranch: 'main',
      organization: true,
      requiredChecks: { kind: 'seen', value: [] },
      queueMinutes: { kind: 'seen', value: null },
      protectedBranches: { kind: 'seen', value: { looked: [], others: [] } },
      jobToken: { kind: 'seen', value: 'read' },
      jobsOpenPulls: { kind: 'seen', value: false },
      forkApproval: { kind: 'seen', value: 'first_time_contributors' },
      runners: { kind: 'seen', value: [] },
      runnerGroups: { kind: 'seen', value: [] },
    });
  });

  it('is read with required checks, a queue, runners and their groups', async () => {
    const found = await asked(administrator, ({ settings }) => {
      settings.jobsOpenPulls = true;
      settings.protection.set('main', { checks: [{ context: 'mlops (rides)' }], queueMinutes: 60 });
      settings.runners.push({ name: 'gpu-1', labels: ['self-hosted', 'gpu'], online: true, version: '2.330.0' });
      settings.runners.push({ name: 'gpu-2', labels: ['self-hosted'], online: false });
      settings.runnerGroups.push({ id: 1, name: 'open', workflows: [] });
      settings.runnerGroups.push({
        id: 2,
        name: 'gpu',
        workflows: ['team/rides/.github/workflows/a.yml@refs/heads/main'],
      });
    });
    expect(found).toMatchObject({
      requiredChecks: { kind: 'seen', value: ['mlops (rides)'] },
      queueMinutes: { kind: 'seen', value: 60 },
      jobsOpenPulls: { kind: 'seen', value: true },
      runners: {
        value: [
          { name: 'gpu-1', labels: ['self-hosted', 'gpu'], online: true, version: '2.330.0' },
          { name: 'gpu-2', labels: ['self-hosted'], online: false },
        ],
      },
      runnerGroups: {
        value: [
          { name: 'open', workflows: null },
          { name: 'gpu', workflows: ['team/rides/.github/workflows/a.yml@refs/heads/main'] },
        ],
      },
    });
  });

  it('is read with what protects its other branches, up to thirty of them', async () => {
    const { server } = await githubWorld();
    const tip = await server.git.text(['rev-parse', 'refs/heads/main']);
    const names = Array.from({ length: 32 }, (_, at) => `r/${String(at).padStart(2, '0')}`);
    for (const name of ['loose', ...names]) {
      await server.git.text(['update-ref', `refs/heads/${name}`, tip]);
      if (name !== 'loose') server.settings.protection.set(name, { checks: [{ context: `check of ${name}` }] });
    }
    server.settings.protection.set('main', { checks: [] });
    const env = { GITHUB_API_URL: server.api, GITHUB_TOKEN: server.token({ contents: 'read' }) };
    const host = await readHost({ address: 'git@github.com:team/rides.git', env });
    const looked = names.slice(0, 30).map((branch) => ({ branch, requiredChecks: [`check of ${branch}`] }));
    expect(host.kind === 'github' && host.settings.protectedBranches).toEqual({
      kind: 'seen',
      value: { looked, others: ['r/30', 'r/31'] },
    });
  });

  it('says what the token of a job may not see, instead of guessing it', async () => {
    const found = await asked({ contents: 'read' });
    const hidden = { kind: 'hidden', permission: 'Administration: read' };
    expect(found).toMatchObject({
      requiredChecks: { kind: 'seen' },
      jobToken: hidden,
      jobsOpenPulls: hidden,
      forkApproval: hidden,
      runners: hidden,
      runnerGroups: { kind: 'hidden', permission: 'Self-hosted runners: read (of the organization)' },
    });
  });

  it('asks for no runner groups where the owner is a person', async () => {
    const found = await asked({ contents: 'read', administration: 'read' }, ({ settings }) => {
      settings.organization = false;
    });
    expect(found.runnerGroups).toEqual({ kind: 'seen', value: [] });
  });

  it('reads past the first page', async () => {
    const found = await asked(administrator, ({ settings }) => {
      for (let count = 0; count < 130; count++) {
        settings.runners.push({ name: `r${count}`, labels: ['self-hosted'], online: true });
      }
    });
    expect(found.runners.kind === 'seen' && found.runners.value.length).toBe(130);
  });

  it('is not asked without a token, and not elsewhere', async () => {
    const address = 'https://github.com/team/rides';
    expect(await readHost({ address, env: {} })).toEqual({ kind: 'no-token', repository: 'team/rides' });
    expect(await readHost({ address: 'https://example.org/team/rides', env: {} })).toEqual({ kind: 'elsewhere' });
    expect(await readHost({ env: {} })).toEqual({ kind: 'elsewhere' });
  });

  it('refuses a token that GitHub does not know', async () => {
    const { server } = await githubWorld();
    const env = { GITHUB_API_URL: server.api, GITHUB_TOKEN: 'wrong' };
    await expect(readHost({ address: 'https://github.com/team/rides', env })).rejects.toThrow(
      /does not accept the token/,
    );
  });
});
