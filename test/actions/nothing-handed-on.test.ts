import { afterAll, beforeAll, expect, it } from 'vitest';
import { Git } from '../../src/support/git.ts';
import { makeWorld } from '../acceptance/harness.ts';
import { tiny } from '../acceptance/tiny.ts';
import { pullRequestEvent } from '../harness/forge/events.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import { evaluate } from './scene.ts';

const world = makeWorld(tiny);
let server: ForgeServer;

beforeAll(async () => {
  server = await startForge(new Git(world.origin), { owner: 'team', name: 'tiny' });
});
afterAll(async () => {
  await server.close();
  world.remove();
});

it('evaluate hands on its document also where no job before it left anything', async () => {
  world.branch('docs');
  const head = world.commit('docs', { 'README.md': 'New.\n' });
  world.git('push', '--quiet', 'origin', 'docs');
  const number = server.openPullRequest('docs');
  const state = server.actions.start({ event: 'pull_request', path: '.github/workflows/mlops.yml', headSha: head });
  const event = await pullRequestEvent(server, number);
  const run = { server, world, state, eventName: 'pull_request', event, ref: `refs/pull/${number}/merge` };
  const evaluated = await evaluate(run);
  expect([evaluated.code, evaluated.outputs['artifact'], evaluated.log]).toEqual([
    0,
    'mlops-evaluation',
    expect.any(String),
  ]);
  expect(server.actions.artifacts.map(({ name }) => name)).toEqual(['mlops-evaluation']);
});
