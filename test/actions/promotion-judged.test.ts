import { describe, expect, it } from 'vitest';
import { pushEvent } from '../harness/forge/events.ts';
import { declared } from './granted.ts';
import { runStep } from './job.ts';
import { promotingScene, promotionCheck } from './promoting.ts';

const scene = promotingScene();
const deployFile = '.github/workflows/mlops-deploy.yml';

/** Branches by name: nothing of them may move. */
const branches = () => scene.world.inOrigin('for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads');

const checkOf = (head: string) => promotionCheck(scene.server, head);

describe('the job that judges one pull request', () => {
  it('says that a promotion was edited as soon as somebody has pushed to it, and changes nothing else', async () => {
    await scene.merge('Fifty', { 'params.yaml': 'depth: 50\n' });
    const [open] = [...scene.server.pulls.values()].filter(({ state }) => state === 'open');
    expect(open).toMatchObject({ base: 'env/production' });
    const { world } = scene;
    world.git('fetch', '--quiet', 'origin');
    world.git('switch', '--quiet', '--detach', `origin/${open?.branch}`);
    world.commit('A word more', {
      'releases/m/release.yaml': `${world.read('releases/m/release.yaml')}# looked at\n`,
    });
    world.git('push', '--quiet', 'origin', `HEAD:refs/heads/${open?.branch}`);
    const before = branches();
    await scene.propose(open?.branch ?? '', 'production');
    expect(branches()).toBe(before);
    expect(checkOf(world.git('rev-parse', 'HEAD'))).toMatchObject({
      conclusion: 'failure',
      title: 'It is not what mlops has rendered',
    });
    expect(scene.said.at(-1)).toMatchObject({
      job: 'deploy env/production: judge',
      stepped: { code: 0, result: { reason: 'promotion-judged', data: { pull: open?.number, verdict: 'fail' } } },
    });
    world.git('switch', '--quiet', 'main');
  });

  it('says that somebody has to look again where it is closed meanwhile', async () => {
    const { world, server } = scene;
    world.git('push', '--quiet', 'origin', 'origin/env/staging:refs/heads/late');
    const number = server.openPullRequest('late', { base: 'env/staging' });
    Object.assign(server.pulls.get(number) ?? {}, { state: 'closed' });
    const stepped = await judge(`refs/pull/${number}/merge`);
    expect(stepped).toMatchObject({ code: 1, result: { reason: 'pull-not-judged', ends: 'unknown' } });
  });

  it('has nothing to say about a push', async () => {
    expect(await judge('refs/heads/env/staging')).toMatchObject({
      code: 1,
      result: {
        reason: 'event-not-supported',
        sentence: expect.stringMatching(/which is no pull request: there is none to judge/),
      },
    });
  });
});

async function judge(ref: string) {
  const { server, world } = scene;
  const headSha = world.inOrigin('rev-parse', 'refs/heads/env/staging');
  const state = server.actions.start({ event: 'push', path: deployFile, headSha, headBranch: 'env/staging' });
  const event = await pushEvent(server, 'env/staging', '0'.repeat(40));
  const run = { server, world, state, event, eventName: 'push', ref: 'refs/heads/env/staging' };
  const env = { GITHUB_REF: ref, GITHUB_BASE_REF: 'env/staging' };
  const stepped = await runStep(run, declared(run, 'judge', { action: 'promote', env }));
  server.actions.finish(state, 'failure');
  return stepped;
}
