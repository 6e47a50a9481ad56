import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, ids, problems } from './resolved.ts';
import { makeScene, refusal, resolve } from './scene.ts';

describe('data in git', () => {
  const odd = 'data/a b\n"ü".csv';

  it('is known by blob ids, without its content being read', async () => {
    const scene = await makeScene();
    await scene.commit({
      'data/1.csv': 'one',
      'data/2.csv': 'two',
      [odd]: 'odd',
      'data/.gitignore': '/x\n',
      'data/.gitkeep': '',
      'other.csv': '',
    });
    const blob = (await scene.git('rev-parse', 'HEAD:data/1.csv')).slice(0, 7);
    expect(ids(await resolve(scene, 'data/1.csv'))).toEqual([`data/1.csv git:${blob}`]);
    for (const source of ['data', 'data/', 'data/*.csv', 'data/**']) {
      const found = await resolve(scene, source);
      expect(found.files.map(({ path, bytes }) => [path, bytes])).toEqual([
        ['data/1.csv', 3],
        ['data/2.csv', 3],
        [odd, 3],
      ]);
      expect(found.problems).toEqual([]);
      expect(await contents(scene, found)).toEqual(['data/1.csv=one', 'data/2.csv=two', `${odd}=odd`]);
    }
  });

  it('is exported again where a crash or a full disk has left half of it', async () => {
    const scene = await makeScene();
    await scene.commit({ 'd.csv': 'content' });
    const found = await resolve(scene, 'd.csv');
    expect(await contents(scene, found)).toEqual(['d.csv=content']);
    const oid = await scene.git('rev-parse', 'HEAD:d.csv');
    await scene.write({ [`.mlops/cache/blobs/${oid.slice(0, 2)}/${oid.slice(2)}.csv`]: 'cont' });
    expect(await contents(scene, found)).toEqual(['d.csv=content']);
  });

  it('is refused where git ignores some of it, but not for what folders gather', async () => {
    const scene = await makeScene();
    await scene.commit({ 'data/1.csv': 'one', '.gitignore': 'data/2.csv\n.DS_Store\n' });
    await writeFile(join(scene.folder, 'data/.DS_Store'), '');
    expect(problems(await resolve(scene, 'data'))).toEqual([]);
    await writeFile(join(scene.folder, 'data/2.csv'), 'two');
    for (const source of ['data', 'data/*.csv']) {
      expect(problems(await resolve(scene, source))).toEqual([
        `data-mixed: d: ${source} matches 1 file of the commit, and data/2.csv that git ignores.`,
      ]);
    }
    expect(problems(await resolve(scene, 'data/1.csv'))).toEqual([]);
  });

  it('is that of the commit, not of the work tree', async () => {
    const scene = await makeScene();
    const first = await scene.commit({ 'd.csv': 'one' });
    await scene.commit({ 'd.csv': 'two', 'e.csv': 'new' });
    const [before, after] = [await resolve(scene, 'd.csv', first), await resolve(scene, 'd.csv')];
    expect(before.digest).not.toBe(after.digest);
    await scene.write({ 'd.csv': 'three' });
    expect(await contents(scene, before)).toEqual(['d.csv=one']);
    expect(await contents(scene, after)).toEqual(['d.csv=two']);
    expect(await contents(scene, after)).toEqual(['d.csv=two']);
    // What a later commit added is not there in an earlier one, although it is on the disk.
    expect(problems(await resolve(scene, 'e.csv', first))).toEqual([
      'data-missing: d: e.csv is neither in the commit nor on this machine.',
    ]);
  });

  it('that is missing is said', async () => {
    const scene = await makeScene();
    await scene.commit({ a: '' });
    const gone = await resolve(scene, 'gone.csv');
    expect(gone.files).toEqual([]);
    expect(problems(gone)).toEqual(['data-missing: d: gone.csv is neither in the commit nor on this machine.']);
    expect(problems(await resolve(scene, 'gone/*.csv'))).toEqual(['no-files-match: d: gone/*.csv matches no file.']);
    expect(await refusal(contents(scene, gone))).toMatch(/^fail data-missing/);
    await scene.write({ 'new.csv': '1' });
    expect(problems(await resolve(scene, 'new.csv'))).toHaveLength(1);
  });

  it('of which git lost the object is said', async () => {
    const scene = await makeScene();
    await scene.commit({ 'd.csv': 'one' });
    const found = await resolve(scene, 'd.csv');
    const oid = await scene.git('rev-parse', 'HEAD:d.csv');
    await rm(join(scene.folder, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    expect(await refusal(contents(scene, found))).toBe(`fail data-missing: d.csv: git has no object ${oid}.`);
  });

  it('is no link and no submodule', async () => {
    const scene = await makeScene();
    await scene.write({ 'real.csv': '1' });
    await symlink('/etc/passwd', join(scene.folder, 'link.csv'));
    await scene.commit();
    expect(problems(await resolve(scene, 'link.csv'))).toEqual([
      'data-outside: d: link.csv is a symbolic link; data must be files of this repository.',
    ]);
    const found = await resolve(scene, '*.csv');
    expect(problems(found)).toHaveLength(1);
    expect(await refusal(contents(scene, found))).toMatch(/^input data-outside/);
    await scene.git('update-index', '--add', '--cacheinfo', `160000,${await scene.git('rev-parse', 'HEAD')},sub`);
    await scene.git('commit', '--quiet', '-m', 'Submodule');
    expect(problems(await resolve(scene, 'sub'))[0]).toContain('sub is a submodule');
  });
});
