import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../src/data/index.ts';
import { column, resultOf, said, versionOf } from '../datasets.ts';
import { parquet, scratch, testEngine } from '../engine.ts';
import { contractChecker, lines } from './contract.ts';

const folder = scratch();
const engine = await testEngine(folder);
const alone = await testEngine(folder, { threads: 1 });
const check = contractChecker(engine, folder);
const checkAlone = contractChecker(alone, folder);
const nan = join(import.meta.dirname, '..', 'references', 'nan.parquet');

const numbers = (values: readonly (string | number)[], rules: string) =>
  check(lines(...values), `columns: { x: { type: number, ${rules} } }`);

/** Below it a unit would need a power of two that no double holds. */
const smallest = 2 ** -990;

describe('measures', () => {
  it('mean, sum and deviation between limits', async () => {
    const report = await numbers(
      [1, 2, 3, 4],
      'mean: { min: 2.5, max: 2.5 }, sum: { max: 9 }, deviation: { min: 1.3 }',
    );
    expect(resultOf(report, 'mean')).toMatchObject({
      verdict: 'pass',
      reason: 'kept',
      sentence: 'x: the mean 2.5 of 4 values is exactly 2.5',
      rows: { checked: 4, nulls: 0 },
    });
    expect(resultOf(report, 'sum')).toMatchObject({
      reason: 'sum-outside',
      sentence: 'x: the sum 10 of 4 values is not at most 9',
      path: ['datasets', 'trips', 'columns', 'x', 'sum'],
    });
    expect(resultOf(report, 'deviation')).toMatchObject({
      reason: 'deviation-outside',
      sentence: 'x: the standard deviation 1.29099444874 of 4 values is not at least 1.3',
    });
    expect(said(await numbers([1], 'mean: { min: 2 }'), 'mean')).toBe('fail mean-outside');
  });

  it('are those of exact arithmetic, at any number of threads', async () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
      fc.integer({ min: -1000, max: 1000 }),
      fc.constantFrom(0, 1e-300, 1e300, -1e300, 5e-324),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 2, maxLength: 30 }), async (values) => {
        const rules = 'columns: { x: { type: number, mean: { min: 0 }, sum: { min: 0 }, deviation: { min: 0 } } }';
        const report = await check(lines(...values), rules);
        const again = await checkAlone(lines(...values.toReversed()), rules);
        const of = (name: string) => resultOf(report, name).sentence;
        expect(['mean', 'sum', 'deviation'].map((name) => resultOf(again, name).sentence)).toEqual(
          ['mean', 'sum', 'deviation'].map(of),
        );
        const largest = Math.max(...values.map(Math.abs));
        const shown = (name: string) => Number(/(?:mean|sum|deviation) (\S+) of/.exec(of(name))?.[1] ?? 'NaN');
        const exact = exactSum(values);
        expect(Math.abs(shown('sum') - exact)).toBeLessThanOrEqual(
          1e-11 * Math.abs(exact) + 1e-16 * largest * values.length + smallest,
        );
        expect(Math.abs(shown('mean') - exact / values.length)).toBeLessThanOrEqual(
          1e-11 * Math.abs(exact / values.length) + 1e-16 * largest + smallest,
        );
        // Else the squares of the plain way below are beyond every double.
        if (largest < 1e150 && largest > 1e-100) {
          const mean = exact / values.length;
          const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
          const deviation = Math.sqrt(squares / (values.length - 1));
          expect(Math.abs(shown('deviation') - deviation)).toBeLessThanOrEqual(1e-9 * largest + smallest);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('of large whole numbers are exact, and of decimals', async () => {
    const report = await check(
      'x\n9007199254740991\n1\n-9007199254740991\n',
      'columns: { x: { type: integer, sum: { min: 1, max: 1 } } }',
    );
    expect(said(report, 'sum')).toBe('pass kept');
  });

  it('leave NaN and infinities out, and nulls', async () => {
    const report = await checkDataset(
      engine,
      versionOf({ name: 't', files: [nan], format: parquet }, [
        column('x', {
          rules: [
            { key: 'mean', min: 0, max: 1, path: ['m'] },
            { key: 'largest', max: 1, path: ['l'] },
            { key: 'outliers', method: 'iqr', limit: 3, max: { kind: 'absolute', value: 0 }, path: ['o'] },
          ],
        }),
      ]),
    );
    expect(resultOf(report, 'mean').rows.nulls).toBe(110);
    expect(resultOf(report, 'mean').verdict).toBe('pass');
    // Infinity is a largest value, NaN is not.
    expect(resultOf(report, 'largest').sentence).toContain('largest value inf of');
    expect(said(report, 'outliers')).toBe('pass kept');
  });

  it('that do not exist are unknown', async () => {
    expect(said(await numbers([1], 'deviation: { min: 0 }'), 'deviation')).toBe('unknown measure-undefined');
    expect(said(await check('x\na\n', 'columns: { x: { mean: { min: 0 } } }'), 'mean')).toBe('unknown cannot-compare');
    expect(said(await check('x,y\n,1\n', 'columns: { x: { type: number, sum: { min: 0 } } }'), 'sum')).toBe(
      'unknown no-rows',
    );
  });
});

/** Sum in whole units of 2^-1074, of which every double is a whole number. */
function exactSum(values: readonly number[]): number {
  const units = values.reduce((sum, value) => sum + unitsOf(value), 0n);
  const shift = Math.max(0, units.toString(2).length - 70);
  const power = shift - 1074;
  return Number(units >> BigInt(shift)) * 2 ** Math.trunc(power / 2) * 2 ** (power - Math.trunc(power / 2));
}

function unitsOf(value: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const exponent = (raw >> 52n) & 0x7ffn;
  const fraction = raw & 0xfffffffffffffn;
  const size = exponent === 0n ? fraction : (fraction | 0x10000000000000n) << (exponent - 1n);
  return value < 0 ? -size : size;
}

describe('positions', () => {
  it('median, quantiles, smallest and largest, without sorting', async () => {
    const values = [5, 1, 4, 2, 3, 6];
    const kept = await numbers(
      values,
      'median: { min: 3, max: 3 }, smallest: { min: 1, max: 1 }, largest: { min: 6, max: 6 }, quantiles: { 50%: { max: 3 }, 83.4%: { min: 6 } }',
    );
    expect(kept.verdict).toBe('pass');
    const broken = await numbers(
      values,
      'median: { min: 3.5 }, smallest: { max: 0 }, largest: { min: 7 }, quantiles: { 83.3%: { min: 6 } }',
    );
    expect(
      broken.checks.filter(({ verdict }) => verdict === 'fail').map(({ reason, sentence }) => `${reason} ${sentence}`),
    ).toEqual([
      'median-outside x: the median 3.0 of 6 values is not at least 3.5',
      'quantile-outside x: the 83.3 % quantile 5.0 of 6 values is not at least 6',
      'smallest-outside x: the smallest value 1.0 of 6 values is not at most 0',
      'largest-outside x: the largest value 6.0 of 6 values is not at least 7',
    ]);
    expect(resultOf(broken, 'quantiles').path).toEqual(['datasets', 'trips', 'columns', 'x', 'quantiles', '83.3%']);
  });

  it('agree with the sorted column', async () => {
    const cell = fc.integer({ min: 0, max: 9 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 1000 }),
        cell,
        async (values, permille, bound) => {
          const rank = Math.ceil((permille * values.length) / 1000);
          const found = values.toSorted((a, b) => a - b)[rank - 1] ?? Number.NaN;
          const report = await numbers(values, `quantiles: { ${permille / 10}%: { min: ${bound}, max: ${bound} } }`);
          expect(resultOf(report, 'quantiles').verdict).toBe(found === bound ? 'pass' : 'fail');
        },
      ),
      { numRuns: 40 },
    );
  });

  it('of dates, which do not compare with numbers', async () => {
    const dates = (rules: string) => check('x\n2026-01-01\n2026-01-03\n', `columns: { x: { type: date, ${rules} } }`);
    expect(said(await dates("largest: { min: '2026-01-03' }"), 'largest')).toBe('pass kept');
    expect(said(await dates("largest: { min: '2026-01-04' }"), 'largest')).toBe('fail largest-outside');
    const other = await check('x\n2026-01-01\n', 'columns: { x: { largest: { min: 4 } } }');
    expect(said(other, 'largest')).toBe('unknown cannot-compare');
  });

  it('of a sensitive column show no value', async () => {
    const report = await numbers(
      [4711, 4712, 4713, 99999],
      'sensitive: true, median: { max: 1 }, mean: { max: 1 }, outliers: 0',
    );
    const shown = JSON.stringify(report.checks);
    expect(report.checks.filter(({ verdict }) => verdict === 'fail')).toHaveLength(3);
    for (const value of ['4711', '4712', '4713', '99999']) expect(shown).not.toContain(value);
    expect(resultOf(report, 'mean').sentence).toBe('x: the mean of 4 values is not at most 1');
  });
});

