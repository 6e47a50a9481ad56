import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explained } from '../../src/training/fail.ts';
import { exportInputs } from '../../src/training/index.ts';
import { safePath, sourceBase, staysInside } from '../../src/training/paths.ts';
import type { DataInput } from '../../src/training/types.ts';
import { git, never, type Repository, repository, scratch, write } from './harness.ts';

async function exported(repo: Repository, data: readonly DataInput[] = [], code = repo.tree): Promise<string> {
  const work = scratch();
  await exportInputs(repo.git, { commit: repo.commit, code, data, work, signal: never() });
  return work;
}

function reasonOf(promise: Promise<unknown>) {
  return expect(promise).rejects;
}

describe('exportInputs', () => {
  it('writes content, modes and inner links exactly, also large and empty files', async () => {
    const large = Buffer.alloc(3_000_001, 'x\n');
    const repo = repository({ 'run.sh': 'echo', 'a/ü b.txt': 'ü', empty: '', large }, (root) => {
      symlinkSync('../run.sh', join(root, 'a/link'));
    });
    const work = await exported(repo);
    expect(readFileSync(join(work, 'a/ü b.txt'), 'utf8')).toBe('ü');
    expect(readFileSync(join(work, 'large')).equals(large)).toBe(true);
    expect(statSync(join(work, 'empty')).size).toBe(0);
    expect(statSync(join(work, 'run.sh')).mode & 0o777).toBe(0o755);
    expect(statSync(join(work, 'empty')).mode & 0o777).toBe(0o644);
    expect(readlinkSync(join(work, 'a/link'))).toBe('../run.sh');
  });

  it('refuses links that lead out, submodules and missing objects', async () => {
    const out = repository({ a: 'x' }, (root) => symlinkSync('/etc/passwd', join(root, 'link')));
    await reasonOf(exported(out)).toMatchObject({ problems: [{ reason: 'symlink-outside' }] });
    const commit = out.commit;
    const submodule = [{ path: 'third/party', mode: '160000', oid: commit }];
    await reasonOf(exported(out, [], submodule)).toMatchObject({ problems: [{ reason: 'submodule-not-supported' }] });
    const gone = [{ path: 'b', mode: '100644', oid: '1'.repeat(40) }];
    await reasonOf(exported(out, [], gone)).toMatchObject({ problems: [{ reason: 'input-missing' }] });
    const odd = [{ path: '../b', mode: '100644', oid: out.tree[0]?.oid ?? '' }];
    await reasonOf(exported(out, [], odd)).toMatchObject({ problems: [{ reason: 'path-refused' }] });
  });

  it('takes a file that is named twice once, and refuses data below a link', async () => {
    const repo = repository({ 'params.yaml': 'x' }, (root) => symlinkSync('raw', join(root, 'data')));
    const work = await exported(repo, [], [...repo.tree, ...repo.tree]);
    expect(readFileSync(join(work, 'params.yaml'), 'utf8')).toBe('x');
    const local = join(repo.root, 'params.yaml');
    const files = [{ path: 'data/a.csv', local, bytes: 1 }];
    const input = { role: 'train', dataset: 'd', digest: 'd', source: 'data/a.csv', files };
    await reasonOf(exported(repo, [input])).toMatchObject({ problems: [{ reason: 'path-refused' }] });
  });

  it('puts the content of an LFS pointer in its place, and says when it is not fetched', async () => {
    const content = 'the weights';
    const oid = createHash('sha256').update(content).digest('hex');
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${content.length}\n`;
    const repo = repository({ 'model.bin': pointer });
    await reasonOf(exported(repo)).toMatchObject({ problems: [{ reason: 'data-not-local' }] });
    const folder = join(repo.root, '.git/lfs/objects', oid.slice(0, 2), oid.slice(2, 4));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, oid), content);
    expect(readFileSync(join(await exported(repo), 'model.bin'), 'utf8')).toBe(content);
    writeFileSync(join(folder, oid), 'other words');
    await reasonOf(exported(repo)).toMatchObject({
      ends: 'input',
      problems: [{ reason: 'pointer-content-damaged' }],
    });
  });

  it('takes what only begins like an LFS pointer neither for one nor for content', async () => {
    const repo = repository({ 'model.bin': 'version https://git-lfs.github.com/spec/v1\nsize 5\n' });
    await reasonOf(exported(repo)).toMatchObject({ ends: 'input', problems: [{ reason: 'pointer-unreadable' }] });
  });

  it('copies data, writable for the step, never shared with the source', async () => {
    const repo = repository({ a: 'x' });
    const local = scratch();
    write(local, { 'd.csv': 'a\n1\n' });
    const file = { path: 'data/x/d.csv', local: join(local, 'd.csv'), bytes: 4 };
    const input = { role: 'train', dataset: 'flights', digest: 'd', source: 'data', files: [file] };
    const work = await exported(repo, [input]);
    const copy = lstatSync(join(work, 'data/x/d.csv'));
    expect(copy.nlink).toBe(1);
    expect(copy.ino).not.toBe(statSync(file.local).ino);
    const grown = { ...input, files: [{ ...file, bytes: 5 }] };
    await reasonOf(exported(repo, [grown])).toMatchObject({ problems: [{ reason: 'input-changed' }] });
    const gone = { ...input, files: [{ ...file, local: join(local, 'none') }] };
    await reasonOf(exported(repo, [gone])).toMatchObject({ problems: [{ reason: 'input-missing' }] });
  });

  it('works from a bare repository, and stops when it is told to', async () => {
    const repo = repository({ a: 'x', b: 'y' });
    const bare = scratch();
    git(bare, 'clone', '-q', '--bare', repo.root, '.');
    const { Git } = await import('../../src/support/git.ts');
    const work = await exported({ ...repo, git: new Git(bare) });
    expect(readFileSync(join(work, 'b'), 'utf8')).toBe('y');
    const request = { commit: repo.commit, code: repo.tree, data: [], work: scratch(), signal: AbortSignal.abort() };
    await reasonOf(exportInputs(repo.git, request)).toBeInstanceOf(Error);
  });

  it('turns a full disk into an error for users', () => {
    let found: unknown;
    try {
      writeFileSync('/dev/full', 'x');
    } catch (error) {
      found = explained(error);
    }
    expect(found).toMatchObject({ ends: 'unavailable', problems: [{ reason: 'no-space-left' }] });
  });
});

describe('paths', () => {
  it('knows which links stay inside', () => {
    expect(staysInside('a/b/link', '../../x')).toBe(true);
    expect(staysInside('a/b/link', './c//d')).toBe(true);
    expect(staysInside('a/b/link', '../../../x')).toBe(false);
    expect(staysInside('a/link', 'b/../c')).toBe(false);
    expect(staysInside('a/link', '/x')).toBe(false);
    expect(staysInside('a/link', '../.git/config')).toBe(false);
    expect(staysInside('a/link', '')).toBe(false);
  });

  it('never lets a link of plain folders climb above the root (property)', () => {
    const part = fc.constantFrom('a', 'b', '..', '.', '');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b'), { maxLength: 4 }),
        fc.array(part, { maxLength: 8 }),
        (dir, target) => {
          fc.pre(staysInside([...dir, 'link'].join('/'), target.join('/')));
          let depth = dir.length;
          for (const each of target) {
            if (each === '..') depth -= 1;
            else if (each !== '.' && each !== '') depth += 1;
            expect(depth).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  it('refuses paths of hostile trees', () => {
    for (const path of ['/a', 'a/../b', '..', 'a//b', '.git/config', 'a/.GIT/x', '', 'a/']) {
      expect(() => safePath(path)).toThrow('refused');
    }
    expect(safePath('a/.github/..b')).toBe('a/.github/..b');
  });

  it('finds the folder of a source', () => {
    expect(sourceBase('data/rides/*.parquet')).toEqual({ path: 'data/rides', isGlob: true });
    expect(sourceBase('*.csv')).toEqual({ path: '', isGlob: true });
    expect(sourceBase('data/')).toEqual({ path: 'data', isGlob: false });
    expect(sourceBase('data.dvc')).toEqual({ path: 'data', isGlob: false });
  });
});
