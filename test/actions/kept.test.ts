import { describe, expect, it } from 'vitest';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, plan, report, train } from './scene.ts';

const scene = actionScene();

/** All jobs of a run but the one that validates. */
async function judge(run: PullRun) {
  const planned = await plan(run);
  const trained = await train(run, 'm');
  return { planned, trained, reported: await report(run, (await evaluate(run)).outputs['digest']) };
}

function onMain(message: string, files = {}): void {
  scene.world.commit(message, files);
  scene.world.git('push', '--quiet', 'origin', 'main');
}

describe('files of results that no store keeps', () => {
  let first: PullRun;
  let told: readonly string[];

  it('are found again in the artifacts of the run that made them: only the new candidate is trained', async () => {
    first = await scene.push('better', { 'params.yaml': 'signal: 0.9\n' });
    expect((await judge(first)).reported.result.verdict).toBe('pass');
    told = commentsOn(scene.server, first.number);
    scene.world.git('switch', '--quiet', 'main');
    scene.world.git('merge', '--quiet', '--squash', 'better');
    onMain('Better (#1)');

    const second = await scene.push('even-better', { 'params.yaml': 'signal: 0.95\n' });
    const { planned, trained, reported } = await judge(second);
    expect([planned.code, planned.outputs['count']]).toEqual([0, '1']);
    expect(planned.log).not.toContain('not in the store');
    expect(trained.log).toContain('reused   train m of the baseline');
    expect(reported.result).toMatchObject({ verdict: 'pass' });
    const names = scene.server.actions.artifacts.filter(({ run }) => run === second.state.id).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('mlops-brought-m-'))).toHaveLength(1);
  });

  it('are made again where the artifacts are gone, or may not be asked for, and that is said', async () => {
    const { server, world, ledger } = scene;
    for (const { id } of server.actions.artifacts) server.actions.expire(id);
    const records = ledger();
    world.git('switch', '--quiet', 'main');
    onMain('Days later', { 'README.md': 'Much has happened.\n', 'params.yaml': 'signal: 0.97\n' });

    // Somebody runs the first run again: it records nothing anew, and says the same of the same commit.
    server.actions.rerun(first.state);
    const blind = await plan(first, { permissions: { contents: 'read' }, inputs: { announce: 'false' }, job: 'blind' });
    expect([blind.code, blind.log]).toEqual([0, expect.stringContaining('actions: read')]);
    const { planned, reported } = await judge(first);
    expect([planned.code, planned.log]).toEqual([0, expect.stringContaining('No artifact holds the files of')]);
    expect(planned.log).toContain('not in the store');
    expect(ledger()).toEqual(records);
    expect([reported.code, reported.result.verdict]).toEqual([0, 'pass']);
    expect(checkOn(server, first.head)).toMatchObject({ status: 'completed', conclusion: 'success' });
    const again = commentsOn(server, first.number);
    expect(again).toEqual([expect.stringContaining('got better')]);
    expect(again).not.toEqual(told); // of the second attempt
  });
});
