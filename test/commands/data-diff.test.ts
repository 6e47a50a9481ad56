import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DataDiffRequest, dataDiff } from '../../src/commands/data-diff.ts';
import type { Ports } from '../../src/commands/ports.ts';
import { type DataEngine, openDuckdb, sketchText } from '../../src/data/index.ts';
import { dataDiff as diffSchema } from '../../src/report/schema/data.ts';
import { sketchOf } from '../data/sketch/made.ts';
import { refusal, temporaryFolder } from '../repository/scene.ts';
import { ports as bare } from './situation/bare-ports.ts';

const folder = await temporaryFolder();
let engine: DataEngine;
let started = 0;

beforeAll(async () => {
  engine = await openDuckdb({ tempFolder: folder, memoryLimit: 512 * 2 ** 20, threads: 2 });
});
afterAll(() => engine.close());

const ports: Ports = {
  ...bare,
  openEngine: async () => {
    started += 1;
    return { ...engine, close: async () => undefined };
  },
};

const write = (file: string, content: string | Uint8Array) => writeFileSync(join(folder, file), content);
const run = (base: string, head: string, more: Partial<DataDiffRequest> = {}) =>
  dataDiff({ folder, projectFile: 'mlops.yaml', remote: 'origin', base, head, ...more }, ports);
const textOf = async (...sides: readonly [string, string]) => (await run(...sides)).text({ width: 200, color: false });
const refused = (base: string, head: string, more?: Partial<DataDiffRequest>) => refusal(run(base, head, more));

/** x from 0 to 99 and a city, in `count` rows. */
const rows = (count: number, shift: number, city = 'JFK') =>
  Array.from({ length: count }, (_, at) => ({ x: (at % 100) + shift, city: at % 2 === 0 ? city : 'LGA' }));
const csvOf = (of: ReturnType<typeof rows>) => `x,city\n${of.map(({ x, city }) => `${x},${city}\n`).join('')}`;
const linesOf = (of: ReturnType<typeof rows>) => of.map((row) => `${JSON.stringify(row)}\n`).join('');

write('a.csv', csvOf(rows(2000, 0)));
write('b.csv', csvOf(rows(2000, 50, 'EWR')));
write('same.jsonl', linesOf(rows(2000, 0)));
write('few.csv', csvOf(rows(4, 0)));
write('few-more.csv', csvOf(rows(5, 0)));
mkdirSync(join(folder, 'parts'));
write('parts/1.csv', csvOf(rows(2000, 0).slice(0, 1000)));
write('parts/2.csv', csvOf(rows(2000, 0).slice(1000)));
write('parts/notes.md', '');

const arrows = join(import.meta.dirname, '..', 'data', 'nasty', 'made', 'arrow');
mkdirSync(join(folder, 'streams'));
for (const [from, to] of [['rows.arrow', 'rows.arrow'] as const, ['rows.parquet', 'rows.parquet'] as const]) {
  write(to, readFileSync(join(arrows, from)));
}
for (const part of ['1', '2']) write(`streams/${part}.arrows`, readFileSync(join(arrows, 'rows.arrows')));

