import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openGithubDeploymentDesk } from '../../src/forge/github/deployment-desk.ts';
import { openDeploymentDesk, type ShownDeployment, type ToldFailure } from '../../src/forge/index.ts';
import type { Fault } from '../harness/forge/faults.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import type { Author, Permissions } from '../harness/forge/world.ts';
import { newBare } from '../ledger/scene.ts';
import { jobOf } from './promotion-world.ts';
import { story } from './story.ts';

const deploying: Permissions = {
  ...{ actions: 'write', deployments: 'write', issues: 'write', 'pull-requests': 'write', contents: 'read' },
};
const path = '.github/workflows/mlops-deploy.yml';
const digest = `sha256:${'a'.repeat(64)}`;
const eve: Author = { login: 'eve', type: 'User' };

const statuses = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
const deployments = 'POST /repos/{owner}/{repo}/deployments';
const issues = 'POST /repos/{owner}/{repo}/issues';
const comments = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const badGateway = { kind: 'answer', status: 502, message: 'Bad Gateway' } as const;
const reason = (code: string, message: unknown = expect.any(String)) => ({ problems: [{ reason: code, message }] });

const servers: ForgeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** `main` with the workflow that deploys, `env/staging` with it, `better` without. */
let shared: ReturnType<typeof prepared> | undefined;
async function prepared() {
  const { scene, head } = await story((made) => newBare(made, 'origin.git'));
  const git = scene.git('clone');
  const folder = join(scene.folder, 'clone');
  await git.text(['checkout', '-q', 'main']);
  await mkdir(join(folder, '.github', 'workflows'), { recursive: true });
  await writeFile(join(folder, path), 'name: deploy\non:\n  push:\n  workflow_dispatch:\njobs: {}\n');
  await git.text(['add', '.']);
  await git.text(['commit', '-q', '-m', 'workflow']);
  await git.text(['push', '-q', 'origin', 'main', 'main:env/staging']);
  return { scene, head };
}

async function world() {
  shared ??= prepared();
  const { scene, head } = await shared;
  const server = await startForge(scene.git('origin.git'), { owner: 'team', name: 'rides' });
  servers.push(server);
  const desk = ({ permissions = deploying, run = 100 }: { permissions?: Permissions; run?: number } = {}) =>
    openGithubDeploymentDesk({
      ...{ env: jobOf(server, run), token: server.token(permissions), workflow: 'mlops-deploy.yml' },
      pace: { second: 4, timeout: 10_000 },
    });
  const count = (operation: string) => server.seen.filter((one) => one.operation === operation).length;
  return { server, desk, head, count };
}

