import { describe, expect, it } from 'vitest';
import { type ForgeScene, forgeScene, objectOf } from './scene.ts';
import type { Author, Permissions } from './world.ts';

const write = { 'pull-requests': 'write', contents: 'write', checks: 'write' } as const satisfies Permissions;
const ada: Author = { login: 'ada', type: 'User' };
const wanted = { head: 'better', base: 'main', title: 'Better', body: 'text' };

async function world(author?: Author): Promise<ForgeScene> {
  const made = await forgeScene(author);
  made.server.settings.jobsOpenPulls = true;
  return made;
}

const move = ({ server }: ForgeScene, branch: string, commit?: string) =>
  server.git.text(
    ['update-ref', ...(commit === undefined ? ['-d'] : []), `refs/heads/${branch}`, commit ?? ''].filter(Boolean),
  );
const pull = async ({ call }: ForgeScene, number = 1) => await objectOf(await call(write, 'GET', `/pulls/${number}`));

describe('pull requests on the forge server', () => {
  it('are opened once for a branch and a base, and changed', async () => {
    const { call, server } = await world();
    const made = await call(write, 'POST', '/pulls', wanted);
    expect([made.status, await objectOf(made)]).toMatchObject([201, { number: 1, title: 'Better', body: 'text' }]);
    const again = await call(write, 'POST', '/pulls', wanted);
    const errors = [{ message: 'A pull request already exists for team:better.' }];
    expect([again.status, await objectOf(again)]).toMatchObject([422, { errors }]);
    expect((await call({ 'pull-requests': 'read' }, 'POST', '/pulls', wanted)).status).toBe(403);
    const changed = await call(write, 'PATCH', '/pulls/1', { title: 'Best', body: 'more', state: 'closed' });
    expect(await objectOf(changed)).toMatchObject({ title: 'Best', body: 'more', state: 'closed', merged: false });
    expect(server.caused.map(({ payload }) => payload['action'])).toEqual(['opened', 'closed']);
    expect((await call(write, 'PATCH', '/pulls/7', { title: 'x' })).status).toBe(404);
  });

  it.each([
    ['a branch that is not there', { head: 'nothing' }],
    ['a base that is not there', { base: 'nothing' }],
    ['nothing to merge', { head: 'main', base: 'better' }],
    ['a body that is too long', { body: 'x'.repeat(65_537) }],
  ])('are not opened with %s', async (_, more) => {
    const { call } = await world();
    expect((await call(write, 'POST', '/pulls', { ...wanted, ...more })).status).toBe(422);
  });

  it('are not opened by the token of a job before a setting allows it', async () => {
    const { call, server } = await world();
    server.settings.jobsOpenPulls = false;
    const refused = await call(write, 'POST', '/pulls', wanted);
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('not permitted to create')]);
    expect((await (await world(ada)).call(write, 'POST', '/pulls', wanted)).status).toBe(201);
  });

  it('are closed where their branch or their base goes, and merged where their commits reach the base', async () => {
    const scene = await world();
    const head = await scene.head('better');
    await scene.call(write, 'POST', '/pulls', wanted);
    await move(scene, 'better');
    expect(await pull(scene)).toMatchObject({ state: 'closed', merged: false, head: { sha: head } });
    await move(scene, 'better', head);
    await move(scene, 'other', await scene.head('main'));
    await scene.call(write, 'POST', '/pulls', { ...wanted, base: 'other' });
    await scene.call(write, 'POST', '/pulls', wanted);
    await move(scene, 'other');
    await move(scene, 'main', head);
    expect(await pull(scene, 2)).toMatchObject({ state: 'closed', merged: false });
    expect(await pull(scene, 3)).toMatchObject({ state: 'closed', merged: true, merge_commit_sha: head });
  });

  it('are listed newest first, by state, head and base, in pages', async () => {
    const { call } = await world();
    await call(write, 'POST', '/pulls', wanted);
    await call(write, 'POST', '/pulls', { ...wanted, base: 'clash' });
    await call(write, 'PATCH', '/pulls/1', { state: 'closed' });
    const numbers = async (query: string) => {
      const list: readonly { readonly number: number }[] = JSON.parse(
        await (await call(write, 'GET', `/pulls?${query}`)).text(),
      );
      return list.map(({ number }) => number);
    };
    expect(await numbers('state=all')).toEqual([2, 1]);
    expect(await numbers('')).toEqual([2]);
    expect(await numbers('state=all&base=main')).toEqual([1]);
    expect(await numbers('state=all&head=team:better&direction=asc')).toEqual([1, 2]);
    expect(await numbers('state=all&per_page=1&page=2')).toEqual([1]);
  });

  it.each(['merge', 'squash', 'rebase'] as const)('are merged by the method %s', async (method) => {
    const { call, head, server } = await world();
    const [main, better] = [await head('main'), await head('better')];
    await call(write, 'POST', '/pulls', wanted);
    const merge = (more = {}) =>
      call(write, 'PUT', '/pulls/1/merge', { merge_method: method, commit_title: 'Words', ...more });
    expect((await merge({ sha: main })).status).toBe(409);
    server.settings.mergeMethods = [];
    expect([(await merge()).status, server.pulls.get(1)?.state]).toEqual([405, 'open']);
    server.settings.mergeMethods = [method];
    const done = await objectOf(await merge({ sha: better }));
    const shown = await server.git.text(['show', '-s', '--format=%P%n%s', `${done['sha']}`]);
    const parents = method === 'merge' ? `${main} ${better}` : main;
    expect(shown).toBe(`${parents}\n${method === 'rebase' ? 'better' : 'Words'}`);
    expect(await server.git.text(['show', 'main:file.txt'])).toBe('theirs\nand more');
    expect((await merge()).status).toBe(405);
    const found = await call(write, 'GET', `/commits/${done['sha']}/pulls`);
    expect(JSON.parse(await found.text())).toMatchObject([{ number: 1, merged_at: expect.any(String) }]);
  });

  it('are not merged where they conflict', async () => {
    const { call } = await world();
    await call(write, 'POST', '/pulls', { ...wanted, head: 'clash' });
    expect((await call(write, 'PUT', '/pulls/1/merge', {})).status).toBe(405);
  });
});

