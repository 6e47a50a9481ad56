import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataset, type RowsSink } from '../../../src/data/index.ts';
import { csv, scratch, testEngine, written } from '../engine.ts';
import { contractOf } from './contract.ts';

const folder = scratch();
const engine = await testEngine(folder);
let made = 0;

/** What stands in each file, by its name, and what is said of it. */
async function failing(contents: readonly string[], lines: string) {
  made += 1;
  const sink: RowsSink = { folder: join(folder, `rows${made}`), written: [] };
  mkdirSync(sink.folder);
  const locals = contents.flatMap((content, at) => written(folder, `f${made}-${at}.csv`, content, csv).files);
  const files = locals.map((local, at) => ({ path: `data/${at}.csv`, local, bytes: 1 }));
  const dataset = { ...contractOf(lines), format: csv };
  const report = await checkDataset(engine, { dataset, digest: 'abc', files }, { failingRows: sink });
  const texts = readdirSync(sink.folder)
    .sort()
    .map((name) => [name, readFileSync(join(sink.folder, name), 'utf8')] as const);
  return { texts: Object.fromEntries(texts), said: sink.written, report };
}

describe('failing rows', () => {
  it('of each check that is not kept stand in a file, with their place and without sensitive columns', async () => {
    const { texts, said } = await failing(
      ['id,fare,mail\n1,5,a@b\n2,-1,c@d\n', 'id,fare,mail\n2,-3,e\n4,1,f@g\n'],
      'key: id\ncolumns: { id: {}, fare: { min: 0 }, mail: { sensitive: true, format: email } }\nchecks: [{ name: \'a "/../b"\', where: fare > 4 }]',
    );
    expect(texts).toEqual({
      '001-trips-key.csv': '"#file","#line",id,fare\ndata/0.csv,3,2,-1\ndata/1.csv,2,2,-3\n',
      '002-trips-min-fare.csv': '"#file","#line",id,fare\ndata/0.csv,3,2,-1\ndata/1.csv,2,2,-3\n',
      '003-trips-format-mail.csv': expect.stringContaining('data/1.csv,2,2,-3\n'),
      '004-trips-where-a-b.csv': '"#file","#line",id,fare\ndata/0.csv,2,1,5\n',
    });
    expect(JSON.stringify(texts)).not.toMatch(/@|mail"/);
    expect(said[1]).toEqual({
      ...{ dataset: 'trips', check: 'min', column: 'fare', file: '002-trips-min-fare.csv' },
      ...{ rows: 2, isCut: false, leftOut: ['mail'] },
    });
  });

  it('of a rule for some rows are those alone', async () => {
    const { texts } = await failing(
      ['k,x\na,1\nb,1\na,9\n'],
      "checks: [{ name: n, if: k = 'a', columns: { x: { min: 5 } } }]",
    );
    expect(texts).toEqual({ '001-trips-min-n.csv': '"#file","#line",k,x\ndata/0.csv,2,a,1\n' });
  });

  it('are in no file where every check is kept', async () => {
    expect((await failing(['x\n1\n'], 'columns: { x: { min: 0 } }')).said).toEqual([]);
  });

  it('are cut at 10,000, the first ones kept, and that is said', async () => {
    const lines = Array.from({ length: 10_002 }, (_, at) => `${at}\n`).join('');
    const { texts, said, report } = await failing([`x\n${lines}`], 'columns: { x: { max: -1 } }');
    expect(said).toMatchObject([{ rows: 10_000, isCut: true }]);
    expect(Object.values(texts)[0]?.trimEnd().split('\n').at(-1)).toBe('data/0.csv,10001,9999');
    expect(report.checks.find(({ check }) => check === 'max')?.rows.failed).toBe(10_002);
  });

  it('are cut before a file has 50 MB', async () => {
    const cell = 'x'.repeat(9_000_000);
    const { said } = await failing([`t\n${`${cell}\n`.repeat(4)}`], 'columns: { t: { length: { max: 5 } } }');
    expect(said).toMatchObject([{ rows: 2, isCut: true }]);
  });
});

describe('lines that are no rows', () => {
  const columns = 'columns: { id: { type: integer }, mail: { type: number, sensitive: true } }';

  it('all stand in a file with line, column and error, and never a value of a sensitive column', async () => {
    const ragged = Array.from({ length: 30 }, (_, at) => `x${at},1\n`).join('');
    const { texts, said, report } = await failing(
      [`id,mail\n1,2\n${ragged}`, 'id,mail\n"=1, ""2""",a@b\n7,8,9\n5,6\n'],
      columns,
    );
    const lines = (texts['trips-rejected.csv'] ?? '').split('\n');
    expect(lines).toHaveLength(35);
    expect(lines.slice(0, 3)).toEqual([
      'file,line,column,error',
      'data/0.csv,3,id,"""x0"" is not of type integer"',
      'data/0.csv,4,id,"""x1"" is not of type integer"',
    ]);
    expect(lines.slice(31)).toEqual([
      'data/1.csv,2,id,"""=1, \\""2\\"""" is not of type integer"',
      'data/1.csv,2,mail,a value is not of type number',
      'data/1.csv,3,,too many fields: 3 instead of 2',
      '',
    ]);
    expect(said.at(-1)).toEqual({
      ...{ dataset: 'trips', check: 'lines', file: 'trips-rejected.csv', rows: 32, isCut: false, leftOut: ['mail'] },
    });
    expect(report.checks.find(({ check }) => check === 'lines')?.sentence).toBe(
      '32 lines of 34 lines (94.1 %) cannot be read; first: data/0.csv, line 3, column id: "x0" is not of type integer; line 4, column id: "x1" is not of type integer; line 5, column id: "x2" is not of type integer',
    );
  });

  it('of JSON stand there as well, and leave the numbers of the other files alone', async () => {
    const sink: RowsSink = { folder: join(folder, 'json'), written: [] };
    mkdirSync(sink.folder);
    const local = join(folder, 'a.jsonl');
    writeFileSync(local, `{"x":1}\n[2]\n{"x":"a"}\n${'3\n'.repeat(25)}`);
    const dataset = { ...contractOf('columns: { x: { type: integer, min: 5 } }'), format: { kind: 'json' } as const };
    await checkDataset(
      engine,
      { dataset, digest: 'a', files: [{ path: 'a.jsonl', local, bytes: 1 }] },
      { failingRows: sink },
    );
    expect(sink.written.map(({ file, rows }) => [file, rows])).toEqual([
      ['001-trips-min-x.csv', 1],
      ['trips-rejected.csv', 27],
    ]);
    expect(readFileSync(join(sink.folder, 'trips-rejected.csv'), 'utf8')).toContain('a.jsonl,2,,a list; each line');
  });

  it('are cut at 10,000, and that is said', async () => {
    const { texts, said } = await failing([`id,mail\n${'x,1\n'.repeat(10_001)}`], columns);
    expect(said.at(-1)).toMatchObject({ rows: 10_000, isCut: true });
    expect(texts['trips-rejected.csv']?.trimEnd().split('\n')).toHaveLength(10_001);
  });

  it('have no file where there are none', async () => {
    expect((await failing(['id,mail\n1,2\n'], columns)).said).toEqual([]);
  });
});