describe('the workflow that deploys', () => {
  it('is under way where it runs or waits, on the branches that are asked for', async () => {
    const { server, desk } = await world();
    const start = (headBranch: string, more = {}) =>
      server.actions.start({ event: 'push', path, headSha: 'a'.repeat(40), headBranch, ...more });
    const first = start('env/staging');
    start('env/staging', { status: 'queued' });
    const waiting = start('env/production', { status: 'waiting' });
    start('main');
    server.actions.finish(start('env/ended'), 'success');
    start('env/other', { path: '.github/workflows/other.yml' });
    start('env/forged', { event: 'pull_request' });
    const branches = ['env/staging', 'env/production', 'env/ended', 'env/other', 'env/forged', 'env/none'];
    expect((await (await desk()).runs(branches)).underWay).toEqual(
      new Map([
        ['env/staging', first.createdAt],
        ['env/production', waiting.createdAt],
      ]),
    );
    expect(server.seen).toHaveLength(2);
  });

  it('is found where a hundred runs have ended since somebody was asked', async () => {
    const { server, desk } = await world();
    const run = { event: 'push', path, headSha: 'a'.repeat(40), headBranch: 'env/staging' };
    server.actions.start({ ...run, status: 'waiting' });
    for (let count = 0; count < 101; count++) server.actions.finish(server.actions.start(run), 'success');
    expect([...(await (await desk()).runs(['env/staging'])).underWay.keys()]).toEqual(['env/staging']);
  });

  it('is broken where its newest run did not end well, and where it is run again for that', async () => {
    const { server, desk } = await world();
    const start = (headBranch: string) =>
      server.actions.start({ event: 'push', path, headSha: 'a'.repeat(40), headBranch });
    const ended = (branch: string, conclusion: 'success' | 'failure' | 'cancelled') => {
      const run = start(branch);
      server.actions.finish(run, conclusion);
      return run;
    };
    ended('env/mended', 'failure');
    ended('env/mended', 'success');
    ended('env/killed', 'success');
    const killed = ended('env/killed', 'cancelled');
    start('env/killed'); // it has not ended yet, so it says nothing
    const again = ended('env/again', 'failure');
    server.actions.rerun(again);
    const branches = ['env/mended', 'env/killed', 'env/again', 'env/none'];
    expect((await (await desk({ run: again.id })).runs(branches)).broken).toEqual(
      new Map([
        ['env/killed', killed.createdAt],
        ['env/again', again.createdAt],
      ]),
    );
    expect((await (await desk()).runs(branches)).broken.has('env/again')).toBe(false);
  });

  it('is nowhere under way where there is none', async () => {
    const { server } = await world();
    const place = { env: jobOf(server), token: server.token(deploying), workflow: 'nothing.yml' };
    const desk = await openGithubDeploymentDesk({ ...place, pace: { second: 4, timeout: 10_000 } });
    expect(await desk.runs(['env/staging'])).toEqual({ underWay: new Map(), broken: new Map() });
    await expect(desk.start('env/staging')).rejects.toMatchObject(reason('deploy-workflow-missing'));
  });

  it('is started on a branch, without inputs', async () => {
    const { server, desk } = await world();
    await (await desk()).start('env/staging');
    const payload = { workflow: path, ref: 'refs/heads/env/staging', inputs: {} };
    expect(server.caused).toMatchObject([{ event: 'workflow_dispatch', starts: true, payload }]);
  });

  it.each([
    ['the branch has no copy of it', 'better', /Workflow does not exist at better/],
    ['there is no such branch', 'env/none', /No ref found for: env\/none/],
  ])('is not started where %s', async (_, branch, words) => {
    const { desk } = await world();
    const starting = (await desk()).start(branch);
    const message = expect.stringMatching(words);
    await expect(starting).rejects.toMatchObject({ ends: 'input', ...reason('deploy-workflow-missing', message) });
  });

  it('is not started twice when the answer is lost, and not without permission', async () => {
    const { server, desk } = await world();
    const on = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';
    server.fail({ on, ...badGateway, applied: true });
    await expect((await desk()).start('env/staging')).rejects.toMatchObject(reason('forge-no-answer'));
    expect(server.caused).toHaveLength(1);
    const reading = (await desk({ permissions: { actions: 'read' } })).start('env/staging');
    const remedy = expect.stringContaining('actions: write');
    await expect(reading).rejects.toMatchObject({ problems: [{ reason: 'forge-no-permission', remedy }] });
  });
});

