import { expect, it } from 'vitest';
import {
  commentEvent,
  dispatchEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  workflowRunEvent,
} from './events.ts';
import { forgeScene } from './scene.ts';

const shared = { repository: { full_name: 'team/rides', default_branch: 'main', owner: { login: 'team' } } };

it('payloads of events say what the API says', async () => {
  const { head, server } = await forgeScene();
  const number = server.openPullRequest('better', { owner: 'eve', author: 'eve' });
  expect(await pullRequestEvent(server, number)).toMatchObject({
    ...shared,
    number,
    sender: { login: 'eve' },
    pull_request: {
      head: { sha: await head('better'), repo: { id: 2, full_name: 'eve/rides' } },
      base: { ref: 'main', repo: { id: 1, full_name: 'team/rides' } },
    },
  });
  const [queue, main] = ['refs/heads/better', await head('main')];
  expect(await mergeGroupEvent(server, queue, 'main')).toMatchObject({
    ...shared,
    merge_group: { head_sha: await head('better'), head_ref: queue, base_ref: 'refs/heads/main', base_sha: main },
  });
  const { id } = server.comment(number, { login: 'ada', type: 'User' }, '/mlops explain');
  expect(await commentEvent(server, id)).toMatchObject({
    ...shared,
    issue: { number },
    comment: { id, body: '/mlops explain', user: { login: 'ada' } },
  });
  const run = server.actions.start({
    event: 'pull_request',
    path: 'a.yml',
    headSha: 'a'.repeat(40),
    headBranch: 'better',
  });
  server.actions.finish(run, 'success');
  expect(await workflowRunEvent(server, run)).toMatchObject({
    ...shared,
    workflow_run: { id: run.id, conclusion: 'success' },
  });
  expect(await dispatchEvent(server, run)).toMatchObject({ ...shared, ref: 'refs/heads/better', inputs: {} });
  const zero = '0'.repeat(40);
  expect(await pushEvent(server, 'main', zero)).toMatchObject({ ...shared, before: zero, after: await head('main') });
});
