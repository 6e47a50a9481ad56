import { describe, expect, it } from 'vitest';
import { trainingAfter, withModels } from './projects.ts';
import { actionScene, checkOn, commentsOn, evaluate, plan, report, train } from './scene.ts';

const trainings = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, 'run: bash train.sh']));
const crash = '[ "$LANG" != crash ] || { echo "out of cheese"; exit 3; }\n';
const scene = actionScene({ ...withModels(trainings), 'train.sh': trainingAfter(crash) });

/** Which models the report says nobody has trained. */
function notTrained(result: unknown): readonly string[] {
  const { data } = JSON.parse(JSON.stringify(result)) as {
    data: { report: { models: { model: string; reason: string }[] } };
  };
  return data.report.models.filter(({ reason }) => reason === 'not-trained').map(({ model }) => model);
}

describe('a matrix of three models, one of which crashes and one of which has not run', () => {
  it('reports the others and its log, in 25 calls of the API; failed jobs run again turn it green', async () => {
    const { server, push } = scene;
    const run = await push('three', { 'params.yaml': 'signal: 0.9\n' });
    const planned = await plan(run);
    expect(planned.outputs['count']).toBe('3');
    await train(run, 'a');
    const crashed = await train(run, 'b', { env: { LANG: 'crash' } });
    expect([crashed.code, crashed.result.verdict]).toEqual([1, 'fail']);
    const first = await evaluate(run);
    const reported = await report(run, first.outputs['digest']);
    const calls = server.seen.filter(({ operation }) => /^[A-Z]+ \/|graphql/.test(operation));
    expect(calls.length).toBeLessThanOrEqual(25);
    expect([reported.code, reported.result.verdict, reported.result.reason]).toEqual([1, 'fail', 'command-failed']);
    expect(notTrained(reported.result)).toEqual(['c']);
    const [comment = ''] = commentsOn(server, run.number);
    expect(comment).toContain('out of cheese');
    expect(comment).toMatch(/\| `?a`?[^\n]*0\.\d/);
    expect(checkOn(server, run.head)?.conclusion).toBe('failure');

    // "Re-run failed jobs": plan and the training that worked stay as they were.
    server.actions.rerun(run.state);
    for (const model of ['b', 'c']) expect((await train(run, model)).code).toBe(0);
    const second = await report(run, (await evaluate(run)).outputs['digest']);
    expect([second.code, second.result.verdict, second.log]).toEqual([0, 'pass', expect.any(String)]);
    expect(checkOn(server, run.head)?.conclusion).toBe('success');
    expect(commentsOn(server, run.number)).toEqual([expect.not.stringContaining('out of cheese')]);
  });
});