describe('decimals', () => {
  it('are those of the shortest decimal that a double stands for', async () => {
    const report = await numbers([0.1, 1.25, 1.005, -3.14, 100, 1e15], 'decimals: 2');
    expect(resultOf(report, 'decimals')).toMatchObject({
      reason: 'too-many-digits',
      rows: { failed: 1 },
      examples: [{ x: '1.005' }],
    });
    const long = await numbers([99999.99, 1e5], 'decimals: { scale: 2, precision: 7 }');
    expect(resultOf(long, 'decimals').rows.failed).toBe(1);
    expect(
      said(await check('x\n1\n12\n', 'columns: { x: { decimals: { scale: 0, precision: 1 } } }'), 'decimals'),
    ).toBe('fail too-many-digits');
    expect(said(await check('x\na\n', 'columns: { x: { decimals: 2 } }'), 'decimals')).toBe('unknown cannot-compare');
  });

  it('of any decimal with few digits are kept, and of one with more are not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -1e11, max: 1e11 }), fc.integer({ min: 0, max: 4 }), async (units, scale) => {
        fc.pre(units % 10 !== 0);
        const text = (units / 10 ** scale).toFixed(scale);
        expect(resultOf(await numbers([text], `decimals: ${scale}`), 'decimals').verdict).toBe('pass');
        if (scale > 0)
          expect(resultOf(await numbers([text], `decimals: ${scale - 1}`), 'decimals').verdict).toBe('fail');
      }),
      { numRuns: 30 },
    );
  });
});