describe('two versions of data', () => {
  it('may be Arrow and Parquet, and a folder of Arrow', async () => {
    const same = await run('rows.arrow', 'rows.parquet');
    expect(same.sentence).toBe('6 columns compared: 0 drifted, 0 unknown, 0 changed, 6 the same.');
    expect((await textOf('rows.arrow', 'streams')).split('\n')[1]).toMatch(/^5,000 → 9,994 rows /);
  });

  it('are compared without a repository, and nothing is judged', async () => {
    const found = await run('a.csv', 'b.csv');
    expect(found).toMatchObject({ ends: 'pass', reason: 'data-compared', problems: [] });
    expect(found.sentence).toBe('2 columns compared: 2 drifted, 0 unknown, 0 changed, 0 the same.');
    const { base, head, diff } = found.data as { base: string; head: string; diff: unknown };
    expect([base, head]).toEqual(['a.csv', 'b.csv']);
    expect(diffSchema.parse(diff)).toEqual(diff);
  });

  it('read like a report: rows, what moved, ranges, values and both histograms', async () => {
    const text = await textOf('a.csv', 'b.csv');
    expect(text.split('\n').slice(0, 3)).toEqual([
      'a.csv → b.csv',
      '2,000 → 2,000 rows (+0 %), limit ±50 %.',
      '2 columns on both sides: 2 moved beyond the limit.',
    ]);
    expect(text).toMatch(/❌ x moved by 1\.7 standard deviations \(limit 0\.1\): mean 49\.5 → 99\.5/);
    expect(text).toMatch(
      /^x +drifted +wasserstein +1\.7 \/ 0\.1 +KS below 1e-99, χ² below 1e-99 +0 % +0 … 99 → 50 … 149 +[▁-█·]+ → [▁-█·]+$/m,
    );
    expect(text).toMatch(/^city +drifted .*new: EWR; lost: JFK +[▁-█·]+ → [▁-█·]+$/m);
    expect(text).toMatch(/ base, head$/m);
  });

  it('are read by the delimiter and the texts for a missing value that the command names', async () => {
    const semicolons = csvOf(rows(2000, 0)).replaceAll(',', ';');
    write('semicolons.csv', semicolons.replace('\n0;JFK\n', '\nNA;JFK\n'));
    write('empty.csv', csvOf(rows(2000, 0)).replace('\n0,JFK\n', '\n,JFK\n').replaceAll(',', ';'));
    const said = { delimiter: ';', nulls: ['NA', 'null'] };
    const found = await run('semicolons.csv', 'empty.csv', said);
    expect(found.sentence).toBe('2 columns compared: 0 drifted, 0 unknown, 0 changed, 2 the same.');
    expect((await run('a.csv', 'a.csv', { nulls: ['JFK'] })).data).toMatchObject({
      diff: { columns: expect.arrayContaining([expect.objectContaining({ nulls: { base: 0.5, head: 0.5 } })]) },
    });
    expect(await refused('a.csv', 'b.csv', { delimiter: '' })).toBe(
      'usage data-bad-delimiter: --delimiter takes one to four characters, not "".',
    );
  });

  it('are the same, whatever their format and however many files they are', async () => {
    for (const other of ['same.jsonl', 'parts/*.csv', join(folder, 'parts', '{1,2}.csv')]) {
      expect((await run('a.csv', other)).sentence, other).toBe(
        '2 columns compared: 0 drifted, 0 unknown, 0 changed, 2 the same.',
      );
    }
  });

  it('may be sketches, which no engine reads', async () => {
    const sketch = (shift: number) => sketchOf({ x: rows(2000, shift).map(({ x }) => x) });
    write('before.json', sketchText(sketch(0)));
    write('after.json', sketchText(sketch(50)));
    const before = started;
    expect((await run('before.json', 'after.json')).sentence).toContain('1 drifted');
    expect(started).toBe(before);
    const mixed = await run('before.json', 'a.csv');
    expect(mixed.sentence).toMatch(/^1 column compared: /);
    expect(mixed.text({ width: 100, color: false })).toContain('Columns: added city.');
  });

  it('may be JSON lines in a file that ends like a sketch', async () => {
    write('lines.json', linesOf(rows(2000, 0)));
    expect((await run('a.csv', 'lines.json')).sentence).toContain('2 the same');
  });

  it('of which one has no rows, or no common column, are unknown', async () => {
    write('other.csv', 'y\n1\n');
    write('header.csv', 'x,city\n');
    for (const other of ['other.csv', 'header.csv']) {
      expect(await run('a.csv', other)).toMatchObject({ ends: 'unknown', reason: 'data-nothing-in-common' });
    }
  });

  it('say what is odd about a file that can be read all the same', async () => {
    write('semicolons.csv', 'x;city\n1;JFK\n');
    const { problems } = await run('semicolons.csv', 'semicolons.csv');
    expect(problems.map(({ reason }) => reason)).toEqual(['wrong-delimiter', 'wrong-delimiter']);
  });
});

