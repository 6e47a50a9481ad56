import { beforeAll, describe, expect, it } from 'vitest';
import type { Files } from '../acceptance/harness.ts';
import { rows } from '../acceptance/tiny.ts';
import { declared } from '../actions/granted.ts';
import { type ActionScene, actionScene, afterwards, checkOn, commentsOn } from '../actions/scene.ts';
import { canary } from './canary.ts';
import { branches } from './corpus/branches.ts';
import { hostileProject } from './project.ts';
import { type Watched, watch } from './watched.ts';

const texts = actionScene(hostileProject(0.6));
const names = actionScene();
const pushed = new Set(['refs/heads/main', ...branches.map(({ name }) => `refs/heads/${name}`)]);
/** By scene. */
let watched: ReadonlyMap<ActionScene, Watched>;
beforeAll(() => {
  watched = new Map([texts, names].map((scene) => [scene, watch(scene, pushed)]));
});
const looking = (scene: ActionScene): Watched => watched.get(scene) ?? expect.fail();

/** A pull request of a fork: its own run first, then ours, of the default branch. */
async function pulled(scene: ActionScene, branch: string, files: Files, own: readonly string[]): Promise<Watched> {
  const watched = looking(scene);
  const run = await scene.push(branch, files, { fork: 'eve' });
  // With a token that only reads, on a machine of GitHub.
  for (const action of own) await watched.step(run, declared(run, action, { action }));
  expect([checkOn(scene.server, run.head), commentsOn(scene.server, run.number)]).toEqual([undefined, []]);
  const after = await afterwards(run, 'failure');
  const planned = await watched.step(after, declared(after, 'plan', { action: 'plan' }));
  expect([planned.code, planned.log]).toEqual([0, expect.any(String)]);
  const evaluated = await watched.step(after, declared(after, 'evaluate', { action: 'evaluate' }));
  const inputs = { evaluation: evaluated.outputs['digest'] ?? '' };
  const { result } = await watched.step(after, declared(after, 'report', { action: 'report', inputs }));
  expect([result.verdict, checkOn(scene.server, run.head)?.status]).toEqual([expect.any(String), 'completed']);
  expect(checkOn(scene.server, run.head)?.conclusion).not.toBe('success');
  expect(watched.escapes()).toEqual([]);
  expect(scene.ledger()).toEqual([]);
  return watched;
}

describe('a fork’s pull request full of hostile texts', () => {
  it('is answered, and no text is more than text', async () => {
    const [first] = branches;
    await pulled(texts, first?.name ?? '', hostileProject(0.9), ['plan', 'validate', 'report']);
  });

  it('has its texts in what people read, and every sink was looked at', () => {
    const told = texts.server.comments.map(({ body }) => body).join('\n');
    expect(told).toContain('GH-\u200b31337');
    expect(told).not.toContain(canary.variableValue);
    expect(looking(texts).looked()).toBeGreaterThan(60);
  });
});

describe('a fork’s pull request from a branch with a hostile name', () => {
  it.each(branches)('$id: tries $tries, must not $mustNot', async ({ id, name }) => {
    await pulled(names, name, { 'data/train.csv': rows(61, 1), [`by-${id}.md`]: 'x\n' }, ['report']);
  });

  it('is looked at in every sink', () => {
    expect(names.server.comments).toHaveLength(branches.length);
    expect(looking(names).looked()).toBeGreaterThan(20 * branches.length);
  });
});
