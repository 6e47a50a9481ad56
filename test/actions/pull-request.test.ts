import { describe, expect, it } from 'vitest';
import { actionScene, checkOn, commentsOn, evaluate, plan, report, train, validate } from './scene.ts';

const scene = actionScene();

describe('the jobs of a pull request, each on a machine of its own', () => {
  it('announce, train both sides, compare with a token that only reads, and report', async () => {
    const run = await scene.push('better', { 'params.yaml': 'signal: 0.9\n' });
    const planned = await plan(run);
    expect([planned.code, planned.outputs['count'], planned.log]).toEqual([0, '1', expect.any(String)]);
    expect(commentsOn(scene.server, run.number)).toEqual([expect.stringContaining('## ⏳ Running')]);
    expect(scene.server.checks).toMatchObject([{ name: 'mlops (tiny)', status: 'in_progress' }]);
    const validated = await validate(run);
    await train(run, 'm');
    const evaluated = await evaluate(run, { inputs: { data: validated.outputs['digest'] ?? '' } });
    const reported = await report(run, evaluated.outputs['digest']);
    expect([reported.result.verdict, reported.log]).toEqual(['pass', expect.any(String)]);
    const [comment, ...others] = commentsOn(scene.server, run.number);
    expect([comment, others]).toEqual([expect.stringContaining('[Full report]('), []]);
    expect(checkOn(scene.server, run.head)).toMatchObject({ conclusion: 'success', title: reported.result.sentence });
    expect(reported.summary).toContain(reported.result.sentence.slice(0, 20));
    expect(scene.ledger().some((path) => path.includes('runs/'))).toBe(true);
  });
});
