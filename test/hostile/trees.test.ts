import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { artifactOf } from '../actions/artifacts.ts';
import { actionScene, announcing, type PullRun, reporting } from '../actions/scene.ts';
import { inputs, ownFolders, type TreeCase } from './corpus/trees.ts';
import { type Watched, watch } from './watched.ts';

const scene = actionScene();
const pushed = new Set(['refs/heads/main']);
let watched: Watched;
beforeAll(() => {
  watched = watch(scene, pushed);
});

async function push(id: string, plant: TreeCase['plant']): Promise<PullRun> {
  scene.world.branch(id);
  plant(scene.world.clone, watched.outside);
  scene.world.commit(id);
  scene.world.git('switch', '--quiet', '--force', 'main');
  pushed.add(`refs/heads/${id}`);
  scene.world.git('branch', '--quiet', '--move', id, `made/${id}`);
  return await scene.push(id, {}, { from: `made/${id}` });
}

describe('a pull request that brings what is ours', () => {
  it.each(ownFolders)('$id: tries $tries, must not $mustNot', async ({ id, plant, says }) => {
    const run = await push(id, plant);
    const { result } = await watched.step(run, { action: 'validate' });
    expect(result).toMatchObject({ verdict: 'unknown', reason: says });
    expect(watched.escapes()).toEqual([]);
  });

  it('own-folder-records: tries to bring the record of a training that nobody made, must not be believed', async () => {
    const made = await scene.push('honest', { 'params.yaml': 'signal: 0.1\n' });
    pushed.add('refs/heads/honest');
    expect((await watched.step(made, { action: 'train', inputs: { model: 'm' } })).code).toBe(0);
    const files = artifactOf(made, 'mlops-run-m');
    const run = await push('forged', (root) => {
      writeFileSync(join(root, 'params.yaml'), 'signal: 0.1\n');
      for (const [path, bytes] of files) {
        if (!path.startsWith('records/')) continue;
        mkdirSync(dirname(join(root, '.mlops', path)), { recursive: true });
        writeFileSync(join(root, '.mlops', path), bytes);
      }
    });
    const { result, log } = await watched.step(run, { action: 'plan', permissions: announcing });
    expect(log).not.toContain('reuse');
    expect(result).toMatchObject({ verdict: 'unknown', reason: 'own-folder-tracked' });
    const reported = await watched.step(run, { action: 'report', permissions: reporting });
    expect(reported.result).toMatchObject({ verdict: 'unknown', reason: 'own-folder-tracked' });
    expect(scene.ledger()).toEqual([]);
    expect(watched.escapes()).toEqual([]);
  });
});

describe('a pull request whose inputs lead elsewhere', () => {
  it.each(inputs)('$id: tries $tries, must not $mustNot', async ({ id, plant, says }) => {
    const run = await push(id, plant);
    const { result } = await watched.step(run, { action: 'plan', permissions: announcing });
    expect([result.reason, ...result.problems.map(({ reason }) => reason)]).toContain(says);
    expect(watched.escapes()).toEqual([]);
  });
});
