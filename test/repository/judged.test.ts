import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findHeads,
  type JudgedRequest,
  judgedOf,
  openRepository,
  type Repository,
} from '../../src/repository/index.ts';
import { Git } from '../../src/support/git.ts';
import { MlopsError } from '../../src/support/problem.ts';
import { makeScene, refusal, type Scene, sceneAt, temporaryFolder } from './scene.ts';

const judged = async (scene: Scene, request: Partial<JudgedRequest> = {}) =>
  at(await openRepository(scene.folder), { remote: 'origin', ...request });

async function at(repository: Repository, request: JudgedRequest) {
  return judgedOf(repository, await findHeads(repository, request), false);
}

/** main: one, two; feature (from one): three. */
async function branched() {
  const scene = await makeScene();
  const one = await scene.commit({ a: '1' });
  const two = await scene.commit({ a: '2' });
  await scene.git('checkout', '--quiet', '-b', 'feature', one);
  const three = await scene.commit({ b: '3' });
  return { scene, one, two, three };
}

describe('which commits are judged', () => {
  it('of a branch: its head, against the merge base, by the tip of the base', async () => {
    const { scene, one, two, three } = await branched();
    expect(await judged(scene)).toEqual({
      candidate: { sha: three, kind: 'branch-head' },
      baseline: { sha: one, kind: 'merge-base' },
      policy: { sha: two, branch: 'main' },
      branch: 'feature',
    });
    expect(await judged(scene, { head: 'feature', base: 'main' })).toEqual(await judged(scene));
  });

  it('of the base branch: its head, against its first parent, by its own file', async () => {
    const { scene, one, two } = await branched();
    await scene.git('checkout', '--quiet', 'main');
    const expected = {
      candidate: { sha: two, kind: 'default-branch' },
      baseline: { sha: one, kind: 'first-parent' },
      policy: { sha: two, branch: 'main' },
      branch: 'main',
    };
    expect(await judged(scene)).toEqual(expected);
    await scene.git('checkout', '--quiet', '--detach', two);
    const { branch: _, ...detached } = expected;
    expect(await judged(scene)).toEqual(detached);
  });

  it('of the base branch ahead of the remote’s: still its own', async () => {
    const { scene, one, two } = await branched();
    await scene.git('checkout', '--quiet', 'main');
    await scene.git('update-ref', 'refs/remotes/origin/main', one);
    expect(await judged(scene)).toMatchObject({
      candidate: { sha: two, kind: 'default-branch' },
      policy: { sha: two },
    });
  });

  it('of an older commit of the base: against its first parent', async () => {
    const { scene, two } = await branched();
    await scene.git('checkout', '--quiet', 'main');
    await scene.commit({ a: '4' });
    await scene.git('checkout', '--quiet', '--detach', two);
    expect(await judged(scene)).toMatchObject({
      candidate: { sha: two, kind: 'default-branch' },
      policy: { sha: two },
    });
  });

  it('of a detached head: like a branch without a name', async () => {
    const { scene, one, three } = await branched();
    await scene.git('checkout', '--quiet', '--detach');
    const found = await judged(scene);
    expect(found).toMatchObject({ candidate: { sha: three, kind: 'branch-head' }, baseline: { sha: one } });
    expect('branch' in found).toBe(false);
  });

  it('of a merge result: against its first parent, also when the base has moved on', async () => {
    const { scene, two } = await branched();
    await scene.git('checkout', '--quiet', '--detach', 'main');
    await scene.git('merge', '--quiet', '--no-ff', '--no-edit', 'feature');
    const merge = await scene.git('rev-parse', 'HEAD');
    const expected = { candidate: { sha: merge, kind: 'merge-result' }, baseline: { sha: two, kind: 'first-parent' } };
    expect(await judged(scene)).toMatchObject({ ...expected, policy: { sha: two } });
    await scene.git('checkout', '--quiet', 'main');
    const later = await scene.commit({ c: '5' });
    await scene.git('checkout', '--quiet', '--detach', merge);
    expect(await judged(scene)).toMatchObject({ ...expected, policy: { sha: later } });
  });

  it('of a branch that merged the base into itself: against what both have', async () => {
    const { scene, two } = await branched();
    await scene.git('merge', '--quiet', '--no-edit', 'main');
    expect(await judged(scene)).toMatchObject({
      candidate: { kind: 'branch-head' },
      baseline: { sha: two, kind: 'merge-base' },
    });
    await scene.git('checkout', '--quiet', '-b', 'fresh', 'main~1');
    await scene.git('merge', '--quiet', '--no-ff', '--no-edit', 'main');
    expect(await judged(scene)).toMatchObject({
      candidate: { kind: 'branch-head' },
      baseline: { sha: two, kind: 'merge-base' },
    });
  });

  it('of the first commit: no baseline', async () => {
    const scene = await makeScene();
    const one = await scene.commit({ a: '1' });
    expect(await judged(scene)).toEqual({
      candidate: { sha: one, kind: 'default-branch' },
      policy: { sha: one, branch: 'main' },
      branch: 'main',
    });
  });

  it('takes the remote’s idea of the base, and its name', async () => {
    const { scene, one } = await branched();
    await scene.git('update-ref', 'refs/remotes/origin/trunk', one);
    await scene.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    expect((await judged(scene)).policy).toEqual({ sha: one, branch: 'trunk' });
    expect((await judged(scene, { base: 'origin/trunk' })).policy).toEqual({ sha: one, branch: 'origin/trunk' });
    await scene.git('update-ref', 'refs/remotes/origin/main', one);
    expect((await judged(scene, { base: 'main' })).policy).toEqual({ sha: one, branch: 'main' });
  });

  it('falls back to master, or to the configured name', async () => {
    const { scene, two } = await branched();
    await scene.git('branch', '--quiet', '-m', 'main', 'master');
    expect((await judged(scene)).policy).toEqual({ sha: two, branch: 'master' });
    await scene.git('branch', '--quiet', '-m', 'master', 'stem');
    await scene.git('config', 'init.defaultBranch', 'stem');
    expect((await judged(scene)).policy).toEqual({ sha: two, branch: 'stem' });
  });
});

