import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { git, preparedWorld, type World } from './harness.ts';
import { unscored } from './unscored.ts';

const trained = await preparedWorld(unscored, [['train']]);
const worlds: World[] = [trained];
afterAll(() => {
  for (const world of worlds) world.remove();
});

function fresh(): World {
  const world = trained.copy();
  worlds.push(world);
  return world;
}

describe('where the command is started', () => {
  it('not in a git repository', async () => {
    for (const command of ['plan', 'validate', 'train', 'report', 'diff', 'history']) {
      const { result, stderr } = await trained.json([command], { cwd: trained.folder });
      expect([command, result.exitCode, result.reason]).toEqual([command, 65, 'not-a-repository']);
      expect(stderr).toMatch(/→ .*git init/);
    }
  });

  it('in a bare repository', async () => {
    const { result } = await trained.json(['plan'], { cwd: trained.origin });
    expect([result.exitCode, result.reason]).toEqual([65, 'bare-repository']);
  });

  it('in a repository without a commit', async () => {
    const folder = join(trained.folder, 'without-commit');
    git(trained.folder, 'init', '--quiet', '--initial-branch=main', folder);
    const { result } = await trained.json(['plan'], { cwd: folder });
    expect([result.exitCode, result.reason]).toEqual([65, 'no-commit']);
  });

  it('in a shallow clone that does not reach the baseline', async () => {
    const world = fresh();
    world.branch('change');
    world.commit('change', { 'params.yaml': 'signal: 0.7\n' });
    world.git('push', '--quiet', 'origin', 'change');
    world.git('switch', '--quiet', 'main');
    world.commit('meanwhile', { 'README.md': 'more\n' });
    world.git('push', '--quiet');
    const shallow = join(world.folder, 'shallow');
    git(world.folder, 'clone', '--quiet', '--depth=1', '--no-single-branch', `file://${world.origin}`, shallow);
    git(shallow, 'switch', '--quiet', 'change');
    for (const command of ['plan', 'train', 'report']) {
      const { result, stderr } = await world.json([command], { cwd: shallow });
      expect([command, result.exitCode, result.reason]).toEqual([command, 65, 'shallow-clone']);
      expect(stderr).toMatch(/→ .*git fetch --unshallow/);
    }
    git(shallow, 'fetch', '--quiet', '--unshallow');
    expect((await world.json(['plan'], { cwd: shallow })).result.exitCode).toBe(0);
  });

  it.each([
    ['--depth=1', [], /; this clone is shallow and fetches only change from origin\./],
    ['--depth=1', ['--base', 'main'], /no branch "main"; this clone is shallow and fetches only change from origin\./],
    ['--single-branch', ['--base', 'main'], /no branch "main"; this clone fetches only change from origin\./],
    ['--single-branch', ['--base', 'origin/main'], /no branch "origin\/main"; this clone fetches only change/],
  ])('in a clone of one branch (%s), %j: the remedy is a command that helps', async (depth, base, said) => {
    const world = fresh();
    world.branch('change');
    world.commit('before', { 'README.md': 'more\n' });
    world.commit('change', { 'params.yaml': 'signal: 0.7\n' });
    world.git('push', '--quiet', 'origin', 'change');
    const clone = join(world.folder, 'narrow');
    git(world.folder, 'clone', '--quiet', depth, '--branch=change', `file://${world.origin}`, clone);
    const { result } = await world.json(['plan', ...base], { cwd: clone });
    expect([result.exitCode, result.reason, result.sentence]).toEqual([
      64,
      'base-not-found',
      expect.stringMatching(said),
    ]);
    const command = /`(git .*?)`/.exec(result.problems[0]?.remedy ?? '')?.[1] ?? expect.fail('names no command');
    execFileSync('sh', ['-c', command], { cwd: clone, stdio: 'pipe' });
    const planned = await world.json(['plan', ...base], { cwd: clone });
    expect([planned.result.exitCode, planned.result.reason]).toEqual([0, 'planned']);
  });

  it('on a detached head: judged, and no pull request is made up', async () => {
    const world = fresh();
    world.branch('change');
    const sha = world.commit('change', { 'params.yaml': 'signal: 0.7\n' });
    world.git('switch', '--quiet', '--detach', sha);
    expect((await world.json(['train'])).result.reason).toBe('trained');
    expect((await world.json(['report'])).result.exitCode).toBe(0);
    const { result, stderr } = await world.json(['report', '--publish']);
    expect([result.exitCode, result.reason]).toEqual([65, 'no-branch']);
    expect(stderr).toMatch(/→ Switch to the branch/);
    expect(world.inOrigin('for-each-ref', 'refs/pull')).toBe('');
  });

  it('in a dirty tree: planned as it is, but nothing is trained or reported', async () => {
    const world = fresh();
    world.write({ 'params.yaml': 'signal: 0.8\n', 'README.md': 'not an input\n' });
    const before = world.state();
    const planned = await world.json(['plan']);
    expect(planned.result.reason).toBe('planned');
    expect(planned.stdout).toMatch(/0\.6 → 0\.8/);
    for (const command of ['train', 'report']) {
      const { result, stderr } = await world.json([command]);
      expect([command, result.exitCode, result.reason]).toEqual([command, 65, 'dirty-tree']);
      expect(stderr).toMatch(/1 input is not committed: params\.yaml/);
    }
    expect(world.state()).toEqual(before);
    world.git('checkout', '--', 'params.yaml');
    expect((await world.json(['report'])).result.exitCode).toBe(0);
  });

  it('without a remote: the ledger stays in this clone', async () => {
    const world = fresh();
    world.git('remote', 'remove', 'origin');
    world.branch('change');
    world.commit('change', { 'params.yaml': 'signal: 0.7\n' });
    const { result, stderr } = await world.json(['train']);
    expect(result.reason).toBe('trained');
    expect(stderr).toMatch(/in this clone only/);
    expect((await world.json(['train'])).result.reason).toBe('nothing-to-run');
  });
});
