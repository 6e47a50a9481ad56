import { describe, expect, it } from 'vitest';
import { trainingAfter, withModels } from './projects.ts';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, plan, report, train } from './scene.ts';

const crash = '[ "$LANG" != crash ] || { echo "no space left"; exit 3; }\n';
const two = { a: 'run: bash train.sh', b: 'run: bash train.sh' };
const failing = actionScene({ ...withModels(two), 'train.sh': trainingAfter(crash) });

describe('failed jobs that somebody runs again', () => {
  it('turn check and comment of the same run green, with what the first attempt trained', async () => {
    const { server, push } = failing;
    const run = await push('flaky', { 'params.yaml': 'signal: 0.9\n' });
    await plan(run);
    await train(run, 'a');
    expect((await train(run, 'b', { env: { LANG: 'crash' } })).code).toBe(1);
    const first = await report(run, (await evaluate(run)).outputs['digest']);
    expect([first.result.verdict, checkOn(server, run.head)?.conclusion]).toEqual(['fail', 'failure']);
    expect(commentsOn(server, run.number)).toEqual([expect.stringContaining('no space left')]);
    // "Re-run failed jobs": plan and the training that worked stay as they were.
    server.actions.rerun(run.state);
    expect((await train(run, 'b')).code).toBe(0);
    const second = await report(run, (await evaluate(run)).outputs['digest']);
    expect([second.code, second.result.verdict, second.log]).toEqual([0, 'pass', expect.any(String)]);
    expect(checkOn(server, run.head)?.conclusion).toBe('success');
    expect(commentsOn(server, run.number)).toEqual([expect.not.stringContaining('no space left')]);
  });
});

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
