import { describe, expect, it } from 'vitest';
import { compareReported, compareRows, comparisonSchema, rowsToDecide } from '../../src/metrics/index.ts';
import { symmetric } from '../../src/metrics/intervals/spread.ts';
import { fold, pool, seedNoise } from '../../src/metrics/seeds.ts';
import type { Comparison, MetricComparison } from '../../src/metrics/types.ts';
import { random } from '../../src/support/random.ts';
import { normalQuantile, tQuantile } from '../../src/support/statistics.ts';
import { rows, side } from './rows.ts';

const one = (values: readonly number[], artifacts?: readonly string[]) => ({
  values,
  artifacts: artifacts ?? values.map((_, k) => `digest ${k}`),
});

const normal = (stream: ReturnType<typeof random>) => normalQuantile(Math.max(stream.uniform(), 1e-300));
const mean = (values: readonly number[] = []) => values.reduce((sum, value) => sum + value, 0) / values.length;
const anywhere = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

describe('seed noise', () => {
  it('pools both sides and the history: s²(1/k₁ + 1/k₀)', () => {
    const noise = seedNoise([one([1, 3]), one([4, 5])], [[10, 12, 14]]);
    // Squares 2, 0.5 and 8 over 1 + 1 + 2 degrees of freedom.
    expect(noise).toEqual({ kind: 'included', variance: (10.5 / 4) * (1 / 2 + 1 / 2), df: 4 });
  });

  it('counts past runs as four degrees of freedom at most', () => {
    const past = [
      [10, 12, 14, 12, 12],
      [0, 0, 0, 0, 0],
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
    expect(seedNoise([one([1, 1], ['', '']), one([2])], [])).toEqual({ kind: 'borrowed', variance: 0, df: 1 });
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

describe('reported numbers', () => {
  const compare = (metric: Parameters<typeof compareReported>[0]['metrics'][number], levels?: readonly number[]) =>
    compareReported({ metrics: [metric], ...(levels && { levels }) })[0];

  it('with standard errors on both sides: independent, normal', () => {
    const line = compare({
      metric: 'acc,none',
      candidate: { values: [0.62], standardErrors: [0.03] },
      baseline: { values: [0.6], standardErrors: [0.04] },
    });
    expect(line?.method).toBe('reported standard error');
    expect(line?.change).toMatchObject({ paired: false, seedNoise: 'unknown', standardError: { rows: 0.05 } });
    expect(line?.change?.intervals[0]?.low).toBeCloseTo(0.02 - 1.959963984540054 * 0.05, 12);
    expect(line?.candidate.intervals[0]?.high).toBeCloseTo(0.62 + 1.959963984540054 * 0.03, 12);
  });

  it('from five successive runs on: t from the differences between neighbours; four are none', () => {
    const line = (history: readonly number[]) =>
      compare({ metric: 'map50', candidate: { values: [0.5] }, baseline: { values: [0.52] }, history });
    const found = line([0.5, 0.53, 0.51, 0.52, 0.54]);
    expect(found?.method).toBe('t from the differences between 5 successive runs');
    // Squares 9, 4, 1 and 4, in 1e-4; 2 · 4² / 11 degrees of freedom.
    const half = tQuantile(0.975, 32 / 11) * Math.sqrt(18e-4 / 8) * Math.SQRT2;
    expect(found?.change?.intervals[0]?.low).toBeCloseTo(-0.02 - half, 12);
    expect(found?.change?.seedNoise).toBe('included');
    const none = line([0.5, 0.51, 0.52, 0.53]);
    expect(none).toMatchObject({
      method: 'no interval',
      change: { intervals: [], seedNoise: 'unknown', exact: false },
    });
  });

  it('progress is not noise: an improving past makes the interval hardly wider', () => {
    const chance = [0, 3, -2, 1, -1, 2, -3, 0, 1, -1].map((step) => step / 1000);
    const width = (past: readonly number[]) => {
      const [one] =
        compare({ metric: 'map50', candidate: { values: [0.6] }, baseline: { values: [0.6] }, history: past })?.change
          ?.intervals ?? [];
      return (one?.high ?? Number.NaN) - (one?.low ?? Number.NaN);
    };
    const level = width(chance.map((step) => 0.5 + step));
    const rising = width(chance.map((step, at) => 0.5 + step + 0.002 * at));
    expect(rising / level).toBeLessThan(1.25);
  });

  it('seeds of one configuration before runs of several', () => {
    const line = compare({
      metric: 'map50',
      candidate: { values: [0.5, 0.51] },
      baseline: { values: [0.52, 0.53] },
      history: [0.1, 0.2, 0.3, 0.4, 0.5],
    });
    expect(line?.method).toBe('t over seeds');
    const borrowed = compare({
      metric: 'map50',
      candidate: { values: [0.5] },
      baseline: { values: [0.52] },
      history: [0.1, 0.2, 0.3, 0.4, 0.5],
      seedHistory: [[0.3, 0.31]],
    });
    expect(borrowed).toMatchObject({ method: 't over seeds', change: { seedNoise: 'borrowed' } });
  });

  it('over several seeds alone', () => {
    const line = compare({ metric: 'rmse', candidate: { values: [1, 1.2] }, baseline: { values: [2, 2.2] } });
    expect(line?.method).toBe('t over seeds');
    expect(line?.change?.value).toBeCloseTo(1, 12);
    expect(line?.change?.standardError).toEqual({ rows: null, seeds: expect.closeTo(Math.sqrt(0.02), 12) });
    expect(line?.change?.intervals[0]?.low).toBeCloseTo(1 - tQuantile(0.975, 2) * Math.sqrt(0.02), 9);
    expect(line?.candidate.shipped).toEqual({ value: 1, intervals: [] });
  });

  it('exact numbers', () => {
    const line = compare({
      metric: 'bytes',
      better: 'lower',
      exact: true,
      candidate: { values: [900] },
      baseline: { values: [1000] },
    });
    expect(line?.change).toMatchObject({ value: 100, exact: true, seedNoise: 'none', intervals: [] });
    expect(line?.candidate.exact).toBe(true);
  });

  it('says what is missing, not a number, or without direction', () => {
    expect(compare({ metric: 'loss', candidate: { values: [Number.NaN] }, baseline: { values: [1] } })).toMatchObject({
      candidate: { value: null, undefinedBecause: 'not-a-number' },
    });
    expect(
      compare({ metric: 'loss', candidate: { values: [1] }, baseline: { values: [null] } })?.notComparable,
    ).toContain('missing');
    expect(compare({ metric: 'loss', candidate: { values: [] } })?.candidate).toMatchObject({
      value: null,
      undefinedBecause: 'missing',
    });
    const revenue = compare({ metric: 'revenue', candidate: { values: [3] }, baseline: { values: [2] } });
    expect(revenue?.notComparable).toContain('higher or lower');
    expect(revenue?.change).toBeUndefined();
  });
});

describe('how many more would decide', () => {
  const line = (value: number, rowsError: number, seedsError: number | null): MetricComparison => ({
    metric: 'accuracy',
    better: 'higher',
    origin: 'computed',
    candidate: { value: 0.8, rows: 1000, seeds: 1, intervals: [], exact: false },
    baseline: { value: 0.8, rows: 1000, seeds: 1, intervals: [], exact: false },
    change: {
      value,
      exact: false,
      paired: true,
      seedNoise: seedsError === null ? 'unknown' : 'included',
      standardError: { rows: rowsError, seeds: seedsError },
      intervals: [
        {
          level: 0.95,
          low: value - 2 * Math.hypot(rowsError, seedsError ?? 0),
          high: value + 2 * Math.hypot(rowsError, seedsError ?? 0),
        },
      ],
    },
    method: 'Newcombe 10',
  });

  it('four times the rows for half the distance', () => {
    // The interval is two standard errors wide; a probability of 0.8 takes another 0.8416 of them.
    const more = rowsToDecide(line(0, 0.01, 0), 0.01 * 2.8416212335729143 * 0.5);
    expect(more?.rows).toBeGreaterThanOrEqual(2999);
    expect(more?.rows).toBeLessThanOrEqual(3001);
    expect(more?.seeds).toBeNull();
  });

  it('no rows are enough where seeds alone are too noisy, and the other way round', () => {
    const more = rowsToDecide(line(0, 0.001, 0.01), 0.01);
    expect(more?.rows).toBeNull();
    expect(more?.seeds).toBeGreaterThan(0);
    expect(rowsToDecide(line(0, 0.01, 0.001), 0.01)?.seeds).toBeNull();
  });

  it('nothing would decide where the change is exactly the limit, and nothing is to decide where it is decided', () => {
    expect(rowsToDecide(line(-0.01, 0.01, 0), 0.01)).toEqual({ rows: null, seeds: null });
    expect(rowsToDecide(line(0.5, 0.01, 0), 0.01)).toBeNull();
    expect(
      rowsToDecide(
        { ...line(0, 0.01, 0), change: { ...line(0, 0.01, 0).change, exact: true } } as MetricComparison,
        0.01,
      ),
    ).toBeNull();
  });

  it('more for a fail, which is asked at a stricter level than a pass', () => {
    const wide = line(-0.02, 0.01, 0);
    const strict = { level: 0.99, low: -0.05, high: 0.01 };
    const change = wide.change && { ...wide.change, intervals: [...wide.change.intervals, strict] };
    const atStrict = rowsToDecide({ ...wide, ...(change && { change }) }, 0.01)?.rows ?? 0;
    expect(atStrict).toBeGreaterThan(rowsToDecide(wide, 0.01)?.rows ?? Number.POSITIVE_INFINITY);
  });

  it('is right: as many more rows do decide', () => {
    // Two low-discrepancy patterns, so that shares hardly change with the number of rows.
    const make = (n: number) => {
      const labels = Array.from({ length: n }, () => 1);
      const right = (share: number, step: number) =>
        side({ predicted: labels.map((_, i) => ((i * step) % 1 < share ? 1 : 0)) });
      const scored = rows('binary', labels, right(0.82, 0.6180339887), right(0.8, 0.4142135624));
      return compareRows(scored, { metrics: ['accuracy'] })[0];
    };
    const small = make(300);
    if (!small) throw new Error('no line');
    expect(small.change?.intervals[0]?.low).toBeLessThan(-0.03);
    const more = rowsToDecide(small, 0.03)?.rows ?? 0;
    expect(more).toBeGreaterThan(0);
    expect(make(300 + Math.ceil(more * 0.2))?.change?.intervals[0]?.low).toBeLessThan(-0.03);
    expect(make(300 + Math.ceil(more))?.change?.intervals[0]?.low).toBeGreaterThan(-0.03);
  });
});

describe('the comparison on disk', () => {
  const comparison: Comparison = {
    schemaVersion: 1,
    model: 'delay',
    metrics: compareRows(
      rows(
        'binary',
        [0, 1, 1, 0, 1],
        side({ scores: [[0.1, 0.7, 0.8, 0.6, 0.4]] }),
        side({ scores: [[0.2, 0.6, 0.3, 0.6, 0.4]] }),
      ),
    ),
    attempts: 1,
    newRows: 0,
  };

  it('survives the way through JSON', () => {
    const written: unknown = JSON.parse(JSON.stringify(comparison));
    expect(comparisonSchema.parse(written)).toEqual(written);
  });

  it.each([
    null,
    { ...comparison, extra: 1 },
    { ...comparison, attempts: -1 },
    {
      ...comparison,
      metrics: comparison.metrics.map((line) => ({ ...line, candidate: { ...line.candidate, value: '0' } })),
    },
    { ...comparison, schemaVersion: 2 },
  ])('is refused in another shape', (document: unknown) => {
    expect(comparisonSchema.safeParse(document).success).toBe(false);
  });
});
