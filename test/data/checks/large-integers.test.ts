import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duckdbDialect } from '../../../src/data/engines/duckdb/dialect.ts';
import { postgresDialect } from '../../../src/data/engines/postgres/dialect.ts';
import { trinoDialect } from '../../../src/data/engines/trino/dialect.ts';
import { checkDataset } from '../../../src/data/index.ts';
import { said, versionOf } from '../datasets.ts';
import { csv, json, scratch, testEngine } from '../engine.ts';
import { parquetOf } from '../engines/tables.ts';
import { contractChecker, contractOf } from './contract.ts';

const folder = scratch();
const engine = await testEngine(folder);
const check = contractChecker(engine, folder);
const edge = '9007199254740992';

describe('points in time to the microsecond', () => {
  const at = '2024-01-01 00:00:00.123456';
  it.each([
    [`min: '2024-01-01 00:00:00.123457'`, 'min', 'fail below-min'],
    [`min: '2024-01-01T00:00:00.1234560'`, 'min', 'pass kept'],
    [`max: '${at}'`, 'max', 'pass kept'],
    [`max: '2024-01-01 00:00:00.123455'`, 'max', 'fail above-max'],
    [`max: '2024-01-01T01:00:00.123455+0100'`, 'max', 'fail above-max'],
    [`smallest: { min: '2024-01-01 00:00:00.1234567' }`, 'smallest', 'unknown cannot-compare'],
  ])('%s', async (rule, name, wanted) => {
    expect(said(await check(`v\n${at}\n`, `columns: { v: { type: timestamp, ${rule} } }`), name)).toBe(wanted);
  });
});

describe('integers beyond 2^53', () => {
  it.each([
    ['max', `max: ${edge}`],
    ['largest', `largest: { max: ${edge} }`],
    ['values', `values: [${edge}, 5]`],
  ])('%s is compared exactly', async (name, rule) => {
    const asked = `columns: { x: { type: integer, ${rule} } }`;
    const fails = expect.stringMatching(/^fail/);
    expect(said(await check('x\n9007199254740993\n5\n', asked), name)).toEqual(fails);
    expect(said(await check('{"x":9007199254740993}\n{"x":5}\n', asked, json), name)).toEqual(fails);
    expect(said(await check(`x\n${edge}\n5\n`, asked), name)).toBe('pass kept');
  });

  it.each([
    ['min', `min: -${edge}`, '-9007199254740993'],
    ['smallest', `smallest: { min: -${edge} }`, '-9007199254740993'],
    ['median', 'median: { max: 9223372036854774784 }', '9223372036854775807'],
  ])('%s is compared exactly', async (name, rule, value) => {
    const asked = `columns: { x: { type: integer, ${rule} } }`;
    expect(said(await check(`x\n${value}\n`, asked), name)).toEqual(expect.stringMatching(/^fail/));
  });

  it('a forbidden value forbids itself alone, also beside a fraction', async () => {
    const asked = `columns: { x: { not-values: [${edge}, 0.5] } }`;
    expect(said(await check('x\n9007199254740993\n', asked), 'not-values')).toBe('pass kept');
    expect(said(await check(`x\n${edge}\n`, asked), 'not-values')).toBe('fail forbidden-value');
    const listed = `columns: { x: { values: [${edge}, 0.5] } }`;
    expect(said(await check('x\n9007199254740993\n', listed), 'values')).toBe('fail outside-values');
    expect(said(await check('x\n9007199254740993\n', 'columns: { x: { values: [0.5] } }'), 'values')).toBe(
      'fail outside-values',
    );
  });

  it('combinations', async () => {
    const asked = `checks: [{ combinations: { columns: [x, y], values: [[${edge}, 1]] } }]`;
    expect(said(await check('x,y\n9007199254740993,1\n', asked, csv), 'combinations')).toBe(
      'fail outside-combinations',
    );
  });

  it('a bound that no integer reaches is above all of them', async () => {
    const rules = 'columns: { x: { type: integer, max: 1e300, min: -1e300 } }';
    const report = await check('x\n9223372036854775807\n', rules);
    expect([said(report, 'min'), said(report, 'max')]).toEqual(['pass kept', 'pass kept']);
    expect(said(await check('x\n1\n', 'columns: { x: { min: 1e300 } }'), 'min')).toBe('fail below-min');
  });

  it.each([
    ['UBIGINT', '9007199254740993', `max: ${edge}`, 'max', 'fail above-max'],
    ['UBIGINT', '1', `min: -${edge}`, 'min', 'pass kept'],
    ['DECIMAL(38,0)', '9007199254740993', `max: ${edge}`, 'max', 'fail above-max'],
    ['DECIMAL(20,2)', '9007199254740992.01', `max: ${edge}`, 'max', 'fail above-max'],
    ['DECIMAL(38,10)', '9007199254740992.5', 'max: 1e37', 'max', 'pass kept'],
    ['DECIMAL(38,10)', '9007199254740992.5', 'min: 1e37', 'min', 'fail below-min'],
    ['FLOAT', '16777216', 'min: 16777217', 'min', 'fail below-min'],
    ['DOUBLE', '9007199254740994', `max: ${edge}`, 'max', 'fail above-max'],
  ])('%s in Parquet: %s with %s', async (type, value, rule, name, answer) => {
    const table = { columns: { x: type }, rows: [[value]] };
    const file = await parquetOf(engine, folder, `p-${type.replaceAll(/\W/g, '')}-${name}-${answer}`, table);
    const dataset = { ...contractOf(`columns: { x: { ${rule} } }`), format: file.format };
    expect(said(await checkDataset(engine, { ...versionOf(file), dataset }), name)).toBe(answer);
  });
});

describe('a whole number in the words of an engine', () => {
  it('keeps every digit beside integers', () => {
    const large = 1e38;
    expect(trinoDialect.wholeFor(2 ** 53, 'BIGINT')).toBe(`(${edge})`);
    expect(trinoDialect.wholeFor(2 ** 63, 'BIGINT')).toBe("(DECIMAL '9223372036854775808')");
    expect(trinoDialect.wholeFor(-large, 'DECIMAL(38,0)')).toBe("(DECIMAL '-99999999999999997748809823456034029568')");
    expect(trinoDialect.wholeFor(large, 'DECIMAL(38,2)')).toBe("(CAST('1e+38' AS double))");
    expect(trinoDialect.wholeFor(2 ** 53, 'DOUBLE')).toBe("(CAST('9007199254740992' AS double))");
    expect(postgresDialect.wholeFor(large, 'NUMERIC')).toBe('(99999999999999997748809823456034029568)');
    expect(postgresDialect.wholeFor(2 ** 53, 'FLOAT')).toBe("(CAST('9007199254740992' AS float8))");
    expect(duckdbDialect.wholeFor(-5, 'UHUGEINT')).toBe("('-5'::DOUBLE)");
    expect(duckdbDialect.wholeFor(2 ** 127, 'HUGEINT')).toBe("('1.7014118346046923e+38'::DOUBLE)");
  });

  it('DuckDB orders it as whole numbers are ordered', async () => {
    const whole = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    await fc.assert(
      fc.asyncProperty(whole, whole, fc.integer({ min: -3, max: 3 }), async (value, other, step) => {
        for (const bound of [Number(other), Number(value) + step]) {
          const { rows } = await engine.query(
            `SELECT x > ${duckdbDialect.wholeFor(bound, 'BIGINT')} FROM (SELECT CAST('${value}' AS BIGINT) AS x)`,
            [],
          );
          expect(rows[0]?.[0]).toBe(value > BigInt(bound));
        }
      }),
      { numRuns: 60 },
    );
  });
});
