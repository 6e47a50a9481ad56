import { describe, expect, it } from 'vitest';
import { compareRows } from '../../../src/metrics/index.ts';
import { symmetric } from '../../../src/metrics/intervals/spread.ts';
import { fold, pool, seedNoise } from '../../../src/metrics/seeds.ts';
import { random } from '../../../src/support/random.ts';
import { rows, side } from '../rows.ts';
import { normal, one } from './valued.ts';

const mean = (values: readonly number[] = []) => values.reduce((sum, value) => sum + value, 0) / values.length;
const anywhere = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

describe('seed noise', () => {
  it('pools both sides and the history: s²(1/k₁ + 1/k₀)', () => {
    const noise = seedNoise([one([1, 3]), one([4, 5])], [[10, 12, 14]]);
    // Squares 2, 0.5 and 8 over 1 + 1 + 2 degrees of freedom.
    expect(noise).toEqual({ kind: 'included', variance: (10.5 / 4) * (1 / 2 + 1 / 2), df: 4 });
  });

  it('is none of a side that nobody trained, and says nothing of the other side', () => {
    const untrained = { ...one([1]), untrained: true };
    expect(seedNoise([untrained, untrained], [])).toEqual({ kind: 'none' });
    expect(seedNoise([untrained, one([2])], [])).toEqual({ kind: 'unknown' });
    expect(seedNoise([untrained, one([2, 4])], [])).toEqual({ kind: 'included', variance: 1, df: 1 });
  });

  it('counts past runs as four degrees of freedom at most', () => {
    const past = [
      [11, 11, 13, 13, 12],
      [0, 0, 2, 2, 1],
    ];
    // Squares 0.5 and 0.5; the history's 8 over 8 degrees of freedom count half.
    expect(seedNoise([one([1, 2]), one([4, 5])], past)).toEqual({ kind: 'included', variance: 5 / 6, df: 6 });
    // Sides without seeds of their own have nothing that a long history could hide.
    expect(seedNoise([one([1]), one([4])], past)).toMatchObject({ df: 8 });
  });

  it('never hides what the sides themselves show: their own variance, with degrees of freedom nearer their own', () => {
    const sides = [one([0, 4]), one([1, 3, 2])];
    const quiet = [
      [0, 1],
      [1, 0],
      [0, 1],
      [1, 0],
    ];
    const noise = seedNoise(sides, quiet);
    const pooled = ((8 + 2 + 2) / 7) * (1 / 2 + 1 / 3);
    const [ours, theirs] = [8 / 2, 1 / 3];
    const welch = (ours + theirs) ** 2 / (ours ** 2 / 1 + theirs ** 2 / 2);
    expect(noise).toMatchObject({ kind: 'included', variance: ours + theirs });
    const df = welch + (7 - welch) * (pooled / (ours + theirs)) ** 2;
    expect(noise.kind === 'included' && noise.df).toBeCloseTo(df, 12);
  });

  it('lends a side with one seed twice the spread of the others, and says so', () => {
    expect(seedNoise([one([1, 3]), one([4])], [])).toEqual({ kind: 'borrowed', variance: 2 / 2 + 4 * 2, df: 1 });
    expect(seedNoise([one([1]), one([4])], [[1, 3]])).toEqual({ kind: 'borrowed', variance: 2 * 4 * 2, df: 1 });
  });

  it('no more false alarms than twice the level where one side spreads twice as far as the other and as past runs', () => {
    const stream = random(21);
    const draws = 3000;
    let alarms = 0;
    for (let draw = 0; draw < draws; draw++) {
      const values = (k: number, spread: number) => Array.from({ length: k }, () => spread * normal(stream));
      const [ours, theirs] = [values(3, 2), values(3, 1)];
      const noise = seedNoise(
        [one(ours), one(theirs)],
        Array.from({ length: 10 }, () => values(3, 1)),
      );
      const change = mean(ours) - mean(theirs);
      const [interval] = fold(change, symmetric(change, 0, Number.POSITIVE_INFINITY), noise, [0.95], anywhere);
      if ((interval?.high ?? 0) < 0) alarms += 1;
    }
    // One variance for all would call 7.5 % worse.
    expect(alarms).toBeLessThan(0.05 * draws);
  });

  it('is unknown without a pair of seeds, and none where equal artifacts show determinism', () => {
    expect(seedNoise([one([1]), one([2])], [])).toEqual({ kind: 'unknown' });
    expect(seedNoise([one([1]), one([2])], [[3]])).toEqual({ kind: 'unknown' });
    expect(seedNoise([one([1, 1], ['a', 'a']), one([2])], [])).toEqual({ kind: 'none' });
    expect(seedNoise([one([1, 1], ['', '']), one([2])], [])).toEqual({ kind: 'unknown' });
  });

  it('learns nothing from past runs whose seeds all gave one value, nor lends a spread of nothing', () => {
    const still = [
      [5, 5, 5],
      [0.1 + 0.2, 0.3],
    ];
    expect(seedNoise([one([1]), one([4])], still)).toEqual({ kind: 'unknown' });
    expect(seedNoise([one([1]), one([4])], [...still, [1, 3]])).toEqual(seedNoise([one([1]), one([4])], [[1, 3]]));
    expect(seedNoise([one([1, 3]), one([4, 6])], still)).toEqual(seedNoise([one([1, 3]), one([4, 6])], []));
  });

  it('takes nothing from a deterministic side when the other is not', () => {
    const noise = seedNoise([one([1, 1], ['a', 'a']), one([2, 4])], []);
    expect(noise).toEqual({ kind: 'included', variance: 2 / 2, df: 1 });
  });

  it('folds with the quantile of Cochran and Cox: both t quantiles, weighted by their variances', () => {
    const noise = { kind: 'included', variance: 0.04, df: 3 } as const;
    const [interval] = fold(1, symmetric(1, 0.1, 20), noise, [0.95], [-9, 9]);
    // t(0.975) is 2.0859634 for 20 and 3.1824463 for 3 degrees of freedom.
    const half = 0.2 * 2.0859634472658364 + 0.8 * 3.182446305284263;
    expect(interval?.low).toBeCloseTo(1 - half * Math.sqrt(0.05), 9);
    expect(interval?.high).toBeCloseTo(1 + half * Math.sqrt(0.05), 9);
  });

  it.each([
    { seeds: 2, share: 0.8 },
    { seeds: 3, share: 0.9 },
  ])('no more false alarms than the level says, $seeds seeds a side, $share of the variance from them', (given) => {
    const level = 1 - 0.05 / 5;
    const draws = 5000;
    const stream = random(given.seeds, given.share * 10);
    const deviation = Math.sqrt((given.share * given.seeds) / 2);
    const rowError = Math.sqrt(1 - given.share);
    let alarms = 0;
    for (let draw = 0; draw < draws; draw++) {
      const [ours, theirs] = [0, 1].map(() => Array.from({ length: given.seeds }, () => deviation * normal(stream)));
      const change = rowError * normal(stream) + mean(ours) - mean(theirs);
      const noise = seedNoise([one(ours ?? []), one(theirs ?? [])], []);
      const [interval] = fold(change, symmetric(change, rowError, Number.POSITIVE_INFINITY), noise, [level], anywhere);
      if ((interval?.high ?? 0) < 0) alarms += 1;
    }
    const expected = (draws * (1 - level)) / 2;
    expect(alarms).toBeLessThan(expected + 3 * Math.sqrt(expected));
  });

  it('leaves the row interval as it is where there is no noise', () => {
    const spread = symmetric(1, 0.1, 20);
    const [low, high] = spread.limits(0.9);
    expect(fold(1, spread, { kind: 'none' }, [0.9], [-9, 9])).toEqual([{ level: 0.9, low, high }]);
    expect(fold(1, spread, { kind: 'included', variance: 0, df: 2 }, [0.9], [-9, 9])).toEqual([
      { level: 0.9, low, high },
    ]);
  });

  it('pools nothing from single values', () => expect(pool([[1], []])).toBeUndefined());
});

