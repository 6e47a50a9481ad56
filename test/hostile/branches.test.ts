import { beforeAll, describe, expect, it } from 'vitest';
import { actionScene, announcing, checkOn } from '../actions/scene.ts';
import { branches } from './corpus/branches.ts';
import { type Watched, watch } from './watched.ts';

const scene = actionScene();
const pushed = new Set(['refs/heads/main', ...branches.map(({ name }) => `refs/heads/${name}`)]);
let watched: Watched;
let base = 'main';
beforeAll(() => {
  watched = watch(scene, pushed);
});

describe('a branch with a hostile name', () => {
  it.each(branches)('$id: tries $tries, must not $mustNot', async ({ id, name }) => {
    // It goes into the branch of the case before.
    const more = { from: base === 'main' ? 'main' : `refs/heads/${base}`, base };
    const run = await scene.push(name, { 'params.yaml': `signal: 0.8${id.length}\n# ${id}\n` }, more);
    const { result } = await watched.step(run, { action: 'plan', permissions: announcing });
    expect(result).toMatchObject({ verdict: 'pass', reason: 'planned' });
    expect(checkOn(scene.server, run.head)?.status).toBe('in_progress');
    base = name;
    expect(watched.escapes()).toEqual([]);
  });
});
