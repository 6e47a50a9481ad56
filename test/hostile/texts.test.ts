import { beforeAll, describe, expect, it } from 'vitest';
import { actionScene, announcing, commentsOn, reporting } from '../actions/scene.ts';
import { canary } from './canary.ts';
import { hostileProject } from './project.ts';
import { type Watched, watch } from './watched.ts';

const scene = actionScene(hostileProject(0.6));
const pushed = new Set(['refs/heads/main', 'refs/heads/hostile']);
let watched: Watched;
let comment = '';

beforeAll(async () => {
  watched = watch(scene, pushed);
  const run = await scene.push('hostile', hostileProject(0.9));
  const planned = await watched.step(run, { action: 'plan', permissions: announcing });
  await watched.step(run, { action: 'validate' });
  const trained = await watched.step(run, { action: 'train', job: 'train-m', inputs: { model: 'm' } });
  await watched.step(run, { action: 'train', job: 'train-n', inputs: { model: 'n' } });
  const { outputs } = await watched.step(run, { action: 'evaluate' });
  const inputs = { evaluation: outputs['digest'] ?? '' };
  await watched.step(run, { action: 'report', permissions: reporting, inputs });
  expect([planned.code, trained.code]).toEqual([0, 0]);
  for (const command of ['plan', 'validate', 'report']) {
    watched.said(`mlops ${command}`, await scene.world.run([command], { env: watched.env }));
  }
  [comment = ''] = commentsOn(scene.server, run.number);
});

describe('a pull request full of hostile texts', () => {
  it('is reported, and no text is more than text', () => {
    expect(watched.escapes()).toEqual([]);
  });

  it('has texts of every kind in its comment, and every sink was looked at', () => {
    const planted = ['GH-\u200b31337', 'onmouseover=', 'ghadelimiter\\_0', 'hostile-canary b', canary.inCode];
    expect(planted.filter((text) => !comment.includes(text))).toEqual([]);
    expect(watched.looked()).toBeGreaterThan(60);
  });
});
