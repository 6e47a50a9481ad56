import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RunState } from './actions-state.ts';
import { at } from './json.ts';
import { type ForgeScene, forgeScene, objectOf } from './scene.ts';

const bytes = Buffer.from('what a zip holds');
const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Calls the service as a job's client does. */
async function ask(world: ForgeScene, token: string, method: string, more: object) {
  const [, payload = ''] = token.split('.');
  const { scp } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  const [, run, job] = scp.split(':');
  const answer = await fetch(`${world.server.origin}/twirp/github.actions.results.api.v1.ArtifactService/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ workflow_run_backend_id: run, workflow_job_run_backend_id: job, ...more }),
  });
  return { status: answer.status, body: await objectOf(answer) };
}

async function upload(world: ForgeScene, token: string, name: string) {
  const made = await ask(world, token, 'CreateArtifact', { name, version: 7 });
  if (made.status !== 200) return made;
  const address = `${made.body['signed_upload_url']}`;
  await fetch(`${address}&comp=block&blockid=YQ`, { method: 'PUT', body: bytes.subarray(0, 6) });
  await fetch(`${address}&comp=block&blockid=Yg`, { method: 'PUT', body: bytes.subarray(6) });
  const list = '<BlockList><Latest>YQ</Latest><Latest>Yg</Latest></BlockList>';
  await fetch(`${address}&comp=blocklist`, { method: 'PUT', body: list });
  return await ask(world, token, 'FinalizeArtifact', { name, size: `${bytes.length}`, hash });
}

async function twoRuns(): Promise<
  ForgeScene & { readonly run: RunState; readonly mine: string; readonly other: string }
> {
  const world = await forgeScene();
  const start = () => world.server.actions.start({ event: 'push', path: 'a.yml', headSha: 'a'.repeat(40) });
  const run = start();
  const mine = world.server.actions.runtimeToken(run, 'train');
  return { ...world, run, mine, other: world.server.actions.runtimeToken(start(), 'train') };
}

describe('the artifact service of the forge server', () => {
  it('keeps what a job uploads, and the REST API lists and gives it with its digest', async () => {
    const { call, run, mine, ...world } = await twoRuns();
    expect((await upload({ call, ...world }, mine, 'run-taxi')).status).toBe(200);
    const listed = await objectOf(
      await call({ actions: 'read' }, 'GET', `/actions/runs/${run.id}/artifacts?name=run-taxi`),
    );
    const one = { name: 'run-taxi', digest: hash, size_in_bytes: bytes.length, expired: false };
    expect(listed).toMatchObject({ total_count: 1, artifacts: [{ ...one, workflow_run: { id: run.id } }] });
    const id = Number(at(listed, ['artifacts', '0', 'id']));
    const found = await call({ actions: 'read' }, 'GET', `/actions/artifacts/${id}/zip`);
    expect(found.status).toBe(302);
    const blob = await fetch(found.headers.get('location') ?? '');
    expect(Buffer.from(await blob.arrayBuffer())).toEqual(bytes);
    expect(blob.headers.get('content-type')).toBe('application/zip');
    expect((await call({}, 'GET', `/actions/artifacts/${id}/zip`)).status).toBe(403);
    expect(await (await call({ actions: 'read' }, 'GET', '/actions/artifacts?name=other')).json()).toMatchObject({
      total_count: 0,
    });
    world.server.actions.expire(id);
    expect((await call({ actions: 'read' }, 'GET', `/actions/artifacts/${id}/zip`)).status).toBe(410);
    expect((await call({ actions: 'write' }, 'DELETE', `/actions/artifacts/${id}`)).status).toBe(204);
    expect((await call({ actions: 'read' }, 'GET', `/actions/artifacts/${id}`)).status).toBe(404);
  });

  it('gives a job the artifacts of its own run, and deletes them', async () => {
    const { mine, ...world } = await twoRuns();
    await upload(world, mine, 'a');
    await upload(world, mine, 'b');
    const listed = await ask(world, mine, 'ListArtifacts', { name_filter: 'b' });
    expect(listed.body['artifacts']).toMatchObject([{ name: 'b', size: `${bytes.length}`, digest: hash }]);
    const address = await ask(world, mine, 'GetSignedArtifactURL', { name: 'b' });
    expect(await (await fetch(`${address.body['signed_url']}`)).text()).toBe(bytes.toString());
    await ask(world, mine, 'DeleteArtifact', { name: 'b' });
    expect((await ask(world, mine, 'ListArtifacts', {})).body['artifacts']).toHaveLength(1);
  });

  it('never takes a name twice in an attempt; a re-run may, and reads what was there', async () => {
    const { run, mine, ...world } = await twoRuns();
    await upload(world, mine, 'run');
    expect(await upload(world, mine, 'run')).toMatchObject({ status: 409, body: { code: 'already_exists' } });
    world.server.actions.rerun(run);
    const again = world.server.actions.runtimeToken(run, 'train');
    expect((await ask(world, again, 'GetSignedArtifactURL', { name: 'run' })).status).toBe(200);
    expect((await upload(world, again, 'run')).status).toBe(200);
  });

  it('hides a run from the tokens of others', async () => {
    const { run, mine, other, ...world } = await twoRuns();
    await upload(world, mine, 'secret');
    expect((await ask(world, other, 'ListArtifacts', {})).body['artifacts']).toEqual([]);
    expect((await ask(world, other, 'GetSignedArtifactURL', { name: 'secret' })).status).toBe(404);
    const lie = { name: 'forged', workflow_run_backend_id: `run-${run.id}-1` };
    expect(await ask(world, other, 'CreateArtifact', lie)).toMatchObject({ status: 403 });
    const [head = '', payload = ''] = mine.split('.');
    expect(await ask(world, `${head}.${payload}.guessed`, 'ListArtifacts', {})).toMatchObject({ status: 401 });
  });

  it('lets nobody write into an artifact that is finished, or at a guessed address', async () => {
    const { mine, ...world } = await twoRuns();
    const made = await ask(world, mine, 'CreateArtifact', { name: 'a', version: 7 });
    const address = `${made.body['signed_upload_url']}`;
    const put = (to: string) => fetch(to, { method: 'PUT', body: bytes });
    expect((await put(address.replace(/sig=.*/, 'sig=guessed'))).status).toBe(403);
    expect((await fetch(address)).status).toBe(403);
    expect((await put(address)).status).toBe(201);
    const finish = (size: number, claimed: string) =>
      ask(world, mine, 'FinalizeArtifact', { name: 'a', size: `${size}`, hash: claimed });
    expect((await finish(bytes.length, 'sha256:00')).status).toBe(400);
    expect((await finish(1, hash)).status).toBe(400);
    expect((await finish(bytes.length, hash)).status).toBe(200);
    expect((await put(address)).status).toBe(409);
  });

  it('refuses members and names that the real service refuses', async () => {
    const { mine, ...world } = await twoRuns();
    expect(await ask(world, mine, 'CreateArtifact', { name: 'a', sise: 1 })).toMatchObject({ status: 400 });
    expect(await ask(world, mine, 'CreateArtifact', { name: 'a/b' })).toMatchObject({ status: 400 });
    world.server.fail({ on: 'ListArtifacts', kind: 'answer', status: 502, message: 'Bad Gateway' });
    const address = `${world.server.origin}/twirp/github.actions.results.api.v1.ArtifactService/ListArtifacts`;
    expect((await fetch(address, { method: 'POST', body: '{}' })).status).toBe(502);
  });
});
