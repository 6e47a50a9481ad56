import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Git, GitError } from '../../src/support/git.ts';
import { memorySink, streamBlobs } from '../../src/support/git-blobs.ts';

const folder = await mkdtemp(join(tmpdir(), 'git-blobs-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const git = new Git(folder);
await git.text(['init', '-q']);

async function blob(content: string | Buffer): Promise<string> {
  await writeFile(join(folder, 'file'), content);
  return git.text(['hash-object', '-w', 'file']);
}

/** What the sinks were given: content, or undefined where there is no such blob. */
async function read(oids: readonly string[]): Promise<readonly (string | undefined)[]> {
  const found: (string | undefined)[] = [];
  await streamBlobs(git, oids, (index, bytes) => {
    found[index] = undefined;
    if (bytes === undefined) return undefined;
    return memorySink((content) => {
      expect(content.length).toBe(bytes);
      found[index] = content.toString('latin1');
    });
  });
  return found;
}

describe('blobs of git', () => {
  it('come in the order asked for, large, empty and twice the same', async () => {
    const large = 'x\n'.repeat(200_000);
    const oids = [await blob(large), await blob(''), await blob('a\nb'), await blob('')];
    expect(await read(oids)).toEqual([large, '', 'a\nb', '']);
    expect(await read([])).toEqual([]);
  });

  it('are told from what is missing and from what is no blob', async () => {
    const [a, b] = [await blob('a'), await blob('b')];
    const tree = await git.text(['mktree'], { input: `100644 blob ${a}\tname\n` });
    expect(await read([a, '1'.repeat(40), tree, b])).toEqual(['a', undefined, undefined, 'b']);
  });

  it('end with what git says, with an abort and with the error of a sink', async () => {
    const oid = await blob('a');
    const nowhere = new Git(tmpdir(), { ...git.env, GIT_CEILING_DIRECTORIES: '/', GIT_DIR: join(folder, 'none') });
    await expect(streamBlobs(nowhere, [oid], () => undefined)).rejects.toThrow(GitError);
    await expect(streamBlobs(nowhere, [oid], () => undefined)).rejects.toThrow(/not a git repository/);
    await expect(streamBlobs(git, [oid], () => undefined, AbortSignal.abort())).rejects.toThrow(/aborted/);
    const broken = { write: () => Promise.reject(new Error('full')), end: () => undefined };
    await expect(streamBlobs(git, [oid], () => broken)).rejects.toThrow('full');
  });
});
