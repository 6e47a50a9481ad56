import { describe, expect, it } from 'vitest';
import { trainingAfter, withModels } from './projects.ts';
import { actionScene, checkOn, commentsOn, evaluate, plan, report, train } from './scene.ts';

const trainings = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, 'run: bash train.sh']));
const crash = '[ "$LANG" != crash ] || { echo "out of cheese"; exit 3; }\n';
const scene = actionScene({
  ...withModels({ ...trainings, b: 'run: bash train.sh' }),
  'train.sh': trainingAfter(crash),
});

describe('a matrix of five models, one of which crashes', () => {
  it('reports the others and its log, in 25 calls of the API', async () => {
    const run = await scene.push('five', { 'params.yaml': 'signal: 0.9\n' });
    const planned = await plan(run);
    expect(planned.outputs['count']).toBe('5');
    await train(run, 'a');
    const crashed = await train(run, 'b', { env: { LANG: 'crash' } });
    expect([crashed.code, crashed.result.verdict]).toEqual([1, 'fail']);
    const first = await evaluate(run);
    const reported = await report(run, first.outputs['digest']);
    const calls = scene.server.seen.filter(({ operation }) => /^[A-Z]+ \/|graphql/.test(operation));
    expect(calls.length).toBeLessThanOrEqual(25);
    expect([reported.code, reported.result.verdict, reported.result.reason]).toEqual([1, 'fail', 'command-failed']);
    const [comment = ''] = commentsOn(scene.server, run.number);
    expect(comment).toContain('out of cheese');
    expect(comment).toMatch(/\| `?a`?[^\n]*0\.\d/);
    expect(checkOn(scene.server, run.head)?.conclusion).toBe('failure');
  });

  it('run again, takes what the first attempt trained', async () => {
    const run = await scene.push('rerun', { 'params.yaml': 'signal: 0.8\n' });
    await train(run, 'a');
    const crashed = await train(run, 'b', { env: { LANG: 'crash' } });
    expect(crashed.code).toBe(1);
    scene.server.actions.rerun(run.state);
    const again = await train(run, 'b');
    expect(again.code).toBe(0);
    const { outputs, code, result: evaluated } = await evaluate(run);
    expect([code, evaluated.reason]).toEqual([0, expect.any(String)]);
    const { result } = await report(run, outputs['digest']);
    const models = JSON.parse(JSON.stringify(result)) as {
      data: { report: { models: { model: string; reason: string }[] } };
    };
    const open = models.data.report.models.filter(({ reason }) => reason === 'not-trained').map(({ model }) => model);
    expect(open).toEqual(['c', 'd', 'e']);
  });
});
