import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRows, computeMetrics, defaultMetrics } from '../../src/metrics/index.ts';
import type { ScoredRows } from '../../src/metrics/types.ts';
import { random } from '../../src/support/random.ts';
import { expectClose, expectFinite, expectMirrored, looksSwapped } from './comparisons.ts';
import { permuted, rows, side, swapped } from './rows.ts';

const levels = [0.95, 0.99];

/** Rows of any task with n up to 40: ties, certain scores and constant columns are likely. */
const anyRows = fc
  .record({
    task: fc.constantFrom('binary' as const, 'multiclass' as const, 'regression' as const),
    n: fc.integer({ min: 1, max: 25 }),
    seed: fc.integer({ min: 0, max: 1e6 }),
    grid: fc.constantFrom(2, 10, 1e6),
    weighted: fc.boolean(),
  })
  .map(({ task, n, seed, grid, weighted }) => {
    const stream = random(seed);
    const on = (count: number) => Array.from({ length: count }, () => Math.round(stream.uniform() * grid) / grid);
    const labels = Array.from({ length: n }, () =>
      task === 'regression' ? Math.round(stream.uniform() * grid) / grid : stream.below(task === 'binary' ? 2 : 4),
    );
    const predictions = () => {
      if (task === 'regression') return side({ predicted: on(n) });
      if (task === 'binary') return side({ scores: [on(n)] });
      const raw = [on(n), on(n), on(n), on(n)];
      const total = (i: number) => raw.reduce((sum, column) => sum + (column[i] ?? 0) + 0.1, 0);
      return side({ scores: raw.map((column) => column.map((value, i) => (value + 0.1) / total(i))) });
    };
    const weights = weighted ? { weights: Float64Array.from(labels, () => 0.5 + stream.uniform()) } : {};
    return rows(task, labels, predictions(), predictions(), weights);
  });

