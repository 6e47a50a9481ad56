import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeVector, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { unpackZstd } from '../../../src/data/engines/duckdb/arrow/body.ts';
import { ArrowTooLarge } from '../../../src/data/engines/duckdb/arrow/damage.ts';
import { loadArrow } from '../../../src/data/engines/duckdb/arrow/load-arrow.ts';
import { openSource } from '../../../src/data/engines/duckdb/arrow/source.ts';
import { openLocked } from '../../../src/data/engines/duckdb/locked.ts';
import { reasonOf, scratch, testEngine } from '../engine.ts';

const folder = scratch();
const made = join(import.meta.dirname, '..', 'nasty', 'made', 'arrow');
const mebibyte = 2 ** 20;
const rows = 50_000;

/** One batch of Arrow's own writer for JavaScript: 50,000 rows in 3 MB. */
function oneBatch(form: 'file' | 'stream'): string {
  const table = new Table({
    id: makeVector(Int32Array.from({ length: rows }, (_, at) => at)),
    x: makeVector(Float64Array.from({ length: rows }, (_, at) => at / 8)),
    text: vectorFromArray(
      Array.from({ length: rows }, (_, at) => (at % 10 === 0 ? null : `${at} ${'x'.repeat(at % 60)}`)),
      new Utf8(),
    ),
  });
  const path = join(folder, `one-batch.${form}`);
  writeFileSync(path, tableToIPC(table, form));
  return path;
}

/** What a file is in the engine, read with so many bytes of memory for a batch. */
async function contentOf(file: string, budget: number) {
  const scratchFolder = mkdtempSync(join(folder, 'engine-'));
  const settings = { memoryLimit: 256 * mebibyte, threads: 1, scratch: scratchFolder, scratchLimit: 2 ** 30 };
  const { connection, close } = await openLocked(settings, []);
  const source = await openSource(file);
  try {
    await loadArrow({ connection, table: 't', file, source, budget });
    const sql = `SELECT count(*), sum(id), sum(x), count(text), md5(string_agg(coalesce(text, '-'), ',' ORDER BY rowid)) FROM t`;
    return (await (await connection.run(sql)).getRowsJS())[0];
  } finally {
    await source.close();
    close();
  }
}

describe('a batch that is larger than the memory for it', () => {
  it.each(['file', 'stream'] as const)('is read piece by piece, of a %s', async (form) => {
    const file = oneBatch(form);
    const whole = await contentOf(file, 64 * mebibyte);
    expect(whole?.slice(0, 4)).toEqual([50_000n, 1_249_975_000n, 156_246_875, 45_000n]);
    expect(await contentOf(file, mebibyte / 2)).toEqual(whole);
  });

  it('is refused where it is packed, since it can only be unpacked whole', async () => {
    const packed = join(made, 'rows.feather');
    await expect(contentOf(packed, 10_000)).rejects.toBeInstanceOf(ArrowTooLarge);
  });

  it('is refused where the texts of some rows alone are larger', async () => {
    await expect(contentOf(oneBatch('file'), 10_000)).rejects.toBeInstanceOf(ArrowTooLarge);
  });
});

describe('the engine', () => {
  it('names the reason', async () => {
    // 256 MiB are the least that reading may take: 300 MiB of zeros, packed.
    const engine = await testEngine(folder);
    const table = { name: 't', files: [join(made, 'zeros.arrow')], format: { kind: 'arrow' } as const };
    expect(await reasonOf(engine.describe(table))).toBe('arrow-batch-too-large');
  });
});

describe('zstd', () => {
  it('is said to be missing where Node is too old for it', () => {
    expect(() => unpackZstd(new Uint8Array(4), 4, {})).toThrow('cannot read Arrow files that are packed with zstd');
  });
});
