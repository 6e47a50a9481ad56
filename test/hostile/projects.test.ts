import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { resultSchema } from '../../src/commands/result.ts';
import { actionScene, announcing } from '../actions/scene.ts';
import { projects } from './corpus/projects.ts';
import { type Watched, watch } from './watched.ts';

const scene = actionScene();
const told = new Map<string, z.infer<typeof resultSchema>>();
let watched: Watched;

beforeAll(async () => {
  watched = watch(scene, new Set(['refs/heads/main', 'refs/heads/loud']));
  scene.world.branch('projects');
  scene.world.commit('projects', Object.fromEntries(projects.map(({ id, text }) => [`yaml/${id}.yaml`, text])));
  for (const { id } of projects) {
    const args = ['plan', '--project', `yaml/${id}.yaml`];
    const [words, json] = await Promise.all([
      scene.world.run(args, { env: watched.env }),
      scene.world.run([...args, '--json'], { env: watched.env }),
    ]);
    watched.said(id, words);
    told.set(id, resultSchema.parse(JSON.parse(json.stdout)));
  }
});

/** Says everything that is wrong, each in an annotation. */
const loud = 'yaml-lines';

describe('a hostile project file', () => {
  it.each(projects)('$id: tries $tries, must not $mustNot', ({ id, says }) => {
    const result = told.get(id);
    expect([result?.reason, ...(result?.problems ?? []).map(({ reason }) => reason)]).toContain(says);
  });

  it('says nothing that a runner obeys', async () => {
    const text = projects.find(({ id }) => id === loud)?.text ?? '';
    const run = await scene.push('loud', { 'mlops.yaml': text });
    const { log, result } = await watched.step(run, { action: 'plan', permissions: announcing });
    expect(result.problems.map(({ reason }) => reason)).toEqual(['unknown-key', 'unknown-key']);
    expect(log).toContain('\\u{202e}');
    expect(watched.escapes()).toEqual([]);
  });

  it('says nothing that a terminal obeys, and leaves the machine as it was', () => {
    expect(watched.looked()).toBeGreaterThanOrEqual(2 * projects.length);
    expect(watched.escapes()).toEqual([]);
  });
});