describe('a branch that a ruleset protects', () => {
  it('is merged into by the API alone, with its checks and approvals', async () => {
    const { call, head, server } = await world();
    server.protect(['main'], { checks: ['mlops promotion'], approvals: 1 });
    await call(write, 'POST', '/pulls', wanted);
    const merge = async () => {
      const answer = await call(write, 'PUT', '/pulls/1/merge', {});
      return [answer.status, (await objectOf(answer))['message']];
    };
    const sha = await head('better');
    const check = { name: 'mlops promotion', head_sha: sha, status: 'completed' };
    expect(await merge()).toEqual([405, expect.stringContaining('"mlops promotion" is expected')]);
    await call(write, 'POST', '/check-runs', { ...check, conclusion: 'action_required' });
    expect(await merge()).toEqual([405, expect.stringContaining('"mlops promotion" is failing')]);
    await call(write, 'POST', '/check-runs', { ...check, conclusion: 'success' });
    expect(await merge()).toEqual([405, expect.stringContaining('At least 1 approving review is required')]);
    server.review(1, sha, { login: 'eve', type: 'User' }, { association: 'NONE' });
    expect((await merge())[0]).toBe(405);
    server.review(1, sha, ada);
    expect((await merge())[0]).toBe(200);
  });

  it('takes no push, no force and no deletion, by git and by the API', async () => {
    const { call, head, scene, server } = await world();
    server.protect(['main', 'env/*']);
    const secret = server.token({ contents: 'write' });
    const basic = Buffer.from(`x-access-token:${secret}`).toString('base64');
    const push = async (...specs: readonly string[]) => {
      const header = ['-c', `http.extraheader=AUTHORIZATION: basic ${basic}`];
      const done = await scene.git('clone').try([...header, 'push', `${server.origin}/team/rides.git`, ...specs]);
      return done.code === 0 ? 'taken' : done.stderr;
    };
    expect(await push('better:main')).toMatch(/GH013[\s\S]*through a pull request[\s\S]*rule violations/);
    expect(await push('+clash:main')).toContain('Cannot force-push');
    expect(await push('main:env/a')).toBe('taken');
    expect(await push('better:env/a')).toContain('GH013');
    expect(await push(':env/a')).toContain('Cannot delete this branch');
    expect(await push('better:env/b/c')).toBe('taken');
    expect(await push('clash:elsewhere')).toBe('taken');
    const sha = await head('better');
    const patch = await call(write, 'PATCH', '/git/refs/heads/env/a', { sha });
    expect([patch.status, await patch.text()]).toEqual([422, expect.stringContaining('through a pull request')]);
    expect((await call(write, 'DELETE', '/git/refs/heads/env/a')).status).toBe(422);
    expect(await objectOf(await call({}, 'GET', '/rules/branches/env/a'))).toHaveLength(4);
  });

  it('loses old approvals with a push', async () => {
    const scene = await world();
    const { call, head, server } = scene;
    server.protect(['main'], { approvals: 1 });
    await call(write, 'POST', '/pulls', wanted);
    server.review(1, await head('better'), ada);
    const states = async () => JSON.parse(await (await call(write, 'GET', '/pulls/1/reviews')).text());
    expect(await states()).toMatchObject([{ state: 'APPROVED', commit_id: await head('better'), user: ada }]);
    await move(scene, 'better', await head('clash'));
    await pull(scene);
    expect(await states()).toMatchObject([{ state: 'DISMISSED' }]);
  });
});
