import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { published } from '../../src/actions/registry.ts';
import { rows } from '../acceptance/tiny.ts';
import { defaultGrants, grantsOf } from '../harness/act/grants.ts';
import { actBinary } from '../harness/act.ts';
import { openScene, paths, reusable, reusableText, type WorkflowScene, workflows } from './scene.ts';
import { workflowFiles } from './workflow-files.ts';

/** The workflow that the guide shows, filled in as its reader would. */
const [shown, second] = workflowFiles(join(import.meta.dirname, '..', '..')).filter(
  ({ place, text }) => place.startsWith('docs/guides/github.md:') && text.includes('before-training.yml'),
);
const short = (shown?.text ?? '').replaceAll('OWNER/REPO', 'team/tiny');

function called(uses: string): string {
  const ours = reusable.find((name) => uses === `${published.repository}/${name}@${published.ref}`);
  if (ours !== undefined) return reusableText(ours);
  if (uses === `team/tiny/${paths.train}@main`) return workflows[paths.train] ?? '';
  throw new Error(`${uses} is neither ours nor the training workflow`);
}

describe('the short workflow of the guide', () => {
  it('is there once, and gives each job the rights that it has in the template', () => {
    expect(second).toBeUndefined();
    const template = grantsOf(workflows[paths.pullRequest] ?? '', { defaults: defaultGrants.read, called });
    const granted = grantsOf(short, { defaults: defaultGrants.read, called });
    const inTemplate = (job: string) => job.replace(/^(before|after)\//, '');
    expect(Object.fromEntries([...granted].map(([job, given]) => [inTemplate(job), given]))).toEqual(
      Object.fromEntries(template),
    );
  });

  it.each(['actions', 'checks', 'pull-requests', 'contents'])('starts nothing without %s', (permission) => {
    const less = short.replace(new RegExp(` {6}${permission}: .*\n`), '');
    expect(less).not.toBe(short);
    expect(() => grantsOf(less, { defaults: defaultGrants.read, called })).toThrow(`requesting '${permission}: `);
  });

  it('names in what it calls the actions of the same commit only', () => {
    for (const name of reusable) {
      const uses = [...reusableText(name).matchAll(/uses: (\S+)/g)].map(([, what = '']) => what);
      const own = uses.filter((one) => one.startsWith(`${published.repository}/actions/`));
      expect(own).toHaveLength(2);
      expect(uses.filter((one) => !own.includes(one) && !one.startsWith('actions/checkout@'))).toEqual([]);
    }
  });
});

let scene: WorkflowScene;
beforeAll(async () => {
  if (actBinary === '') return;
  scene = await openScene({ text: short, jobs: ['before', 'build', 'train', 'after'] });
});
afterAll(() => scene?.close());

const options = { timeout: 900_000 };
describe.skipIf(actBinary === '')('the reusable workflows, in act,', options, () => {
  it('train a better model and tell it once', async () => {
    const change = scene.propose('better', { 'params.yaml': 'signal: 0.9\n' });
    const done = await scene.judge(change);
    expect(done.results).toEqual([
      'after/evaluate: success',
      'after/report: success',
      'before/plan: success',
      'before/validate: success',
      'build: skipped',
      'train/build: skipped',
      'train/train-2: skipped',
      'train/train-3: skipped',
      'train/train: success',
      'train/where: success',
    ]);
    expect(done.check).toMatchObject({ name: 'mlops (tiny)', head: change.head, conclusion: 'success' });
    expect(done.comment).toContain('## ✅ Better · tiny');
    expect(done.artifacts).toContain('mlops-data');
  });

  it('fail the check where data break their contract, and train nothing', async () => {
    const done = await scene.judge(scene.propose('broken', { 'data/train.csv': `${rows(60, 1)}61,7,0\n` }));
    expect(done.results).toContain('before/validate: failure');
    expect(done.results).toContain('after/report: failure');
    expect(done.results.filter((one) => one.startsWith('train') && !one.endsWith('skipped'))).toEqual([]);
    expect(done.check).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(done.comment).toContain('x: 1 of 61 rows (1.6 %) is above 1; first: id=61 x=7.0');
  });

  it('conclude the check after a training that failed', async () => {
    const done = await scene.judge(scene.propose('failing', { 'train.sh': 'echo "loss exploded"\nexit 3\n' }));
    expect(done.results).toContain('train/train: failure');
    expect(done.check).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(done.comment).toContain('loss exploded');
  });

  it('conclude the check where the plan cannot be made', async () => {
    const done = await scene.judge(scene.propose('unreadable', { 'mlops.yaml': 'models: [\n' }));
    expect(done.results).toContain('before/plan: failure');
    expect(done.check).toMatchObject({ status: 'completed', conclusion: 'failure' });
  });
});
