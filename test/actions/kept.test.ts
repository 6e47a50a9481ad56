import { describe, expect, it } from 'vitest';
import { actionScene, evaluate, plan, report, train } from './scene.ts';

const scene = actionScene();

describe('files of results that no store keeps', () => {
  it('are found again in the artifacts of the run that made them: only the new candidate is trained', async () => {
    const first = await scene.push('better', { 'params.yaml': 'signal: 0.9\n' });
    await train(first, 'm');
    await report(first, (await evaluate(first)).outputs['digest']);
    scene.world.git('switch', '--quiet', 'main');
    scene.world.git('merge', '--quiet', '--squash', 'better');
    scene.world.commit('Better (#1)');
    scene.world.git('push', '--quiet', 'origin', 'main');

    const second = await scene.push('even-better', { 'params.yaml': 'signal: 0.95\n' });
    const planned = await plan(second);
    expect([planned.code, planned.outputs['count']]).toEqual([0, '1']);
    expect(planned.log).not.toContain('not in the store');
    const trained = await train(second, 'm');
    expect(trained.log).toContain('reused   train m of the baseline');
    const reported = await report(second, (await evaluate(second)).outputs['digest']);
    expect(reported.result).toMatchObject({ verdict: 'pass' });
    const names = scene.server.actions.artifacts.filter(({ run }) => run === second.state.id).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('mlops-brought-m-'))).toHaveLength(1);
  });

  it('are made again where the artifacts are gone, or may not be asked for, and that is said', async () => {
    for (const { id, name } of scene.server.actions.artifacts)
      if (name.startsWith('mlops-kept-')) scene.server.actions.expire(id);
    const run = await scene.push('again', { 'params.yaml': 'signal: 0.93\n' });
    const planned = await plan(run);
    expect([planned.code, planned.log]).toEqual([0, expect.stringContaining('No artifact holds the files of')]);
    expect(planned.log).toContain('not in the store');
    const blind = await plan(run, { permissions: { contents: 'read' }, inputs: { announce: 'false' }, job: 'blind' });
    expect([blind.code, blind.log]).toEqual([0, expect.stringContaining('actions: read')]);
  });
});
