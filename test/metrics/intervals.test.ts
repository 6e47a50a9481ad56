import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argsort } from '../../src/metrics/argsort.ts';
import { compareRows } from '../../src/metrics/index.ts';
import { mcnemarExact, newcombe, wilson } from '../../src/metrics/intervals/proportion.ts';
import type { ScoredRows } from '../../src/metrics/types.ts';
import ovarian from './references/delong1988.json' with { type: 'json' };
import reference from './references/intervals.json' with { type: 'json' };
import { rows, side } from './rows.ts';

function only(scored: ScoredRows, metric: string, level = 0.95) {
  const [line] = compareRows(scored, { metrics: [metric], levels: [level] });
  const change = line?.change;
  return {
    line,
    value: line?.candidate.value ?? Number.NaN,
    interval: line?.candidate.intervals[0],
    change: change?.value ?? Number.NaN,
    changeInterval: change?.intervals[0],
    changeError: change?.standardError.rows ?? Number.NaN,
  };
}

describe('DeLong', () => {
  it.each(ovarian.published)('gives the published table for $name', (row) => {
    const labels = ovarian.popind;
    const reverse = ovarian.totscore.map((score) => 10 - score);
    const column = row.name === 'albumin' ? ovarian.alb : ovarian.tp;
    const found = only(rows('binary', labels, side({ scores: [column] }), side({ scores: [reverse] })), 'roc-auc');
    expect(found.value).toBeCloseTo(row.auc, 4);
    expect(found.line?.candidate.standardError).toBeCloseTo(row.error, 4);
    expect(found.change).toBeCloseTo(row.contrast, 4);
    expect(found.changeError).toBeCloseTo(row.contrastError, 4);
    expect(found.changeInterval?.low).toBeCloseTo(row.low, 4);
    expect(found.changeInterval?.high).toBeCloseTo(row.high, 4);
  });

  it.each(reference.delong)('equals the matrix of comparisons to 1e-9', (one) => {
    const scored = rows('binary', one.labels, side({ scores: [one.candidate] }), side({ scores: [one.baseline] }));
    const found = only(scored, 'roc-auc');
    expect(found.value).toBeCloseTo(one.auc[0] ?? Number.NaN, 9);
    expect(found.change).toBeCloseTo(one.difference, 9);
    expect(found.changeError).toBeCloseTo(one.differenceSe, 9);
    expect(found.changeInterval?.low).toBeCloseTo(one.interval[0] ?? Number.NaN, 9);
    expect(found.changeInterval?.high).toBeCloseTo(one.interval[1] ?? Number.NaN, 9);
  });

  it('does not call a perfect ranking of few rows certain', () => {
    const perfect = rows(
      'binary',
      [0, 0, 0, 1, 1],
      side({ scores: [[0.1, 0.2, 0.3, 0.8, 0.9]] }),
      side({ scores: [[0.2, 0.1, 0.3, 0.9, 0.8]] }),
    );
    const found = only(perfect, 'roc-auc');
    expect(found.interval?.low).toBeLessThan(0.5);
    expect(found.changeInterval?.low).toBeLessThan(-0.4);
    expect(found.changeInterval?.high).toBeGreaterThan(0.4);
  });

  it('says nothing beyond the range with a single positive', () => {
    const found = only(rows('binary', [0, 0, 1], side({ scores: [[0.1, 0.2, 0.9]] })), 'roc-auc');
    expect(found.interval).toEqual({ level: 0.95, low: 0, high: 1 });
  });
});

