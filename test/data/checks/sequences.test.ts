import { describe, expect, it } from 'vitest';
import { resultOf, said } from '../datasets.ts';
import { scratch, testEngine } from '../engine.ts';
import { contractChecker, lines } from './contract.ts';

const folder = scratch();
const engine = await testEngine(folder);
const check = contractChecker(engine, folder);

describe('distinct and most-common', () => {
  it('counts different values, without nulls', async () => {
    const report = await check('x,y\na,1\nb,2\na,3\n,4\n', 'columns: { x: { distinct: { min: 3 } } }');
    expect(resultOf(report, 'distinct')).toMatchObject({
      reason: 'too-few-values',
      rows: { checked: 4, nulls: 1 },
      sentence: 'x: 2 different (66.7 %) of 3 values, at least 3 expected',
    });
    const of = async (rule: string) =>
      said(await check(lines('a', 'b', 'a', 'c'), `columns: { x: { distinct: ${rule} } }`), 'distinct');
    expect(await of('3')).toBe('pass kept');
    expect(await of('2')).toBe('fail too-many-values');
    expect(await of('{ min: 75% }')).toBe('pass kept');
    expect(await of('{ min: 75.1% }')).toBe('fail too-few-values');
    expect(await of('{ max: 50% }')).toBe('fail too-many-values');
  });

  it('a value that almost always stands is named', async () => {
    const report = await check(lines('a', 'a', 'a', 'b'), 'columns: { x: { most-common: 70% } }');
    expect(resultOf(report, 'most-common')).toMatchObject({
      reason: 'almost-constant',
      rows: { failed: 3 },
      sentence: 'x: the most frequent value a stands in 3 rows (75 %) of 4 values, at most 70 % expected',
    });
    expect(said(await check(lines('a', 'a', 'a', 'b'), 'columns: { x: { most-common: 75% } }'), 'most-common')).toBe(
      'pass kept',
    );
    expect(said(await check(lines('a', 'a', 'b'), 'columns: { x: { most-common: 1 } }'), 'most-common')).toBe(
      'fail almost-constant',
    );
  });
});

describe('increasing and decreasing', () => {
  it('in the order of the file', async () => {
    const report = await check(lines(1, 3, 2, 2, 5), 'columns: { x: { increasing: true } }');
    expect(resultOf(report, 'increasing')).toMatchObject({
      reason: 'not-increasing',
      rows: { checked: 5, failed: 1 },
      examples: [{ line: '4', x: '2' }],
      sentence: 'x: 1 of 5 rows (20 %) is smaller than the one before; first: line=4 x=2',
    });
    const strict = await check(lines(1, 2, 2, 3), 'columns: { x: { increasing: { strictly: true } } }');
    expect(resultOf(strict, 'increasing').sentence).toContain('is not larger than the one before');
    expect(resultOf(strict, 'increasing').rows.failed).toBe(1);
    expect(said(await check(lines(3, 2, 2), 'columns: { x: { decreasing: true } }'), 'decreasing')).toBe('pass kept');
    expect(said(await check(lines(3, 4), 'columns: { x: { decreasing: true } }'), 'decreasing')).toBe(
      'fail not-decreasing',
    );
  });

  it('in the order of a column, within groups, without the rows that have none', async () => {
    const content = 'x,t,g\n10,2,a\n5,1,a\n1,1,b\n2,2,b\n0,,b\n99,0,\n';
    const rules = (more: string) => `columns: { x: { increasing: ${more} } }`;
    expect(said(await check(content, rules('{ order: t, by: g }')), 'increasing')).toBe('pass kept');
    expect(resultOf(await check(content, rules('{ order: t, by: g }')), 'increasing').rows.nulls).toBe(2);
    expect(said(await check(content, rules('{ by: g }')), 'increasing')).toBe('fail not-increasing');
    expect(said(await check(content, rules('{ order: t }')), 'increasing')).toBe('fail not-increasing');
    expect(said(await check(content, rules('{ order: nope }')), 'increasing')).toBe('fail missing-column');
  });

  it('of one value, of none and of texts is unknown', async () => {
    expect(said(await check(lines(1), 'columns: { x: { increasing: true } }'), 'increasing')).toBe('unknown no-rows');
    expect(said(await check('x\n', 'columns: { x: { type: integer, increasing: true } }'), 'increasing')).toBe(
      'unknown no-rows',
    );
    expect(said(await check(lines('a', 'b'), 'columns: { x: { increasing: true } }'), 'increasing')).toBe(
      'unknown cannot-compare',
    );
  });
});
