import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  localVersion,
  notHere,
  openDigestCache,
  openRepository,
  type ResolvedDataset,
} from '../../src/repository/index.ts';
import type { Amount } from '../../src/support/amount.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { makeScene, refusal, resolve, type Scene, temporaryFolder } from './scene.ts';

const ids = ({ files }: ResolvedDataset): readonly string[] =>
  files.map(({ path, id }) => `${path} ${id.slice(0, 11)}`);
const problems = (found: ResolvedDataset): readonly string[] =>
  found.problems.map(({ reason, message }) => `${reason}: ${message}`);
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const lfs = (content: string): string =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(content)}\nsize ${content.length}\n`;
const dvc = (content: string, path: string): string =>
  `outs:\n- md5: ${md5(content)}\n  size: ${content.length}\n  hash: md5\n  path: ${path}\n`;

/** Paths, sizes and contents of a version on this machine. */
async function contents(scene: Scene, resolved: ResolvedDataset) {
  const version = await localVersion(await openRepository(scene.folder), resolved, join(scene.folder, '.mlops/cache'));
  return Promise.all(
    version.files.map(async ({ path, local, bytes }) => {
      const content = await readFile(local, 'utf8');
      expect(bytes).toBe(Buffer.byteLength(content));
      return `${path}=${content}`;
    }),
  );
}

/** What only a pointer is here of, as a plan tells it. */
async function absent(scene: Scene, resolved: ResolvedDataset): Promise<string | undefined> {
  const found = await notHere(await openRepository(scene.folder), resolved);
  return found && `${found.tool} ${found.path}`;
}

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
});

describe('Git LFS', () => {
  it('is known by its pointer, and read from its own store or the work tree', async () => {
    const scene = await makeScene();
    await scene.commit({ 'd.csv': lfs('content') });
    const found = await resolve(scene, 'd.csv');
    expect(found.files).toMatchObject([{ id: `lfs:${sha256('content')}`, bytes: 7 }]);
    expect(await refusal(contents(scene, found))).toBe(
      `unavailable data-not-local: d.csv is a Git LFS pointer, and its content (sha256 ${sha256('content').slice(0, 12)}…) is not here.`,
    );
    expect(await absent(scene, found)).toBe('Git LFS d.csv');
    await scene.write({ 'd.csv': 'content' });
    expect(await contents(scene, found)).toEqual(['d.csv=content']);
    expect(await absent(scene, found)).toBeUndefined();
    await scene.write({ 'd.csv': 'edited!' });
    expect(await refusal(contents(scene, found))).toMatch(/data-not-local/);
    expect(await absent(scene, found)).toBeUndefined(); // as large, and nothing was read
    await scene.write({ 'd.csv': 'edited' });
    expect(await absent(scene, found)).toBe('Git LFS d.csv');
    const oid = sha256('content');
    await scene.write({ [`.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`]: 'content' });
    expect(await contents(scene, found)).toEqual(['d.csv=content']);
    expect(await absent(scene, found)).toBeUndefined();
    await scene.write({ [`.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`]: 'cont' }); // half of it
    expect(await refusal(contents(scene, found))).toMatch(/data-not-local/);
  });

  it('is not taken for data where its pointer is damaged', async () => {
    const scene = await makeScene();
    await scene.commit({
      'd.csv': lfs('content').replace('oid sha256', 'oid md5'),
      'e.csv': `${lfs('x')}${' '.repeat(2000)}`,
    });
    expect(problems(await resolve(scene, 'd.csv'))[0]).toMatch(
      /^pointer-unreadable: d\.csv begins like a Git LFS pointer/,
    );
    expect(ids(await resolve(scene, 'e.csv'))[0]).toContain('git:');
  });
});

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
      await scene.write({ [`${cached(md5(list))}.dir`]: bad });
      expect(await refusal(contents(scene, found))).toMatch(
        /^input pointer-unreadable: DVC's list of the files of images/,
      );
    }
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

describe('the cache of digests', () => {
  const early = new Date('2026-01-01T00:00:00Z');

  /** A file that changed at `early`, as far as its own times can be set: its ctime is now. */
  async function made() {
    const folder = await temporaryFolder();
    const file = join(folder, 'd.csv');
    await writeFile(file, 'one');
    return { file, cache: join(folder, 'sub/cache.json') };
  }

  it('believes an entry that is two seconds younger than the file, and no other', async () => {
    const { file, cache } = await made();
    const text = async () => JSON.parse(await readFile(cache, 'utf8')).files[file];
    for (const [later, believed] of [
      [1900, false],
      [2100, true],
    ] as const) {
      const first = await openDigestCache(cache, { now: () => Date.now() + later });
      expect(await first.digest(file)).toEqual({ sha256: sha256('one'), bytes: 3 });
      await first.save();
      const entry = await text();
      const forged = { ...entry, sha256: 'remembered' };
      await writeFile(cache, JSON.stringify({ schemaVersion: 1, files: { [file]: forged } }));
      const second = await openDigestCache(cache);
      expect((await second.digest(file)).sha256).toBe(believed ? 'remembered' : sha256('one'));
    }
  });

  it('sees every change of size, time or content', async () => {
    const { file, cache } = await made();
    const open = await openDigestCache(cache, { now: () => Date.now() + 5000 });
    await open.digest(file);
    await writeFile(file, 'two');
    expect((await open.digest(file)).sha256).toBe(sha256('two'));
    await writeFile(file, 'six');
    await utimes(file, early, early); // the time is put back: the ctime tells
    expect((await open.digest(file)).sha256).toBe(sha256('six'));
  });

  it('may be absent, damaged, of another version, or not writable', async () => {
    const { file, cache } = await made();
    await mkdir(join(cache, '..'));
    for (const text of ['', '{', '[]', '{"schemaVersion":2,"files":{}}', '{"schemaVersion":1,"files":{"a":1}}']) {
      await writeFile(cache, text);
      expect((await (await openDigestCache(cache)).digest(file)).sha256).toBe(sha256('one'));
    }
    await rm(cache);
    await mkdir(cache);
    const blocked = await openDigestCache(cache);
    await blocked.digest(file);
    await blocked.save();
    await chmod(cache, 0o755);
  });

  it('tells how many of the bytes that it has to read it has read', async () => {
    const { file, cache } = await made();
    const other = `${file}.other`;
    await writeFile(other, 'x'.repeat(3_000_000));
    const told: (Amount | undefined)[] = [];
    const open = await openDigestCache(cache, { now: () => Date.now() + 5000, tell: (amount) => told.push(amount) });
    await open.digest(file);
    expect(told).toEqual([{ unit: 'bytes', done: 3, of: 3, what: 'hashed' }, undefined]);
    expect((await open.digestAll([file, other])).map(({ bytes }) => bytes)).toEqual([3, 3_000_000]);
    const later = told.slice(2, -1);
    expect(later.map((amount) => amount?.of)).toEqual(later.map(() => 3_000_000)); // the first is known and not read again
    expect(later.length).toBeGreaterThan(1);
    expect(later.at(-1)?.done).toBe(3_000_000);
  });

  it('writes nothing where nothing was learned', async () => {
    const { cache } = await made();
    await (await openDigestCache(cache)).save();
    await expect(readFile(cache)).rejects.toThrow('ENOENT');
  });
});