describe('outliers', () => {
  it('by quartiles, in a share of the values', async () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100];
    const report = await numbers(values, 'outliers: 0');
    expect(resultOf(report, 'outliers')).toMatchObject({
      reason: 'too-many-outliers',
      rows: { failed: 1 },
      examples: [{ line: '11', x: '100.0' }],
      sentence:
        'x: 1 of 10 values (10 %) lies outside of -12 to 23 (3 interquartile ranges), none may; first: line=11 x=100.0',
    });
    expect(said(await numbers(values, 'outliers: 10%'), 'outliers')).toBe('pass kept');
    expect(said(await numbers(values, 'outliers: 9%'), 'outliers')).toBe('fail too-many-outliers');
    expect(said(await numbers(values, 'outliers: { iqr: 20 }'), 'outliers')).toBe('pass kept');
  });

  it('by deviations', async () => {
    const values = [...Array.from({ length: 99 }, (_, k) => k % 3), 50];
    expect(resultOf(await numbers(values, 'outliers: { deviations: 4 }'), 'outliers').rows.failed).toBe(1);
    expect(said(await numbers(values, 'outliers: { deviations: 12 }'), 'outliers')).toBe('pass kept');
    expect(said(await numbers([2, 2, 2, 2, 2], 'outliers: { deviations: 1 }'), 'outliers')).toBe('pass kept');
  });

  it('without a spread are unknown, not none', async () => {
    expect(said(await numbers([0, 0, 0, 0, 0, 9], 'outliers: 0'), 'outliers')).toBe('unknown measure-undefined');
    expect(said(await numbers([1, 2, 3], 'outliers: 0'), 'outliers')).toBe('unknown measure-undefined');
    expect(said(await numbers([5, 5, 5, 5], 'outliers: 0'), 'outliers')).toBe('pass kept');
    expect(said(await check('x\na\n', 'columns: { x: { outliers: 0 } }'), 'outliers')).toBe('unknown cannot-compare');
  });
});
