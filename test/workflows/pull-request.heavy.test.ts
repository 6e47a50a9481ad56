import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actBinary } from '../harness/act.ts';
import { areRecorded, nothingToDo, openScene, paths, type WorkflowScene } from './scene.ts';

let scene: WorkflowScene;
beforeAll(async () => {
  if (actBinary === '') return;
  scene = await openScene();
  await scene.recordBase();
});
afterAll(() => scene?.close());

const options = { timeout: 900_000 };
/** Of the changes that most people see first: smoke.heavy.test.ts. */
describe.skipIf(actBinary === '')('the workflows that mlops init places, in act,', options, () => {
  it('fail for a training that fails, and show the end of its log', async () => {
    const failing = { 'train.sh': 'echo "loss exploded in epoch 3"\nexit 3\n' };
    const done = await scene.judge(scene.propose('failing', failing));
    expect(done.results).toEqual(
      expect.arrayContaining(['evaluate: success', 'report: failure', 'train/train: failure', 'train/where: success']),
    );
    expect(done.check).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(done.comment).toContain('loss exploded in epoch 3');
    expect(areRecorded(scene, done)).toEqual([false]);
  });

  it('train nothing of a fork, write nothing, and give it no check', async () => {
    // The report after its run is made by the workflow of the default branch, whatever the fork makes of it.
    const evil = 'on: workflow_run\njobs: { plan: { runs-on: ubuntu-latest, steps: [{ run: exit 1 }] } }\n';
    const files = { 'params.yaml': 'signal: 0.95\n', [paths.forkReport]: evil };
    const change = scene.propose('foreign', files, { owner: 'eve' });
    const done = await scene.judge(change);
    expect(done.results).toEqual(
      expect.arrayContaining(['plan: success', 'report: failure', 'train/train: skipped', 'train/where: skipped']),
    );
    expect([done.check, done.comment]).toEqual([undefined, undefined]);
    expect(done.artifacts.filter((name) => name.startsWith('mlops-run-') || name.startsWith('mlops-model'))).toEqual(
      [],
    );
    expect(areRecorded(scene, done)).toEqual([false]);

    const reported = await scene.reportOnFork(change);
    expect(reported.results).toEqual(['evaluate: success', 'plan: success', 'report: success']);
    expect(reported.check).toMatchObject({
      ...{ name: 'mlops (tiny)', head: change.head, conclusion: 'action_required' },
      title: expect.stringMatching(/^A maintainer has to start training/),
    });
    expect(reported.comment).toContain(`\`/mlops train ${change.head}\``);
    expect(areRecorded(scene, reported)).toEqual([false]);
  });

  it('do nothing where the title was edited, and judge where the base was', async () => {
    const change = scene.propose('edited', { 'README.md': 'Edited.\n' });
    const done = await scene.edit(change, { title: { from: 'Before' } });
    const skipped = ['build', 'evaluate', 'plan', 'report', 'train', 'validate'].map((job) => `${job}: skipped`);
    expect([done.results, done.check, done.comment]).toEqual([skipped, undefined, undefined]);
    const judged = await scene.edit(change, { base: { ref: { from: 'release' } } });
    expect(judged.results).toEqual(nothingToDo);
    expect(judged.check).toMatchObject({ name: 'mlops (tiny)', status: 'completed', conclusion: 'success' });
  });

  it('do nothing after a run of an own branch', async () => {
    const done = await scene.reportOnFork(scene.propose('own-docs', { 'README.md': 'Own.\n' }));
    expect(done.results).toEqual(['evaluate: skipped', 'plan: skipped', 'report: skipped']);
    expect([done.check, done.comment]).toEqual([undefined, undefined]);
  });
});
