import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { promoteStep, promotingScene } from './promoting.ts';
import { evaluate, plan, push, report, train, where } from './scene.ts';
import { zip } from './zip.ts';

const scene = promotingScene(
  (folder) => `  staging:
    target: { kind: local, folder: ${join(folder, 'served', 'staging')} }
`,
);
const jobs = (said: readonly { readonly job: string }[]) => said.map(({ job }) => job);
const version = (number: number) => JSON.parse(scene.ledger(`versions/m/${number}.json`));

describe('what may become a version', () => {
  it('the run of a pull request does, and nothing is trained after its merge', async () => {
    await scene.pushed('main');
    const run = await push(scene.server, scene.world, 'better', { 'params.yaml': 'depth: 70\n' });
    const planned = await plan(run);
    expect(planned.outputs['count']).toBe('1');
    await where(run);
    await train(run, 'm');
    const evaluated = await evaluate(run);
    expect((await report(run, evaluated.outputs['digest'])).code).toBe(0);
    scene.server.actions.finish(run.state, 'success');
    await scene.server.mergePullRequest(run.number);
    const said = await scene.pushed('main');
    expect(jobs(said)).toEqual(['plan', 'evaluate', 'report', 'promote'].map((job) => `merge main: ${job}`));
    const merged = scene.world.inOrigin('rev-parse', 'main');
    expect(version(2)).toMatchObject({ commit: merged, verdict: 'pass', before: 1 });
  });

  it('what was trained on a laptop does not: the workflow of the default branch trains it', async () => {
    const { world } = scene;
    world.git('switch', '--quiet', 'main');
    world.git('pull', '--quiet', '--ff-only', 'origin', 'main');
    world.commit('By hand', { 'params.yaml': 'depth: 71\n' });
    world.git('push', '--quiet', 'origin', 'main');
    expect((await world.json(['train'])).code).toBe(0);
    const clock = await scene.clock();
    expect(clock[0]?.stepped.result.sentence).toContain('its run is not trusted');
    expect(() => version(3)).toThrow();
    expect(jobs(await scene.pushed('main'))).toContain('merge main: train');
    expect(version(3)).toMatchObject({ version: 3 });
  });

  it('nor does a promotion in a terminal make one, whoever holds the token', async () => {
    const { world, server } = scene;
    world.commit('On the way', { 'params.yaml': 'depth: 72\n' });
    world.git('push', '--quiet', 'origin', 'main');
    await world.json(['train']);
    const token = server.token(
      { contents: 'write', 'pull-requests': 'write', actions: 'write', checks: 'write' },
      { login: 'ada', type: 'User' },
    );
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_TOKEN: token,
      GITHUB_API_URL: server.api,
      GITHUB_REPOSITORY: 'team/tiny',
    };
    const ran = await world.json(['promote'], { env });
    expect(ran.result.data).toMatchObject({ versions: [] });
    expect(() => version(4)).toThrow();
    expect((await scene.pushed('main')).at(-1)?.stepped.code).toBe(0);
  });
});

describe('what the job that deploys has handed over', () => {
  it('is recorded once, however often it is taken', async () => {
    await scene.mergePromotion('staging');
    const deployed = scene.said.findLast(({ job }) => job === 'deploy env/staging: deploy');
    const run = scene.server.actions.runs.findLast(({ path }) => path.endsWith('mlops-deploy.yml'));
    if (run === undefined || deployed === undefined) throw new Error('nothing was deployed');
    const again = {
      server: scene.server,
      world: scene.world,
      state: run,
      eventName: 'push',
      ref: 'refs/heads/env/staging',
    };
    const event = { repository: { default_branch: 'main' }, ref: 'refs/heads/env/staging' };
    const deployment = deployed.stepped.outputs['digest'] ?? '';
    const recorded = await promoteStep({ ...again, event }, { deployment });
    expect([recorded.code, recorded.result.data]).toMatchObject([
      0,
      { recorded: [{ number: 1, outcome: 'verified' }] },
    ]);
    expect(() => scene.ledger('deployments/staging/m/2.json')).toThrow();
    // An artifact of another digest is somebody else's.
    const other = await promoteStep({ ...again, event }, { deployment: `sha256:${'0'.repeat(64)}` });
    expect([other.code, other.result.reason]).toEqual([1, 'bad-input']);
  });

  it('is nothing where it speaks of a release that the branch does not have', async () => {
    const { server } = scene;
    const run = server.actions.runs.findLast(({ path }) => path.endsWith('mlops-deploy.yml'));
    if (run === undefined) throw new Error('nothing was deployed');
    const record = JSON.parse(scene.ledger('deployments/staging/m/1.json'));
    const lie = { schemaVersion: 1, draft: { ...record, release: '1'.repeat(40) } };
    const bytes = zip([{ path: 'm.json', bytes: JSON.stringify(lie) }]);
    const { digest } = server.actions.upload(run, 'mlops-deployment', bytes);
    const state = { server, world: scene.world, state: run, eventName: 'push', ref: 'refs/heads/env/staging' };
    const event = { repository: { default_branch: 'main' }, ref: 'refs/heads/env/staging' };
    const taken = await promoteStep({ ...state, event }, { deployment: digest ?? '' });
    expect([taken.code, taken.result.reason]).toEqual([1, 'deployment-of-nothing']);
  });
});
