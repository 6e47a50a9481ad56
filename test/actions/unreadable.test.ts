import { describe, expect, it } from 'vitest';
import { grantedToOneJob } from './granted.ts';
import { runStep } from './job.ts';
import { actionScene, afterwards, checkOn, commentsOn, plan, report } from './scene.ts';

const scene = actionScene();
const broken = { 'mlops.yaml': 'version: 1\nmodels:\n  m:\n    trian: python train.py\n    artifact: 7\n' };

describe('a project file that cannot be read', () => {
  it('fails the check and is told in the comment, each problem with its place and remedy', async () => {
    const run = await scene.push('broken', broken);
    expect((await plan(run)).code).toBe(1);
    const { code, result } = await report(run);
    expect([code, result.exitCode]).toEqual([1, 65]);
    expect(checkOn(scene.server, run.head)).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(checkOn(scene.server, run.head)?.annotations).toContainEqual(
      expect.objectContaining({ path: 'mlops.yaml', start_line: 4 }),
    );
    const [comment = ''] = commentsOn(scene.server, run.number);
    expect(comment).toContain('## ❌ Stopped · tiny');
    expect(comment).toContain('`mlops.yaml:4:5`');
    expect(comment).toContain('trian');
    expect(comment).toContain('→');
  });

  it('is repaired: the same comment and a new check say the verdict', async () => {
    const first = await scene.push('repaired', broken);
    await report(first);
    const good = await scene.push(
      'repaired',
      { 'mlops.yaml': scene.world.git('show', 'main:mlops.yaml') },
      { number: first.number },
    );
    await report(good);
    expect(commentsOn(scene.server, first.number)).toEqual([expect.not.stringContaining('Stopped')]);
    expect(checkOn(scene.server, good.head)?.status).toBe('completed');
  });

  it('is told by the action that does all in one job as well', async () => {
    const run = await scene.push('in-one-job', broken);
    const { code, result } = await runStep(run, { action: 'main', permissions: grantedToOneJob() });
    expect([code, result.exitCode]).toEqual([1, 65]);
    expect(checkOn(scene.server, run.head)).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(commentsOn(scene.server, run.number)).toEqual([expect.stringContaining('❌ Stopped')]);
  });

  it('of a fork is told on its commit, and the run of the default branch stays green', async () => {
    const pushed = await scene.push('outside', broken, { fork: 'stranger' });
    const run = await afterwards(pushed);
    expect((await plan(run)).code).toBe(0);
    const { code } = await report(run);
    expect(code).toBe(0);
    expect(checkOn(scene.server, pushed.head)).toMatchObject({ conclusion: 'failure' });
    expect(commentsOn(scene.server, pushed.number)).toEqual([expect.stringContaining('❌ Stopped')]);
  });
});
