import { describe, expect, it } from 'vitest';
import { at } from './json.ts';
import { forgeScene, objectOf } from './scene.ts';

const ada = { login: 'ada', type: 'User' } as const;

describe('the repository on the forge server', () => {
  it('gives files and folders at a reference, as JSON or as they are', async () => {
    const { call, server } = await forgeScene();
    const main = await objectOf(await call({ contents: 'read' }, 'GET', '/contents/file.txt'));
    expect(Buffer.from(`${main['content']}`, 'base64').toString('utf8')).toBe('theirs\n');
    const better = await objectOf(await call({ contents: 'read' }, 'GET', '/contents/file.txt?ref=better'));
    expect(Buffer.from(`${better['content']}`, 'base64').toString('utf8')).toBe('theirs\nand more\n');
    expect((await call({ contents: 'read' }, 'GET', '/contents/no.txt')).status).toBe(404);
    expect((await call({}, 'GET', '/contents/file.txt')).status).toBe(403);
    const accept = {
      accept: 'application/vnd.github.raw+json',
      authorization: `token ${server.token({ contents: 'read' })}`,
    };
    const raw = await fetch(`${server.api}/repos/team/rides/contents/file.txt`, { headers: accept });
    expect(await raw.text()).toBe('theirs\n');
  });

  it('gives commits with their parents', async () => {
    const { call, head } = await forgeScene();
    const commit = await objectOf(await call({ contents: 'read' }, 'GET', '/commits/better'));
    expect(commit).toMatchObject({ sha: await head('better'), parents: [{ sha: await head('main') }] });
    expect(at(commit, ['commit', 'message'])).toBe('better');
    expect((await call({ contents: 'read' }, 'GET', '/commits/nothing')).status).toBe(422);
  });

  it('makes a reference once: the second writer is told', async () => {
    const { call, head } = await forgeScene();
    const write = { contents: 'write' } as const;
    const body = { ref: 'refs/mlops/lock', sha: await head('main') };
    expect((await call(write, 'POST', '/git/refs', body)).status).toBe(201);
    expect((await call(write, 'POST', '/git/refs', body)).status).toBe(422);
    expect((await call({ contents: 'read' }, 'POST', '/git/refs', body)).status).toBe(403);
    const moved = { sha: await head('better') };
    expect((await call(write, 'PATCH', '/git/refs/mlops/lock', moved)).status).toBe(200);
    expect((await call(write, 'PATCH', '/git/refs/mlops/lock', { sha: body.sha })).status).toBe(422);
    expect((await call(write, 'PATCH', '/git/refs/mlops/lock', { sha: body.sha, force: true })).status).toBe(200);
    expect(await objectOf(await call(write, 'GET', '/git/ref/mlops/lock'))).toMatchObject({
      object: { sha: body.sha },
    });
    expect(await objectOf(await call(write, 'GET', '/git/matching-refs/mlops/'))).toHaveLength(1);
    expect((await call(write, 'DELETE', '/git/refs/mlops/lock')).status).toBe(204);
    expect((await call(write, 'GET', '/git/ref/mlops/lock')).status).toBe(404);
  });

  it('combines statuses: the newest of each context counts', async () => {
    const { call, head } = await forgeScene();
    const sha = await head('better');
    const write = { statuses: 'write' } as const;
    const state = async () => (await objectOf(await call(write, 'GET', `/commits/better/status`)))['state'];
    expect(await state()).toBe('pending');
    await call(write, 'POST', `/statuses/${sha}`, { state: 'failure', context: 'mlops' });
    expect(await state()).toBe('failure');
    await call(write, 'POST', `/statuses/${sha}`, { state: 'success', context: 'mlops' });
    expect(await state()).toBe('success');
    expect(await objectOf(await call(write, 'GET', `/commits/${sha}/statuses`))).toHaveLength(2);
    expect((await call({ statuses: 'read' }, 'POST', `/statuses/${sha}`, { state: 'success' })).status).toBe(403);
  });

  it('knows the roles of people', async () => {
    const { call, server } = await forgeScene();
    server.settings.roles.set('ada', 'maintain');
    const role = async (login: string) => await objectOf(await call({}, 'GET', `/collaborators/${login}/permission`));
    expect(await role('ada')).toMatchObject({ permission: 'write', role_name: 'maintain' });
    expect(await role('eve')).toMatchObject({ permission: 'read' });
    server.settings.private = true;
    expect(await role('eve')).toMatchObject({ permission: 'none' });
  });

  it('tells of its settings who may administer it, and rules to everybody', async () => {
    const { call, head, server } = await forgeScene();
    const owner = { administration: 'read', contents: 'read' } as const;
    expect((await call(owner, 'GET', '/branches/main/protection')).status).toBe(404);
    expect(await objectOf(await call({}, 'GET', '/rules/branches/main'))).toEqual([]);
    server.settings.protection.set('main', { checks: [{ context: 'mlops', app: 'github-actions' }], strict: true });
    const policy = { strict: true, contexts: ['mlops'], checks: [{ context: 'mlops', app_id: 15368 }] };
    const checks = '/branches/main/protection/required_status_checks';
    expect(await objectOf(await call(owner, 'GET', checks))).toMatchObject(policy);
    expect(await objectOf(await call(owner, 'GET', '/branches/main/protection'))).toMatchObject({
      required_status_checks: policy,
    });
    expect((await call({ contents: 'write' }, 'GET', checks)).status).toBe(403);
    const branch = await objectOf(await call(owner, 'GET', '/branches/main'));
    expect(branch).toMatchObject({ name: 'main', protected: true, commit: { sha: await head('main') } });
    expect(await objectOf(await call({}, 'GET', '/rules/branches/main'))).toMatchObject([
      { type: 'required_status_checks' },
    ]);
    expect(await objectOf(await call(owner, 'GET', '/actions/permissions/workflow'))).toMatchObject({
      default_workflow_permissions: 'read',
    });
    const approval = await call(owner, 'GET', '/actions/permissions/fork-pr-contributor-approval');
    expect(await approval.json()).toEqual({ approval_policy: 'first_time_contributors' });
    expect(await objectOf(await call({}, 'GET', ''))).toMatchObject({ private: false, default_branch: 'main' });
  });

  it('has labels, reactions and single comments', async () => {
    const { call, server } = await forgeScene(ada);
    server.openPullRequest('better');
    const write = { 'pull-requests': 'write' } as const;
    expect(await objectOf(await call(write, 'POST', '/issues/1/labels', { labels: ['gpu'] }))).toMatchObject([
      { name: 'gpu' },
    ]);
    expect(await objectOf(await call(write, 'GET', '/issues/1/labels'))).toHaveLength(1);
    expect((await call(write, 'DELETE', '/issues/1/labels/gpu')).status).toBe(200);
    expect((await call(write, 'DELETE', '/issues/1/labels/gpu')).status).toBe(404);
    const { id } = await objectOf(await call(write, 'POST', '/issues/1/comments', { body: '/mlops explain' }));
    expect(server.caused).toMatchObject([{ event: 'issue_comment', actor: 'ada', starts: true }]);
    expect(await objectOf(await call(write, 'GET', `/issues/comments/${id}`))).toMatchObject({
      body: '/mlops explain',
    });
    const eyes = () => call(write, 'POST', `/issues/comments/${id}/reactions`, { content: 'eyes' });
    expect([(await eyes()).status, (await eyes()).status]).toEqual([201, 200]);
    expect(server.reactions).toHaveLength(1);
  });
});
