import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { artifactOf } from '../actions/artifacts.ts';
import { withModels } from '../actions/projects.ts';
import { actionScene } from '../actions/scene.ts';
import { zip } from '../actions/zip.ts';
import { archives } from './corpus/archives.ts';
import { type Watched, watch } from './watched.ts';

const problems = z.array(z.object({ reason: z.string(), message: z.string() }));
const reportShape = z.object({ verdict: z.string(), models: z.array(z.object({ reason: z.string() })), problems });
const models = archives.map(({ id }) => id);
const scene = actionScene(withModels(Object.fromEntries(models.map((model) => [model, 'run: bash train.sh']))));
let watched: Watched;
let report: z.infer<typeof reportShape>;

beforeAll(async () => {
  const theirs = (name: string) => /^mlops-(run-|data)/.test(name);
  watched = watch(scene, new Set(['refs/heads/main', 'refs/heads/archives']), theirs);
  const run = await scene.push('archives', { 'params.yaml': 'signal: 0.9\n' });
  // One job of training for each model, whose code had the token of the run.
  for (const { id, members } of archives) scene.server.actions.upload(run.state, `mlops-run-${id}`, zip(members));
  scene.server.actions.upload(run.state, 'mlops-run-../../x', zip([{ path: 'a', bytes: 'x' }]));
  scene.server.actions.upload(run.state, 'mlops-data', zip([{ path: 'records', bytes: '/etc', link: true }]));
  await watched.step(run, { action: 'evaluate' });
  report = reportShape.parse(JSON.parse(`${artifactOf(run, 'mlops-evaluation').get('report.json')}`));
});

describe('archives that training code hands on', () => {
  it('are refused one by one, and nothing of them is unpacked anywhere', () => {
    expect(report.verdict).toBe('unknown');
    expect(report.models.map(({ reason }) => reason)).toEqual(models.map(() => 'not-trained'));
    expect(watched.escapes()).toEqual([]);
  });

  it.each(archives)('$id: tries $tries, must not $mustNot', ({ id }) => {
    const message = expect.stringMatching(new RegExp(`^Nothing is taken from the artifact mlops-run-${id}: `));
    expect(report.problems).toContainEqual({ reason: 'hand-over-corrupt', message });
  });
});
