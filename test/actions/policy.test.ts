import { describe, expect, it } from 'vitest';
import { projectFile, tiny } from '../acceptance/tiny.ts';
import { actionScene, checkOn, commentsOn, evaluate, plan, report, train } from './scene.ts';

const scene = actionScene();

describe('whose mlops.yaml counts', () => {
  it('is the base’s for gates: a pull request that loosens them is judged by them', async () => {
    const loose = projectFile({ gates: '    gates:\n      roc-auc: { min: 0.1 }\n' });
    const run = await scene.push('loose', { 'params.yaml': 'signal: 0.1\n', 'mlops.yaml': loose });
    await train(run, 'm');
    const { outputs } = await evaluate(run);
    const { result } = await report(run, outputs['digest']);
    expect([result.verdict, checkOn(scene.server, run.head)?.conclusion]).toEqual(['fail', 'failure']);
    expect(commentsOn(scene.server, run.number).join()).toContain('max-worse');
  });

  it('is needed in the head: without it every job says so and nothing passes', async () => {
    const run = await scene.push('gone', { 'mlops.yaml': null });
    const [planned, reported] = [await plan(run), await report(run)];
    expect([planned.code, planned.result.reason]).toEqual([1, 'project-missing']);
    expect([reported.code, reported.result.reason]).toEqual([1, 'project-missing']);
    expect(planned.log).toMatch(/::error title=project-missing::mlops\.yaml is not in commit/);
    expect(checkOn(scene.server, run.head)?.conclusion).not.toBe('success');
  });

  // The base was trained and recorded by the pull request above.
  it('asks for nothing where only documentation changed', async () => {
    const run = await scene.push('docs', { 'README.md': 'Other words.\n' });
    const planned = await plan(run);
    expect([planned.outputs['count'], planned.outputs['datasets']]).toEqual(['0', '0']);
    const { outputs, result } = await evaluate(run);
    expect(result.verdict).toBe('pass');
    const reported = await report(run, outputs['digest']);
    expect(reported.result.verdict).toBe('pass');
    expect(checkOn(scene.server, run.head)?.conclusion).toBe('success');
    expect(scene.server.actions.artifacts.filter(({ name }) => name === 'mlops-run-m').length).toBe(1);
  });
});

const first = actionScene({ 'README.md': 'Nothing yet.\n' });

describe('the first pull request of a repository', () => {
  it('is a first run: judged by its own absolute gates, with the base’s ones unknown', async () => {
    const run = await first.push('start', { ...tiny, 'params.yaml': 'signal: 0.9\n' });
    const planned = await plan(run);
    expect(planned.outputs['count']).toBe('1');
    await train(run, 'm');
    const { outputs } = await evaluate(run);
    const { result } = await report(run, outputs['digest']);
    expect(`${result.verdict} ${commentsOn(first.server, run.number)}`).toMatch(/^pass .*first run/is);
  });
});
