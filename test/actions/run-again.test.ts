import { describe, expect, it } from 'vitest';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, plan, report, train } from './scene.ts';

const late = actionScene();

/** All jobs of a run, the training only where the plan asks for it. */
async function judge(run: PullRun) {
  const planned = await plan(run);
  if (planned.outputs['count'] !== '0') await train(run, 'm');
  const { outputs } = await evaluate(run);
  return { planned, reported: await report(run, outputs['digest']) };
}

describe('a run that somebody runs again after days', () => {
  it('makes the files again that are gone, records nothing anew, and says the same of the same commit', async () => {
    const { server, world, push, ledger } = late;
    const run = await push('old', { 'params.yaml': 'signal: 0.9\n' });
    const first = await judge(run);
    expect(first.reported.result.verdict).toBe('pass');
    const [told = ''] = commentsOn(server, run.number);
    for (const { id } of server.actions.artifacts) server.actions.expire(id);
    const records = ledger();
    world.git('switch', '--quiet', 'main');
    world.commit('Days later', { 'README.md': 'Much has happened.\n', 'params.yaml': 'signal: 0.95\n' });
    world.git('push', '--quiet', 'origin', 'main');

    server.actions.rerun(run.state);
    const { planned, reported } = await judge(run);
    expect([planned.code, planned.log]).toEqual([0, expect.stringContaining('No artifact holds the files of')]);
    expect(ledger()).toEqual(records);
    expect([reported.code, reported.result.verdict]).toEqual([0, 'pass']);
    expect(checkOn(server, run.head)).toMatchObject({ status: 'completed', conclusion: 'success' });
    const [again = '', ...more] = commentsOn(server, run.number);
    expect([more, again]).toEqual([[], expect.stringContaining('got better')]);
    expect(again).not.toBe(told); // of the second attempt
  });
});
