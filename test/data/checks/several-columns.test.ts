import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../src/data/index.ts';
import { resultOf, rule, said, versionOf } from '../datasets.ts';
import { parquet, scratch, testEngine } from '../engine.ts';
import { contractChecker } from './contract.ts';

const folder = scratch();
const engine = await testEngine(folder);
const check = contractChecker(engine, folder);
const asked = (content: string, rule: string, more = '') => check(content, `${more}checks: [{ name: n, ${rule} }]`);
const one = async (content: string, rule: string, name: string, more = '') =>
  said(await asked(content, rule, more), name, 'n');

const dates = 'columns: { a: { type: date }, b: { type: date } }\n';

describe('compare', () => {
  const times = 'id,a,b\n1,2026-01-01,2026-01-02\n2,2026-01-03,2026-01-02\n3,2026-01-02,2026-01-02\n4,,2026-01-02\n';

  it('says what has to hold; a null is left out, or breaks it', async () => {
    const report = await asked(times, 'compare: b >= a', `key: id\n${dates}`);
    expect(resultOf(report, 'compare', 'n')).toMatchObject({
      verdict: 'fail',
      reason: 'comparison-broken',
      rows: { checked: 4, nulls: 1, failed: 1 },
      examples: [{ id: '2' }],
      sentence: 'n: 1 of 4 rows (25 %) breaks it (1 with a null, left out), none may; first: id=2',
      path: ['datasets', 'trips', 'checks', 0, 'compare'],
    });
    expect(resultOf(await asked(times, 'compare: b > a, nulls: break', dates), 'compare', 'n').rows.failed).toBe(3);
    expect(await one(times, 'compare: b >= a, max: 1', 'compare', dates)).toBe('pass kept');
    expect(await one(times, 'compare: b >= a, if: "id <> 2"', 'compare', dates)).toBe('pass kept');
    expect(await one(times, 'compare: a != id', 'compare', dates)).toBe('unknown cannot-compare');
    expect(await one(times, 'compare: a = nope', 'compare', dates)).toBe('fail missing-column');
    expect(await one('a,b\n,1\n1,\n', 'compare: a < b', 'compare')).toBe('unknown no-rows');
    expect(
      await one('a,b\n', 'compare: a < b', 'compare', 'columns: { a: { type: integer }, b: { type: integer } }\n'),
    ).toBe('unknown no-rows');
  });

  it('each operator as it reads, of names with blanks as well', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.constantFrom('<', '<=', '>', '>=', '=', '!='),
        async (pairs, operator) => {
          const holds = ([a, b]: readonly [number, number]) =>
            operator === '='
              ? a === b
              : operator === '!='
                ? a !== b
                : operator.startsWith('<')
                  ? a < b || (operator === '<=' && a === b)
                  : a > b || (operator === '>=' && a === b);
          const content = `"the a",b\n${pairs.map((pair) => pair.join(',')).join('\n')}\n`;
          const report = await check(content, `checks: [{ name: n, compare: '"the a" ${operator} b' }]`);
          expect(resultOf(report, 'compare', 'n').rows.failed).toBe(pairs.filter((pair) => !holds(pair)).length);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('NaN is left out as a null is, or breaks it as a null does', async () => {
    const nan = join(import.meta.dirname, '..', 'references', 'nan.parquet');
    const of = async (nulls: 'skip' | 'break') => {
      const compared = { kind: 'compare', left: 'x', operator: '<=', right: 'id', nulls, text: 'x <= id' } as const;
      const given = { ...rule('n', 'where', ''), rule: compared };
      const table = { name: 't', files: [nan], format: parquet };
      const report = await checkDataset(engine, versionOf(table, [], { checks: [given] }));
      return resultOf(report, 'compare', 'n').rows;
    };
    const skipped = await of('skip');
    // 100 NaN and 5 nulls; NaN sorts above every number and would break it.
    expect(skipped.nulls).toBe(105);
    expect((await of('break')).failed).toBe(skipped.failed + 105);
  });

  it('texts are equal or not, and have no order', async () => {
    expect(await one('a,b\nx,x\ny,z\n', 'compare: a = b', 'compare')).toBe('fail comparison-broken');
    expect(await one('a,b\nx,x\ny,z\n', 'compare: a < b', 'compare')).toBe('unknown cannot-compare');
  });
});

describe('combinations', () => {
  const content = 'country,currency,n\nDE,EUR,1\nUS,USD,2\nUS,EUR,3\n,EUR,4\n';
  const listed = 'combinations: { columns: [country, currency], values: [[DE, EUR], [US, USD]] }';

  it('values that go together', async () => {
    const report = await asked(content, listed, 'key: n\n');
    expect(resultOf(report, 'combinations', 'n')).toMatchObject({
      reason: 'outside-combinations',
      rows: { nulls: 1, failed: 1 },
      examples: [{ n: '3' }],
    });
    expect(await one(content, `${listed}, max: 1`, 'combinations')).toBe('pass kept');
    expect(resultOf(await asked(content, `${listed}, nulls: break`), 'combinations', 'n').rows.failed).toBe(2);
    expect(await one(content, 'combinations: { columns: [country, n], values: [[DE, x]] }', 'combinations')).toBe(
      'unknown cannot-compare',
    );
    expect(await one(content, 'combinations: { columns: [country, x], values: [[DE, 1]] }', 'combinations')).toBe(
      'fail missing-column',
    );
  });
});

describe('adds-up', () => {
  const content = 'net,tax,total\n0.1,0.2,0.3\n1,2,3.001\n1,,1\n';

  it('to a column or a number, within what is lost by adding', async () => {
    const report = await asked(content, 'adds-up: { columns: [net, tax], to: total }');
    expect(resultOf(report, 'adds-up', 'n')).toMatchObject({
      reason: 'sum-differs',
      rows: { nulls: 1, failed: 1 },
      examples: [{ line: '3' }],
    });
    expect(await one(content, 'adds-up: { columns: [net, tax], to: total, within: 0.01 }', 'adds-up')).toBe(
      'pass kept',
    );
    expect(await one(content, 'adds-up: { columns: [net, tax], to: total, within: 0 }, max: 1', 'adds-up')).toBe(
      'fail sum-differs',
    );
    expect(await one('a,b\n40,60\n', 'adds-up: { columns: [a, b], to: 100 }', 'adds-up')).toBe('pass kept');
    expect(await one('a,b\n40,61\n', 'adds-up: { columns: [a, b], to: 100 }', 'adds-up')).toBe('fail sum-differs');
    expect(
      await one('a,b\n9223372036854775807,9223372036854775807\n', 'adds-up: { columns: [a, b], to: 100 }', 'adds-up'),
    ).toBe('fail sum-differs');
    expect(await one('a,b\nx,1\n', 'adds-up: { columns: [a, b], to: 1 }', 'adds-up')).toBe('unknown cannot-compare');
    expect(await one('a,b\n1,1\n', 'adds-up: { columns: [a, c], to: 1 }', 'adds-up')).toBe('fail missing-column');
  });
});

describe('determines', () => {
  it('the rare one of two breaks it', async () => {
    const content = 'zip,city\n1,A\n1,A\n1,B\n2,C\n2,\n,D\n';
    const report = await asked(content, 'determines: { from: zip, to: city }');
    expect(resultOf(report, 'determines', 'n')).toMatchObject({
      reason: 'not-determined',
      rows: { nulls: 2, failed: 1 },
      examples: [{ line: '4' }],
      sentence:
        'n: 1 of 6 rows (16.7 %) has another city than most with the same zip (1 value of it), none may; first: line=4',
    });
    expect(await one(content, 'determines: { from: zip, to: city }, max: 1', 'determines')).toBe('pass kept');
    expect(await one('a,b\n1,1\n2,1\n', 'determines: { from: a, to: b }', 'determines')).toBe('pass kept');
    expect(await one('a,b\n1,\n,1\n', 'determines: { from: a, to: b }', 'determines')).toBe('unknown no-rows');
    expect(await one('a,b\n1,2\n', 'determines: { from: a, to: c }', 'determines')).toBe('fail missing-column');
  });
});

describe('whole rows', () => {
  const content = 'a,b,c\n1,x,1\n1,x,2\n1,,3\n1,,4\n2,x,5\n';

  it('unique together, besides the key', async () => {
    const report = await asked(content, 'unique: [a, b]');
    expect(resultOf(report, 'unique-together', 'n')).toMatchObject({
      reason: 'not-unique',
      rows: { nulls: 2, failed: 2 },
    });
    expect(await one(content, 'unique: [a, b, c]', 'unique-together')).toBe('pass kept');
    expect(await one(content, 'unique: [a, b], if: c > 1', 'unique-together')).toBe('pass kept');
    expect(await one(content, 'unique: [a, d]', 'unique-together')).toBe('fail missing-column');
    expect(await one('a,b\n1,\n', 'unique: [a, b]', 'unique-together')).toBe('unknown no-rows');
  });

  it('complete', async () => {
    const report = await asked(content, 'complete: true');
    expect(resultOf(report, 'complete', 'n')).toMatchObject({
      reason: 'incomplete-rows',
      rows: { nulls: 2, failed: 2 },
      examples: [{ line: '4' }, { line: '5' }],
    });
    expect(await one(content, 'complete: [a, c]', 'complete')).toBe('pass kept');
    expect(await one(content, 'complete: true, max: 40%', 'complete')).toBe('pass kept');
    expect(await one(content, 'complete: [z]', 'complete')).toBe('fail missing-column');
    expect(await one('a\n', 'complete: true', 'complete')).toBe('unknown no-rows');
  });

  it('distinct, nulls being equal to each other', async () => {
    const report = await asked(content, 'distinct-rows: { except: c }');
    expect(resultOf(report, 'distinct-rows', 'n')).toMatchObject({
      reason: 'duplicate-rows',
      rows: { failed: 2 },
      examples: [{ line: '3' }, { line: '5' }],
    });
    expect(await one(content, 'distinct-rows: true', 'distinct-rows')).toBe('pass kept');
    expect(await one(content, 'distinct-rows: { except: [z] }', 'distinct-rows')).toBe('fail missing-column');
    expect(await one(content, 'distinct-rows: { except: [a, b, c] }', 'distinct-rows')).toBe('unknown no-rows');
    expect(await one('a\n', 'distinct-rows: true', 'distinct-rows')).toBe('unknown no-rows');
  });
});

describe('pairs of columns', () => {
  const content = 'a,b,c,t,u\n1,1,3,x,x\n2,2,1,y,y\n3,3,4,z,z\n4,4,1,x,z\n5,6,5,,\n';

  it('redundant: equal in almost every row', async () => {
    const report = await asked(content, 'redundant: 70%');
    expect(resultOf(report, 'redundant', 'n')).toMatchObject({
      reason: 'redundant-columns',
      sentence: 'n: 2 of 4 pairs of columns are equal in more than 70 % of the rows: a and b (80 %), t and u (75 %)',
    });
    expect(await one(content, 'redundant: 80%', 'redundant')).toBe('pass kept');
    expect(await one(content, 'redundant: { max: 0.5, columns: [a, c] }', 'redundant')).toBe('pass kept');
    expect(await one(content, 'redundant: { max: 0.5, columns: [a, z] }', 'redundant')).toBe('fail missing-column');
    expect(await one('a\n1\n', 'redundant: 0.5', 'redundant')).toBe('unknown measure-undefined');
    const wide = Array.from({ length: 26 }, (_, k) => `c${k}`).join(',');
    expect(await one(`${wide}\n${wide.replaceAll('c', '')}\n`, 'redundant: 0.5', 'redundant')).toBe(
      'unknown too-many-pairs',
    );
    expect(await one(`${wide}\n${wide.replaceAll('c', '')}\n`, 'correlation: 0.5', 'correlation')).toBe(
      'unknown too-many-pairs',
    );
  });

  it('correlation is Pearson of the rows in which both are there', async () => {
    const report = await asked(content, 'correlation: 0.5');
    expect(resultOf(report, 'correlation', 'n')).toMatchObject({
      reason: 'correlated-columns',
      // SciPy: pearsonr(a, b) = 0.98639, (a, c) = 0.36823, (b, c) = 0.45584.
      sentence: 'n: 1 of 3 pairs of columns are correlated above 0.5: a and b (0.9864)',
    });
    expect(await one('a,b\n1,3\n2,2\n3,1\n', 'correlation: 0.99', 'correlation')).toBe('fail correlated-columns');
    expect(await one('a,b\n1,3\n2,3\n3,3\n', 'correlation: 0.99', 'correlation')).toBe('unknown measure-undefined');
    expect(await one('a,b\n1,1\n', 'correlation: { max: 0.9, columns: [a, z] }', 'correlation')).toBe(
      'fail missing-column',
    );
    expect(await one('a,b,c\n1,3,1\n2,3,2\n3,3,7\n', 'correlation: 0.99', 'correlation')).toBe('pass kept');
  });

  it('correlation agrees with the plain formula, with values missing', async () => {
    const cell = fc.option(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { nil: '' });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 4, maxLength: 12 }), async (rows) => {
        const pairs = rows.filter((row): row is [number, number] => row.every((each) => each !== ''));
        const expected = pearson(pairs);
        fc.pre(expected !== undefined && Math.abs(expected) > 0.01);
        const content = `a,b\n${rows.map((row) => row.join(',')).join('\n')}\n`;
        const report = await check(
          content,
          'columns: { a: { type: number }, b: { type: number } }\nchecks: [{ name: n, correlation: 0 }]',
        );
        const shown = Number(/\(([^ ]+)\)/.exec(resultOf(report, 'correlation', 'n').sentence)?.[1]);
        expect(Math.abs(shown - (expected ?? 0))).toBeLessThan(1e-3);
      }),
      { numRuns: 20 },
    );
  });
});

function pearson(pairs: readonly (readonly [number, number])[]): number | undefined {
  const n = pairs.length;
  const [mx, my] = [0, 1].map((side) => pairs.reduce((sum, pair) => sum + (pair[side] ?? 0), 0) / n);
  if (mx === undefined || my === undefined || n < 2) return undefined;
  const sum = (of: (pair: readonly [number, number]) => number) => pairs.reduce((all, pair) => all + of(pair), 0);
  const [xx, yy] = [sum(([x]) => (x - mx) ** 2), sum(([, y]) => (y - my) ** 2)];
  if (xx < 1e-3 || yy < 1e-3) return undefined;
  return sum(([x, y]) => (x - mx) * (y - my)) / Math.sqrt(xx * yy);
}
