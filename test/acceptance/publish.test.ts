import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { git, preparedWorld, type World } from './harness.ts';
import { projectFile, tiny } from './tiny.ts';

const main = await preparedWorld(tiny, [['train']]);
const world = main.copy();
beforeAll(async () => {
  world.branch('better');
  world.commit('Better', { 'params.yaml': 'signal: 0.9\n' });
  await world.json(['train']);
});
afterAll(() => {
  for (const one of [main, world]) one.remove();
});

/** Path → text of everything on the branch of records, as plain git has it in any clone. */
function records(world: World): ReadonlyMap<string, string> {
  const folder = `${world.folder}/reader`;
  git(world.folder, 'init', '--quiet', 'reader');
  git(folder, 'fetch', '--quiet', world.origin, '+refs/pull/*:refs/pull/*');
  const paths = git(folder, 'ls-tree', '-r', '--name-only', 'refs/pull/records').split('\n');
  return new Map(paths.map((path) => [path, git(folder, 'cat-file', 'blob', `refs/pull/records:${path}`)]));
}

function named(world: World, part: string): readonly unknown[] {
  return [...records(world)].filter(([path]) => path.includes(part)).map(([, text]): unknown => JSON.parse(text));
}

function checksOf(world: World, head: string): readonly unknown[] {
  return named(world, 'checks/').filter((check) => Object(check).head === head);
}

describe('report --publish on a local forge', () => {
  it('opens a pull request, comments, and puts a check on the head commit', async () => {
    const { result } = await world.json(['report', '--publish']);
    expect(result.data).toMatchObject({ published: { number: 1, comment: 'created' } });
    const head = world.git('rev-parse', 'HEAD');
    expect(world.inOrigin('rev-parse', 'refs/pull/1/head')).toBe(head);
    const comments = named(world, '/comments/');
    expect(comments).toMatchObject([{ head, marker: 'mlops-actions:tiny' }]);
    expect(JSON.stringify(comments)).toMatch(/## ✅ Better/);
    expect(checksOf(world, head)).toMatchObject([{ head, state: 'pass' }]);
  });

  it('updates the one comment, and gives the new head a check of its own', async () => {
    const before = world.git('rev-parse', 'HEAD');
    const head = world.commit('Worse', { 'params.yaml': 'signal: 0.4\n' });
    await world.json(['train']);
    const { result } = await world.json(['report', '--publish']);
    expect(result.exitCode).toBe(1);
    expect(result.data).toMatchObject({ published: { number: 1, comment: 'updated' } });
    const comments = named(world, '/comments/');
    expect(comments).toMatchObject([{ head }]);
    expect(checksOf(world, head)).toMatchObject([{ head, state: 'fail', title: result.sentence }]);
    expect(checksOf(world, before)).toMatchObject([{ head: before, state: 'pass' }]);
  });

  it('says where page and comment are, beside the markdown as well', async () => {
    const outside = join(world.folder, 'reports');
    const { stdout, stderr } = await world.run(['report', '--publish', '--markdown', '--output', outside]);
    expect(stdout).not.toContain('page:');
    expect(stderr).toContain(`page: ${join(outside, 'report.html')}\n`);
    expect(stderr).toMatch(/published: pull request 1, comment \w+\n.*local forge keeps it under refs\/pull\//);
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

describe('comment: of the base', () => {
  const worlds: World[] = [];
  afterAll(() => {
    for (const one of worlds) one.remove();
  });

  /** A trained main that has this `comment:` now, which is no input of a training, and a branch of it. */
  function trained(mode: string): World {
    const made = main.copy();
    worlds.push(made);
    if (mode !== '') made.commit('Comments', { 'mlops.yaml': projectFile({ head: headWith(mode) }) });
    made.git('push', '--quiet');
    made.branch('change');
    return made;
  }

  const headWith = (mode: string) => `version: 1\nname: tiny${mode === '' ? '' : `\ncomment: ${mode}`}`;
  const withSignal = (signal: number) => ({ 'params.yaml': `signal: ${signal}\n` });

  async function publish(one: World): Promise<unknown> {
    const { result } = await one.json(['report', '--publish']);
    return [result.verdict, Object(result.data).published.comment, named(one, '/comments/').length];
  }

  it('on-change (default): none where nothing is touched, one as soon as something is, and then kept up to date', async () => {
    const one = trained('');
    const docs = one.commit('Words', { 'README.md': 'Other words.\n' });
    expect(await publish(one)).toEqual(['pass', 'not-wanted', 0]);
    expect(checksOf(one, docs)).toMatchObject([{ state: 'pass' }]);
    const { stdout } = await one.run(['report', '--publish']);
    expect(stdout).toMatch(/published: pull request 1, no comment wanted\n/);
    expect(stdout).toContain('\npage: .mlops/report/report.html\n');
    one.commit('Better', withSignal(0.9));
    await one.json(['train']);
    expect(await publish(one)).toEqual(['pass', 'created', 1]);
    const head = one.commit('As before', withSignal(0.6));
    expect(await publish(one)).toEqual(['pass', 'updated', 1]);
    expect(named(one, '/comments/')).toMatchObject([{ head }]);
  });

  it('on-fail: none for a change that passes, one for a failure, brought up to date when that is over; the head has no say', async () => {
    const one = trained('on-fail');
    one.commit('Better, and louder', { 'mlops.yaml': projectFile({ head: headWith('always') }), ...withSignal(0.9) });
    await one.json(['train']);
    expect(await publish(one)).toEqual(['pass', 'not-wanted', 0]);
    const untrained = one.commit('Worse', withSignal(0.4));
    expect(await publish(one)).toEqual(['unknown', 'created', 1]);
    await one.json(['train']);
    expect(await publish(one)).toEqual(['fail', 'updated', 1]);
    expect(checksOf(one, untrained)).toMatchObject([{ state: 'fail' }]);
    one.commit('Better again', withSignal(0.9));
    expect(await publish(one)).toEqual(['pass', 'updated', 1]);
    expect(JSON.stringify(named(one, '/comments/'))).toMatch(/Better again/);
  });

  it('always: also where nothing is touched', async () => {
    const one = trained('always');
    one.commit('Words', { 'README.md': 'Other words.\n' });
    expect(await publish(one)).toEqual(['pass', 'created', 1]);
  });
});
