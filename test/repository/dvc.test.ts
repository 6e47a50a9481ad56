import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { absent, contents, problems } from './resolved.ts';
import { makeScene, refusal, resolve } from './scene.ts';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const dvc = (content: string, path: string): string =>
  `outs:\n- md5: ${md5(content)}\n  size: ${content.length}\n  hash: md5\n  path: ${path}\n`;

describe('DVC', () => {
  it('is known by its pointer, however the data is named', async () => {
    const scene = await makeScene();
    await scene.commit({
      'data/d.csv.dvc': dvc('content', 'd.csv'),
      'data/.gitignore': '/d.csv\n',
      'data/e.csv': 'two',
    });
    const id = `md5:${md5('content')}`;
    for (const source of ['data/d.csv', 'data/d.csv.dvc']) {
      expect((await resolve(scene, source)).files).toMatchObject([{ path: 'data/d.csv', id, bytes: 7 }]);
    }
    for (const source of ['data', 'data/*.csv', 'data/**']) {
      expect((await resolve(scene, source)).files.map((file) => file.path)).toEqual(['data/d.csv', 'data/e.csv']);
    }
    const found = await resolve(scene, 'data/d.csv');
    expect(await refusal(contents(scene, found))).toMatch(/^unavailable data-not-local: data\/d.csv is tracked by DVC/);
    expect(await absent(scene, found)).toBe('DVC data/d.csv');
    await scene.write({ 'data/d.csv': 'content' });
    expect(await contents(scene, found)).toEqual(['data/d.csv=content']);
    expect(await absent(scene, found)).toBeUndefined();
    await rm(join(scene.folder, 'data/d.csv'));
    const hash = md5('content');
    await scene.write({ [`.dvc/cache/${hash.slice(0, 2)}/${hash.slice(2)}`]: 'content' });
    expect(await contents(scene, found)).toEqual(['data/d.csv=content']);
    expect(await absent(scene, found)).toBeUndefined();
    expect(await absent(scene, await resolve(scene, 'data/e.csv'))).toBeUndefined(); // git has it
  });

  it('is known by dvc.lock where a stage left it', async () => {
    const scene = await makeScene();
    const outs = `outs:\n    - path: features.csv\n      hash: md5\n      md5: ${md5('content')}\n      size: 7\n`;
    await scene.commit({
      'ml/dvc.lock': `schema: '2.0'\nstages:\n  prepare:\n    cmd: x\n    ${outs}`,
      'ml/.gitignore': '/features.csv\n',
    });
    const found = await resolve(scene, 'ml/features.csv');
    expect(found.files).toMatchObject([{ path: 'ml/features.csv', id: `md5:${md5('content')}`, bytes: 7 }]);
    expect((await resolve(scene, 'ml/*.csv')).digest).toBe(found.digest);
    await scene.write({ 'ml/features.csv': 'another' });
    expect((await resolve(scene, 'ml/features.csv')).digest).toBe(found.digest); // what the commit says counts
    expect(await refusal(contents(scene, found))).toMatch(/ml\/features.csv/);
    await scene.write({ 'ml/features.csv': 'content' });
    expect(await contents(scene, found)).toEqual(['ml/features.csv=content']);
    for (const odd of ['{', 'stages: 5', `stages: { a: { outs: [{ path: ../features.csv, md5: ${md5('x')} }] } }`]) {
      await scene.commit({ 'ml/dvc.lock': odd });
      expect((await resolve(scene, 'ml/features.csv')).files[0]?.id).toMatch(/^sha256:/);
    }
  });

  it('reads folders by their list', async () => {
    const scene = await makeScene();
    const list = JSON.stringify([
      { md5: md5('two'), relpath: 'sub/b.csv' },
      { md5: md5('one'), relpath: 'a.csv' },
    ]);
    await scene.commit({ 'images.dvc': `outs:\n- md5: ${md5(list)}.dir\n  nfiles: 2\n  path: images\n` });
    const found = await resolve(scene, 'images');
    expect(found.files).toMatchObject([{ path: 'images', id: `md5:${md5(list)}.dir`, bytes: 0 }]);
    expect(await refusal(contents(scene, found))).toMatch(/^unavailable data-not-local: images is tracked by DVC/);
    await scene.write({ 'images/a.csv': 'one' });
    expect(await absent(scene, found)).toBe('DVC images'); // without its list nobody knows what belongs to it
    const cached = (hash: string) => `.dvc/cache/files/md5/${hash.slice(0, 2)}/${hash.slice(2)}`;
    await scene.write({ [`${cached(md5(list))}.dir`]: list, [cached(md5('one'))]: 'one' });
    expect(await refusal(contents(scene, found))).toMatch(/data-not-local: images\/sub\/b.csv/);
    await scene.write({ [cached(md5('two'))]: 'two' });
    expect(await contents(scene, found)).toEqual(['images/a.csv=one', 'images/sub/b.csv=two']);
    for (const bad of [
      '{',
      '{}',
      JSON.stringify([{ md5: md5('one'), relpath: '../../etc/passwd' }]),
      '[{"md5":"x","relpath":"a"}]',
    ]) {
      await scene.write({ [`${cached(md5(bad))}.dir`]: bad });
      await scene.commit({ 'images.dvc': `outs:\n- md5: ${md5(bad)}.dir\n  nfiles: 2\n  path: images\n` });
      expect(await refusal(contents(scene, await resolve(scene, 'images')))).toMatch(
        /^input pointer-unreadable: DVC's list of the files of images/,
      );
    }
    await scene.write({ [`${cached(md5(list))}.dir`]: '[]' });
    expect(await refusal(contents(scene, found))).toMatch(/^input pointer-content-damaged: images:/);
  });

  it('knows a file in a folder by the list of that folder, and takes no other from the disk', async () => {
    const scene = await makeScene();
    const cached = (hash: string) => `.dvc/cache/files/md5/${hash.slice(0, 2)}/${hash.slice(2)}`;
    const listOf = (files: Readonly<Record<string, string>>) =>
      JSON.stringify(Object.entries(files).map(([relpath, content]) => ({ md5: md5(content), relpath })));
    const commitList = async (list: string) => {
      await scene.write({ [`${cached(md5(list))}.dir`]: list });
      return scene.commit({
        'data.dvc': `outs:\n- md5: ${md5(list)}.dir\n  path: data\n`,
        '.gitignore': '/data\n/.dvc/cache\n',
      });
    };
    const first = await commitList(listOf({ 'train.csv': 'one', 'sub/test.csv': 'two', 'notes.txt': 'x' }));
    await commitList(listOf({ 'train.csv': 'three', 'sub/test.csv': 'two' }));
    await scene.write({
      'data/train.csv': 'of another time',
      'data/stray.csv': 'nobody added it',
      [cached(md5('one'))]: 'one',
    });
    const old = await resolve(scene, 'data/train.csv', first);
    expect(old.files).toMatchObject([{ path: 'data/train.csv', id: `md5:${md5('one')}` }]);
    expect(await contents(scene, old)).toEqual(['data/train.csv=one']);
    const now = await resolve(scene, 'data/train.csv');
    expect(now.files[0]?.id).toBe(`md5:${md5('three')}`);
    expect(await refusal(contents(scene, now))).toMatch(
      /^unavailable data-not-local: data\/train.csv is tracked by DVC/,
    );
    expect((await resolve(scene, 'data/**/*.csv')).files.map(({ path }) => path)).toEqual([
      'data/sub/test.csv',
      'data/train.csv',
    ]);
    expect((await resolve(scene, 'data/*.csv')).files.map(({ path }) => path)).toEqual(['data/train.csv']);
    expect((await resolve(scene, 'data/sub/')).files.map(({ path }) => path)).toEqual(['data/sub/test.csv']);
    expect((await resolve(scene, 'data/sub/test.csv')).digest).toBe(
      (await resolve(scene, 'data/sub/test.csv', first)).digest,
    ); // the other file of the folder changed
    expect(problems(await resolve(scene, 'data/stray.csv'))).toEqual([
      'data-missing: d: the list of files that DVC keeps of data has no data/stray.csv in this commit.',
    ]);
    expect(problems(await resolve(scene, 'data/st*.csv'))).toEqual([
      'no-files-match: d: data/st*.csv matches no file.',
    ]);
  });

  it('knows a file in a folder that a stage left; where the list is nowhere, neither is the file', async () => {
    const scene = await makeScene();
    const list = JSON.stringify([{ md5: md5('one'), relpath: 'train.csv' }]);
    const lock = `stages:\n  prepare:\n    outs:\n    - { path: prepared, md5: ${md5(list)}.dir }\n`;
    await scene.commit({ 'dvc.lock': lock, '.gitignore': '/prepared\n/.dvc/cache\n' });
    await scene.write({ 'prepared/train.csv': 'one' });
    const source = 'prepared/train.csv';
    expect(problems(await resolve(scene, source))[0]).toMatch(/^data-not-local: prepared is tracked by DVC/);
    const hash = md5(list);
    await scene.write({ [`.dvc/cache/files/md5/${hash.slice(0, 2)}/${hash.slice(2)}.dir`]: list });
    const found = await resolve(scene, source);
    expect(found.files).toMatchObject([{ path: source, id: `md5:${md5('one')}` }]);
    expect(await contents(scene, found)).toEqual(['prepared/train.csv=one']);
  });

  it.each([
    ['outs: [', 'pointer-unreadable'],
    ['', 'pointer-unreadable'],
    ['outs: []', 'pointer-unreadable'],
    ['outs: [{ md5: x, path: d.csv }]', 'pointer-unreadable'],
    [`outs: [{ md5: ${md5('')}, path: a }, { md5: ${md5('')}, path: b }]`, 'pointer-unreadable'],
    [`outs: [{ md5: ${md5('')} }]`, 'pointer-unreadable'],
    [`outs: [{ md5: ${md5('')}, path: ../x }]`, 'data-outside'],
    [`outs: [{ md5: ${md5('')}, path: /etc/passwd }]`, 'data-outside'],
    [`wdir: ..\nouts: [{ md5: ${md5('')}, path: x }]`, 'data-outside'],
  ])('refuses %j', async (text, reason) => {
    const scene = await makeScene();
    await scene.commit({ 'd.csv.dvc': text });
    expect(problems(await resolve(scene, 'd.csv'))[0]).toMatch(new RegExp(`^${reason}: d.csv.dvc`));
  });

  it('follows a working directory of its own', async () => {
    const scene = await makeScene();
    await scene.commit({ 'data/d.csv.dvc': `wdir: ..\nouts:\n- md5: ${md5('x')}\n  path: other/d.csv\n` });
    expect((await resolve(scene, 'data/d.csv')).files[0]?.path).toBe('other/d.csv');
  });
});
