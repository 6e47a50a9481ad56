import { describe, expect, it } from 'vitest';
import { resultOf, rule, said } from '../datasets.ts';
import { scratch, testEngine } from '../engine.ts';
import { checker } from './checker.ts';

const folder = scratch();
const engine = await testEngine(folder);
const check = checker(engine, folder);

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
        await sql('with x as (select * from trips) select * from x where a > 1', {
          max: { kind: 'absolute', value: 3 },
        }),
        'sql',
      ),
    ).toBe('pass kept');
    expect(said(await sql('select 1; select 2'), 'sql')).toBe('unknown sql-syntax');
    expect(said(await sql('select 1), (select 2'), 'sql')).toBe('unknown sql-syntax');
    expect(said(await sql("copy trips to 'x.csv'"), 'sql')).toBe('unknown sql-syntax');
    expect(said(await sql("select * from 'x.csv'"), 'sql')).toBe('unknown sql-not-allowed');
    expect(said(await sql('select nope from trips'), 'sql')).toBe('unknown sql-failed');
  });

  it.each([
    '1 = 0',
    'false',
    'true',
    "'a' > 'b'",
    '2 in (1, 3)',
    'exists (select 1 where false)',
    'exists (with trips as (select 1 as a where false) select a from trips)',
    'exists (select 1 from range(3) where range > 5)',
    'null',
  ])('where: %s can never be broken by data', async (text) => {
    const result = resultOf(await where(text), 'where');
    expect(result).toMatchObject({ verdict: 'unknown', reason: 'sql-cannot-fail' });
    expect(result.sentence).toBe(
      'r: SQL: it reads no column and no row of the dataset, so no data can break the rule.',
    );
  });

  it.each(['(select count(*) from trips) > 100', 'coalesce(a, 0) * 0 = 1', 'trips.b > 5', '"b" = 3', 'id in (7)'])(
    'where: %s reads the dataset',
    async (text) => expect(said(await where(text), 'where')).toBe('pass kept'),
  );

  it.each([
    'select 1 where false',
    'select 1',
    'with trips as (select 1 as a where false) select * from trips',
    'select * from (with trips as (select 1 as a) select a from trips where a > 1)',
    'select * from range(3) where range > 5',
    'select * from trips where a > 0 limit 0',
    'select * from trips fetch first 0 rows only;',
    'SELECT * FROM trips\nLIMIT 0 OFFSET 2\n',
  ])('sql: %s can never be broken by data', async (text) => {
    const report = await check(content, [], { checks: [rule('r', 'sql', text)] });
    expect(said(report, 'sql')).toBe('unknown sql-cannot-fail');
  });

  it.each([
    'select * from trips where a > 100 limit 10',
    'with x as (select a from trips) select * from x where a > 100',
    'select a from trips where a > 100 union all select 1 where false',
    "select * from trips where cast(a as varchar) = 'limit 0'",
  ])('sql: %s reads the dataset', async (text) => {
    const report = await check(content, [], { checks: [rule('r', 'sql', text)] });
    expect(said(report, 'sql')).toBe('pass kept');
  });

  describe('an allowance of all rows', () => {
    const absolute = (value: number) => ({ max: { kind: 'absolute', value } }) as const;
    const percent = (value: number) => ({ max: { kind: 'percent', value } }) as const;

    it.each([
      ['as many rows as there are', absolute(4), 'unknown allowance-too-large'],
      ['many more', absolute(1_000_000), 'unknown allowance-too-large'],
      ['all of them as a percentage', percent(100), 'unknown allowance-too-large'],
      ['all but one', absolute(3), 'pass kept'],
      ['almost all', percent(99.9), 'pass kept'],
      ['none', absolute(0), 'pass kept'],
    ])('%s', async (_, max, answer) => {
      expect(said(await where('coalesce(a, 0) > 100', max), 'where')).toBe(answer);
      const checks = [rule('r', 'sql', 'select * from trips where a > 100', max)];
      expect(said(await check(content, [], { checks }), 'sql')).toBe(answer);
    });
  });

  it('levels: what warns does not decide', async () => {
    expect((await where('a > b', { level: 'warn' })).verdict).toBe('pass');
    expect((await where('a >', { level: 'warn' })).verdict).toBe('pass');
    expect((await where('a >')).verdict).toBe('unknown');
  });
});
