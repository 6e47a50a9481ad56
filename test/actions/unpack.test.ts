import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type UnpackLimits, unpack } from '../../src/actions/unpack.ts';
import { MlopsError } from '../../src/support/problem.ts';
import { archives } from '../hostile/corpus/archives.ts';
import { type Member, zip } from './zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlops-unpack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What comes out of an archive, by path; or why it is refused. */
async function unpacked(archive: Buffer, limits?: UnpackLimits): Promise<Readonly<Record<string, string>> | string> {
  const place = mkdtempSync(join(folder, 'a-'));
  const into = join(place, 'into');
  writeFileSync(join(place, 'archive'), archive);
  try {
    await unpack('the artifact x', join(place, 'archive'), into, limits);
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    expect(error.problems.map(({ reason }) => reason)).toEqual(['hand-over-corrupt']);
    expect(readdirSync(place).filter((name) => !['archive', 'into'].includes(name))).toEqual([]);
    return error.message.replace('Nothing is taken from the artifact x: ', '');
  }
  const files = readdirSync(into, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(into.length + 1), readFileSync(path, 'utf8')]));
}

const packed = (text: string, claims = text.length): Pick<Member, 'bytes' | 'claims'> => ({
  bytes: deflateRawSync(text),
  claims,
});

describe('unpacking what another job handed on', () => {
  it('gives plain files of any name below the folder', async () => {
    const members = [
      { path: 'records/runs/m/ab/ab.json', bytes: '{}' },
      { path: 'objects/漢 é', bytes: 'x'.repeat(200_000) },
      { path: 'empty', bytes: '' },
      { path: 'folder/', bytes: '' },
    ];
    expect(await unpacked(zip(members))).toEqual({
      'records/runs/m/ab/ab.json': '{}',
      'objects/漢 é': 'x'.repeat(200_000),
      empty: '',
    });
  });

  it.each(archives)('$id is refused', async ({ members }) => {
    expect(await unpacked(zip(members))).toEqual(expect.any(String));
  });

  it('refuses what is larger, smaller or other than its directory says', async () => {
    const { bytes } = packed('x'.repeat(5000));
    expect(await unpacked(zip([{ path: 'a', bytes, claims: 4000 }]))).toBe('"a" is larger than it says.');
    expect(await unpacked(zip([{ path: 'a', bytes, claims: 6000 }]))).toBe('"a" is not what it says.');
    const damaged = zip([{ path: 'a', bytes: 'content' }]);
    damaged.write('C', damaged.indexOf('content'));
    expect(await unpacked(damaged)).toBe('"a" is not what it says.');
  });

  it('refuses too many members, and too many bytes for its size', async () => {
    const members = Array.from({ length: 3 }, (_, at) => ({ path: `${at}`, bytes: 'x'.repeat(100) }));
    const limits = { members: 3, bytes: 300, ratio: 0 };
    expect(await unpacked(zip(members), limits)).toHaveProperty('2');
    expect(await unpacked(zip(members), { ...limits, members: 2 })).toBe('it has 3 members.');
    expect(await unpacked(zip(members), { ...limits, bytes: 299 })).toBe('300 bytes would come out of it.');
    expect(await unpacked(zip(members), { ...limits, bytes: 1, ratio: 1 })).toHaveProperty('2');
  });

  it('refuses what is no archive, or only a part of one', async () => {
    const whole = zip([{ path: 'a', bytes: 'content' }]);
    expect(await unpacked(Buffer.alloc(0))).toBe('it has no directory at its end.');
    expect(await unpacked(Buffer.from('no archive'))).toBe('it has no directory at its end.');
    for (const cut of [5, 40, whole.length - 30]) {
      expect(await unpacked(whole.subarray(cut))).toEqual(expect.any(String));
    }
  });

  it('refuses what is encrypted or packed otherwise', async () => {
    for (const [at, value] of [
      [8, 1],
      [10, 12],
    ] as const) {
      const archive = zip([{ path: 'a', bytes: 'content' }]);
      archive.writeUInt16LE(value, archive.indexOf('PK\u0001\u0002') + at);
      expect(await unpacked(archive)).toBe('"a" is no plain file.');
    }
    const damaged = { path: 'a', bytes: 'no deflate stream', claims: 5 };
    expect(await unpacked(zip([damaged]))).toBe('its content is damaged (Z_DATA_ERROR).');
    const both = [
      { path: 'a', bytes: 'x' },
      { path: 'a/b', bytes: 'x' },
    ];
    expect(await unpacked(zip(both))).toMatch(/^its members cannot lie in one folder \((EEXIST|ENOTDIR)\)\.$/);
  });
});
