import { describe, expect, it } from 'vitest';
import { openGithubDeploymentDesk } from '../../src/forge/github/deployment-desk.ts';
import { openDeploymentDesk, type ShownDeployment } from '../../src/forge/index.ts';
import type { Fault } from '../harness/forge/faults.ts';
import { badGateway, deploying, deployments, digest, path, reason, statuses, world } from './deployment-scene.ts';
import { jobOf } from './promotion-world.ts';

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
