import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type BesideLimit, judgeBeside, levelsFor } from '../../src/gates/index.ts';
import { compareRows } from '../../src/metrics/index.ts';
import type { ScoredRows } from '../../src/metrics/types.ts';

/** A regression whose two sides miss the label by so much in each row; the noise of a row is its own. */
function rows(n: number, ours: number, theirs: number): ScoredRows {
  const labels = Float64Array.from({ length: n }, (_, row) => row % 7);
  const side = (by: number, phase: number, artifact: string) => ({
    seed: null,
    artifact,
    predicted: labels.map((label, row) => label + by * (1 + 0.5 * Math.sin(row * phase))),
    scores: [],
  });
  return {
    task: 'regression',
    n,
    classes: [],
    labels,
    candidate: [side(ours, 1.3, 'a')],
    baseline: [side(theirs, 2.9, 'b')],
    slices: new Map(),
  };
}

function judged(scored: ScoredRows, limits: readonly BesideLimit[] = [], metrics = ['mae']) {
  return judgeBeside(compareRows(scored, { metrics, levels: levelsFor(metrics.length) }), limits);
}

const maxWorse = (value: number, kind: 'absolute' | 'percent' = 'absolute'): BesideLimit => ({
  metric: 'mae',
  maxWorse: { kind, value },
});

it('without a limit what is worse beyond its noise fails, and anything else passes', () => {
  const [worse] = judged(rows(200, 2, 1));
  expect(worse).toMatchObject({ metric: 'mae', verdict: 'fail' });
  expect(worse?.sentence).toMatch(
    /^mae got worse by [\d.]+ \(95 %: .* worse\); it may not get worse beyond its noise\.$/,
  );
  expect(judged(rows(200, 1, 2))[0]?.verdict).toBe('pass');
  expect(judged(rows(40, 1, 1))[0]?.verdict).toBe('pass');
});

it('one seed on each side is no reason to doubt: these two artifacts are what is compared', () => {
  expect(judged(rows(200, 2, 1))[0]?.verdict).toBe('fail');
  expect(judged(rows(200, 2, 1), [maxWorse(0.1)])[0]?.verdict).toBe('fail');
});

it('with a limit the interval has to keep it; where these rows cannot tell, it is unknown', () => {
  expect(judged(rows(200, 1.2, 1), [maxWorse(0.5)])[0]?.verdict).toBe('pass');
  expect(judged(rows(200, 1.2, 1), [maxWorse(0.05)])[0]?.verdict).toBe('fail');
  expect(judged(rows(200, 1.2, 1), [maxWorse(80, 'percent')])[0]?.verdict).toBe('pass');
  const [open] = judged(rows(20, 1, 1), [maxWorse(0)]);
  expect(open?.verdict).toBe('unknown');
  expect(open?.sentence).toMatch(/these rows cannot tell/);
});

it('a limit counts for its metric under any of its names, and for no other', () => {
  const limits: BesideLimit[] = [{ metric: 'MAE', maxWorse: { kind: 'absolute', value: 5 } }];
  expect(judged(rows(200, 2, 1), limits, ['mae', 'rmse'])).toMatchObject([{ verdict: 'pass' }, { verdict: 'fail' }]);
});

it('a metric without a value is unknown', () => {
  expect(judged(rows(0, 1, 1))[0]?.verdict).toBe('unknown');
  const [none] = judgeBeside(compareRows(rows(50, 1, 1), { metrics: ['roc-auc'] }), []);
  expect(none?.verdict).toBe('unknown');
});

it('identical answers always pass, and a limit that is loosened never turns a pass into anything else', () => {
  const amount = fc.double({ min: 0, max: 2, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), amount, amount, (by, a, b) => {
      const same = rows(60, by, by);
      const identical = { ...same, ...(same.baseline && { candidate: same.baseline }) };
      expect(judged(identical, [maxWorse(a)])[0]?.verdict).toBe('pass');
      const scored = rows(60, by, 1);
      const [tight, loose] = [Math.min(a, b), Math.max(a, b)].map(
        (limit) => judged(scored, [maxWorse(limit)])[0]?.verdict,
      );
      if (tight === 'pass') expect(loose).toBe('pass');
      if (loose === 'fail') expect(tight).toBe('fail');
    }),
    { numRuns: 40 },
  );
});
