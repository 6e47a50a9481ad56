import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { at } from './json.ts';
import { type ForgeScene, forgeScene, objectOf } from './scene.ts';

const reading = { actions: 'read' } as const;
const path = '.github/workflows/train.yml';

async function withWorkflow(text: string): Promise<ForgeScene> {
  const world = await forgeScene();
  const folder = join(world.scene.folder, 'clone');
  await mkdir(join(folder, '.github', 'workflows'), { recursive: true });
  await writeFile(join(folder, path), text);
  const git = world.scene.git('clone');
  await git.text(['checkout', '-q', 'main']);
  await git.text(['add', '.']);
  await git.text(['commit', '-q', '-m', 'workflow']);
  await git.text(['push', '-q', 'origin', 'main']);
  return world;
}

describe('runs on the forge server', () => {
  it('are listed newest first, by commit, event, state and conclusion', async () => {
    const { call, server } = await forgeScene();
    const first = server.actions.start({ event: 'push', path, headSha: 'a'.repeat(40) });
    const second = server.actions.start({ event: 'pull_request', path, headSha: 'b'.repeat(40) });
    server.actions.finish(first, 'failure');
    const ids = async (query: string) => {
      const body = await objectOf(await call(reading, 'GET', `/actions/runs?${query}`));
      return [0, 1].map((index) => at(body, ['workflow_runs', `${index}`, 'id'])).filter((id) => id !== undefined);
    };
    expect(await ids('')).toEqual([second.id, first.id]);
    expect(await ids(`head_sha=${'a'.repeat(40)}`)).toEqual([first.id]);
    expect(await ids('event=pull_request')).toEqual([second.id]);
    expect(await ids('status=failure')).toEqual([first.id]);
    expect(await ids('status=in_progress')).toEqual([second.id]);
  });

  it('say where they come from: attempt, head repository, called workflows, pull requests', async () => {
    const { call, server } = await forgeScene();
    const number = server.openPullRequest('better');
    const called = { path: `team/rides/${path}@refs/heads/main`, sha: 'c'.repeat(40), ref: 'refs/heads/main' };
    const run = server.actions.start({
      ...{ event: 'pull_request', path, headSha: 'a'.repeat(40), headBranch: 'better', headRepository: 'eve/rides' },
      ...{ referencedWorkflows: [called], pullRequests: [number] },
    });
    server.actions.rerun(run);
    expect(await objectOf(await call(reading, 'GET', `/actions/runs/${run.id}`))).toMatchObject({
      ...{ run_attempt: 2, run_number: 1, path, head_branch: 'better', conclusion: null },
      head_repository: { full_name: 'eve/rides', fork: true },
      repository: { full_name: 'team/rides', fork: false },
      referenced_workflows: [called],
      pull_requests: [{ number: 1, head: { ref: 'better' } }],
    });
  });

  it('keep the jobs of each attempt; a re-run of failed jobs keeps the others', async () => {
    const { call, server } = await forgeScene();
    const run = server.actions.start({ event: 'push', path, headSha: 'a'.repeat(40) });
    const plan = server.actions.addJob(run, 'plan', ['ubuntu-latest']);
    const train = server.actions.addJob(run, 'train', ['self-hosted', 'gpu']);
    server.actions.finishJob(plan, 'success');
    server.actions.finishJob(train, 'failure');
    server.actions.finish(run, 'failure');
    server.actions.rerun(run);
    server.actions.addJob(run, 'train', ['self-hosted', 'gpu']);
    const jobs = async (query: string) =>
      (await objectOf(await call(reading, 'GET', `/actions/runs/${run.id}${query}`)))['jobs'];
    expect(await jobs('/jobs')).toMatchObject([
      { name: 'plan', run_attempt: 1, conclusion: 'success' },
      { name: 'train', run_attempt: 2, status: 'in_progress', labels: ['self-hosted', 'gpu'] },
    ]);
    expect(await jobs('/jobs?filter=all')).toHaveLength(3);
    expect(await jobs('/attempts/1/jobs')).toMatchObject([{ name: 'plan' }, { name: 'train', conclusion: 'failure' }]);
    const one = await objectOf(await call(reading, 'GET', `/actions/jobs/${train.id}`));
    expect(one).toMatchObject({ name: 'train', run_id: run.id });
    const before = await objectOf(await call(reading, 'GET', `/actions/runs/${run.id}/attempts/1`));
    expect(before).toMatchObject({ run_attempt: 1, status: 'completed', conclusion: 'failure' });
  });

  it('are cancelled by who may write them, unless they are over', async () => {
    const { call, server } = await forgeScene();
    const run = server.actions.start({ event: 'push', path, headSha: 'a'.repeat(40) });
    expect((await call(reading, 'POST', `/actions/runs/${run.id}/cancel`)).status).toBe(403);
    expect((await call({ actions: 'write' }, 'POST', `/actions/runs/${run.id}/cancel`)).status).toBe(202);
    expect(run.cancelAsked).toBe(true);
    server.actions.finish(run, 'cancelled');
    expect((await call({ actions: 'write' }, 'POST', `/actions/runs/${run.id}/cancel`)).status).toBe(409);
  });
});

