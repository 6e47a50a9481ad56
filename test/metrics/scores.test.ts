import { describe, expect, it } from 'vitest';
import { compareRows, constantGuess } from '../../src/metrics/index.ts';
import type { ScoredRows } from '../../src/metrics/types.ts';
import { random } from '../../src/support/random.ts';
import { rows, side } from './rows.ts';

function scored(
  names: readonly string[],
  ours: readonly (readonly number[])[],
  theirs?: typeof ours,
  more = {},
): ScoredRows {
  const n = Math.max(...ours.map((column) => column.length));
  const all = [...ours, ...(theirs ?? [])];
  const scores = names.map((name, at) => ({
    name,
    isShare: [ours[at], theirs?.[at]].flat().every((score) => score === undefined || score === 0 || score === 1),
  }));
  expect(all.length).toBeGreaterThan(0);
  const none = new Array<number>(n).fill(0);
  const given = { classes: [], scores, ...more };
  return rows('scored', none, side({ scores: ours }), theirs && side({ scores: theirs }), given);
}

const higher = new Map([['quality', 'higher' as const]]);

describe('scores that the rows bring', () => {
  it('are means with a paired t interval, as of differences row by row', () => {
    const [ours, theirs] = [
      [1, 2, 4, 3, 5, 4],
      [1, 1, 3, 3, 4, 2],
    ];
    const [line] = compareRows(scored(['quality'], [ours], [theirs]), { better: higher });
    // Differences 0 1 1 0 1 2: mean 5/6, s = 0.752773, t(0.975, 5) = 2.570582.
    expect(line).toMatchObject({ metric: 'quality', origin: 'computed', better: 'higher', method: 'paired t' });
    expect(line?.candidate.value).toBeCloseTo(19 / 6, 12);
    expect(line?.change?.value).toBeCloseTo(5 / 6, 12);
    expect(line?.change?.intervals[0]?.low).toBeCloseTo(5 / 6 - (2.5705818 * 0.7527727) / Math.sqrt(6), 6);
    expect(line?.change?.paired).toBe(true);
  });

  it('are oriented: lower is better where that is said, or known of the name', () => {
    const [ours, theirs] = [
      [0.2, 0.4, 0.3],
      [0.1, 0.2, 0.3],
    ];
    const [wer] = compareRows(scored(['wer'], [ours], [theirs]));
    expect(wer?.change?.value).toBeCloseTo(-0.1, 12);
    const [said] = compareRows(scored(['toxicity'], [ours], [theirs]), { better: new Map([['toxicity', 'lower']]) });
    expect(said?.change?.value).toBeCloseTo(-0.1, 12);
  });

  it('are shown and not judged where nobody says which direction is better', () => {
    const [line] = compareRows(scored(['verve'], [[1, 2, 3]], [[1, 1, 1]]));
    expect(line?.better).toBeUndefined();
    expect(line?.candidate.value).toBe(2);
    expect(line?.change).toBeUndefined();
    expect(line?.notComparable).toBe('whether higher or lower is better was not declared');
  });

  it('of 0 and 1 have the intervals of shares, also where all rows are 1', () => {
    const ones = new Array<number>(50).fill(1);
    const one = ones.map((_, row) => (row < 40 ? 1 : 0));
    const [line] = compareRows(scored(['exact-match'], [ones], [one]));
    expect(line?.method).toBe('Newcombe 10');
    // Wilson 1927 for 50 of 50: n / (n + z²).
    expect(line?.candidate.intervals[0]?.low).toBeCloseTo(50 / (50 + 1.959964 ** 2), 6);
    expect(line?.change?.intervals[0]?.low).toBeGreaterThan(0.05);
    expect(line?.change?.intervals[0]?.low).toBeLessThan(0.2);
    const clusters = Int32Array.from(ones, (_, row) => row % 10);
    const [grouped] = compareRows(scored(['exact-match'], [ones], [one], { clusters }));
    expect(grouped?.method).toBe('influence function of groups');
    expect(grouped?.candidate.intervals[0]?.low).toBeCloseTo(10 / (10 + 1.959964 ** 2), 6);
  });

  it('of another range that do not spread have no interval, instead of one without width', () => {
    const fives = new Array<number>(30).fill(5);
    const [line] = compareRows(scored(['quality'], [fives], [fives.map((five, row) => five - (row % 2))]), {
      better: higher,
    });
    expect(line?.candidate).toMatchObject({ value: 5, intervals: [] });
    expect(line?.change?.intervals).toHaveLength(1);
    const [same] = compareRows(scored(['quality'], [fives], [fives]), { better: higher });
    expect(same).toMatchObject({ method: 'identical predictions', change: { value: 0, exact: true } });
  });

  it('are identical column by column', () => {
    const lines = compareRows(
      scored(
        ['quality', 'wer'],
        [
          [1, 2, 3],
          [0, 0.5, 0.1],
        ],
        [
          [1, 2, 3],
          [0, 0.5, 0.2],
        ],
      ),
      { better: higher },
    );
    expect(lines.map(({ change }) => change?.exact)).toEqual([true, false]);
  });

  it('that one side does not have have no value there', () => {
    const lost = compareRows(scored(['quality', 'wer'], [[1, 2, 3], []], [[], [0, 0.5, 0.2]]), { better: higher });
    expect(lost.map(({ candidate }) => candidate.undefinedBecause)).toEqual([undefined, 'missing']);
    expect(lost[0]?.notComparable).toBe('the baseline has no value: missing');
    const slices = new Map([['city', { names: ['A'], codes: new Int32Array(40) }]]);
    const many = scored(['quality', 'wer'], [Array.from({ length: 40 }, (_, row) => row), []], undefined, { slices });
    const sliced = compareRows(many, { better: higher, slices: [{ column: 'city' }] });
    expect(sliced.map(({ slice, candidate }) => [slice?.value, candidate.undefinedBecause])).toEqual([
      [undefined, undefined],
      [undefined, 'missing'],
      ['A', undefined],
      ['A', 'missing'],
    ]);
  });

  it('that no metric of this name can have are no value', () => {
    const [line] = compareRows(scored(['accuracy'], [[-3, -2, -4]]));
    expect(line?.candidate).toMatchObject({ value: null, undefinedBecause: 'outside-range' });
  });

  it('are no predictions of a constant answer, whatever their name', () => {
    expect(constantGuess(scored(['rmse'], [[1, 2, 3]]), ['rmse']).size).toBe(0);
    const [line] = compareRows(scored(['accuracy'], [[1, 0, 1]], [[1, 1, 1]]));
    expect(line?.mcnemar).toBeUndefined();
  });

  it('are compared by resampling where they are best close to a number', () => {
    const stream = random(1);
    const column = (at: number) => Array.from({ length: 60 }, () => at + stream.uniform());
    const [line] = compareRows(scored(['length'], [column(9.6)], [column(12)]), {
      better: new Map([['length', { closeTo: 10 }]]),
    });
    expect(line?.method).toBe('BCa bootstrap');
    expect(line?.change?.intervals[0]?.low).toBeGreaterThan(2);
  });
});
