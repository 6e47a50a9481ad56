import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataset, checkFamilies, dataReasons, dataReportSchema, parseDataReport } from '../../src/data/index.ts';
import type { Column, Dataset } from '../../src/project/types.ts';
import { column, resultOf, rule, said, versionOf } from './datasets.ts';
import { csv, json, parquet, reasonOf, scratch, testEngine, written } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
const nan = join(import.meta.dirname, 'references', 'nan.parquet');
let files = 0;

function check(content: string, columns: readonly Column[] = [], given: Partial<Dataset> = {}, format = csv) {
  files += 1;
  const table = written(folder, `d${files}.${format.kind}`, content, format);
  return checkDataset(engine, versionOf(table, columns, given));
}

describe('a rule without an end', () => {
  const endless = 'WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT * FROM t';
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
    const checks = [rule('large', 'sql', 'SELECT list(range::VARCHAR) FROM range(10000000)')];
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

describe('values', () => {
  it('nulls by count and by share', async () => {
    const content = 'a,b\n1,\n2,\n3,x\n4,y\n';
    const nulls = (kind: 'absolute' | 'percent', value: number) =>
      check(content, [column('b', { nulls: { kind, value } })], { key: ['a'] });
    expect(said(await nulls('absolute', 2), 'nulls')).toBe('pass kept');
    expect(said(await nulls('percent', 50), 'nulls')).toBe('pass kept');
    const report = await nulls('percent', 49);
    expect(resultOf(report, 'nulls')).toMatchObject({
      verdict: 'fail',
      reason: 'too-many-nulls',
      rows: { checked: 4, nulls: 2, failed: 2 },
      examples: [{ a: '1' }, { a: '2' }],
      sentence: 'b: 2 of 4 rows (50 %) are null, at most 49 % allowed; first: a=1, a=2',
      path: ['datasets', 'trips', 'columns', 'b', 'nulls'],
    });
    expect(said(await nulls('absolute', 1), 'nulls')).toBe('fail too-many-nulls');
  });

  it('a column without any value is a finding without a rule', async () => {
    const content = 'a,b\n1,\n2,\n';
    expect((await check(content)).verdict).toBe('fail');
    expect(said(await check(content), 'all-null', 'b')).toBe('fail all-null');
    const agreed = await check(content, [column('b', { nulls: { kind: 'percent', value: 100 } })], {
      extraColumns: 'allow',
    });
    expect(agreed.verdict).toBe('pass');
    const judged = await check(content, [column('b', { max: 3, type: 'integer', level: 'warn' })]);
    expect(said(judged, 'max', 'b')).toBe('unknown no-rows');
  });

  it('NaN and infinities of Parquet by pyarrow: counted apart, a finding without a rule', async () => {
    const table = { name: 't', files: [nan], format: parquet };
    const report = await checkDataset(
      engine,
      versionOf(table, [column('x', { min: 0, max: 1, nulls: { kind: 'absolute', value: 5 } })], { key: ['id'] }),
    );
    expect(resultOf(report, 'not-finite', 'x')).toMatchObject({
      verdict: 'fail',
      rows: { failed: 105, nulls: 5 },
      sentence: 'x: 100 NaN, 3 +Inf, 2 −Inf in 2,000 rows; first: id=7 x=nan, id=27 x=nan, id=47 x=nan',
    });
    expect(resultOf(report, 'max', 'x')).toMatchObject({
      verdict: 'fail',
      rows: { failed: 3 },
      examples: [{ id: '100', x: 'inf' }, {}, {}],
    });
    expect(resultOf(report, 'min', 'x')).toMatchObject({ verdict: 'fail', rows: { failed: 2 } });
    expect(said(report, 'nulls', 'x')).toBe('pass kept');
    const mild = await checkDataset(
      engine,
      versionOf(table, [column('x', { level: 'info' })], { extraColumns: 'allow' }),
    );
    expect(mild.verdict).toBe('pass');
  });

  it('bounds are inclusive, for numbers, dates and timestamps', async () => {
    const content = 'n,d,t\n1,2024-01-01,2024-01-01 00:00:00\n5,2024-12-31,2024-12-31 12:00:00\n';
    const of = (bounds: Record<'n' | 'd' | 't', Partial<Column>>) =>
      check(content, [
        column('n', { type: 'integer', ...bounds.n }),
        column('d', { type: 'date', ...bounds.d }),
        column('t', { type: 'timestamp', ...bounds.t }),
      ]);
    const kept = await of({
      n: { min: 1, max: 5 },
      d: { min: '2024-01-01', max: '2024-12-31' },
      t: { min: '2024-01-01', max: '2024-12-31T12:00:00Z' },
    });
    expect(kept.verdict).toBe('pass');
    const broken = await of({ n: { min: 1.5 }, d: { max: '2024-12-30' }, t: { max: '2024-12-31T13:59:59+02:00' } });
    expect(said(broken, 'min', 'n')).toBe('fail below-min');
    expect(said(broken, 'max', 'd')).toBe('fail above-max');
    expect(resultOf(broken, 'max', 't')).toMatchObject({
      verdict: 'fail',
      examples: [{ line: '3', t: '2024-12-31 12:00:00' }],
    });
    expect((await check('n\n-5\n', [column('n', { min: -4 })])).verdict).toBe('fail');
  });

  it('values by type; null is neither in nor out', async () => {
    const report = await check(`c,n,b,q\nJFK,1,true,o'k\nXXX,2,false,no\n,3,,\n`, [
      column('c', { values: ['JFK', 'LGA'] }),
      column('n', { values: [1, 2] }),
      column('b', { values: [true] }),
      column('q', { values: ["o'k", 'no'] }),
    ]);
    expect(resultOf(report, 'values', 'c')).toMatchObject({
      reason: 'outside-values',
      rows: { failed: 1, nulls: 1 },
      sentence: 'c: 1 of 3 rows (33.3 %) have a value outside JFK, LGA (1 null); first: line=3 c=XXX',
    });
    expect(resultOf(report, 'values', 'n').rows.failed).toBe(1);
    expect(resultOf(report, 'values', 'b').rows.failed).toBe(1);
    expect(said(report, 'values', 'q')).toBe('pass kept');
    expect(said(await check('n\n1\n', [column('n', { values: ['a'] })]), 'values')).toBe('unknown cannot-compare');
  });

  it('a pattern matches the whole value', async () => {
    const report = await check('c,n\nAB1,123\nAB12,45\n', [
      column('c', { pattern: 'AB\\d' }),
      column('n', { pattern: '\\d{3}' }),
    ]);
    expect(resultOf(report, 'pattern', 'c')).toMatchObject({ reason: 'pattern-mismatch', rows: { failed: 1 } });
    expect(resultOf(report, 'pattern', 'n').rows.failed).toBe(1);
    const refused = await check('c\na\n', [column('c', { pattern: '(?=a)a' })]);
    expect(said(refused, 'pattern')).toBe('unknown pattern-not-asked');
    expect(resultOf(refused, 'pattern').sentence).toContain('look-around');
  });

  it('unique, and keys that are unique together and never null', async () => {
    const report = await check('a,b,u\n1,1,x\n1,2,y\n1,2,x\n,3,z\n', [column('u', { unique: true })], {
      key: ['a', 'b'],
      extraColumns: 'allow',
    });
    expect(resultOf(report, 'unique')).toMatchObject({
      reason: 'not-unique',
      rows: { failed: 2 },
      examples: [
        { a: '1', b: '1', u: 'x' },
        { a: '1', b: '2', u: 'x' },
      ],
    });
    const keys = report.checks.filter((entry) => entry.check === 'key');
    expect(keys.map((entry) => `${entry.reason} ${entry.rows.failed}`)).toEqual(['null-key 1', 'duplicate-key 2']);
    expect(keys[1]?.sentence).toBe('key a, b: 2 rows (50 %) share 1 key; first: a=1 b=2');
    const fine = await check('a,u\n1,x\n2,\n3,\n', [column('u', { unique: true })], {
      key: ['a'],
      extraColumns: 'allow',
    });
    expect(fine.verdict).toBe('pass');
    expect(said(await check('a\n1\n', [], { key: ['z'] }), 'key')).toBe('fail missing-column');
  });

  it('never shows what is sensitive', async () => {
    const report = await check(
      'mail,x,n\nsecret@x,1,1\nsecret@x,2,oops7\n,3,2\n',
      [
        column('mail', {
          sensitive: true,
          unique: true,
          pattern: '[a-z]+',
          values: ['a'],
          nulls: { kind: 'absolute', value: 0 },
        }),
        column('n', { sensitive: true, type: 'integer' }),
      ],
      {
        key: ['mail'],
        checks: [
          rule('q', 'sql', 'select mail as m from trips'),
          rule('w', 'where', 'mail::integer > 1'),
          rule('v', 'where', 'x > 0'),
        ],
      },
    );
    expect(report.verdict).toBe('fail');
    expect(resultOf(report, 'unique').verdict).toBe('pass');
    expect(said(report, 'where', 'w')).toBe('unknown sql-failed');
    expect(resultOf(report, 'where', 'v').examples).toEqual([{ line: '2' }, { line: '4' }]);
    expect(JSON.stringify(report)).not.toMatch(/secret|oops7/);
  });
});

describe('rules of the user', () => {
  const content = 'id,a,b\n1,1,2\n2,5,2\n3,,2\n4,9,2\n';
  const where = (text: string, given = {}) =>
    check(content, [], { key: ['id'], checks: [rule('r', 'where', text, given)] });

  it('where: true breaks it, with the first by key', async () => {
    expect(resultOf(await where('a > b and a is not null'), 'where')).toMatchObject({
      name: 'r',
      verdict: 'fail',
      reason: 'rule-broken',
      rows: { checked: 4, failed: 2, nulls: 0 },
      examples: [{ id: '2' }, { id: '4' }],
      path: ['datasets', 'trips', 'checks', 0, 'where'],
    });
    expect(said(await where('coalesce(a, 0) > 100'), 'where')).toBe('pass kept');
    expect(said(await where('coalesce(a > b, false)', { max: { kind: 'percent', value: 50 } }), 'where')).toBe(
      'pass kept',
    );
    expect(said(await where('coalesce(a > b, false)', { max: { kind: 'percent', value: 49 } }), 'where')).toBe(
      'fail rule-broken',
    );
  });

  it('where: a null result leaves the answer open, unless it cannot matter', async () => {
    const open = resultOf(await where('a > 100'), 'where');
    expect(open).toMatchObject({
      verdict: 'unknown',
      reason: 'null-result',
      rows: { nulls: 1, failed: 0 },
      examples: [{ id: '3' }],
    });
    expect(open.sentence).toContain('null result for 1 row');
    const allowed = resultOf(await where('a > 100', { max: { kind: 'absolute', value: 1 } }), 'where');
    expect(allowed).toMatchObject({ verdict: 'pass', sentence: expect.stringContaining('null result for 1 row') });
    expect(said(await where('a > 2'), 'where')).toBe('fail rule-broken');
  });

  it.each([
    ['aa > 1', 'sql-failed'],
    ['a >', 'sql-syntax'],
    ['a > 1; drop table trips', 'sql-syntax'],
    ['a > 1) from trips where (b < 1', 'sql-syntax'],
    ['a > 1, b', 'sql-failed'],
    ['a > 1] , [b > 1', 'sql-syntax'],
    ['a > 1 -- ', 'rule-broken'],
    ['count(*) > 1', 'where-not-by-row'],
    ['a > random()', 'sql-not-allowed'],
    ["exists (select * from read_text('/etc/passwd'))", 'sql-not-allowed'],
    ['a > (select max(a) from other)', 'sql-not-allowed'],
    ['', 'sql-syntax'],
  ])('where: %s is %s', async (text, reason) => {
    const result = resultOf(await where(text), 'where');
    expect(result.reason).toBe(reason);
    expect(result.verdict).not.toBe('pass');
    expect(result.sentence).toMatch(/break the rule “r”|^r: /);
  });

  it('sql: the rows that it returns break the rule', async () => {
    const sql = (text: string, given = {}) =>
      check(content, [], { key: ['id'], checks: [rule('r', 'sql', text, given)] });
    expect(resultOf(await sql('select id, a from trips where a > b;\n'), 'sql')).toMatchObject({
      verdict: 'fail',
      rows: { failed: 2 },
      examples: [
        { id: '2', a: '5' },
        { id: '4', a: '9' },
      ],
    });
    expect(said(await sql('select b, count(*) from trips group by b having count(*) > 4'), 'sql')).toBe('pass kept');
    expect(
      said(
        await sql('with x as (select * from trips) select * from x', { max: { kind: 'absolute', value: 4 } }),
        'sql',
      ),
    ).toBe('pass kept');
    expect(said(await sql('select 1; select 2'), 'sql')).toBe('unknown sql-syntax');
    expect(said(await sql('select 1), (select 2'), 'sql')).toBe('unknown sql-syntax');
    expect(said(await sql("copy trips to 'x.csv'"), 'sql')).toBe('unknown sql-syntax');
    expect(said(await sql("select * from 'x.csv'"), 'sql')).toBe('unknown sql-not-allowed');
    expect(said(await sql('select nope from trips'), 'sql')).toBe('unknown sql-failed');
  });

  it('levels: what warns does not decide', async () => {
    expect((await where('a > b', { level: 'warn' })).verdict).toBe('pass');
    expect((await where('a >', { level: 'warn' })).verdict).toBe('pass');
    expect((await where('a >')).verdict).toBe('unknown');
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