describe('comparison', () => {
  it('mirrors when the sides change places', () => {
    fc.assert(
      fc.property(anyRows, (scored) => {
        fc.pre(!looksSwapped(scored));
        const there = compareRows(scored, { levels });
        const back = compareRows(swapped(scored), { levels });
        for (const [at, line] of there.entries()) expectMirrored(line, back[at]);
      }),
      { numRuns: 15 },
    );
  });

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(anyRows, fc.integer(), (scored, seed) => {
        const stream = random(seed);
        const keys = Array.from({ length: scored.n }, () => stream.uniform());
        const order = Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
        const first = compareRows(scored, { levels });
        const second = compareRows(permuted(scored, order), { levels });
        for (const [at, line] of first.entries()) expectClose(line, second[at]);
      }),
      { numRuns: 15 },
    );
  });

  it('takes rounding for no difference, whatever the order of rows', () => {
    // Average precision is equal on both sides, and so is the mean error, but for the last bit of their sums.
    const equalAreas = rows(
      'binary',
      [0, 0, 0, 1, 0, 1],
      side({ scores: [[1, 0.5, 1, 0.5, 0.5, 0.5]] }),
      side({ scores: [[0.5, 1, 0.5, 0.5, 1, 0.5]] }),
      { weights: Float64Array.of(0.775, 1.226, 1.318, 1.308, 1.253, 1.104) },
    );
    const equalErrors = rows(
      'regression',
      [0.3, 0.8, 0.5, 0.5, 0.6, 0.8, 0.3, 0.7, 0.6, 0.1, 0.6, 0.2, 0.4, 0.8, 0.9, 0.3, 0, 0.8, 0.1],
      side({
        predicted: [0.2, 1, 0, 0.5, 0.4, 0.8, 0.6, 0.3, 0.1, 0.1, 0.8, 0.1, 0.8, 0.9, 0.2, 0.7, 0.1, 0.6, 0.4],
      }),
      side({
        predicted: [0.7, 0.9, 0.2, 0.6, 0.3, 0.9, 0.9, 0.1, 0.5, 0.9, 0.6, 0.5, 0.2, 0.2, 0.3, 0.9, 0.8, 0.2, 0.3],
      }),
    );
    for (const [scored, metric] of [
      [equalAreas, 'average-precision'],
      [equalErrors, 'bias'],
    ] as const) {
      const request = { levels, metrics: [metric] };
      const [first] = compareRows(scored, request);
      if (!first) throw new Error('no line');
      for (let turn = 1; turn < scored.n; turn++) {
        const order = Array.from({ length: scored.n }, (_, at) => (at * 7 + turn) % scored.n);
        const [other] = compareRows(permuted(scored, order), request);
        expectClose(first, other);
      }
    }
  });

  it('has wider intervals at higher levels, around what it found', () => {
    fc.assert(
      fc.property(anyRows, (scored) => {
        const wide = [0.5, 0.8, 0.95, 0.99, 0.999];
        for (const line of compareRows(scored, { levels: wide })) {
          for (const intervals of [line.candidate.intervals, line.change?.intervals ?? []]) {
            for (const [at, interval] of intervals.entries()) {
              expect(interval.low).toBeLessThanOrEqual(interval.high);
              const inner = intervals[at - 1];
              if (!inner) continue;
              expect(interval.low).toBeLessThanOrEqual(inner.low + 1e-12);
              expect(interval.high).toBeGreaterThanOrEqual(inner.high - 1e-12);
            }
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('gives finite numbers or null for whatever is in the columns', () => {
    const anything = fc.oneof(
      fc.double(),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, -1e308, 5e-324, 0),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(anything, anything, anything), { minLength: 1, maxLength: 8 }), (list) => {
        const column = (at: 0 | 1 | 2) => list.map((row) => row[at]);
        const regression = rows(
          'regression',
          column(0),
          side({ predicted: column(1) }),
          side({ predicted: column(2) }),
        );
        const binary = rows(
          'binary',
          list.map((row) => (row[0] > 0 ? 1 : 0)),
          side({ scores: [column(1)] }),
          side({ scores: [column(2)] }),
        );
        for (const line of [...compareRows(regression), ...compareRows(binary)]) expectFinite(line);
      }),
      { numRuns: 25 },
    );
  });

  it('repeats itself, and another seed changes only resampled intervals', () => {
    const scored = example(200, 1);
    const lines = (seed: number) => compareRows(scored, { seed, levels });
    expect(lines(1)).toEqual(lines(1));
    const [one, two] = [lines(1), lines(2)];
    for (const [at, line] of one.entries()) {
      const resampled = line.method.includes('resampled') || line.method.includes('bootstrap');
      if (resampled) expect(two[at]?.change?.intervals).not.toEqual(line.change?.intervals);
      else expect(two[at]).toEqual(line);
      expect(two[at]?.change?.value).toBe(line.change?.value);
    }
  });

  it('calls identical predictions exact, metric by metric', () => {
    const scored = example(50, 2);
    const same = compareRows({ ...scored, baseline: scored.candidate });
    for (const line of same) {
      expect(line.change).toMatchObject({ value: 0, exact: true, intervals: [{ level: 0.95, low: 0, high: 0 }] });
      expect(line.method).toBe('identical predictions');
    }
    // Other scores on the same side of the threshold: classes are equal, scores are not.
    const scores = scored.candidate[0]?.scores[0] ?? new Float64Array();
    const moved = side({ scores: [Array.from(scores, (p) => (p >= 0.5 ? (p + 1) / 2 : p / 2))] });
    const lines = compareRows({ ...scored, baseline: [moved] });
    const of = (metric: string) => lines.find((line) => line.metric === metric)?.change?.exact;
    expect([of('accuracy'), of('f1'), of('log-loss'), of('brier')]).toEqual([true, true, false, false]);
  });

  it('says why there is no change', () => {
    const scored = example(50, 3);
    const broken = side({ scores: [new Array<number>(50).fill(Number.NaN)] });
    const [line] = compareRows({ ...scored, baseline: [broken] }, { metrics: ['roc-auc'] });
    expect(line?.candidate.value).toBeGreaterThan(0);
    expect(line?.baseline).toMatchObject({ value: null, undefinedBecause: 'not-a-number' });
    expect(line?.notComparable).toContain('not-a-number');
    expect(line?.change).toBeUndefined();
    const [other] = compareRows(
      { ...scored, candidate: [broken], baseline: scored.candidate },
      { metrics: ['roc-auc'] },
    );
    expect(other?.candidate).toMatchObject({ value: null, undefinedBecause: 'not-a-number' });
    expect(other?.change).toBeUndefined();
  });

  it('a broken baseline leaves the candidate as it is alone', () => {
    const scored = example(60, 4);
    const broken = side({ predicted: new Array<number>(60).fill(Number.NaN) });
    const withBroken = compareRows({ ...scored, baseline: [broken] }, { metrics: ['f1', 'mcc'] });
    for (const line of withBroken) expectFinite(line);
    expect(withBroken[0]?.candidate.value).toBe(computeMetrics(scored, ['f1'])[0]?.candidate.value);
  });

  it('reads names in any spelling, once each', () => {
    const lines = compareRows(example(30, 5), { metrics: ['AUC', 'roc_auc', 'f1_score', 'revenue'] });
    expect(lines.map((line) => line.metric)).toEqual(['roc-auc', 'f1', 'revenue']);
  });

  it('orients by direction: lower, higher, close to a number', () => {
    const labels = [0, 0, 0, 0, 0, 0];
    const candidate = side({ predicted: [1, 1.1, 0.9, 1, 1, 1.2] });
    const baseline = side({ predicted: [-2, -2.1, -1.9, -2, -2, -2.2] });
    const change = (metric: string, better = new Map()) =>
      compareRows(rows('regression', labels, candidate, baseline), { metrics: [metric], better })[0]?.change;
    expect(change('mae')?.value).toBeCloseTo(1, 9);
    expect(change('bias')?.value).toBeCloseTo(1, 9);
    expect(change('bias')?.intervals[0]?.low).toBeGreaterThan(0.7);
    expect(change('bias', new Map([['mean_error', 'higher']]))?.value).toBeCloseTo(3.0666667, 6);
    expect(change('mae', new Map([['mae', 'higher']]))?.value).toBeCloseTo(-1, 9);
  });

  it('compares every default metric of every task', () => {
    expect(defaultMetrics('binary')).toContain('ece');
    expect(compareRows(example(80, 6)).map((line) => line.metric)).toEqual(defaultMetrics('binary'));
  });
});

describe('slices', () => {
  const labels = Array.from({ length: 100 }, (_, i) => i % 2);
  const scores = labels.map((label, i) => label * 0.4 + ((i * 37) % 100) / 200 + 0.05);
  const codes = Int32Array.from(labels, (_, i) => (i < 60 ? 0 : i < 95 ? 1 : 2));
  const scored = rows('binary', labels, side({ scores: [scores] }), undefined, {
    slices: new Map([['origin', { names: ['EWR', 'JFK', 'LGA'], codes }]]),
  });

  it('computes each value of a column on its own rows, the largest first, and lists small ones without a value', () => {
    const lines = compareRows(scored, { metrics: ['accuracy'], slices: [{ column: 'origin' }] });
    expect(lines.map((line) => [line.slice?.value, line.candidate.rows])).toEqual([
      [undefined, 100],
      ['EWR', 60],
      ['JFK', 35],
      ['LGA', 5],
    ]);
    expect(lines[3]?.candidate).toMatchObject({ value: null, undefinedBecause: 'too-few-rows', intervals: [] });
    const alone = computeMetrics(rows('binary', labels.slice(0, 60), side({ scores: [scores.slice(0, 60)] })), [
      'accuracy',
    ]);
    expect(lines[1]?.candidate).toEqual(alone[0]?.candidate);
  });

  it('takes only the most frequent values, and says when the column is not there', () => {
    const top = compareRows(scored, { metrics: ['accuracy'], slices: [{ column: 'origin', top: 1 }] });
    expect(top.map((line) => line.slice?.value)).toEqual([undefined, 'EWR']);
    const [, missing] = compareRows(scored, { metrics: ['accuracy'], slices: [{ column: 'carrier' }] });
    expect(missing?.notComparable).toContain('carrier');
    expect(missing?.candidate.value).toBeNull();
  });

  it('has another floor where one is asked for', () => {
    const lines = compareRows(scored, { metrics: ['accuracy'], slices: [{ column: 'origin' }], minSliceRows: 5 });
    expect(lines[3]?.candidate.value).not.toBeNull();
  });
});

describe('above the size of resampling', () => {
  const above = example(20_001, 8);

  it('the influence function is used', () => {
    const lines = compareRows(above, { metrics: ['average-precision', 'ece'] });
    expect(lines.map((line) => line.method)).toEqual(['influence function', 'influence function']);
  });

  it.each(['average-precision', 'ece', 'f1', 'mcc', 'balanced-accuracy'])(
    'and agrees with the resamples: %s',
    (metric) => {
      const keep = Array.from({ length: 1500 }, (_, i) => i);
      const scored = { ...permuted(above, keep), n: 1500 };
      // Without levels nothing is drawn: standard errors are those of the influence function.
      const [linear] = compareRows(scored, { metrics: [metric], levels: [] });
      const [drawn] = compareRows(scored, { metrics: [metric] });
      expect(drawn?.method).not.toBe('influence function');
      for (const [a, b] of [
        [linear?.change?.standardError.rows, drawn?.change?.standardError.rows],
        [linear?.candidate.standardError, drawn?.candidate.standardError],
      ]) {
        expect(Math.abs((a ?? 0) / (b ?? 1) - 1)).toBeLessThan(0.1);
      }
    },
  );
});

/** Binary rows with scores of some skill on both sides. */
function example(n: number, seed: number): ScoredRows {
  const stream = random(seed);
  const labels = Array.from({ length: n }, () => (stream.uniform() < 0.4 ? 1 : 0));
  const score = (skill: number) =>
    side({ scores: [labels.map((label) => Math.min(1, Math.max(0, stream.uniform() * 0.7 + label * skill)))] });
  return rows('binary', labels, score(0.3), score(0.2));
}