describe('a dispatch on the forge server', () => {
  const dispatched = 'on: {workflow_dispatch: {inputs: {sha: {required: true}}}}\njobs: {}\n';
  const post = (world: ForgeScene, body: unknown) =>
    world.call({ actions: 'write' }, 'POST', '/actions/workflows/train.yml/dispatches', body);

  it('starts a run of the branch, with its inputs, also for the token of a job', async () => {
    const world = await withWorkflow(dispatched);
    expect((await post(world, { ref: 'main', inputs: { sha: 'abc' } })).status).toBe(204);
    const [run] = world.server.actions.runs;
    expect(run).toMatchObject({ event: 'workflow_dispatch', path, status: 'queued', inputs: { sha: 'abc' } });
    expect(world.server.caused).toMatchObject([{ event: 'workflow_dispatch', starts: true }]);
    const byName = await objectOf(await world.call(reading, 'GET', '/actions/workflows/train.yml/runs'));
    expect(byName).toMatchObject({ total_count: 1, workflow_runs: [{ head_sha: run?.headSha }] });
    const details = await post(world, { ref: 'main', inputs: { sha: 'abc' }, return_run_details: true });
    expect(await details.json()).toMatchObject({ workflow_run_id: world.server.actions.runs[1]?.id });
  });

  it.each([
    ['another branch', { ref: 'nowhere', inputs: { sha: 'a' } }, 422, /No ref found/],
    ['a branch without the workflow', { ref: 'better', inputs: { sha: 'a' } }, 422, /does not exist at better/],
    ['an input that is not declared', { ref: 'main', inputs: { sha: 'a', force: 'x' } }, 422, /Unexpected inputs/],
    ['a missing input', { ref: 'main' }, 422, /Required input 'sha'/],
  ])('is refused for %s', async (_, body, status, message) => {
    const answer = await post(await withWorkflow(dispatched), body);
    expect(answer.status).toBe(status);
    expect((await objectOf(answer))['message']).toMatch(message);
  });

  it('is refused by a workflow that is not for it, and unknown ones are not found', async () => {
    const world = await withWorkflow('on: push\njobs: {}\n');
    expect(await (await post(world, { ref: 'main' })).json()).toMatchObject({
      message: expect.stringContaining("'workflow_dispatch' trigger"),
    });
    const other = await world.call({ actions: 'write' }, 'POST', '/actions/workflows/no.yml/dispatches', {
      ref: 'main',
    });
    expect(other.status).toBe(404);
    const listed = await objectOf(await world.call(reading, 'GET', '/actions/workflows'));
    expect(listed).toMatchObject({ total_count: 1, workflows: [{ path }] });
  });
});
