import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Git } from '../../src/support/git.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import { makeWorld } from './harness.ts';
import { tiny } from './tiny.ts';

const world = makeWorld(tiny);
let server: ForgeServer;

beforeAll(async () => {
  server = await startForge(new Git(world.origin), { owner: 'team', name: 'tiny' });
});
afterAll(async () => {
  world.remove();
  await server.close();
});

function job(token: string): NodeJS.ProcessEnv {
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_TOKEN: token,
    GITHUB_API_URL: server.api,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'team/tiny',
  };
}

describe('doctor where the repository is on GitHub', () => {
  it('says what is missing and what to do, and ends well as long as nothing is broken', async () => {
    const { result } = await world.json(['doctor'], { env: job(server.token({ contents: 'read' })) });
    expect([result.exitCode, result.reason]).toEqual([0, 'healthy']);
    expect(result.data).toMatchObject({
      findings: expect.arrayContaining([
        { what: 'github', state: 'ok', says: 'team/tiny, public, default branch main' },
        expect.objectContaining({ what: 'workflows', state: 'warn', remedy: 'mlops init --workflows' }),
        expect.objectContaining({ what: 'merge', state: 'warn' }),
        expect.objectContaining({ what: 'unseen', state: 'warn' }),
      ]),
    });
  });

  it('fails where something cannot work, and where the token is no good', async () => {
    server.settings.protection.set('main', { checks: [], queueMinutes: 60 });
    const queue = await world.json(['doctor'], { env: job(server.token({ contents: 'read' })) });
    expect([queue.result.exitCode, queue.result.reason]).toEqual([1, 'unhealthy']);
    const enterprise = { ...job(server.token({ contents: 'read' })), GITHUB_SERVER_URL: 'https://git.example.org' };
    const store = { what: 'store', state: 'bad', says: expect.stringContaining('no artifacts') };
    const alone = await world.json(['doctor'], { env: enterprise });
    expect(alone.result.data).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining(store)]) });
    const refused = await world.json(['doctor'], { env: job('nobody') });
    const finding = { what: 'github', state: 'bad', says: expect.stringContaining('does not accept') };
    expect(refused.result.data).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining(finding)]) });
  });

  it('says which base branches can be merged into unjudged, and which wait for a check that never comes', async () => {
    world.git('push', '--quiet', 'origin', 'main:env/prod', 'main:env/test');
    server.settings.protection.set('env/prod', { checks: [{ context: 'mlops (tiny)' }] });
    server.settings.protection.set('env/test', { checks: [] });
    const workflow = 'jobs: { a: { steps: [{ uses: mlops-actions/mlops-actions@v0 }] } }\n';
    world.write({ '.github/workflows/own.yml': `on: pull_request\n${workflow}` });
    const { result } = await world.json(['doctor'], { env: job(server.token({ contents: 'read' })) });
    world.write({ '.github': null });
    const findings = expect.arrayContaining([
      { what: 'bases', state: 'warn', says: expect.stringContaining('own.yml'), remedy: expect.any(String) },
      {
        ...{
          what: 'bases',
          state: 'bad',
          says: expect.stringMatching(/^env\/prod waits for the check "mlops \(tiny\)"/),
        },
        remedy: 'Require "mlops (tiny) into env/prod" instead, in a rule of env/prod alone.',
      },
      {
        ...{ what: 'bases', state: 'warn', says: expect.stringMatching(/^env\/test can be merged into whatever/) },
        remedy: expect.stringContaining('"mlops (tiny) into env/test"'),
      },
    ]);
    expect(result.data).toMatchObject({ findings });
  });

  it('asks nobody offline', async () => {
    const before = server.seen.length;
    const { result } = await world.json(['doctor', '--offline'], { env: job(server.token({ contents: 'read' })) });
    expect(JSON.stringify(result.data)).not.toContain('"github"');
    expect(server.seen.length).toBe(before);
  });
});
