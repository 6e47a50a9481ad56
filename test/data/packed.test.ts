import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackerOf } from '../../src/data/engines/duckdb/unpack.ts';
import { MlopsError } from '../../src/support/problem.ts';
import { json, problemsOf, reasonOf, scratch, testEngine, written } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
const packings = [
  ['gzip', 'gz', (text: string | Buffer) => gzipSync(text)],
  ['zstd', 'zst', (text: string | Buffer) => zstdCompressSync(text)],
] as const;

describe.each(packings)('text packed with %s', (_, ending, pack) => {
  let files = 0;
  const file = (bytes: Buffer, name = `csv.${ending}`) => {
    files += 1;
    return written(folder, `${ending}-${files}.${name}`, bytes);
  };
  const read = async (bytes: Buffer, name?: string) =>
    (await engine.query('SELECT * FROM t', [file(bytes, name)])).rows;

  it('is read like any text, whatever its name is', async () => {
    const packed = pack('a,b\n1,x\n2,y\n');
    const rows = [
      [1, 'x'],
      [2, 'y'],
    ];
    for (const name of [`csv.${ending}`, `CSV.${ending.toUpperCase()}`, 'csv', 'md5']) {
      expect(await read(packed, name)).toEqual(rows);
    }
    const lines = written(folder, `lines.jsonl.${ending}`, pack('{"a":1}\n{"a":2}\n'), json);
    expect((await engine.describe(lines)).rows).toBe(2);
  });

  it('has all its members, however it is cut into them', { timeout: 60_000 }, async () => {
    const text = `a,b\n${Array.from({ length: 5000 }, (_, at) => `${at},${(at * 7919) % 1009}`).join('\n')}\n`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 40 }), async (cuts) => {
        const ends = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const members = ends.slice(1).map((end, at) => pack(text.slice(ends[at], end)));
        const table = file(Buffer.concat(members));
        expect((await engine.query('SELECT count(*), sum(a), sum(b)::BIGINT FROM t', [table])).rows).toEqual([
          [5000, 12_497_500, Array.from({ length: 5000 }, (_, at) => (at * 7919) % 1009).reduce((a, b) => a + b)],
        ]);
      }),
      { numRuns: 8 },
    );
  });

  it('names its own lines and itself, and nothing of it stays unpacked', async () => {
    const table = file(pack('a,b\n1,x\n2\n3,z\n'));
    const shape = await engine.describe(table);
    expect(shape.rejects).toMatchObject([{ file: table.files[0], line: 3 }]);
    const wide = file(pack(Buffer.from('\ufeffa,b\n', 'utf16le')));
    const [problem] = await problemsOf(engine.describe(wide));
    expect(problem).toMatchObject({ reason: 'not-utf8', message: expect.stringContaining(wide.files[0] ?? '') });
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.txt'))).toEqual([]);
  });

  it('is refused where it is cut off at any byte, or has anything behind its end', async () => {
    const packed = pack('a,b\n1,x\n2,y\n');
    for (let length = 4; length < packed.length; length += 1) {
      expect(await reasonOf(engine.describe(file(packed.subarray(0, length))))).toBe('packed-file-damaged');
    }
    for (const tail of [Buffer.from('a,b\n'), Buffer.alloc(512), packed.subarray(0, 3), packed.subarray(0, 12)]) {
      expect(await reasonOf(engine.describe(file(Buffer.concat([packed, tail]))))).toBe('packed-file-damaged');
    }
    const plain = file(Buffer.from('a,b\n1,x\n'));
    expect(await reasonOf(engine.describe(plain))).toBe('packed-file-damaged');
  });

  it('is refused where it grows beyond what may be spilled', async () => {
    const home = mkdtempSync(join(folder, 'small-'));
    const small = await testEngine(home, { tempLimit: 2 ** 20 });
    const packed = pack(`a,b\n${'1,1\n'.repeat(2 ** 19)}`);
    expect(await reasonOf(small.describe(file(packed)))).toBe('unpacked-too-large');
    expect(readdirSync(home, { recursive: true }).filter((name) => String(name).endsWith('.txt'))).toEqual([]);
  });
});

it('frames that say nothing stand before and between those of zstd', async () => {
  const silent = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
  const bytes = Buffer.concat([silent, zstdCompressSync('a,b\n1,x\n'), silent, zstdCompressSync('2,y\n'), silent]);
  writeFileSync(join(folder, 'silent.csv.zst'), bytes);
  expect((await engine.describe(written(folder, 'silent.csv.zst', bytes))).rows).toBe(2);
});

it('a Node without zstd says so', () => {
  expect(() => unpackerOf('zstd', {})).toThrow(MlopsError);
  try {
    unpackerOf('zstd', {});
  } catch (error) {
    expect(error).toMatchObject({ problems: [{ reason: 'zstd-not-available' }], ends: 'unavailable' });
  }
});
