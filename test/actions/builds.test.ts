import { expect, it } from 'vitest';
import { projectFile } from '../acceptance/tiny.ts';
import { actionScene, checkOn, commentsOn, plan, report, train } from './scene.ts';

const scene = actionScene();

it('a project with a dataset that a command makes is refused by every job, and its check is never green', async () => {
  const made = '  derived: { from: train, build: bash features.sh, source: data/derived.csv }\n';
  const run = await scene.push('derived', {
    'mlops.yaml': projectFile().replace('datasets:\n', `datasets:\n${made}`),
    'features.sh': 'mkdir -p data && cp "$MLOPS_DATA_TRAIN" data/derived.csv\n',
  });
  const [planned, trained, reported] = [await plan(run), await train(run, 'm'), await report(run)];
  for (const job of [planned, trained, reported]) {
    expect([job.code, job.result.reason]).toEqual([1, 'builds-not-on-github']);
    expect(job.log).toMatch(/::error.*file=mlops\.yaml.*::.*derived is made by a command/);
  }
  expect(planned.outputs['count']).toBeUndefined();
  expect(checkOn(scene.server, run.head)?.conclusion).not.toBe('success');
  expect(commentsOn(scene.server, run.number).join()).toContain('derived is made by a command');
});