describe('what cannot be judged', () => {
  it('no commit, no such revision, no base', async () => {
    const empty = await makeScene();
    expect(await refusal(judged(empty))).toBe(`input no-commit: ${empty.folder} has no commit yet.`);
    const { scene } = await branched();
    expect(await refusal(judged(scene, { head: 'nothing' }))).toBe(
      'usage unknown-revision: "nothing" names no commit in this clone.',
    );
    expect(await refusal(judged(scene, { head: '--all' }))).toMatch(/^usage unknown-revision/);
    expect(await refusal(judged(scene, { base: 'nothing' }))).toBe(
      'usage base-not-found: There is no branch "nothing".',
    );
    await scene.git('branch', '--quiet', '-m', 'main', 'trunk');
    expect(await refusal(judged(scene))).toBe(
      'usage base-not-found: Neither origin/HEAD nor one of main, master names a branch.',
    );
  });

  it('no base, with the command that would bring it', async () => {
    const { scene } = await branched();
    const remedy = async (base?: string) => {
      const error = await judged(scene, base === undefined ? {} : { base }).catch((caught: unknown) => caught);
      return error instanceof MlopsError ? error.problems[0]?.remedy : undefined;
    };
    expect(await remedy('nothing')).toBe('Correct the name: `git branch --all` lists them.');
    await scene.git('branch', '--quiet', '-m', 'main', 'trunk');
    expect(await remedy(), 'that of the reason').toBeUndefined();
    await scene.git('remote', 'add', 'origin', 'https://example.org/a.git');
    expect(await remedy()).toBeUndefined();
    const fetch = 'git fetch origin main:refs/remotes/origin/main';
    expect(await remedy('main')).toBe(`Correct the name: \`git branch --all\` lists them. If it is not: \`${fetch}\`.`);
    await scene.git('remote', 'set-branches', 'origin', 'feature');
    expect(await remedy('origin/main')).toBe(`Fetch it: \`${fetch}\`.`);
    expect(await remedy("it's")).toBe("Fetch it: `git fetch origin 'it'\\''s:refs/remotes/origin/it'\\''s'`.");
    expect(await remedy()).toBe("Fetch all branches: `git remote set-branches origin '*' && git fetch origin`.");
    await writeFile(join(scene.folder, '.git', 'shallow'), `${await scene.git('rev-parse', 'HEAD')}\n`);
    expect(await remedy()).toMatch(/&& git fetch --unshallow origin` \(in a workflow: `fetch-depth: 0`\)\.$/);
    await scene.git('remote', 'set-branches', 'origin', '*');
    expect(await remedy()).toMatch(/^Fetch all branches: `git fetch --unshallow origin`/);
  });

  it('branches that have nothing in common', async () => {
    const { scene } = await branched();
    await scene.git('checkout', '--quiet', '--orphan', 'other');
    await scene.commit({ z: '1' });
    expect(await refusal(judged(scene))).toMatch(/^input no-merge-base: \w{12} and main have no common commit/);
  });

  it('a clone that is too shallow', async () => {
    const { scene } = await branched();
    const folder = join(await temporaryFolder(), 'clone');
    await new Git(scene.folder).text([
      'clone',
      '--quiet',
      '--depth=1',
      '--no-single-branch',
      `file://${scene.folder}`,
      folder,
    ]);
    const clone = await sceneAt(folder);
    expect((await openRepository(folder)).shallow).toBe(true);
    expect(await refusal(judged(clone, { base: 'main' }))).toMatch(
      /^input shallow-clone: The merge base of \w{12} and main/,
    );
    await clone.git('checkout', '--quiet', 'main');
    expect(await refusal(judged(clone, { base: 'main' }))).toMatch(/^input shallow-clone: \w{12} has no parent here/);
    await clone.git('fetch', '--quiet', '--unshallow');
    expect((await judged(clone, { base: 'main' })).baseline?.kind).toBe('first-parent');
  });
});

describe('openRepository', () => {
  it('finds the root from any folder, with any name', async () => {
    const scene = await makeScene();
    const folder = join(scene.folder, 'a b', 'ü\n');
    await mkdir(folder, { recursive: true });
    expect(await openRepository(folder)).toMatchObject({ root: scene.folder, shallow: false });
  });

  it('refuses what is no work tree', async () => {
    const folder = await temporaryFolder();
    expect(await refusal(openRepository(folder))).toBe(
      `input not-a-repository: ${folder} is not inside a git repository.`,
    );
    expect(await refusal(openRepository(join(folder, 'gone')))).toBe(
      `input not-a-repository: There is no folder ${folder}/gone.`,
    );
    await new Git(folder).text(['init', '--quiet', '--bare']);
    expect(await refusal(openRepository(folder))).toBe(`input bare-repository: ${folder} is a bare repository.`);
    const { folder: root } = await makeScene();
    expect(await refusal(openRepository(join(root, '.git')))).toMatch(
      /not-a-repository: .* is inside git's own folder\.$/,
    );
  });
});
