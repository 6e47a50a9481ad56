import { describe, expect, it } from 'vitest';
import { newBare, newScene } from '../../ledger/scene.ts';
import { type ForgeServer, startForge } from './server.ts';

async function start(): Promise<ForgeServer> {
  const scene = await newScene();
  await newBare(scene, 'origin.git');
  return await startForge(scene.git('origin.git'), { owner: 'team', name: 'rides' });
}

async function call(server: ForgeServer, method: string, path: string, body?: unknown): Promise<Response> {
  const token = server.token({ 'pull-requests': 'write', checks: 'read' });
  const headers = { authorization: `token ${token}` };
  return await fetch(`${server.api}/repos/team/rides${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

describe('the forge server', () => {
  it('is content with what GitHub describes', async () => {
    const server = await start();
    server.openPullRequest('main');
    expect((await call(server, 'POST', '/issues/1/comments', { body: 'hello' })).status).toBe(201);
    expect(await (await call(server, 'GET', '/issues/1/comments')).json()).toMatchObject([{ body: 'hello' }]);
    await server.close();
  });

  it.each([
    ['an operation that it does not know', 'GET', '/labels', undefined, /GitHub has no GET .*labels/],
    [
      'a parameter that GitHub does not have',
      'GET',
      '/issues/1/comments?direction=desc',
      undefined,
      /no parameter direction/,
    ],
    ['a member that GitHub does not have', 'POST', '/issues/1/comments', { body: 'x', text: 'x' }, /unknown text/],
    ['a member that is missing', 'POST', '/issues/1/comments', {}, /must have required property 'body'/],
    ['a value of another type', 'POST', '/issues/1/comments', { body: 7 }, /must be string/],
  ])('complains of %s', async (_, method, path, body, complaint) => {
    const server = await start();
    server.openPullRequest('main');
    await call(server, method, path, body);
    await expect(server.close()).rejects.toThrow(complaint);
  });

  it('complains of an answer of its own that is not as GitHub describes it', async () => {
    const server = await start();
    server.openPullRequest('main');
    const comment = server.comment(1, { login: 'ada', type: 'User' }, 'hello');
    comment.updatedAt = 'yesterday';
    await call(server, 'GET', '/issues/1/comments');
    await expect(server.close()).rejects.toThrow(/updated_at must match format "date-time"/);
  });

  it('complains of a fault that met no request', async () => {
    const server = await start();
    server.fail({ on: 'GET /repos/{owner}/{repo}', kind: 'drop' });
    await expect(server.close()).rejects.toThrow(/drop met no request/);
  });

  it('refuses a token what it was not given', async () => {
    const server = await start();
    server.openPullRequest('main');
    expect((await call(server, 'POST', '/check-runs', { name: 'x', head_sha: 'y' })).status).toBe(403);
    expect((await call(server, 'GET', '/issues/1/comments')).status).toBe(200);
    const stranger = await fetch(`${server.api}/repos/team/rides`, { headers: { authorization: 'token guessed' } });
    expect(stranger.status).toBe(401);
    await server.close();
  });

  it('gives long lists in pages that link to each other', async () => {
    const server = await start();
    server.openPullRequest('main');
    for (let count = 0; count < 5; count++) server.comment(1, { login: 'ada', type: 'User' }, `${count}`);
    const second = await call(server, 'GET', '/issues/1/comments?per_page=2&page=2');
    expect(await second.json()).toMatchObject([{ body: '2' }, { body: '3' }]);
    const link = second.headers.get('link') ?? '';
    expect(link).toContain('&page=3>; rel="next"');
    expect(link).toContain('&page=1>; rel="prev"');
    expect((await fetch(link.slice(link.indexOf('<') + 1, link.indexOf('>')))).status).toBe(401);
    await server.close();
  });
});