describe('a deployment on GitHub', () => {
  const shown = (release: string, more: Partial<ShownDeployment> = {}): ShownDeployment => ({
    ...{ environment: 'staging', model: 'delay', version: 2, digest, release },
    ...{ state: 'live', sentence: 'version 2 is live' },
    ...more,
  });

  it('is made once for a release, with a status for each step', async () => {
    const { server, desk, head, count } = await world();
    const release = await head('better');
    await (await desk()).show(shown(release, { state: 'in-progress', sentence: 'staging' }));
    await (await desk()).show(shown(release, { state: 'in-progress', sentence: 'staging' }));
    await (await desk({ run: 200 })).show(shown(release, { url: 'https://rides.example' }));
    await (await desk({ run: 300 })).show(shown(release, { url: 'https://rides.example' }));
    const run = (id: number) => `https://github.test/team/rides/actions/runs/${id}/attempts/1`;
    expect(server.deployments).toMatchObject([
      {
        ...{ sha: release, environment: 'staging', task: 'deploy:delay', production: false, description: 'delay 2' },
        payload: { model: 'delay', version: 2, digest, tool: expect.stringMatching(/^mlops-actions \d/) },
        statuses: [
          { state: 'in_progress', description: 'staging', logUrl: run(100), environmentUrl: '' },
          { state: 'success', logUrl: run(200), environmentUrl: 'https://rides.example' },
        ],
      },
    ]);
    expect(count(statuses)).toBe(2);
  });

  it('has ended once one of its ends is shown, also where it is inactive since', async () => {
    const { desk, head } = await world();
    const [one, two] = [shown(await head('better')), shown(await head('clash'))];
    const hasEnded = async () => [await (await desk()).hasEnded(one), await (await desk()).hasEnded(two)];
    expect(await hasEnded()).toEqual([false, false]);
    await (await desk()).show({ ...one, state: 'in-progress' });
    expect(await hasEnded()).toEqual([false, false]);
    await (await desk()).show({ ...one, state: 'failed' });
    expect(await hasEnded()).toEqual([true, false]);
    await (await desk()).show({ ...one, state: 'live' });
    await (await desk()).show(two);
    expect(await hasEnded()).toEqual([true, true]);
  });

  it('says that it failed in as many words as fit', async () => {
    const { server, desk, head } = await world();
    const sentence = `The golden requests ${'were not answered as recorded and '.repeat(10)}so it went back.`;
    await (await desk()).show(shown(await head('better'), { state: 'failed', sentence }));
    await (await desk()).show(shown(await head('better'), { state: 'failed', sentence }));
    const [status] = server.deployments[0]?.statuses ?? [];
    expect(status).toMatchObject({ state: 'failure', description: expect.stringMatching(/^The golden .* \w+…$/) });
    expect([status?.description.length, server.deployments[0]?.statuses.length]).toEqual([expect.any(Number), 1]);
    expect(status?.description.length).toBeLessThanOrEqual(140);
    expect(sentence).toMatch(new RegExp(`^${status?.description.slice(0, -1)} `));
  });

  it.each(['staging', 'production'])(
    'makes the others of its environment and model inactive in %s',
    async (environment) => {
      const { server, desk, head } = await world();
      const [one, two] = [await head('better'), await head('clash')];
      const show = async (release: string, more: Partial<ShownDeployment> = {}) =>
        await (await desk()).show(shown(release, { environment, ...more }));
      await show(one);
      await show(one, { model: 'price' });
      await show(one, { environment: 'elsewhere' });
      await show(two);
      const newest = () =>
        server.deployments.map((made) => [made.environment, made.task, made.sha === one, made.statuses.at(-1)?.state]);
      expect(newest()).toEqual([
        [environment, 'deploy:delay', true, 'inactive'],
        [environment, 'deploy:price', true, 'success'],
        ['elsewhere', 'deploy:delay', true, 'success'],
        [environment, 'deploy:delay', false, 'success'],
      ]);
      await show(one);
      expect([newest()[0]?.[3], newest()[3]?.[3]]).toEqual(['success', 'inactive']);
      expect(server.deployments.map(({ production }) => production)).toEqual(
        server.deployments.map((made) => made.environment === 'production'),
      );
    },
  );

  it('leaves one that failed or is not live as it is', async () => {
    const { server, desk, head } = await world();
    await (await desk()).show(shown(await head('better'), { state: 'failed' }));
    await (await desk()).show(shown(await head('clash'), { state: 'in-progress' }));
    await (await desk()).show(shown(await head('main')));
    expect(server.deployments.map((made) => made.statuses.map(({ state }) => state))).toEqual([
      ['failure'],
      ['in_progress'],
      ['success'],
    ]);
  });

  it.each<[string, Fault]>([
    ['it was made and the answer was lost', { on: deployments, ...badGateway, applied: true }],
    ['it was made and the answer was cut', { on: deployments, kind: 'cut' }],
    ['its status was written and the answer was lost', { on: statuses, kind: 'drop', applied: true }],
    ['nothing was done', { on: statuses, ...badGateway }],
  ])('is there once when %s', async (_, fault) => {
    const { server, desk, head } = await world();
    server.fail(fault);
    await (await desk()).show(shown(await head('better')));
    expect(server.deployments.map((made) => made.statuses.map(({ state }) => state))).toEqual([['success']]);
  });

  it('names the permission that is missing', async () => {
    const { desk, head } = await world();
    const showing = (await desk({ permissions: { deployments: 'read' } })).show(shown(await head('better')));
    const remedy = expect.stringContaining('deployments: write');
    await expect(showing).rejects.toMatchObject({ problems: [{ reason: 'forge-no-permission', remedy }] });
  });
});

