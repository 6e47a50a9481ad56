import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../src/data/index.ts';
import type { Column } from '../../../src/project/types.ts';
import { column, resultOf, rule, said, versionOf } from '../datasets.ts';
import { parquet, scratch, testEngine } from '../engine.ts';
import { checker } from './checker.ts';

const folder = scratch();
const engine = await testEngine(folder);
const nan = join(import.meta.dirname, '..', 'references', 'nan.parquet');
const check = checker(engine, folder);

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
    const report = await check(`c,n,b,q\nJFK,1,true,o'k\nATL,2,false,no\n,3,,\n`, [
      column('c', { values: ['JFK', 'LGA'] }),
      column('n', { values: [1, 2] }),
      column('b', { values: [true] }),
      column('q', { values: ["o'k", 'no'] }),
    ]);
    expect(resultOf(report, 'values', 'c')).toMatchObject({
      reason: 'outside-values',
      rows: { failed: 1, nulls: 1 },
      sentence: 'c: 1 of 3 rows (33.3 %) has a value outside JFK, LGA (1 null); first: line=3 c=ATL',
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
