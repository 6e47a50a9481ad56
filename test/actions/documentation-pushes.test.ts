import { describe, expect, it } from 'vitest';
import { actionScene, checkOn, commentsOn, evaluate, plan, report, train } from './scene.ts';

const busy = actionScene();

describe('two documentation pushes during a training', () => {
  it('train nothing of their own: they take what the first run has made as soon as it is recorded', async () => {
    const { server, push, ledger } = busy;
    const first = await push('slow', { 'params.yaml': 'signal: 0.9\n' });
    const planned = await plan(first);
    expect(planned.outputs['count']).toBe('1');
    const second = await push('slow', { 'README.md': 'One more word.\n' }, { number: first.number });
    const third = await push('slow', { 'README.md': 'And another.\n' }, { number: first.number });
    // Nothing is recorded yet: both plan the training, which waits by fingerprint until the first one is through.
    const matrices = [await plan(second), await plan(third)].map(({ outputs }) => outputs['matrix']);
    expect(new Set([...matrices, planned.outputs['matrix']]).size).toBe(1);
    await train(first, 'm');
    await report(first, (await evaluate(first)).outputs['digest']);
    const runs = ledger().filter((path) => path.startsWith('runs/'));
    for (const run of [second, third]) {
      const trained = await train(run, 'm');
      expect([trained.code, trained.log]).toEqual([0, expect.not.stringContaining('trained  ')]);
      expect((await report(run, (await evaluate(run)).outputs['digest'])).result.verdict).toBe('pass');
    }
    expect(ledger().filter((path) => path.startsWith('runs/'))).toEqual(runs);
    expect(checkOn(server, third.head)?.conclusion).toBe('success');
    expect(commentsOn(server, first.number)).toEqual([expect.stringContaining(`"head":"${third.head}"`)]);
  });
});
