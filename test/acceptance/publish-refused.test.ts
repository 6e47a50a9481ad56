import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
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

it('report --publish shows that the ledger refused the records before it ends with that', async () => {
  world.branch('better');
  const head = world.commit('Better', { 'params.yaml': 'signal: 0.9\n' });
  world.git('push', '--quiet', 'origin', 'better');
  server.openPullRequest('better');
  const hook = '#!/bin/sh\ncase "$1" in refs/heads/mlops/*) echo "not here" >&2; exit 1 ;; esac\n';
  writeFileSync(join(world.origin, 'hooks', 'update'), hook, { mode: 0o755 });
  const { result } = await world.json(['report', '--publish'], {
    env: {
      GITHUB_TOKEN: server.token({ contents: 'read', 'pull-requests': 'write', checks: 'write' }),
      GITHUB_API_URL: server.api,
      GITHUB_SERVER_URL: 'https://github.test',
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'team/tiny',
      GITHUB_RUN_ID: '100',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_EVENT_NAME: 'push',
    },
  });
  expect([result.exitCode, result.reason]).toEqual([69, 'ledger-push-refused']);
  expect(server.checks).toMatchObject([{ head, status: 'completed', conclusion: 'action_required' }]);
  expect(server.comments.map(({ body }) => body)).toEqual([expect.stringContaining('`ledger-push-refused`')]);
  expect(server.comments[0]?.body).toContain('**Data** `train`: ✅ data passes');
});
