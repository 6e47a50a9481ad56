import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkDataset,
  checkFamilies,
  dataReasons,
  dataReportSchema,
  parseDataReport,
} from '../../../src/data/index.ts';
import type { DataFormat } from '../../../src/project/types.ts';
import { column, resultOf, rule, said, versionOf } from '../datasets.ts';
import { csv, json, parquet, reasonOf, scratch, testEngine, written } from '../engine.ts';
import { checker } from './checker.ts';

const folder = scratch();
const engine = await testEngine(folder);
const nan = join(import.meta.dirname, '..', 'references', 'nan.parquet');
const check = checker(engine, folder);

describe('a rule without an end', () => {
  const endless = 'WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT * FROM t, trips';
  const cross = 'id = (SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range * b.range % 7 = 8)';

  it('is stopped at its limit: unknown, by its name; the others are answered', async () => {
    const checks = [rule('endless', 'sql', endless), rule('cross', 'where', cross), rule('plain', 'where', 'id > 1')];
    const table = written(folder, 'endless.csv', 'id\n1\n', csv);
    const report = await checkDataset(engine, versionOf(table, [], { checks }), { ruleLimitMs: 300 });
    expect(said(report, 'sql', 'endless')).toBe('unknown sql-too-costly');
    expect(said(report, 'where', 'cross')).toBe('unknown sql-too-costly');
    expect(said(report, 'where', 'plain')).toBe('pass kept');
    expect(resultOf(report, 'sql', 'endless').sentence).toBe('endless: The data engine took longer than 0.3 s.');
  });

  it('that takes all memory or disk is named as well', async () => {
    const small = await testEngine(folder, { memoryLimit: 64 * 2 ** 20, tempLimit: 64 * 2 ** 20 });
    const checks = [rule('large', 'sql', 'SELECT list((range + id)::VARCHAR) FROM range(10000000), trips')];
    const table = written(folder, 'large.csv', 'id\n1\n', csv);
    const report = await checkDataset(small, versionOf(table, [], { checks }));
    expect(said(report, 'sql', 'large')).toBe('unknown sql-too-costly');
  });
});

