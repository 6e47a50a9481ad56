import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from '../acceptance/tiny.ts';
import { actBinary } from '../harness/act.ts';
import { type Judged, openScene, paths, type WorkflowScene } from './scene.ts';

let scene: WorkflowScene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** The inputs that the plan wants trained, by which the ledger names runs. */
function planned(done: Judged): readonly string[] {
  const matrix = done.job('plan').stepOutputs['plan']?.['matrix'] ?? '';
  const { include }: { readonly include: readonly { readonly fingerprint: string }[] } = JSON.parse(matrix);
  return include.map(({ fingerprint }) => fingerprint);
}

function isRecorded(fingerprint: string): boolean {
  return scene.records().some((path) => path.startsWith('runs/m/') && path.endsWith(`/${fingerprint}.json`));
}

// One after the other: the first run records the base, on which the others rest.
const options = { timeout: 900_000 };
describe.skipIf(actBinary === '')('the workflows that mlops init places, in act,', options, () => {
  it('train a better model and tell it once; then merge queue and documentation need no training', async () => {
    const change = scene.propose('better', { 'params.yaml': 'signal: 0.9\n' });
    const done = await scene.judge(change);
    expect(done.results).toEqual([
      'evaluate: success',
      'plan: success',
      'report: success',
      'train/train: success',
      'train/where: success',
      'validate: success',
    ]);
    expect(done.check).toMatchObject({ name: 'mlops (tiny)', head: change.head, conclusion: 'success' });
    expect(done.comment).toContain('## ✅ Better · tiny');
    const page = scene.server.actions.artifacts.find((one) => one.name === 'mlops-report');
    expect(done.comment).toMatch(
      /\[Full report\]\(https:\/\/github\.com\/team\/tiny\/actions\/runs\/\d+\/artifacts\/\d+\)/,
    );
    expect(page?.digest).toMatch(/^sha256:/);
    expect(done.job('report').summaries.join()).toContain('## ✅ Better · tiny');
    // Files of both sides are kept: nobody had trained the base before.
    expect(done.artifacts.map((name) => name.replace(/(-[0-9a-f]{16})?(\.json)?$/, ''))).toEqual([
      'mlops-data',
      'mlops-evaluation',
      'mlops-kept-m',
      'mlops-kept-m',
      'mlops-proof',
      'mlops-report',
      'mlops-run-m',
    ]);
    expect(planned(done).map(isRecorded)).toEqual([true]);

    const queued = await scene.queue(change);
    expect(queued.results).toEqual([
      'evaluate: success',
      'plan: success',
      'report: success',
      'train: skipped',
      'validate: skipped',
    ]);
    expect(queued.check).toMatchObject({ name: 'mlops (tiny)', conclusion: 'success', title: done.check?.title });
    expect(queued.check?.head).not.toBe(change.head);
    expect(scene.server.comments.filter(({ issue }) => issue === change.number)).toHaveLength(1);

    const docs = await scene.judge(scene.propose('docs', { 'README.md': 'New.\n' }));
    expect(docs.results).toEqual(queued.results);
    expect(docs.job('plan').outputs).toMatchObject({ count: '0', datasets: '0' });
    expect(docs.check).toMatchObject({ conclusion: 'success', title: expect.stringContaining('Nothing had to run') });
    expect(docs.artifacts).toEqual(['mlops-evaluation', 'mlops-report']);
  });

  it('train nothing on data that break their contract, and say which rows', async () => {
    const done = await scene.judge(scene.propose('broken', { 'data/train.csv': `${rows(60, 1)}61,7,0\n` }));
    expect(done.results).toEqual([
      'evaluate: success',
      'plan: success',
      'report: failure',
      'train: skipped',
      'validate: failure',
    ]);
    expect(done.check).toMatchObject({ conclusion: 'failure', annotations: [{ path: 'mlops.yaml' }] });
    expect(done.comment).toContain('x: 1 of 61 rows (1.6 %) are above 1; first: id=61 x=7.0');
    expect(done.artifacts).toEqual(['mlops-data', 'mlops-evaluation', 'mlops-report']);
    expect(planned(done).map(isRecorded)).toEqual([false]);
  });

  it('fail the check of a worse model', async () => {
    const done = await scene.judge(scene.propose('worse', { 'params.yaml': 'signal: 0.3\n' }));
    expect(done.results).toContain('train/train: success');
    expect(done.results).toContain('report: failure');
    expect(done.check).toMatchObject({ conclusion: 'failure', title: expect.stringContaining('`m` got worse') });
    expect(done.comment).toContain('## ❌ Worse · tiny');
    expect(planned(done).map(isRecorded)).toEqual([true]);
  });

  it('fail for a training that fails, and show the end of its log', async () => {
    const failing = { 'train.sh': 'echo "loss exploded in epoch 3"\nexit 3\n' };
    const done = await scene.judge(scene.propose('failing', failing));
    expect(done.results).toEqual(
      expect.arrayContaining(['evaluate: success', 'report: failure', 'train/train: failure', 'train/where: success']),
    );
    expect(done.check).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(done.comment).toContain('loss exploded in epoch 3');
    expect(planned(done).map(isRecorded)).toEqual([false]);
  });

  it('train nothing of a fork, write nothing, and give it no check', async () => {
    const change = scene.propose('foreign', { 'params.yaml': 'signal: 0.95\n' }, { owner: 'eve' });
    const done = await scene.judge(change);
    expect(done.results).toEqual(
      expect.arrayContaining(['plan: success', 'report: failure', 'train/train: skipped', 'train/where: skipped']),
    );
    expect([done.check, done.comment]).toEqual([undefined, undefined]);
    expect(done.artifacts.filter((name) => name.startsWith('mlops-run') || name.startsWith('mlops-model'))).toEqual([]);
    expect(planned(done).map(isRecorded)).toEqual([false]);

    const reported = await scene.reportOnFork(change);
    expect(reported.results).toEqual(['evaluate: success', 'plan: success', 'report: success']);
    expect(reported.check).toMatchObject({
      ...{ name: 'mlops (tiny)', head: change.head, conclusion: 'action_required' },
      title: expect.stringMatching(/^A maintainer has to start training/),
    });
    expect(reported.comment).toContain(`\`/mlops train ${change.head}\``);
    expect(planned(reported).map(isRecorded)).toEqual([false]);
  });

  it('report on a fork by themselves, whatever it makes of the workflows: documentation passes', async () => {
    const evil = 'on: workflow_run\njobs: { plan: { runs-on: ubuntu-latest, steps: [{ run: exit 1 }] } }\n';
    const files = { 'README.md': 'By eve.\n', [paths.forkReport]: evil, [paths.pullRequest]: null };
    const change = scene.propose('rewritten', files, { owner: 'eve' });
    const done = await scene.reportOnFork(change);
    expect(done.results).toEqual(['evaluate: success', 'plan: success', 'report: success']);
    expect(done.check).toMatchObject({
      ...{ name: 'mlops (tiny)', head: change.head, conclusion: 'success' },
      title: expect.stringContaining('which no model and no dataset reads'),
    });
    expect(done.comment).toBeUndefined(); // `comment: on-change` asks for none
  });

  it('do nothing where the title was edited, and judge where the base was', async () => {
    const change = scene.propose('edited', { 'README.md': 'Edited.\n' });
    const done = await scene.edit(change, { title: { from: 'Before' } });
    const skipped = ['evaluate', 'plan', 'report', 'train', 'validate'].map((job) => `${job}: skipped`);
    expect([done.results, done.check, done.comment]).toEqual([skipped, undefined, undefined]);
    const judged = await scene.edit(change, { base: { ref: { from: 'release' } } });
    expect(judged.results).toContain('report: success');
    expect(judged.check).toMatchObject({ name: 'mlops (tiny)', status: 'completed' });
  });

  it('do nothing after a run of an own branch', async () => {
    const done = await scene.reportOnFork(scene.propose('own-docs', { 'README.md': 'Own.\n' }));
    expect(done.results).toEqual(['evaluate: skipped', 'plan: skipped', 'report: skipped']);
    expect([done.check, done.comment]).toEqual([undefined, undefined]);
  });
});
