import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { git, makeWorld } from './harness.ts';
import { tiny } from './tiny.ts';

const world = makeWorld(tiny);
beforeAll(async () => {
  await world.json(['train']);
  world.branch('better');
  world.commit('Better', { 'params.yaml': 'signal: 0.9\n' });
  await world.json(['train']);
});
afterAll(() => world.remove());

/** Path → text of everything on the branch of records, as plain git has it in any clone. */
function records(): ReadonlyMap<string, string> {
  git(world.folder, 'init', '--quiet', 'reader');
  const folder = `${world.folder}/reader`;
  git(folder, 'fetch', '--quiet', world.origin, '+refs/pull/*:refs/pull/*');
  const paths = git(folder, 'ls-tree', '-r', '--name-only', 'refs/pull/records').split('\n');
  return new Map(paths.map((path) => [path, git(folder, 'cat-file', 'blob', `refs/pull/records:${path}`)]));
}

function named(part: string): readonly unknown[] {
  return [...records()].filter(([path]) => path.includes(part)).map(([, text]): unknown => JSON.parse(text));
}

function checksOf(head: string): readonly unknown[] {
  return named('checks/').filter((check) => Object(check).head === head);
}

describe('report --publish on a local forge', () => {
  it('opens a pull request, comments, and puts a check on the head commit', async () => {
    const { result } = await world.json(['report', '--publish']);
    expect(result.data).toMatchObject({ published: { number: 1, comment: 'created' } });
    const head = world.git('rev-parse', 'HEAD');
    expect(world.inOrigin('rev-parse', 'refs/pull/1/head')).toBe(head);
    const comments = named('/comments/');
    expect(comments).toMatchObject([{ head, marker: 'mlops-actions:tiny' }]);
    expect(JSON.stringify(comments)).toMatch(/Better/);
    expect(checksOf(head)).toMatchObject([{ head, state: 'pass' }]);
  });

  it('updates the one comment, and gives the new head a check of its own', async () => {
    const before = world.git('rev-parse', 'HEAD');
    const head = world.commit('Worse', { 'params.yaml': 'signal: 0.4\n' });
    await world.json(['train']);
    const { result } = await world.json(['report', '--publish']);
    expect(result.exitCode).toBe(1);
    expect(result.data).toMatchObject({ published: { number: 1, comment: 'updated' } });
    const comments = named('/comments/');
    expect(comments).toMatchObject([{ head }]);
    expect(checksOf(head)).toMatchObject([{ head, state: 'fail', title: result.sentence }]);
    expect(checksOf(before)).toMatchObject([{ head: before, state: 'pass' }]);
  });

  it('is refused on the base branch', async () => {
    world.git('switch', '--quiet', 'main');
    const { result, stderr } = await world.json(['report', '--publish']);
    expect([result.exitCode, result.reason]).toEqual([65, 'no-branch']);
    expect(stderr).toMatch(/→ /);
  });

  it('says what happened where the forge refuses, and keeps the report', async () => {
    world.git('switch', '--quiet', 'better');
    world.inOrigin('config', 'transfer.hideRefs', 'refs/pull');
    const { result } = await world.json(['report', '--publish', '--output', `${world.folder}/out`]);
    expect(result.exitCode).toBe(69);
    expect(git(world.folder, 'hash-object', 'out/report.md')).toMatch(/^[0-9a-f]{40}$/);
  });
});