describe('files, lines and rows', () => {
  it('a readable table without a contract passes, with what was looked at', async () => {
    const report = await check('id,x\n1,0.5\n2,1\n');
    expect(report).toMatchObject({
      verdict: 'pass',
      rows: 2,
      files: 1,
      dataset: 'trips',
      columns: [
        { name: 'id', type: 'integer' },
        { name: 'x', type: 'number' },
      ],
    });
    expect(resultOf(report, 'files').sentence).toBe('1 file could be read: 2 rows, 2 columns');
  });

  it.each([
    ['missing-data-file', undefined],
    ['empty-data-file', ''],
    ['unreadable-data-file', 'no parquet'],
  ])('%s is in the report, by its path in the repository', async (reason, content) => {
    const table =
      content === undefined
        ? { name: 't', files: [join(folder, 'none.parquet')], format: parquet }
        : written(folder, `${reason}.parquet`, content, parquet);
    const report = await checkDataset(engine, versionOf(table));
    expect(report).toMatchObject({ verdict: 'fail', rows: 0, checks: [{ check: 'files', reason, verdict: 'fail' }] });
    expect(report.checks[0]?.sentence).toContain('data/');
    expect(report.checks[0]?.sentence).not.toContain(folder);
  });

  it('a header without rows fails and leaves every other rule open', async () => {
    const report = await check(
      'id,x\n',
      [column('x', { type: 'number', min: 0, nulls: { kind: 'percent', value: 0 }, unique: true })],
      {
        key: ['id'],
        checks: [rule('w', 'where', 'x > 1'), rule('s', 'sql', 'select * from trips')],
      },
    );
    expect(report.verdict).toBe('fail');
    expect(said(report, 'rows')).toBe('fail empty-table');
    for (const name of ['min', 'nulls', 'unique', 'key', 'where', 'sql']) {
      for (const result of report.checks.filter((entry) => entry.check === name)) expect(result.reason).toBe('no-rows');
    }
  });

  it('rows.min and rows.max', async () => {
    expect(said(await check('a\n1\n2\n', [], { rows: { min: 3 } }), 'rows')).toBe('fail too-few-rows');
    expect(said(await check('a\n1\n2\n', [], { rows: { max: 1 } }), 'rows')).toBe('fail too-many-rows');
    expect(said(await check('a\n1\n2\n', [], { rows: { min: 2, max: 2 } }), 'rows')).toBe('pass kept');
  });

  it('a bad cell in a late row: file, line, column; skipped in every other check', async () => {
    const report = await check('id,x\n1,1\n2,oops\n', [column('x', { type: 'number', max: 5 })]);
    expect(report.verdict).toBe('fail');
    const lines = resultOf(report, 'lines');
    expect(lines).toMatchObject({
      reason: 'unreadable-lines',
      rows: { checked: 2, failed: 1 },
      examples: [{ line: '3', column: 'x' }],
    });
    expect(lines.sentence).toMatch(
      /^1 line of 2 lines \(50 %\) cannot be read; first: data\/d\d+\.csv, line 3, column x: "oops" is not of type number$/,
    );
    expect(resultOf(report, 'max').rows.skipped).toBe(1);
  });

  it('a wrong delimiter and values of mixed kinds', async () => {
    expect(said(await check('a;b\n1;2\n'), 'files')).toBe('fail wrong-delimiter');
    expect(said(await check('{"a":1}\n{"a":"x"}\n', [], {}, json), 'files')).toBe('fail mixed-types');
  });

  it('files of one glob with different columns', async () => {
    const one = written(folder, 'g1.csv', 'a,b\n1,2\n');
    const two = written(folder, 'g2.csv', 'b,a,c\n2,1,3\n');
    const both = { ...one, files: [...one.files, ...two.files] };
    const report = await checkDataset(
      engine,
      versionOf(both, [column('a'), column('c', { required: false })], { extraColumns: 'allow' }),
    );
    expect(report).toMatchObject({ verdict: 'pass', rows: 2 });
    expect(said(report, 'files')).toBe('pass optional-column-missing');
    const strict = await checkDataset(engine, versionOf(both, [column('c')]));
    expect(said(strict, 'files')).toBe('fail files-differ');
    expect(strict.verdict).toBe('fail');
  });

  it('a tree of files is counted; rules about rows stay open', async () => {
    const table = { ...written(folder, 'tree.bin', 'xyz'), format: { kind: 'files' } as const };
    expect(await checkDataset(engine, versionOf(table))).toMatchObject({
      verdict: 'pass',
      bytes: 3,
      files: 1,
      checks: [{ sentence: '1 file, 3 bytes' }],
    });
    const asked = await checkDataset(engine, versionOf(table, [column('a')]));
    expect(asked).toMatchObject({ verdict: 'unknown', checks: [{}, { reason: 'not-a-table' }] });
    expect(await checkDataset(engine, { ...versionOf(table), files: [] })).toMatchObject({
      verdict: 'fail',
      checks: [{ reason: 'no-data-files' }],
    });
  });

  it('a declared folder of tables that nobody said how to read is a warning, and none where somebody did', async () => {
    const folderOf = (name: string, format: DataFormat) => versionOf({ ...written(folder, name, 'a\n1\n'), format });
    const guessed = { kind: 'files', guessed: true } as const;
    const report = await checkDataset(engine, folderOf('p.csv', guessed));
    expect(report.verdict).toBe('pass');
    expect(report.checks[1]).toMatchObject({
      ...{ check: 'files', verdict: 'fail', level: 'warn', reason: 'tables-not-read' },
      sentence: '1 CSV file, and nothing in them is looked into; `format: csv` would read them as one table',
    });
    expect((await checkDataset(engine, folderOf('p.feather', guessed))).checks[1]?.sentence).toBe(
      '1 Arrow file, and nothing in them is looked into; `format: arrow` would read them as one table',
    );
    expect((await checkDataset(engine, folderOf('p.csv', { kind: 'files' }))).checks).toHaveLength(1);
    expect((await checkDataset(engine, folderOf('p.png', guessed))).checks).toHaveLength(1);
    const mixed = folderOf('p.csv', guessed);
    const implicit = { ...mixed, dataset: { ...mixed.dataset, implicit: true } };
    expect((await checkDataset(engine, implicit)).checks).toHaveLength(1);
    const other = folderOf('q.bin', guessed).files;
    expect((await checkDataset(engine, { ...mixed, files: [...mixed.files, ...other] })).checks).toHaveLength(1);
  });
});

