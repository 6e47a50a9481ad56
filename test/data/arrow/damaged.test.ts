import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { makeVector, Table, tableToIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import type { DataFormat } from '../../../src/project/types.ts';
import { MlopsError } from '../../../src/support/problem.ts';
import { problemsOf, reasonOf, scratch, testEngine, written } from '../engine.ts';

const made = join(import.meta.dirname, '..', 'nasty', 'made', 'arrow');
const arrow: DataFormat = { kind: 'arrow' };
const folder = scratch();
const engine = await testEngine(folder);
const bytesOf = (name: string) => readFileSync(join(made, name));

/** Rows, or the reason why there are none; anything else fails the test. */
async function answerTo(name: string, bytes: Buffer): Promise<number | string> {
  const table = written(folder, name, bytes, arrow);
  try {
    const { rows } = await engine.describe(table);
    // Whatever was read can be looked at.
    await engine.query('SELECT * FROM t', [table]);
    return rows;
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    return error.problems[0]?.reason ?? '';
  }
}

describe.each(['types.arrow', 'types.arrows', 'types-lz4.arrow', 'polars.arrow'])('%s', (name) => {
  const whole = bytesOf(name);

  it('cut off anywhere is refused', { timeout: 120_000 }, async () => {
    for (let end = 1; end < whole.length; end += Math.ceil(whole.length / 12)) {
      expect(await answerTo('cut.arrow', whole.subarray(0, end)), `${end} bytes`).toBe('unreadable-data-file');
    }
  });

  it('with any byte changed is refused, or has as many rows', { timeout: 120_000 }, async () => {
    const answers = new Map<number | string, number>();
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 30)) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const answer = await answerTo('changed.arrow', bytes);
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
    const refusals = [
      'unreadable-data-file',
      'arrow-type-not-read',
      'arrow-batch-too-large',
      'bad-header',
      'no-columns',
    ];
    expect([3, ...refusals, 'duplicate-header', 'decimals-too-wide']).toEqual(
      expect.arrayContaining([...answers.keys()]),
    );
    expect(answers.get('unreadable-data-file')).toBeGreaterThan(5);
  });
});

describe('Arrow files that are broken', () => {
  it('are named all at once, each with what is wrong', async () => {
    const bad = written(folder, 'text.arrow', 'a,b\n1,2\n', arrow);
    const files = [...bad.files, join(made, 'odd-types.arrow'), join(made, 'nan.arrow'), join(made, 'twice.arrow')];
    const problems = await problemsOf(engine.describe({ ...bad, files }));
    expect(problems.map(({ reason }) => reason)).toEqual([
      'unreadable-data-file',
      ...Array.from({ length: 4 }, () => 'arrow-type-not-read'),
      'duplicate-header',
    ]);
    expect(problems[0]?.message).toBe(
      `${bad.files[0]} cannot be read: it is no Arrow: it begins neither with ARROW1 nor with a message.`,
    );
  });

  it('say that Feather of version 1 is that, and no byte of a value', async () => {
    const table = { name: 't', files: [join(made, 'version-1.feather')], format: arrow };
    expect(await reasonOf(engine.describe(table))).toBe('feather-v1');
    const [problem] = await problemsOf(engine.describe({ ...table, files: [join(made, 'half-letters.arrow')] }));
    expect(problem?.message).toMatch(/half-letters\.arrow cannot be read: a text in it is no UTF-8\.$/);
  });
});

describe('Arrow files that are packed as a whole', () => {
  it.each([
    ['gz', gzipSync],
    ['zst', zstdCompressSync],
  ])('with .%s are read', async (ending, pack) => {
    expect(await answerTo(`rows.arrow.${ending}`, pack(bytesOf('rows.arrow')))).toBe(5000);
    const cut = pack(bytesOf('rows.arrow')).subarray(0, 20_000);
    expect(await answerTo(`cut.arrow.${ending}`, cut)).toBe('packed-file-damaged');
  });
});

describe('a footer that lists fewer messages', () => {
  it('is refused: the rows of the others would vanish', async () => {
    const batch = (from: number) =>
      new Table({ id: makeVector(Int32Array.from({ length: 10 }, (_, at) => from + at)) });
    const all = [0, 10, 20, 30].map(batch).flatMap(({ batches }) => batches);
    const bytes = Buffer.from(tableToIPC(new Table(all), 'file'));
    expect(await answerTo('four.arrow', bytes)).toBe(40);
    const length = bytes.readInt32LE(bytes.length - 10);
    const start = bytes.length - 10 - length;
    const places = Array.from({ length: length - 4 }, (_, at) => start + at).filter(
      (at) => bytes.readUInt32LE(at) === 4,
    );
    const answers: (number | string)[] = [];
    for (const at of places) {
      const fewer = Buffer.from(bytes);
      fewer.writeUInt32LE(3, at);
      answers.push(await answerTo('fewer.arrow', fewer));
    }
    expect(answers).toContain('unreadable-data-file');
    expect(answers.filter((answer) => typeof answer === 'number' && answer !== 40)).toEqual([]);
  });
});
