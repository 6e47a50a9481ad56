import { execFileSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/support/canonical.ts';
import { contents, ids, problems } from './resolved.ts';
import { makeScene, resolve, type Scene, temporaryFolder } from './scene.ts';

describe('data that git ignores', () => {
  const scened = async (): Promise<Scene> => {
    const scene = await makeScene();
    await scene.commit({ '.gitignore': '/data/\n/link*\n/.mlops/\n' });
    return scene;
  };

  it('is known by its content', async () => {
    const scene = await scened();
    await scene.write({ 'data/1.csv': 'one', 'data/sub/.2.csv': 'two', 'data/x y/ü.csv': 'three' });
    expect(ids(await resolve(scene, 'data/1.csv'))).toEqual([`data/1.csv sha256:${sha256('one').slice(0, 4)}`]);
    const found = await resolve(scene, 'data/**');
    expect(await contents(scene, found)).toEqual(['data/1.csv=one', 'data/sub/.2.csv=two', 'data/x y/ü.csv=three']);
    expect((await resolve(scene, 'data')).digest).toBe(found.digest);
    expect((await resolve(scene, 'data/*.csv')).files).toHaveLength(1);
    expect((await resolve(scene, '**/*.csv')).files).toHaveLength(3);
    await scene.write({ 'data/1.csv': 'ONE' });
    expect((await resolve(scene, 'data')).digest).not.toBe(found.digest);
  });

  it('may be reached through links that stay inside, and through no others', async () => {
    const scene = await scened();
    const elsewhere = await temporaryFolder();
    await writeFile(join(elsewhere, 'secret.csv'), 'secret');
    await scene.write({ 'data/1.csv': 'one' });
    await symlink('data', join(scene.folder, 'link'));
    await symlink('..', join(scene.folder, 'data/up'));
    await symlink('self', join(scene.folder, 'data/self'));
    await symlink('nowhere', join(scene.folder, 'link-dangling'));
    await symlink(elsewhere, join(scene.folder, 'link-out'));
    await symlink(join(elsewhere, 'secret.csv'), join(scene.folder, 'link-file'));
    expect(ids(await resolve(scene, 'data/*.csv'))).toHaveLength(1);
    const through = await resolve(scene, 'link/*.csv');
    expect(await contents(scene, through)).toEqual(['link/1.csv=one']);
    expect(problems(await resolve(scene, 'data/up/README'))[0]).toMatch(/^data-missing/);
    for (const source of ['link-out', 'link-out/secret.csv', 'link-out/*.csv', 'link-file', 'data/up/link-out']) {
      expect(problems(await resolve(scene, source))[0]).toMatch(/^data-outside: d: .* leads out of the repository/);
    }
    expect(problems(await resolve(scene, 'link-dangling'))[0]).toMatch(/^data-missing/);
  });

  it('has the name that it has without links, wherever the link stands', async () => {
    const scene = await scened();
    await scene.write({ 'data/m/deep/1.csv': 'one', 'data/z/2.csv': 'two' });
    await symlink('m/deep', join(scene.folder, 'data/a'));
    await symlink('z', join(scene.folder, 'data/zz'));
    await symlink('../z/2.csv', join(scene.folder, 'data/m/again.csv'));
    const found = await resolve(scene, 'data');
    expect(await contents(scene, found)).toEqual(['data/m/again.csv=two', 'data/m/deep/1.csv=one', 'data/z/2.csv=two']);
  });

  it('is refused where it is no file, or in a repository of its own, and only where the source names it', async () => {
    const scene = await scened();
    await scene.write({ 'data/1.csv': 'one', 'data/own/2.csv': 'two', 'data/own/more/3.csv': 'three' });
    execFileSync('mkfifo', [join(scene.folder, 'data/pipe.csv')]);
    expect(problems(await resolve(scene, 'data/*.csv'))).toEqual([
      expect.stringMatching(/^data-no-file: d: data\/pipe\.csv is no regular file/),
    ]);
    expect((await resolve(scene, 'data/1*')).problems).toEqual([]);
    execFileSync('git', ['init', '--quiet', join(scene.folder, 'data/own')]);
    expect(problems(await resolve(scene, 'data/own/**/*.csv'))).toEqual([
      expect.stringMatching(/^data-in-other-repository: d: data\/own\/\S+ is in data\/own, a repository of its own/),
    ]);
  });
});