describe('columns', () => {
  it('missing, forbidden, extra, optional', async () => {
    const report = await check('id,temp,leak,more\n1,2,3,4\n', [
      column('id'),
      column('tmep'),
      column('LEAK', { absent: true }),
      column('gone', { required: false }),
      column('none', { absent: true }),
    ]);
    expect(said(report, 'column', 'tmep')).toBe('fail missing-column');
    expect(resultOf(report, 'column', 'tmep').sentence).toContain('there is temp');
    expect(said(report, 'column', 'LEAK')).toBe('fail forbidden-column');
    expect(said(report, 'column', 'gone')).toBe('pass optional-column-missing');
    expect(said(report, 'column', 'none')).toBe('pass kept');
    expect(resultOf(report, 'column', 'more')).toMatchObject({
      reason: 'extra-column',
      level: 'warn',
      verdict: 'fail',
    });
  });

  it('a column of the key is named by it, and others are told with the word of the contract', async () => {
    const report = await check('id,a,b\n1,1,2\n', [column('a')], { key: ['id'], extraColumns: 'warn' });
    const extra = report.checks.filter(({ reason }) => reason === 'extra-column');
    expect(extra.map(({ sentence }) => sentence)).toEqual(['b: the contract does not name this column (integer)']);
  });

  it('extra columns: as the contract says', async () => {
    expect((await check('a,b\n1,2\n', [column('a')], { extraColumns: 'fail' })).verdict).toBe('fail');
    expect((await check('a,b\n1,2\n', [column('a')], { extraColumns: 'warn' })).verdict).toBe('pass');
    expect(
      (await check('a,b\n1,2\n', [column('a')], { extraColumns: 'allow' })).checks.some(
        (entry) => entry.column === 'b' && entry.check === 'column',
      ),
    ).toBe(false);
  });

  it('type as stored; rules that do not fit it stay open', async () => {
    const table = { name: 't', files: [nan], format: parquet };
    const report = await checkDataset(
      engine,
      versionOf(table, [
        column('id', { type: 'number' }),
        column('city', { type: 'number', max: 3 }),
        column('x', { min: '2024-01-01' }),
      ]),
    );
    expect(said(report, 'type', 'id')).toBe('pass kept');
    expect(said(report, 'type', 'city')).toBe('fail wrong-type');
    expect(said(report, 'max', 'city')).toBe('unknown cannot-compare');
    expect(said(report, 'min', 'x')).toBe('unknown cannot-compare');
  });
});

describe('the report', () => {
  it('is the same at one and at two threads, and is what the schema says', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_, index) => `${(index * 7919) % 2503},${index % 97 === 0 ? '' : Math.sin(index)},${'abcd'[index % 4]}`,
    );
    const table = written(folder, 'many.csv', `k,x,c\n${rows.join('\n')}\n`, csv);
    const version = versionOf(
      table,
      [
        column('x', { min: -0.9, max: 0.9, nulls: { kind: 'absolute', value: 0 } }),
        column('c', { values: ['a', 'b'] }),
      ],
      {
        key: ['k'],
        checks: [rule('w', 'where', 'x > 0.5'), rule('s', 'sql', 'select c, sum(k) from trips group by c')],
      },
    );
    const one = await checkDataset(await testEngine(folder, { threads: 1 }), version);
    const two = await checkDataset(engine, version);
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    expect(parseDataReport(JSON.stringify(one))).toEqual(one);
    expect(dataReportSchema.safeParse({ ...one, more: 1 }).success).toBe(false);
  });

  it('of another shape or a newer version is refused', async () => {
    const reason = (text: string) => reasonOf(Promise.resolve().then(() => parseDataReport(text)));
    for (const text of ['{', '{}', '{"schemaVersion":1.5}', '[]']) expect(await reason(text)).toBe('bad-report');
    expect(await reason('{"schemaVersion":2}')).toBe('newer-report');
  });

  it('every reason of the registry is in the table', () => {
    const named = checkFamilies.flatMap((family) => family.reasons);
    expect(named.filter((reason) => !(reason in dataReasons))).toEqual([]);
    expect(new Set(checkFamilies.map((family) => family.name)).size).toBe(checkFamilies.length);
  });
});
