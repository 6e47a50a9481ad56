import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  openRepository,
  readCommit,
  readTexts,
  snapshotWorkTree,
  uncommittedPaths,
} from '../../src/repository/index.ts';
import { makeScene } from './scene.ts';

const odd = 'a b/ü "q"\n\té.txt';

describe('uncommittedPaths', () => {
  it('names what differs from HEAD, whatever its name, but nothing that is ignored', async () => {
    const scene = await makeScene();
    await scene.commit({
      '.gitignore': '*.log\n',
      changed: '1',
      deleted: '1',
      staged: '1',
      [odd]: '1',
      same: '1',
      mv: 'x'.repeat(99),
    });
    expect(await uncommittedPaths(await openRepository(scene.folder))).toEqual([]);
    await scene.write({ changed: '2', staged: '2', [odd]: '2', 'new/file': '1', 'x.log': '1' });
    await scene.git('add', 'staged');
    await scene.git('mv', 'mv', 'moved');
    await rm(join(scene.folder, 'deleted'));
    expect(await uncommittedPaths(await openRepository(scene.folder))).toEqual([
      { path: odd, tracked: true },
      { path: 'changed', tracked: true },
      { path: 'deleted', tracked: true },
      { path: 'moved', tracked: true },
      { path: 'mv', tracked: true },
      { path: 'new/file', tracked: false },
      { path: 'staged', tracked: true },
    ]);
  });
});

describe('snapshotWorkTree', () => {
  it('is a commit of the work tree, the same for the same content, and touches nothing', async () => {
    const scene = await makeScene();
    await scene.commit({ '.gitignore': '*.log\n', a: '1', gone: '1' });
    await scene.write({ a: '2', [odd]: 'new', 'x.log': '1', staged: '1' });
    await scene.git('add', 'staged');
    await scene.write({ staged: '2' });
    await rm(join(scene.folder, 'gone'));
    const state = async () => [
      await readFile(join(scene.folder, '.git/index')),
      await scene.git('for-each-ref'),
      await readFile(join(scene.folder, '.git/HEAD'), 'utf8'),
      await scene.git('status', '--porcelain'),
    ];
    const before = await state();
    const repository = await openRepository(scene.folder);
    const snapshot = await snapshotWorkTree(repository);
    expect(await snapshotWorkTree(repository)).toBe(snapshot);
    expect(await state()).toEqual(before);
    const commit = await readCommit(repository.git, snapshot);
    expect(commit.tree.map((entry) => entry.path)).toEqual(['.gitignore', 'a', odd, 'staged']);
    expect(await readTexts(repository.git, commit, ['a', 'staged', odd, 'gone', 'a'])).toEqual(
      new Map([
        ['a', '2'],
        ['staged', '2'],
        [odd, 'new'],
      ]),
    );
    expect(await scene.git('rev-parse', `${snapshot}^`)).toBe(await scene.git('rev-parse', 'HEAD'));
    await scene.write({ a: '3' });
    expect(await snapshotWorkTree(repository)).not.toBe(snapshot);
    expect((await readdir(join(scene.folder, '.git'))).filter((name) => name.endsWith('.lock'))).toEqual([]);
  });
});

describe('readCommit', () => {
  it('gives paths, modes, sizes and the subject', async () => {
    const scene = await makeScene();
    await scene.write({ 'run.sh': '#!/bin/sh\n', [odd]: 'four', 'Z/a': '' });
    await symlink('run.sh', join(scene.folder, 'link'));
    await scene.git('add', '--all');
    await scene.git('update-index', '--chmod=+x', 'run.sh');
    await scene.git('commit', '--quiet', '-m', 'Subject: ünï\n\nBody');
    const { git } = await openRepository(scene.folder);
    const commit = await readCommit(git, 'HEAD');
    expect(commit.sha).toBe(await scene.git('rev-parse', 'HEAD'));
    expect(commit.subject).toBe('Subject: ünï');
    expect(commit.tree.map(({ path, mode }) => `${mode} ${path}`)).toEqual([
      '100644 Z/a',
      `100644 ${odd}`,
      '120000 link',
      '100755 run.sh',
    ]);
    expect(commit.entry('nothing')).toBeUndefined();
    expect(await readTexts(git, commit, [])).toEqual(new Map());
  });
});

describe('a snapshot of what git cannot take', () => {
  it('leaves out a nested repository without a commit', async () => {
    const scene = await makeScene();
    await scene.commit({ a: '1' });
    await scene.write({ a: '2', 'sub/inside': '1', 'other/new': '1' });
    await scene.git('init', '--quiet', 'sub');
    await scene.git('init', '--quiet', 'other/deep');
    const repository = await openRepository(scene.folder);
    const snapshot = await snapshotWorkTree(repository);
    const { git } = repository;
    expect(await git.list(['ls-tree', '-r', '--name-only', '-z', snapshot])).toEqual(['a', 'other/new']);
    expect(await git.text(['show', `${snapshot}:a`])).toBe('2');
  });

  it('names every path that could be an input', async () => {
    const scene = await makeScene();
    await scene.commit({ 'data/a.csv': '1', b: '1', c: '1' });
    await scene.write({ b: '2' });
    for (const path of ['data/a.csv', 'c']) {
      await rm(join(scene.folder, path));
      execFileSync('mkfifo', [join(scene.folder, path)]);
    }
    await mkdir(join(scene.folder, 'sub'));
    await scene.git('init', '--quiet', 'sub');
    const stopped = snapshotWorkTree(await openRepository(scene.folder));
    await expect(stopped).rejects.toMatchObject({
      ends: 'input',
      problems: [
        { reason: 'path-not-taken', message: expect.stringMatching(/^c is nothing that git can take/) },
        { reason: 'path-not-taken', message: expect.stringMatching(/^data\/a\.csv is nothing/) },
      ],
    });
  });
});