describe('several seeds on rows', () => {
  const stream = random(9);
  const labels = Array.from({ length: 400 }, () => (stream.uniform() < 0.5 ? 1 : 0));
  const predictions = (seed: number, skill: number, artifact = `${seed}`) => {
    const own = random(77, seed);
    const shared = random(78);
    const scores = labels.map((label) => Math.min(1, shared.uniform() * 0.6 + own.uniform() * 0.2 + label * skill));
    return side({ seed, artifact, scores: [scores] });
  };
  const candidate = [1, 2, 3].map((seed) => predictions(seed, 0.2));
  const baseline = [4, 5].map((seed) => predictions(seed, 0.15));

  it.each(['accuracy', 'f1', 'roc-auc', 'brier', 'average-precision'])(
    '%s: the mean over seeds, the first one apart',
    (metric) => {
      const [line] = compareRows(rows('binary', labels, candidate, baseline), { metrics: [metric] });
      const singles = candidate.map(
        (seed) => compareRows(rows('binary', labels, seed), { metrics: [metric] })[0]?.candidate,
      );
      const values = singles.map((single) => single?.value ?? Number.NaN);
      expect(line?.candidate.value).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / 3, 12);
      expect(line?.candidate.bySeed).toEqual(values);
      expect(line?.candidate.seeds).toBe(3);
      expect(line?.candidate.shipped?.value).toBe(values[0]);
      const alone = singles[0]?.intervals[0];
      const shipped = line?.candidate.shipped?.intervals[0];
      const width = (alone?.high ?? 0) - (alone?.low ?? 0);
      // Resampled ones draw their own numbers; all others are the same interval.
      const slack = metric === 'f1' || metric === 'average-precision' ? 0.1 * width : 1e-12;
      expect(Math.abs((shipped?.low ?? 0) - (alone?.low ?? 0))).toBeLessThanOrEqual(slack);
      expect(line?.change?.seedNoise).toBe('included');
      const noise = line?.change?.standardError.seeds ?? 0;
      const spread = seedNoise([one(values), one(line?.baseline?.bySeed ?? [])], []);
      expect(noise).toBeCloseTo(Math.sqrt(spread.kind === 'included' ? spread.variance : Number.NaN), 12);
      expect(line?.change?.intervals).toHaveLength(1);
    },
  );

  it('one seed a side: unknown, unless the history knows', () => {
    const pair = rows('binary', labels, predictions(1, 0.2), predictions(2, 0.15));
    const [unknown] = compareRows(pair, { metrics: ['roc-auc'] });
    expect(unknown?.change?.seedNoise).toBe('unknown');
    expect(unknown?.change?.standardError.seeds).toBeNull();
    const history = [{ metric: 'auc', groups: [[0.8, 0.82, 0.78]] }];
    const [known] = compareRows(pair, { metrics: ['roc-auc'], history });
    expect(known?.change?.seedNoise).toBe('borrowed');
    expect(known?.change?.standardError.seeds).toBeCloseTo(2 * 0.02 * Math.SQRT2, 12);
    expect(known?.change?.intervals[0]?.low).toBeLessThan(unknown?.change?.intervals[0]?.low ?? 0);
  });

  it('equal digests: no noise', () => {
    const twice = [predictions(1, 0.2, 'same'), { ...predictions(1, 0.2, 'same'), seed: 2 }];
    const [line] = compareRows(rows('binary', labels, twice, predictions(2, 0.15)), { metrics: ['roc-auc'] });
    expect(line?.change?.seedNoise).toBe('none');
  });
});
