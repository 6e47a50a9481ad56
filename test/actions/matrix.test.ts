import { describe, expect, it } from 'vitest';
import { trainingAfter, withModels } from './projects.ts';
import { actionScene, checkOn, commentsOn, evaluate, plan, report, train } from './scene.ts';
import { proveLedger } from './vouched.ts';

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

/** Requests to the API since there were so many. */
const asked = (from: number) =>
  scene.server.seen.slice(from).filter(({ operation }) => /^[A-Z]+ \/|graphql/.test(operation));

describe('five models whose baselines five other runs have made', () => {
  it('take at most 25 calls of the API, the search for runs that train the same included', async () => {
    scene.world.git('switch', '--quiet', 'main');
    await scene.world.json(['train']);
    for (const model of Object.keys(trainings)) proveLedger(scene.server, scene.world, { model });
    const run = await scene.push('baselines', { 'params.yaml': 'signal: 0.7\n' });
    const from = scene.server.seen.length;
    const planned = await plan(run);
    expect([planned.outputs['not-trusted'], planned.log]).toEqual(['{}', expect.any(String)]);
    const given = { 'not-trusted': planned.outputs['not-trusted'] ?? '' };
    const where = { announce: 'false', 'in-flight': 'true', ...given };
    await plan(run, { job: 'where', permissions: { actions: 'read', contents: 'read' }, inputs: where });
    await train(run, 'a', { inputs: given });
    const evaluated = await evaluate(run, { inputs: given });
    const reported = await report(run, evaluated.outputs['digest']);
    expect(reported.log).not.toContain('run-not-trusted');
    const calls = asked(from).map(({ operation }) => operation);
    expect(calls.length, calls.join('\n')).toBeLessThanOrEqual(25);
  });
});
