import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, compareText, sha256 } from '../../src/support/canonical.ts';

describe('canonicalJson', () => {
  it.each([
    [null, 'null'],
    ['a"\n', '"a\\"\\n"'],
    [1.5, '1.5'],
    [-0, '0'],
    [1e21, '1e+21'],
    [[1, undefined, 'b'], '[1,null,"b"]'],
    [{ b: 1, a: undefined, é: [], Z: {} }, '{"Z":{},"b":1,"é":[]}'],
    [
      new Map<string, unknown>([
        ['b', 1],
        ['a', new Map()],
      ]),
      '{"a":{},"b":1}',
    ],
    [Object.create(null), '{}'],
  ])('%j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    [Number.NaN, 'NaN has no form'],
    [Number.POSITIVE_INFINITY, 'Infinity has no form'],
    [new Set([1]), 'Set has no form'],
    [new Date(0), 'Date has no form'],
    [new Uint8Array(1), 'Uint8Array has no form'],
    [() => 1, 'a function has no form'],
    [1n, 'a bigint has no form'],
    [undefined, 'a undefined has no form'],
    [{ deep: [new Set()] }, 'Set has no form'],
  ])('refuses %o', (value, message) => {
    expect(() => canonicalJson(value)).toThrow(message);
  });

  it('is JSON, whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.nat()), (table) => {
        const entries = Object.entries(table);
        expect(canonicalJson(new Map(entries.toReversed()))).toBe(canonicalJson(new Map(entries)));
      }),
    );
  });
});

it('texts are ordered by code units', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(compareText(a, b)).toBe(a === b ? 0 : [a, b].sort()[0] === a ? -1 : 1);
    }),
  );
});

it('digests are those of the standard', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256(new Uint8Array([0x61, 0x62, 0x63]))).toBe(sha256('abc'));
});
