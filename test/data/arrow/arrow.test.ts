import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileTable } from '../../../src/data/engines/port.ts';
import { checkDataset, sketchDataset } from '../../../src/data/index.ts';
import type { DataFormat } from '../../../src/project/types.ts';
import { contractOf } from '../checks/contract.ts';
import { versionOf } from '../datasets.ts';
import { parquet, scratch, testEngine } from '../engine.ts';

const made = join(import.meta.dirname, '..', 'nasty', 'made', 'arrow');
const arrow: DataFormat = { kind: 'arrow' };
const engine = await testEngine(scratch());

function tableOf(format: DataFormat, ...names: readonly string[]): FileTable {
  return { name: 't', files: names.map((name) => join(made, name)), format };
}

/** Everything that questions can be asked about: columns, types, and the rows with their places. */
async function contentOf(table: FileTable) {
  const { columns, rows, rowNumbers } = await engine.describe(table);
  return { columns, rows, rowNumbers, content: await engine.query('SELECT * FROM "t#rows"', [table]) };
}

describe('an Arrow file', () => {
  it.each([
    ['of every type', 'types.arrow', 'types.parquet'],
    ['of every type, packed with LZ4', 'types-lz4.arrow', 'types.parquet'],
    ['of every type, packed with zstd', 'types-zstd.arrow', 'types.parquet'],
    ['of every type, as a stream', 'types.arrows', 'types.parquet'],
    ['of several batches, packed with zstd', 'rows.arrow', 'rows.parquet'],
    ['of several batches, packed with LZ4, a stream', 'rows.arrows', 'rows-stream.parquet'],
    ['that is called Feather', 'rows.feather', 'rows.parquet'],
    ['of polars', 'polars.arrow', 'polars.parquet'],
    ['of polars, as a stream', 'polars.arrows', 'polars.parquet'],
  ])('%s is the same table as the Parquet file beside it', async (_, name, twin) => {
    const [read, wanted] = [await contentOf(tableOf(arrow, name)), await contentOf(tableOf(parquet, twin))];
    expect(wanted.rows).toBeGreaterThan(2);
    expect(read).toEqual(wanted);
  });

  it('gives the same sketch and the same report as Parquet, to the row that breaks a rule', async () => {
    const contract = `extra-columns: fail
columns:
  id: { type: integer, max: 4000 }
  x: { type: number, nulls: 1%, mean: { max: 10 } }
  flag: { type: boolean }
  word: { type: string, length: { max: 30 }, sensitive: true }
  class: { type: string, values: [a, b] }
  list: {}
checks: [{ name: own, where: 'len(list) < 4' }]`;
    const answers = [];
    for (const [format, name] of [[parquet, 'rows.parquet'] as const, [arrow, 'rows.arrow'] as const]) {
      const version = versionOf(tableOf(format, name), [], { ...contractOf(contract), format });
      const { checks, verdict } = await checkDataset(engine, version);
      const { columns, rows } = await sketchDataset(engine, version);
      answers.push({ verdict, said: JSON.stringify({ checks, columns, rows }) });
    }
    expect(answers[0]?.verdict).toBe('fail');
    expect(answers[0]?.said).toContain('first: row=4002');
    expect(answers[1]).toEqual(answers[0]);
  });
});

describe('dictionaries of a stream', () => {
  const long = 'a word of more than twelve bytes';

  it.each([
    ['grow', 'delta.arrows', ['a', long, `${long}!`, 'a', long, 'd']],
    ['grow in a file', 'delta.arrow', ['a', long, 'c', 'a']],
    ['are replaced', 'replaced.arrows', ['a', long, 'y', 'x']],
    ['hold a null', 'null-in-dictionary.arrow', ['a', null, null]],
  ])('%s', async (_, name, words) => {
    const { rows } = await engine.query('SELECT d FROM "t#rows" ORDER BY "#row"', [tableOf(arrow, name)]);
    expect(rows.map(([word]) => word)).toEqual(words);
  });
});

describe('several Arrow files', () => {
  it('are united by name, and what differs is said with the names of the files', async () => {
    const table = tableOf(arrow, 'rows.arrow', 'nan.arrow', 'beyond.arrow');
    const { problems, rows } = await engine.describe(table);
    expect(rows).toBe(5006);
    expect(problems.map(({ column, reason }) => `${column} ${reason}`)).toContain('n files-differ');
    const said = problems.map(({ message }) => message).join('\n');
    expect(said).toContain(
      `Column n is missing in 2 of 3 files: ${join(made, 'rows.arrow')}, ${join(made, 'nan.arrow')}.`,
    );
    const places = await engine.query('SELECT "#file", "#row" FROM "t#rows" WHERE n > 9007199254740992', [table]);
    expect(places.rows).toEqual([[2, 2]]);
  });

  it('in partitions have the columns of their folders', async () => {
    const table = { ...tableOf(arrow, 'nan.arrow', 'nan.arrow'), paths: ['y=1/a.arrow', 'y=2/a.arrow'] };
    const { rows } = await engine.query(
      'SELECT y, count(*), count(*) FILTER (WHERE isnan(x)) FROM t GROUP BY y ORDER BY y',
      [table],
    );
    expect(rows).toEqual([
      [1, 4, 1],
      [2, 4, 1],
    ]);
  });

  it('of great number become one, and keep their places', async () => {
    const table = tableOf(arrow, ...Array.from({ length: 201 }, () => 'unsigned.arrow'), 'beyond.arrow');
    const { rows } = await engine.query(
      'SELECT "#file", "#row", u FROM "t#rows" WHERE n = 9007199254740993 OR "#file" = 200',
      [table],
    );
    expect(rows).toEqual([
      [200, 1, 2n ** 64n - 1n],
      [200, 2, 1],
      [201, 2, null],
    ]);
  });
});
