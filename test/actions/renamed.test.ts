import { describe, expect, it } from 'vitest';
import { actionScene, checkOn, commentsOn, evaluate, plan, report, retargeted, train } from './scene.ts';

const scene = actionScene();

describe('a branch that is renamed while its run is under way', () => {
  it('loses its pull request: the report ends in one error and writes nothing', async () => {
    const { server, world, push } = scene;
    const run = await push('before', { 'params.yaml': 'signal: 0.9\n' });
    await plan(run);
    // GitHub closes the pull request of a head branch that gets another name.
    world.git('push', '--quiet', 'origin', 'before:refs/heads/after', ':refs/heads/before');
    world.git('branch', '--quiet', '--move', 'before', 'after');
    server.closePullRequest(run.number);
    const told = commentsOn(server, run.number);
    const { code, result, log } = await report(run);
    expect([code, result.reason]).toEqual([1, 'no-pull-request']);
    expect(log.match(/^::error/gm)).toHaveLength(1);
    expect([told.length, commentsOn(server, run.number)]).toEqual([1, told]);
  });
});

describe('a default branch that is renamed while a run is under way, of the new pull request of a renamed branch,', () => {
  it('ends that run in one error, and the next one judges for the new name under the same check', async () => {
    const { server, world, push } = scene;
    const number = server.openPullRequest('after');
    const run = await push('after', {}, { number });
    expect((await plan(run)).code).toBe(0);
    // GitHub takes open pull requests along.
    world.git('push', '--quiet', 'origin', 'main:refs/heads/trunk');
    world.inOrigin('symbolic-ref', 'HEAD', 'refs/heads/trunk');
    server.settings.defaultBranch = 'trunk';
    const edited = await retargeted(run, 'trunk');
    world.git('push', '--quiet', 'origin', ':refs/heads/main');
    const { code, result, log } = await report(run);
    expect([code, result.reason, log.match(/^::error/gm)?.length]).toEqual([1, 'history-not-fetched', 1]);
    expect(checkOn(server, run.head)?.conclusion).toBeNull();

    expect((await plan(edited)).code).toBe(0);
    await train(edited, 'm');
    const judged = await report(edited, (await evaluate(edited)).outputs['digest']);
    expect([judged.code, judged.result.verdict]).toEqual([0, 'pass']);
    expect(checkOn(server, run.head)).toMatchObject({ name: 'mlops (tiny)', conclusion: 'success' });
    expect(server.checks.filter(({ name }) => name.includes(' into '))).toEqual([]);
    expect(commentsOn(server, number)).toEqual([expect.stringContaining('got better')]);
  });
});
