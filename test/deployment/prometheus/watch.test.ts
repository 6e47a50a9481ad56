import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/deployment/evidence.ts';
import type { Reading } from '../../../src/deployment/prometheus/reading.ts';
import { begun, concluded, taken } from '../../../src/deployment/prometheus/watch.ts';

const none = (why: string): Reading => ({ kind: 'nothing', why });
const readingsOf = (values: readonly (number | string)[]): readonly Reading[] =>
  values.map((value) => (typeof value === 'number' ? { kind: 'value', value } : none(value)));

function watched(
  values: readonly (number | string)[],
  limits: { min?: number; max?: number } = { max: 0.01 },
  samples = 2,
): Finding {
  let watch = begun;
  for (const reading of readingsOf(values)) {
    const next = taken({ ...limits, samples }, watch, reading);
    if ('verdict' in next) return next;
    watch = next;
  }
  return concluded({ ...limits, samples }, watch);
}

describe('a number that is watched', () => {
  it('passes at the end where it was never twice in a row beyond its limit', () => {
    expect(watched([0.001, 0.02, 0.003, 0.02, 0.004])).toEqual({
      verdict: 'pass',
      sentence: '5 values from 0.00100 to 0.0200, never twice in a row beyond max 0.01.',
    });
    expect(watched([0.01, 0.01]).verdict).toBe('pass');
  });

  it('fails as soon as it is, whatever was missing between the two', () => {
    expect(watched([0.001, 0.02, 0.03, 0.001])).toEqual({
      verdict: 'fail',
      sentence: '0.0200 and 0.0300, one after the other, are beyond max 0.01 (of 3 values).',
    });
    expect(watched([0.02, 'NaN', 0.02]).verdict).toBe('fail');
    expect(watched([5, 0.4, 0.3], { min: 0.5 }).verdict).toBe('fail');
    expect(watched([3, 0], { min: 1, max: 2 }).verdict).toBe('fail');
    expect(watched([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]).verdict).toBe('fail');
  });

  it('is unknown with fewer values than are asked for, and says what came instead', () => {
    expect(watched(['no series', 'NaN', 0.001, 'NaN'])).toEqual({
      verdict: 'unknown',
      sentence: 'Only 1 value came, 2 are needed; without a value: no series (1 times), NaN (2 times).',
    });
    expect(watched([]).verdict).toBe('unknown');
  });

  it('is unknown where the last value is beyond the limit and nothing came after it', () => {
    expect(watched([0.001, 0.001, 0.02, 'no series'])).toMatchObject({
      verdict: 'unknown',
      sentence: expect.stringMatching(/none came after it/),
    });
  });

  it('is unknown at once where the query is wrong', () => {
    const wrong: Reading = { kind: 'wrong', why: 'the query gives 2 series, not one' };
    expect(taken({ max: 1, samples: 1 }, begun, wrong)).toEqual({
      verdict: 'unknown',
      sentence: 'Prometheus cannot answer: the query gives 2 series, not one.',
    });
  });

  it('never passes with two in a row beyond its limit, nor fails without', () => {
    const one = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant('NaN'));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), fc.integer({ min: 1, max: 6 }), (values, samples) => {
        const numbers = values.filter((value) => typeof value === 'number');
        const twice = numbers.some((value, at) => value > 2 && (numbers[at + 1] ?? 0) > 2);
        const { verdict } = watched(values, { max: 2 }, samples);
        expect(verdict === 'fail').toBe(twice);
        if (verdict === 'pass') expect(numbers.length).toBeGreaterThanOrEqual(samples);
      }),
    );
  });
});
