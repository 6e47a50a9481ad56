import { describe, expect, it } from 'vitest';
import { compareRows, repeatsOf, rowsToDecide } from '../../src/metrics/index.ts';
import type { ScoredRows, SeedPredictions } from '../../src/metrics/types.ts';
import { type Random, random } from '../../src/support/random.ts';
import { rows } from './rows.ts';

const better = new Map([['quality', 'higher' as const]]);

function scored(
  candidate: readonly SeedPredictions[],
  baseline?: readonly SeedPredictions[],
  more: Partial<ScoredRows> = {},
): ScoredRows {
  const n = candidate[0]?.scores[0]?.length ?? 0;
  const scores = [{ name: 'quality', isShare: false }];
  return rows('scored', new Array<number>(n).fill(0), candidate, baseline, { classes: [], scores, ...more });
}

function repeat(at: number | undefined, column: ArrayLike<number>, seed: number | null = null): SeedPredictions {
  return { seed, artifact: `a${seed}`, ...(at !== undefined && { repeat: at }), scores: [Float64Array.from(column)] };
}

/** Sum of twelve uniforms less six: variance 1. */
const normal = (stream: Random) => Array.from({ length: 12 }, () => stream.uniform()).reduce((a, b) => a + b) - 6;

interface World {
  readonly n: number;
  readonly repeats: number;
  /** Deviations: of what a row differs between the models, of a single answer of the judge, of a whole repeat. */
  readonly rows: number;
  readonly answer: number;
  readonly common: number;
}

/** How many of 95 % intervals hold the true change, which is 0.3, and how wide they are on average. */
function covered({ n, repeats, rows: between, answer, common }: World, times: number) {
  const stream = random(11);
  let [held, width] = [0, 0];
  for (let time = 0; time < times; time++) {
    const own = Array.from({ length: n }, () => 3 + normal(stream));
    const better = own.map((score) => score + 0.3 + between * normal(stream));
    const judged = (true_: readonly number[]) =>
      Array.from({ length: repeats }, (_, at) => {
        const shift = common * normal(stream);
        return repeat(
          at,
          true_.map((score) => score + shift + answer * normal(stream)),
        );
      });
    const [line] = compareRows(scored(judged(better), judged(own)), { better: new Map([['quality', 'higher']]) });
    const interval = line?.change?.intervals[0];
    if (interval === undefined) throw new Error('there is no interval');
    if (interval.low <= 0.3 && 0.3 <= interval.high) held += 1;
    width += interval.high - interval.low;
  }
  return { held: held / times, width: width / times };
}