describe('a deployment that failed', () => {
  const failure = (commit: string, more: Partial<ToldFailure> = {}): ToldFailure => ({
    ...{ environment: 'staging', model: 'delay', version: 2, digest, commit },
    ...{ title: 'delay 2 failed in staging', body: 'It does not answer.' },
    ...more,
  });

  it('is told once, in an issue and on the merged pull request', async () => {
    const { server, desk, head } = await world();
    const main = await head('main');
    const number = server.openPullRequest('better');
    const commit = await server.mergePullRequest(number);
    const tell = async (more = {}) => await (await desk()).tell(failure(commit, more));
    const where = await tell();
    const page = 'https://github.test/team/rides';
    expect(where).toEqual([`${page}/issues/2`, `${page}/pull/1`]);
    expect(await tell({ body: 'said in other words' })).toEqual(where);
    expect([...server.issues.values()]).toMatchObject([
      { title: 'delay 2 failed in staging', body: expect.stringMatching(/^<!-- .* -->\nIt does not answer\.$/) },
    ]);
    expect(server.issues.get(2)?.labels).toEqual(['mlops']);
    expect(server.comments).toMatchObject([
      { issue: 1, body: expect.stringContaining('**delay 2 failed in staging**') },
    ]);
    expect(await tell({ environment: 'production' })).toEqual([`${page}/issues/3`, `${page}/pull/1`]);
    expect(server.comments).toHaveLength(2);
    await server.git.text(['update-ref', 'refs/heads/main', main]);
  });

  it('is told again where somebody has closed the issue', async () => {
    const { server, desk, head } = await world();
    const told = failure(await head('main'));
    await (await desk()).tell(told);
    const [issue] = server.issues.values();
    if (issue !== undefined) issue.state = 'closed';
    await (await desk()).tell(told);
    expect([...server.issues.values()].map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  it('is told where somebody else has copied our line into an issue, and found without the label', async () => {
    const { server, desk, head } = await world();
    const told = failure(await head('main'));
    await (await desk()).tell(told);
    const [ours] = server.issues.values();
    if (ours === undefined) throw new Error('there is no issue');
    server.issues.clear();
    server.issues.set(2, { ...ours, number: 2, author: eve });
    await (await desk()).tell(told);
    expect([...server.issues.values()].map(({ author }) => author.login)).toEqual(['eve', 'github-actions[bot]']);
    server.issues.set(3, { ...ours, number: 3, labels: [] });
    await (await desk()).tell(told);
    expect(server.issues.size).toBe(2);
  });

  it('is told without an issue where the repository has none, and without a pull request where none is merged', async () => {
    const { server, desk, head } = await world();
    server.openPullRequest('better');
    server.settings.issues = false;
    expect(await (await desk()).tell(failure(await head('better')))).toEqual([]);
    expect(server.comments).toEqual([]);
  });

  it.each<[string, Fault]>([
    ['the issue was opened and the answer was lost', { on: issues, ...badGateway, applied: true }],
    ['the issue was not opened', { on: issues, ...badGateway }],
    ['the answer to the issue was cut', { on: issues, kind: 'cut' }],
    ['the comment was written and the answer was lost', { on: comments, kind: 'drop', applied: true }],
  ])('is told once when %s', async (_, fault) => {
    const { server, desk, head } = await world();
    const main = await head('main');
    const commit = await server.mergePullRequest(server.openPullRequest('better'));
    server.fail(fault);
    expect(await (await desk()).tell(failure(commit))).toHaveLength(2);
    expect([server.issues.size, server.comments.length]).toEqual([1, 1]);
    await server.git.text(['update-ref', 'refs/heads/main', main]);
  });

  it('names the permission that is missing', async () => {
    const { desk, head } = await world();
    const told = (await desk({ permissions: { ...deploying, issues: 'read' } })).tell(failure(await head('main')));
    const remedy = expect.stringContaining('issues: write');
    await expect(told).rejects.toMatchObject({ problems: [{ reason: 'forge-no-permission', remedy }] });
  });
});

describe('where deployments are shown', () => {
  it('is nowhere without GitHub, and on it only with a token', async () => {
    const hub = { name: 'origin', address: 'https://github.com/team/rides.git' };
    expect(await openDeploymentDesk({ repository: '.', env: {} })).toBeUndefined();
    await expect(openDeploymentDesk({ repository: '.', env: {}, remote: hub })).rejects.toMatchObject(
      reason('forge-no-token'),
    );
    const { server } = await world();
    const env = { ...jobOf(server), GITHUB_ACTIONS: 'true', GITHUB_TOKEN: server.token(deploying) };
    const desk = await openDeploymentDesk({ repository: '.', env });
    await desk?.start('env/staging');
    expect(server.caused).toHaveLength(1);
  });
});
