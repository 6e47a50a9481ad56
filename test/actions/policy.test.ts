import { describe, expect, it } from 'vitest';
import { projectFile, tiny } from '../acceptance/tiny.ts';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, plan, report, retargeted, train } from './scene.ts';

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
    expect(result.reason).toBe('comparison-handed-on');
    expect(result.verdict).toBe('pass');
    const reported = await report(run, outputs['digest']);
    expect(reported.result.verdict).toBe('pass');
    expect(checkOn(scene.server, run.head)?.conclusion).toBe('success');
    expect(scene.server.actions.artifacts.filter(({ name }) => name === 'mlops-run-m').length).toBe(1);
    await afterRetarget(run, outputs['digest'] ?? '');
  });

  /** The verdict for main stands for no other base, and a run that began before speaks for none but main. */
  async function afterRetarget(run: PullRun, digest: string): Promise<void> {
    const { server, world } = scene;
    world.git(
      'push',
      '--quiet',
      'origin',
      `${world.git('commit-tree', '-m', 'Release', 'main^{tree}')}:refs/heads/other`,
    );
    world.branch('release');
    world.commit('Unreadable', { 'mlops.yaml': 'version: 1\nname: shipped\nmodels: 7\n' });
    world.git('push', '--quiet', 'origin', 'release');
    const told = commentsOn(server, run.number);
    const edited = await retargeted(run, 'release');
    const forMain = checkOn(server, run.head);
    expect(forMain).toMatchObject({ name: 'mlops (tiny)', conclusion: 'success' });
    const late = await report(scene.again(run), digest);
    expect([late.code, late.outputs['verdict'], late.result.reason]).toEqual([0, 'unknown', 'pull-request-retargeted']);
    expect(commentsOn(server, run.number)).toEqual(told);
    expect(checkOn(server, run.head)?.name).toBe('mlops (tiny)');
    // Under the name that release has given, although nothing else of its file can be read.
    expect((await report(edited)).result.verdict).toBe('unknown');
    expect(checkOn(server, run.head)).toMatchObject({ name: 'mlops (shipped) into release', conclusion: 'failure' });
    const stale = { ...(await retargeted(run, 'other')), ref: run.ref };
    const { code, result } = await plan(stale);
    expect([code, result.reason]).toEqual([1, 'merge-into-other-base']);
    expect(server.checks.filter(({ name }) => name.endsWith('into other'))).toEqual([]);
  }
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
