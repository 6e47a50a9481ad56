import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardText } from '../../../src/data/engines/database/guard-text.ts';
import { shownValue } from '../../../src/data/engines/shown-value.ts';
import { jsonWithExactIntegers } from '../../../src/data/engines/trino/client.ts';
import { openTrino } from '../../../src/data/index.ts';
import { reasonOf } from '../engine.ts';

describe('texts between us and a database', () => {
  it('integers of an answer keep all of their digits, and texts their own', () => {
    const json =
      '[9007199254740993, -9007199254740993, 0.12345678901234566, 1.2345678901234567E300, "9007199254740993 \\" 9007199254740993", 12]';
    expect(JSON.parse(jsonWithExactIntegers(json))).toEqual([
      '9007199254740993',
      '-9007199254740993',
      0.12345678901234566,
      1.2345678901234567e300,
      '9007199254740993 " 9007199254740993',
      12,
    ]);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const safe = JSON.stringify(value);
        expect(JSON.parse(jsonWithExactIntegers(safe))).toEqual(
          /\d{16}/.test(safe) ? expect.anything() : JSON.parse(safe),
        );
      }),
    );
  });

  it.each([
    [0.1, '0.1'],
    [5, '5.0'],
    [-0, '-0.0'],
    [1e16, '1e+16'],
    [1e15, '1000000000000000.0'],
    [1e-5, '1e-05'],
    [0.0001, '0.0001'],
    [Number.NaN, 'nan'],
    [Number.NEGATIVE_INFINITY, '-inf'],
    [1.5e300, '1.5e+300'],
  ])('the number %s is shown as DuckDB writes it', (value, text) => {
    expect(shownValue(value)).toBe(text);
  });

  it('a parenthesis that closes what was never opened is refused, however it is hidden', () => {
    expect(() => guardText('SELECT \')\' , ")" FROM t WHERE (a)')).not.toThrow();
    expect(() => guardText('SELECT 1) FROM (SELECT 1')).toThrow('never opened');
    expect(() => guardText("SELECT U&'x'")).toThrow('escapes');
    expect(() => guardText('SELECT \\')).toThrow('not understood');
  });

  it.each([
    ['', 'database-not-set'],
    ['postgres://x', 'database-address'],
    ['http://u:verysecret@127.0.0.1:1/x', 'database-address'],
    ['https://h?access-token-variable=NONE', 'database-not-set'],
    ['http://u@127.0.0.1:1/x', 'database-away'],
  ])('the address %j of Trino is a %s', async (address, reason) => {
    expect(await reasonOf(openTrino({ variable: 'LAKE', env: { LAKE: address } }))).toBe(reason);
  });
});
