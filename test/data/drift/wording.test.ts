import { describe, expect, it } from 'vitest';
import { estimated } from '../../../src/data/drift/wording.ts';

describe('a statistic from a sketch', () => {
  it.each([
    [0.3544, 0.1, '0.35'],
    [1.527, 0.1, '1.5'],
    [0.998, 0.1, '1.00'],
    [1.04, 0.1, '1.0'],
    [12.4, 5, '12'],
    [123.4, 5, '123'],
    [0.0123, 0.02, '0.012'],
    [0, 0.1, '0'],
    [Number.POSITIVE_INFINITY, 0.1, 'Infinity'],
    [0.00004, 0.1, '4.00e-5'],
  ])('%d (limit %d) reads %s', (value, limit, text) => {
    expect(estimated(value, limit)).toBe(text);
  });

  it('does not read like a limit that it is beyond', () => {
    expect(estimated(0.1004, 0.1)).toBe('0.1004');
    expect(estimated(0.104, 0.1)).toBe('0.104');
    expect(estimated(0.1, 0.1)).toBe('0.10');
    expect(estimated(0.10000004, 0.1)).toBe('0.1');
  });
});
