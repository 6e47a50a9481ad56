import { describe, expect, it } from 'vitest';
import { type ForgeScene, forgeScene, objectOf } from './scene.ts';

const write = { deployments: 'write' } as const;

async function listOf(answer: Promise<Response>): Promise<readonly Record<string, unknown>[]> {
  return JSON.parse(await (await answer).text());
}

/** A deployment of `better`, live already. */
async function live({ call }: ForgeScene, environment: string, task: string, more = {}): Promise<number> {
  const plain = { ref: 'better', auto_merge: false, required_contexts: [] };
  const made = await objectOf(await call(write, 'POST', '/deployments', { ...plain, environment, task }));
  const status = { state: 'success', ...more };
  expect((await call(write, 'POST', `/deployments/${made['id']}/statuses`, status)).status).toBe(201);
  return Number(made['id']);
}

describe('deployments on the forge server', () => {
  it('are not made where GitHub merges first, or wants checks, or lacks the ref', async () => {
    const { call, head } = await forgeScene();
    const create = (body: object) => call(write, 'POST', '/deployments', body);
    expect((await create({ ref: 'clash', required_contexts: [] })).status).toBe(202);
    expect((await create({ ref: 'nothing', auto_merge: false })).status).toBe(422);
    const failure = { state: 'failure', context: 'x' };
    await call({ statuses: 'write' }, 'POST', `/statuses/${await head('better')}`, failure);
    expect((await create({ ref: 'better', auto_merge: false })).status).toBe(409);
    const plain = { ref: 'better', auto_merge: false, required_contexts: [] };
    expect((await create({ ...plain, description: 'x'.repeat(141) })).status).toBe(422);
    expect((await create({ ...plain, payload: { version: 1 } })).status).toBe(201);
    expect((await call({ deployments: 'read' }, 'POST', '/deployments', plain)).status).toBe(403);
    expect(await listOf(call(write, 'GET', '/deployments?task=deploy'))).toMatchObject([{ payload: { version: 1 } }]);
  });

  it('make all earlier ones of their environment inactive, whatever their task, but not in production', async () => {
    const scene = await forgeScene();
    const { call } = scene;
    const newest = async (id: number) =>
      (await listOf(call(write, 'GET', `/deployments/${id}/statuses`)))[0]?.['state'];
    const first = await live(scene, 'staging', 'deploy:a');
    const production = await live(scene, 'production', 'deploy:a');
    await live(scene, 'staging', 'deploy:b', { auto_inactive: false });
    expect(await newest(first)).toBe('success');
    await live(scene, 'staging', 'deploy:b');
    expect(await newest(first)).toBe('inactive');
    await live(scene, 'production', 'deploy:a');
    expect(await newest(production)).toBe('success');
  });
});

describe('issues on the forge server', () => {
  it('are counted with pull requests and listed among them', async () => {
    const { call, server } = await forgeScene();
    const may = { issues: 'write' } as const;
    server.openPullRequest('better');
    const made = await call(may, 'POST', '/issues', { title: 'It fell', body: 'text', labels: ['mlops'] });
    expect(await objectOf(made)).toMatchObject({ number: 2, user: { login: 'github-actions[bot]' } });
    expect((await listOf(call(may, 'GET', '/issues'))).map(({ number }) => number)).toEqual([2, 1]);
    expect(await listOf(call(may, 'GET', '/issues?labels=mlops'))).toHaveLength(1);
    expect((await call(may, 'POST', '/issues/2/comments', { body: 'hello' })).status).toBe(201);
    expect(server.openPullRequest('clash')).toBe(3);
    server.settings.issues = false;
    expect((await call(may, 'GET', '/issues')).status).toBe(410);
    expect((await call({ issues: 'read' }, 'POST', '/issues', { title: 'x' })).status).toBe(403);
  });
});

describe('what an administrator sets through the API', () => {
  const owner = { administration: 'write', actions: 'read' } as const;

  it('is a ruleset, whose rules a list does not say', async () => {
    const { call } = await forgeScene();
    const conditions = { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } };
    const ruleset = { name: 'mine', enforcement: 'active', conditions, rules: [{ type: 'deletion' }] };
    const { id } = await objectOf(await call(owner, 'POST', '/rulesets', ruleset));
    expect((await call(owner, 'POST', '/rulesets', ruleset)).status).toBe(422);
    expect((await call({ contents: 'write' }, 'POST', '/rulesets', ruleset)).status).toBe(403);
    const [listed] = await listOf(call({}, 'GET', '/rulesets'));
    expect(listed).toMatchObject({ name: 'mine', enforcement: 'active' });
    expect(listed).not.toHaveProperty('rules');
    expect(await objectOf(await call({}, 'GET', `/rulesets/${id}`))).toMatchObject({
      conditions,
      rules: ruleset.rules,
    });
    expect((await call({ contents: 'write' }, 'DELETE', '/git/refs/heads/main')).status).toBe(422);
    await call(owner, 'PUT', `/rulesets/${id}`, { enforcement: 'disabled' });
    expect(await objectOf(await call({}, 'GET', '/rules/branches/main'))).toEqual([]);
  });

  it('is an environment; what a second request leaves out is gone', async () => {
    const { call } = await forgeScene();
    const path = `/environments/${encodeURIComponent('eu/staging')}`;
    expect((await call(owner, 'GET', path)).status).toBe(404);
    const custom = { protected_branches: false, custom_branch_policies: true };
    expect((await call(owner, 'PUT', path, { wait_timer: 30 })).status).toBe(200);
    expect((await call(owner, 'POST', `${path}/deployment-branch-policies`, { name: 'env/a' })).status).toBe(404);
    await call(owner, 'PUT', path, { deployment_branch_policy: custom });
    const shown = await objectOf(await call(owner, 'GET', path));
    expect(shown).toMatchObject({ deployment_branch_policy: custom, protection_rules: [{ type: 'branch_policy' }] });
    expect((await call(owner, 'POST', `${path}/deployment-branch-policies`, { name: 'env/a' })).status).toBe(200);
    expect((await call(owner, 'POST', `${path}/deployment-branch-policies`, { name: 'env/a' })).status).toBe(303);
    const policies = await objectOf(await call(owner, 'GET', `${path}/deployment-branch-policies`));
    expect(policies).toMatchObject({ total_count: 1, branch_policies: [{ name: 'env/a', type: 'branch' }] });
    expect((await call({ actions: 'read' }, 'PUT', path, {})).status).toBe(403);
  });
});
