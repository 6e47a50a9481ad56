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
