import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadArchive, readPackage } from '../../../src/data/engines/install/tar.ts';
import { type Member, members, tarball } from './packing.ts';

const file: Member = { name: 'package/a.js', bytes: 'a' };

async function whyNot(bytes: Buffer, limit?: number): Promise<string> {
  const read = readPackage(bytes, limit);
  await expect(read).rejects.toBeInstanceOf(BadArchive);
  return read.then(
    () => '',
    (error: Error) => error.message,
  );
}

describe('the files of a package', () => {
  it('are those that were packed, byte for byte', async () => {
    const part = fc.stringMatching(/^[a-z@_-][a-z0-9_-]{0,8}(\.[a-z]{1,3})?$/);
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const files = fc.uniqueArray(fc.tuple(path, fc.uint8Array({ maxLength: 1500 })), { selector: ([name]) => name });
    await fc.assert(
      fc.asyncProperty(files, async (list) => {
        const packed = tarball(list.map(([name, bytes]) => ({ name: `package/${name}`, bytes })));
        const read = await readPackage(packed);
        expect(read.map(({ path, bytes }) => [path, [...bytes]])).toEqual(list.map(([n, bytes]) => [n, [...bytes]]));
      }),
      { numRuns: 60 },
    );
  });

  it('may have long paths in two fields, folders, and the old mark of a file', async () => {
    const long = 'x'.repeat(90);
    const read = await readPackage(
      tarball([
        { name: 'package', type: '5' },
        { name: 'package/', type: '5' },
        { name: 'package/lib/', type: '5' },
        { name: `${long}.js`, prefix: `package/${long}`, bytes: 'far' },
        { name: 'package/old', type: '\0', bytes: 'old' },
      ]),
    );
    expect(read.map(({ path, bytes }) => [path, bytes.toString()])).toEqual([
      [`${long}/${long}.js`, 'far'],
      ['old', 'old'],
    ]);
  });

  it.each([
    ['a symbolic link', { name: 'package/l', type: '2', link: '/etc/passwd' }, /neither a file nor a folder/],
    ['a hard link', { name: 'package/l', type: '1', link: 'package/a.js' }, /neither a file nor a folder/],
    ['a device', { name: 'package/d', type: '3' }, /neither a file nor a folder/],
    ['an extended header', { name: 'package/x', type: 'x', bytes: '20 path=../../evil\n' }, /neither/],
    ['a long name of GNU', { name: '././@LongLink', type: 'L', bytes: '../evil' }, /neither/],
    ['..', { name: 'package/../../evil' }, /no plain path/],
    ['.. in the other field', { name: 'evil', prefix: 'package/..' }, /no plain path/],
    ['. as a part', { name: 'package/./a' }, /no plain path/],
    ['an empty part', { name: 'package//a' }, /no plain path/],
    ['an absolute path', { name: '/etc/passwd' }, /no plain path/],
    ['another top folder', { name: 'pack/a.js' }, /no plain path/],
    ['the top folder as a file', { name: 'package' }, /no plain path/],
    ['a path of Windows', { name: 'package/a\\..\\..\\evil' }, /no plain path/],
    ['a drive of Windows', { name: 'package/C:evil' }, /no plain path/],
    ['a name that Windows shortens', { name: 'package/a.' }, /no plain path/],
    ['a name with a line break', { name: 'package/a\nb' }, /no plain path/],
    ['a size in base 256', { name: 'package/a', size: '\x80\0\0\0\0\0\0\0\0\0\0\x05' }, /no size/],
    ['a negative size', { name: 'package/a', size: '-0000000001\0' }, /no size/],
    ['a folder with content', { name: 'package/f', type: '5', bytes: 'x' }, /no size/],
    ['a wrong checksum', { name: 'package/a', checksum: '000001\0 ' }, /header is damaged/],
    ['the same file again', file, /is in it twice/],
    ['the same file in capitals', { ...file, name: 'package/A.js' }, /is in it twice/],
  ])('may not have %s', async (_, bad, why) => {
    expect(await whyNot(tarball([file, bad]))).toMatch(why);
  });

  it('are refused where the archive is cut off, goes on, or is no archive', async () => {
    const whole = members([file, { name: 'package/b', bytes: 'b'.repeat(2000) }]);
    expect(await whyNot(gzipSync(whole.subarray(0, 2048)))).toMatch(/cut off in b/);
    expect(await whyNot(gzipSync(whole))).toMatch(/cut off/);
    expect(await whyNot(gzipSync(Buffer.concat([whole, Buffer.alloc(1024), whole])))).toMatch(/goes on after its end/);
    expect(await whyNot(tarball([file]).subarray(0, 60))).toMatch(/unzipped/);
    expect(await whyNot(Buffer.from('<html>'))).toMatch(/unzipped/);
    expect(await whyNot(Buffer.alloc(0))).toMatch(/unzipped|cut off/);
  });

  it('are refused where they grow beyond the limit', async () => {
    const large = tarball([{ name: 'package/zeros', bytes: Buffer.alloc(1 << 20) }]);
    expect(await whyNot(large, 1 << 19)).toMatch(/more than 524288 bytes/);
    const many = Array.from({ length: 5001 }, (_, index) => ({ name: `package/f${index}` }));
    expect(await whyNot(tarball(many))).toMatch(/more than 5000 files/);
  });
});
