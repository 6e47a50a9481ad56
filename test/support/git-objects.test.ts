import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { Git, GitError } from '../../src/support/git.ts';
import { objectsOf } from '../../src/support/git-objects.ts';

const folder = await mkdtemp(join(tmpdir(), 'git-objects-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const git = new Git(folder);
await git.text(['init', '-q', '--initial-branch=main']);
const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];

async function blob(content: string | Buffer): Promise<string> {
  await writeFile(join(folder, 'file'), content);
  return git.text(['hash-object', '-w', 'file']);
}

const text = async (name: string) => (await objectsOf(git).read(name))?.bytes.toString('latin1');

describe('objectsOf', () => {
  it('reads what is there, by id and by expression, many at once and each its own', async () => {
    const contents = ['', 'x', 'a\nb\n', '\n\n', 'deadbeef blob 3\n', 'y'.repeat(200_000)];
    const oids: string[] = [];
    for (const content of contents) oids.push(await blob(content));
    expect(await Promise.all(oids.map(text))).toEqual(contents);
    await git.text([...who, 'commit', '-q', '--allow-empty', '-m', 'One']);
    const head = await git.text(['rev-parse', 'HEAD']);
    expect(await objectsOf(git).read('refs/heads/main^{commit}')).toMatchObject({ oid: head, kind: 'commit' });
    expect(await objectsOf(git).read('HEAD^{tree}')).toMatchObject({ kind: 'tree' });
  });

  it('knows a file of many pieces', async () => {
    const bytes = Buffer.alloc(8_000_000, 'line\n');
    const oid = await blob(bytes);
    const small = await blob('after it');
    const [large, next] = await Promise.all([objectsOf(git).read(oid), text(small)]);
    expect([large?.bytes.equals(bytes), next]).toEqual([true, 'after it']);
  });

  it('tells sizes beside contents, without mixing them up', async () => {
    const [small, large] = [await blob('abc\n'), await blob('z'.repeat(300_000))];
    const objects = objectsOf(git);
    const nowhere = '1'.repeat(40);
    const answers = [objects.size(large), text(small), objects.size(nowhere), objects.size(small), text(nowhere)];
    expect(await Promise.all(answers)).toEqual([300_000, 'abc\n', undefined, 4, undefined]);
  });

  it('says of what is not there, and of what is no name, that it is not there', async () => {
    const oid = await blob('z');
    const names = ['0'.repeat(40), 'refs/heads/none^{commit}', '', `${oid}\n${oid}`, `${oid}\0`, 'a b'];
    expect(await Promise.all([...names, oid].map(text))).toEqual([...names.map(() => undefined), 'z']);
  });

  it('sees what came after it was asked first', async () => {
    const content = 'not written yet';
    const oid = await git.text(['hash-object', '--stdin'], { input: content });
    expect([await text(oid), await text('refs/heads/later^{commit}')]).toEqual([undefined, undefined]);
    await git.text(['update-ref', 'refs/heads/later', 'HEAD']);
    expect([await blob(content), await text(oid)]).toEqual([oid, content]);
    expect(await text('refs/heads/later^{commit}')).toMatch(/^tree /);
  });

  it('fails where git ends, and can be asked again', async () => {
    const nowhere = await mkdtemp(join(tmpdir(), 'git-objects-'));
    const other = new Git(nowhere);
    try {
      await expect(objectsOf(other).read('HEAD')).rejects.toThrow(GitError);
      await expect(objectsOf(other).read('HEAD')).rejects.toThrow(/not a git repository/);
      await other.text(['init', '-q']);
      expect(await objectsOf(other).read('HEAD')).toBeUndefined();
    } finally {
      await rm(nowhere, { recursive: true, force: true });
    }
  });

  it('fails where git cannot be started', async () => {
    const gone = new Git(join(folder, 'gone'));
    await expect(objectsOf(gone).read('HEAD')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a reader that nobody asks', () => {
  afterEach(() => vi.useRealTimers());

  it('lets its git end, and starts another one for the next question', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const trace = join(folder, 'trace');
    const traced = new Git(folder, { ...process.env, GIT_TRACE: trace });
    const oid = await blob('w');
    expect((await objectsOf(traced).read(oid))?.kind).toBe('blob');
    expect((await objectsOf(traced).read(oid))?.kind).toBe('blob');
    vi.advanceTimersByTime(60_000);
    expect((await objectsOf(traced).read(oid))?.kind).toBe('blob');
    expect((await readFile(trace, 'utf8')).match(/built-in: git cat-file/g)).toHaveLength(2);
  });
});
