import { describe, expect, it } from 'vitest';
import { projectFile, tiny } from '../acceptance/tiny.ts';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, plan, report, train } from './scene.ts';

const second = { 'ml/mlops.yaml': projectFile({ head: 'version: 1\nname: second' }) };
const scene = actionScene({ ...tiny, ...second });

describe('two pushes in quick succession', () => {
  let newer: PullRun;

  it('show the newer one, whichever run ends last, and are not "running" again by a late plan', async () => {
    const older = await scene.push('quick', { 'params.yaml': 'signal: 0.7\n' });
    newer = await scene.push('quick', { 'params.yaml': 'signal: 0.8\n' }, { number: older.number });
    await report(newer);
    const [told, ...more] = commentsOn(scene.server, newer.number);
    expect([told, more]).toEqual([expect.stringContaining(`"head":"${newer.head}"`), []]);
    await plan(older);
    expect(commentsOn(scene.server, newer.number)).toEqual([told]);
    expect(checkOn(scene.server, older.head)?.status).not.toBe('completed');
    await report(older);
    expect(commentsOn(scene.server, newer.number)).toEqual([told]);
    expect(checkOn(scene.server, older.head)?.status).toBe('completed');
    expect(checkOn(scene.server, newer.head)?.status).toBe('completed');
  });

  it('of one commit, run again, show the newer attempt', async () => {
    const first = { ...newer, state: { ...newer.state } };
    scene.server.actions.rerun(newer.state);
    await plan(newer);
    expect(commentsOn(scene.server, newer.number)).toEqual([expect.stringContaining('Running')]);
    expect(checkOn(scene.server, newer.head)?.status).toBe('in_progress');
    await report(first);
    expect(commentsOn(scene.server, newer.number)).toEqual([expect.stringContaining('Running')]);
    expect(checkOn(scene.server, newer.head)?.status).toBe('in_progress');
  });
});

describe('two projects in one repository', () => {
  it('have a comment, a check and artifacts each', async () => {
    const run = await scene.push('both', { 'params.yaml': 'signal: 0.9\n', 'ml/params.yaml': 'signal: 0.9\n' });
    const project = { project: 'ml/mlops.yaml' };
    await train(run, 'm', { inputs: project });
    const [mine, other] = [await evaluate(run), await evaluate(run, { job: 'evaluate-2', inputs: project })];
    expect([mine.code, other.code]).toEqual([0, 0]);
    await report(run, mine.outputs['digest']);
    await report(run, other.outputs['digest'], { job: 'report-2', inputs: project });
    const names = ['mlops (tiny)', 'mlops (second)'];
    const checks = names.map((name) => checkOn(scene.server, run.head, name)?.conclusion);
    expect(checks).toEqual(['action_required', 'success']);
    expect(commentsOn(scene.server, run.number)).toHaveLength(2);
    const left = scene.server.actions.artifacts.filter((one) => one.run === run.state.id).map(({ name }) => name);
    const shown = left.filter((name) => /-(report|runs)$/.test(name)).sort();
    // Of the first nobody has trained or recorded anything.
    expect(shown).toEqual([
      expect.stringMatching(/^mlops-[0-9a-f]{8}-report$/),
      expect.stringMatching(/^mlops-[0-9a-f]{8}-runs$/),
      'mlops-report',
    ]);
  });
});