describe('proportions', () => {
  it.each(reference.wilson)('Wilson of %i of %i at %f', (k, n, level, low, high) => {
    const [ours, theirs] = wilson({ value: (k ?? 0) / (n ?? 0), trials: n ?? 0 }, level ?? 0);
    expect(ours).toBeCloseTo(low ?? Number.NaN, 9);
    expect(theirs).toBeCloseTo(high ?? Number.NaN, 9);
  });

  // a: both right, b: only the first, c: only the second, d: neither.
  // Altman et al. 2000, Statistics with Confidence, table 6.2; Bentur 2009 in Fagerland, Lydersen & Laake 2014.
  it.each([
    [14, 5, 0, 22, 0.011, 0.226, 3],
    [1, 1, 7, 12, -0.507, -0.026, 3],
  ])('Newcombe of %i %i %i %i, published', (a, b, c, d, low, high, digits) => {
    const found = only(pairedRows(a, b, c, d), 'accuracy');
    expect(found.line?.method).toBe('Newcombe 10');
    expect(found.changeInterval?.low).toBeCloseTo(low, digits);
    expect(found.changeInterval?.high).toBeCloseTo(high, digits);
  });

  it.each(reference.newcombe)('Newcombe of %i %i %i %i from counts, to 1e-9', (a, b, c, d, low, high) => {
    const n = (a ?? 0) + (b ?? 0) + (c ?? 0) + (d ?? 0);
    const found = only(pairedRows(a ?? 0, b ?? 0, c ?? 0, d ?? 0), 'accuracy');
    expect(found.change).toBeCloseTo(((b ?? 0) - (c ?? 0)) / n, 12);
    expect(found.changeInterval?.low).toBeCloseTo(low ?? Number.NaN, 9);
    expect(found.changeInterval?.high).toBeCloseTo(high ?? Number.NaN, 9);
  });

  it('recall is paired on the positive rows alone', () => {
    const positives = pairedRows(14, 5, 0, 22);
    const labels = [...positives.labels, ...new Array<number>(30).fill(0)];
    const extend = (index: 'candidate' | 'baseline') =>
      side({
        predicted: [
          ...(positives[index]?.[0]?.predicted ?? []),
          ...new Array<number>(30).fill(index === 'candidate' ? 1 : 0),
        ],
      });
    const found = only(rows('binary', labels, extend('candidate'), extend('baseline')), 'recall');
    expect(found.changeInterval?.low).toBeCloseTo(0.011, 3);
    expect(found.changeInterval?.high).toBeCloseTo(0.226, 3);
  });

  it('never leaves [−1, 1], and φ cannot break it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 1e6 }),
        (p, q, phi, trials) => {
          const [low, high] = newcombe({ value: p, trials }, { value: q, trials }, phi).limits(0.95);
          expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
          expect(high).toBeLessThanOrEqual(1 + 1e-12);
          expect(low).toBeLessThanOrEqual(p - q);
          expect(high).toBeGreaterThanOrEqual(p - q);
        },
      ),
    );
  });

  it.each(reference.mcnemar)('McNemar of %i and %i', (b, c, p) => {
    expect(mcnemarExact(b ?? 0, c ?? 0)).toBeCloseTo(p ?? Number.NaN, 9);
  });

  it('shows McNemar beside accuracy', () => {
    const found = only(pairedRows(20, 15, 5, 10), 'accuracy');
    expect(found.line?.mcnemar).toEqual({
      onlyCandidate: 15,
      onlyBaseline: 5,
      pValue: expect.closeTo(0.0413894653, 9),
    });
  });
});

describe('means and functions of means', () => {
  const { labels, candidate, baseline, change, value } = reference.pairedT;
  const scored = rows('regression', labels, side({ predicted: candidate }), side({ predicted: baseline }));

  it('MSE: the paired t of SciPy', () => {
    const found = only(scored, 'mse');
    expect(found.line?.method).toBe('paired t');
    expect(found.changeInterval?.low).toBeCloseTo(change[0] ?? Number.NaN, 9);
    expect(found.changeInterval?.high).toBeCloseTo(change[1] ?? Number.NaN, 9);
    expect(found.interval?.low).toBeCloseTo(value[0] ?? Number.NaN, 9);
    expect(found.interval?.high).toBeCloseTo(value[1] ?? Number.NaN, 9);
  });

  it('RMSE: BCa near that of SciPy, which widens few rows less', () => {
    const found = only(scored, 'rmse');
    expect(found.line?.method).toBe('BCa bootstrap');
    const width = reference.bca.high - reference.bca.low;
    expect(Math.abs((found.changeInterval?.low ?? 0) - reference.bca.low)).toBeLessThan(0.08 * width);
    expect(Math.abs((found.changeInterval?.high ?? 0) - reference.bca.high)).toBeLessThan(0.08 * width);
  });

  it('one row has a value and no interval', () => {
    const found = only(rows('regression', [1], side({ predicted: [2] }), side({ predicted: [4] })), 'mae');
    expect(found.value).toBe(1);
    expect(found.change).toBe(2);
    expect(found.line?.candidate.intervals).toEqual([]);
    expect(found.line?.change?.intervals).toEqual([]);
  });

  it('two rows have the t interval of one degree of freedom', () => {
    const found = only(rows('regression', [0, 0], side({ predicted: [1, 3] })), 'mae');
    expect(found.interval?.high).toBeCloseTo(2 + 12.706204736432095, 9);
  });
});

describe('argsort', () => {
  it('sorts as a comparison sort does, on both sides of its switch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), fc.integer(), (n, seed) => {
        const values = Float64Array.from(
          { length: n },
          (_, i) => Math.round(Math.sin(i * seed) * 300) * 10 ** ((i % 7) - 3) * (i % 2 ? -1 : 1),
        );
        const expected = Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
        expect(Array.from(argsort(values))).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

function pairedRows(a: number, b: number, c: number, d: number): ScoredRows {
  const counts: readonly [number, number, number][] = [
    [a, 1, 1],
    [b, 1, 0],
    [c, 0, 1],
    [d, 0, 0],
  ];
  const right = counts.flatMap(([count, ours, theirs]) => Array.from({ length: count }, () => [ours, theirs] as const));
  return rows(
    'binary',
    right.map(() => 1),
    side({ predicted: right.map(([ours]) => ours) }),
    side({ predicted: right.map(([, theirs]) => theirs) }),
  );
}