describe('models that are scored several times', () => {
  it('have the mean over the repeats of each row, and one interval of the change as of these means', () => {
    const [a, b, base] = [
      [1, 4, 2, 5],
      [3, 4, 4, 3],
      [1, 2, 2, 3],
    ];
    const mean = a.map((score, row) => (score + (b[row] ?? 0)) / 2);
    // Both repeats have the same mean: nothing is common to the rows of one.
    const [line] = compareRows(
      scored(
        [
          repeat(0, a),
          repeat(
            1,
            b.map((score) => score - 0.5),
          ),
        ],
        [repeat(undefined, base)],
      ),
      { better },
    );
    const [plain] = compareRows(
      scored(
        [
          repeat(
            undefined,
            mean.map((score) => score - 0.25),
          ),
        ],
        [repeat(undefined, base)],
      ),
      { better },
    );
    expect(line?.candidate).toMatchObject({ value: plain?.candidate.value, seeds: 1 });
    expect(line?.candidate.bySeed).toBeUndefined();
    expect(line?.change?.intervals).toEqual(plain?.change?.intervals);
    expect(line?.change).toMatchObject({ seedNoise: 'unknown', standardError: { repeats: 0 } });
  });

  // Of 600 intervals that hold the truth in 95 %, fewer than 92.5 % do with a chance of 0.4 %. Figures: docs/decisions/repeated-scoring.md.
  it.each([
    ['noise of single answers alone is in the rows', { n: 60, repeats: 3, rows: 0.5, answer: 1, common: 0 }, 0.925],
    ['so it is in two repeats', { n: 60, repeats: 2, rows: 0.5, answer: 1, common: 0 }, 0.925],
    ['a common part as large as chance among rows', { n: 60, repeats: 3, rows: 0.5, answer: 1, common: 0.13 }, 0.91],
    ['a common part beyond it', { n: 60, repeats: 3, rows: 0.5, answer: 1, common: 0.6 }, 0.91],
    ['a common part alone', { n: 60, repeats: 5, rows: 0, answer: 0.2, common: 0.5 }, 0.91],
    ['two repeats, the worst case', { n: 60, repeats: 2, rows: 0, answer: 1, common: 0.26 }, 0.87],
  ] as const)('have intervals that hold the truth: %s', (_, world, least) => {
    expect(covered(world, 600).held).toBeGreaterThanOrEqual(least);
  });

  it('are known better the more repeats there are', () => {
    const world = { n: 60, rows: 0.1, answer: 1, common: 0 };
    const [few, many] = [2, 10].map((repeats) => covered({ ...world, repeats }, 100).width);
    expect(many).toBeLessThan((few ?? 0) / 1.8);
  });

  it('have a common part that an interval over rows alone misses', () => {
    // Each repeat lies 1 from the next, and the rows of one agree to the digit.
    const ours = [0, 1, 2].map((at) => repeat(at, [4 + at, 5 + at, 6 + at, 5 + at]));
    const theirs = [0, 1, 2].map((at) => repeat(at, [3 + at, 4.2 + at, 4.8 + at, 4 + at]));
    const [line] = compareRows(scored(ours, theirs), { better });
    // τ² = 1, two sides of three repeats: √(2/3); four degrees of freedom, t = 2.776445.
    expect(line?.change?.standardError.repeats).toBeCloseTo(Math.sqrt(2 / 3), 12);
    // Rows: 0.08 / 3 / 4 with t = 3.182446; both quantiles weighted by their variances.
    const [variance, common] = [0.08 / 12, 2 / 3];
    const quantile = (variance * 3.182446 + common * 2.776445) / (variance + common);
    expect(line?.change?.intervals[0]?.low).toBeCloseTo(1 - quantile * Math.sqrt(variance + common), 5);
    expect(line?.candidate.standardError).toBeCloseTo(Math.hypot(1 / Math.sqrt(3), Math.sqrt(2 / 3 / 4)), 9);
    expect(line && rowsToDecide(line, 0)?.rows).toBeNull(); // no number of rows helps
  });

  it('have the spread of repeats in that of seeds, where training makes another model with each', () => {
    const side = (seed: number, at: number, shift: number) => repeat(at, [1 + shift, 2 + shift, 4 + shift], seed);
    const ours = [side(1, 0, 0), side(1, 1, 1), side(2, 0, 0.2), side(2, 1, 1.2)];
    const [line] = compareRows(
      scored(
        ours,
        ours.map((one) => ({ ...one, scores: one.scores.map((column) => column.map((x, row) => x - 0.1 * row)) })),
      ),
      { better },
    );
    expect(line?.change?.seedNoise).toBe('included');
    expect(line?.change?.standardError.repeats).toBe(0);
    expect(line?.candidate.bySeed).toHaveLength(2);
    expect(line?.candidate.shipped?.value).toBeCloseTo((1 + 2 + 4) / 3 + 0.5, 12);
    // The same artifact of both seeds: four scorings of one model, whose seeds say nothing of it.
    const same = ours.map((one) => ({ ...one, artifact: 'same' }));
    const other = same.map((one) => ({
      ...one,
      artifact: 'other',
      scores: one.scores.map((column) => column.map((x, row) => x - 0.1 * row)),
    }));
    const [alike] = compareRows(scored(same, other), { better });
    expect(alike?.change?.seedNoise).toBe('none');
    expect(alike?.change?.standardError.repeats).toBeCloseTo(Math.sqrt((2 * 0.5) / 4), 9);
  });

  it('of other tasks have their metrics averaged, with the common part of their influences', () => {
    const stream = random(3);
    const labels = Array.from({ length: 80 }, () => (stream.uniform() < 0.5 ? 1 : 0));
    const answers = (wrong: number, at: number): SeedPredictions => ({
      seed: null,
      artifact: 'a',
      repeat: at,
      predicted: Float64Array.from(labels, (label) => (stream.uniform() < wrong ? 1 - label : label)),
      scores: [],
    });
    const ours = [0.02, 0.3, 0.5].map(answers);
    const lines = compareRows(rows('binary', labels, ours, [0.3, 0.3, 0.3].map(answers)), {
      metrics: ['accuracy', 'f1'],
    });
    for (const line of lines) {
      const each = ours.map(
        (one) => compareRows(rows('binary', labels, one), { metrics: [line.metric] })[0]?.candidate.value ?? Number.NaN,
      );
      expect(line.candidate.value).toBeCloseTo(each.reduce((sum, value) => sum + value) / 3, 12);
      expect(line.change?.standardError.repeats).toBeGreaterThan(0.03);
    }
    expect(lines[1]?.method).toBe('resampled confusion cells of all repeats');
  });

  it('are said to be equal where they are', () => {
    const [one, other] = [
      [1, 2],
      [1, 3],
    ];
    const of = (...columns: number[][]) => columns.map((column, at) => repeat(at, column));
    expect(repeatsOf(scored([repeat(undefined, one)]))).toBeUndefined();
    expect(repeatsOf(scored(of(one, one), of(other, other)))).toEqual({ times: 2, equal: true });
    expect(repeatsOf(scored(of(one, one, one), of(one, one, other)))).toEqual({ times: 3, equal: false });
  });
});