describe('--fail-on drifted', () => {
  it('fails where a column or the number of rows moved beyond its limit, and says which', async () => {
    const found = await run('a.csv', 'b.csv', { failOn: 'drifted' });
    expect(found).toMatchObject({ ends: 'fail', reason: 'new-category' });
    expect(found.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('b.csv: city has values that the base lacks'),
      expect.stringContaining('b.csv: x moved by 1.7'),
    ]);
    write('third.csv', csvOf(rows(600, 0)));
    expect(await run('a.csv', 'third.csv', { failOn: 'drifted' })).toMatchObject({
      ends: 'fail',
      reason: 'row-count-changed',
    });
  });

  it('passes where nothing moved, and cannot tell from a few rows', async () => {
    expect((await run('a.csv', 'same.jsonl', { failOn: 'drifted' })).ends).toBe('pass');
    expect(await run('few.csv', 'few-more.csv', { failOn: 'drifted' })).toMatchObject({
      ends: 'unknown',
      reason: 'not-enough-data',
    });
    expect((await run('few.csv', 'few-more.csv')).ends).toBe('pass');
  });

  it('is the only thing to judge by', async () => {
    expect(await refused('a.csv', 'b.csv', { failOn: 'changed' })).toMatch(/^usage data-bad-fail-on: /);
  });
});

describe('a folder', () => {
  it('stands for its data files, as it does for infer', async () => {
    const found = await run('a.csv', 'parts');
    expect(found.sentence).toBe('2 columns compared: 0 drifted, 0 unknown, 0 changed, 2 the same.');
    expect((await run('parts/', 'b.csv')).sentence).toContain('2 drifted');
  });
});

describe('a side that is none', () => {
  const parquet = readFileSync(
    join(import.meta.dirname, '..', '..', 'examples', 'flights', 'data', 'holdout', '2013-11.parquet'),
  );
  const sketch = { schemaVersion: 1, digests: ['d'], rows: 1, columns: [] };
  mkdirSync(join(folder, 'notes/two'), { recursive: true });
  mkdirSync(join(folder, 'bare'));
  write('notes/a.csv', 'x\n1\n');
  write('notes/two/b.jsonl', '{"x":1}\n');
  write('cut.parquet', parquet.subarray(0, parquet.length - 5000));
  write('newer.json', JSON.stringify({ ...sketch, schemaVersion: 2 }));
  write('damaged.json', JSON.stringify({ ...sketch, rows: -1 }));
  write('ragged.csv', 'x,city\n1,JFK\n2,LGA,9\n');

  it.each([
    ['gone.csv', 'input data-side-missing: There is no file gone.csv.'],
    ['none-*.csv', 'input data-side-missing: none-*.csv matches no file.'],
    ['bare', 'input data-side-folder: bare holds no data file.'],
    ['notes', 'input data-side-folder: notes holds data files of several endings (.csv, .jsonl).'],
    ['parts/*', 'input data-side-format: parts/notes.md does not end like a data file.'],
    ['{a.csv,same.jsonl}', 'input data-side-format: {a.csv,same.jsonl} matches files of several formats.'],
    ['/dev/null', 'input data-side-missing: /dev/null is no regular file.'],
    [
      'newer.json',
      'input data-side-sketch: newer.json: The stored sketch has schema version 2; this version reads up to 1.',
    ],
    ['damaged.json', /^input data-side-sketch: damaged\.json: The stored sketch is not valid at rows: /],
    [
      'ragged.csv',
      /^input data-side-lines: ragged\.csv: 1 line is no row; first: ragged\.csv, line 3: .*too many fields/,
    ],
    ['cut.parquet', /^input unreadable-data-file: .*cut\.parquet cannot be read/],
    ['train@main', /^input not-a-repository: /],
  ])('as %s, is one clear error', async (side, message) => {
    const found = await refused('a.csv', side);
    if (typeof message === 'string') expect(found).toBe(message);
    else expect(found).toMatch(message);
    expect(found.split('\n')).toHaveLength(1);
  });

  it('is said together with the other one, and once where both are the same', async () => {
    expect((await refused('gone.csv', 'bare')).split('\n')).toEqual([
      'input data-side-missing: There is no file gone.csv.',
      'input data-side-folder: bare holds no data file.',
    ]);
    expect((await refused('gone.csv', 'gone.csv')).split('\n')).toHaveLength(1);
  });
});
