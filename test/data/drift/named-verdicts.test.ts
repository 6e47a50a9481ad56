import { describe, expect, it } from 'vitest';
import { diffSketches } from '../../../src/data/index.ts';
import type { DriftStatistic } from '../../../src/project/types.ts';
import { columnOf, datasetOf, sketchOf } from '../sketch/made.ts';
import { codes, contract, diff, gauss, limits, many, only } from './diffed.ts';

const ofNumbers = ['ks', 'psi', 'kl', 'chi-square', 'cramers-v', 'hellinger', 'total-variation'] as const;
const ruled = (statistic: DriftStatistic, limit: number) => ({
  x: limits({ [statistic]: limit, wasserstein: 9, 'l-infinity': 1 }),
});
const loud = (statistic: DriftStatistic) => (found: ReturnType<typeof only>) =>
  found.statistics.find((each) => each.statistic === statistic);

describe('a statistic that is declared by name', () => {
  const [base, moved, same] = [gauss(10, 2, 5000, 1), gauss(11, 2, 5000, 2), gauss(10, 2, 5000, 3)];

  it.each(ofNumbers)('%s of numbers gates beyond its limit, and not within chance', (statistic) => {
    const drifted = only(diff({ x: base }, { x: moved }, {}, ruled(statistic, 0.02)));
    expect(drifted).toMatchObject({ state: 'drifted', reason: 'drifted' });
    expect(drifted.sentence).toContain(`moved by ${statistic} `);
    const kept = only(diff({ x: base }, { x: same }, {}, ruled(statistic, 0.2)));
    expect(kept.state).toBe('same');
    const found = loud(statistic)(kept);
    expect(found?.value).toBeLessThan(found?.noise ?? 0);
  });

  it.each(ofNumbers)('%s of numbers is unknown where chance alone reaches the limit', (statistic) => {
    const found = only(diff({ x: base.slice(0, 40) }, { x: same.slice(0, 40) }, {}, ruled(statistic, 0.001)));
    expect(found).toMatchObject({ state: 'unknown', reason: 'not-enough-data', level: 'fail' });
  });

  it.each(ofNumbers.slice(1))('%s of categories gates beyond its limit', (statistic) => {
    const found = only(diff({ x: codes(0.5) }, { x: codes(0.7) }, {}, ruled(statistic, 0.005)));
    expect(found).toMatchObject({ state: 'drifted', reason: 'drifted' });
    expect(found.sentence).toContain('most: share of "');
  });

  it('is asked besides the default, which stays', () => {
    const found = only(diff({ x: base }, { x: moved }, {}, { x: limits({ psi: 9 }) }));
    expect(found).toMatchObject({ state: 'drifted' });
    expect(found.statistics[0]?.statistic).toBe('wasserstein');
    expect(found.statistics.map(({ statistic }) => statistic)).toContain('psi');
  });

  it.each(['l-infinity', 'jensen-shannon'] as const)('%s of numbers is that of ten cells', (statistic) => {
    const found = only(
      diff({ x: base }, { x: gauss(14, 2, 5000, 2) }, {}, { x: limits({ [statistic]: 0.05, wasserstein: 99 }) }),
    );
    expect(found).toMatchObject({ state: 'drifted', statistics: [{ statistic }, {}, {}] });
  });

  it('counts nulls, NaN and infinity as cells of the shares and not among the numbers', () => {
    const odd = base.map((x, k) => (k % 10 < 3 ? ([null, Number.NaN, Number.POSITIVE_INFINITY][k % 3] ?? null) : x));
    const found = only(
      diff({ x: base }, { x: odd }, {}, { x: limits({ ks: 0.05, 'total-variation': 0.2, nulls: 1, wasserstein: 9 }) }),
    );
    expect(loud('total-variation')(found)?.value).toBeCloseTo(0.3, 1);
    expect(loud('ks')(found)?.value).toBeLessThan(0.05);
  });

  it('of a constant, and of columns of one and two rows, is no verdict that nobody can give', () => {
    const all = limits(Object.fromEntries(ofNumbers.map((statistic) => [statistic, 0.1])));
    expect(only(diff({ x: [5.5, 5.5, 5.5] }, { x: [5.5, 5.5] }, {}, { x: all })).state).toBe('unknown');
    for (const [a, b] of [
      [[1.5], [2.5]],
      [[1.5], [1.5, 4.5]],
      [
        [0.5, 1.5],
        [2.5, 3.5],
      ],
    ] as const) {
      const found = only(diff({ x: a }, { x: b }, {}, { x: all }));
      expect(found).toMatchObject({ state: 'unknown', reason: 'not-enough-data' });
      for (const { value, noise } of found.statistics) expect([value, noise].every(Number.isFinite)).toBe(true);
    }
    const constant = Array<number>(many).fill(5.5);
    expect(only(diff({ x: constant }, { x: constant.slice(0, 9000) }, {}, { x: all })).state).toBe('same');
  });

  it('of a key gates, since it was declared', () => {
    const keyed = diff({ x: base }, { x: moved }, { key: ['x'] }, ruled('ks', 0.05));
    expect(only(keyed)).toMatchObject({ state: 'drifted', reason: 'drifted' });
    expect(only(diff({ x: base }, { x: moved }, { key: ['x'] }))).toMatchObject({ reason: 'moves-by-nature' });
  });

  it('of the lengths of a text says that it is about lengths', () => {
    const texts = (length: number) => Array.from({ length: 2000 }, (_, k) => `${k}`.padEnd(length + (k % 7), 'x'));
    const found = only(diff({ x: texts(20) }, { x: texts(30) }, {}, { x: limits({ ks: 0.1 }) }));
    expect(found).toMatchObject({ state: 'drifted', kind: 'text' });
    expect(found.sentence).toContain('length in bytes');
  });
});

describe('a statistic that cannot be had', () => {
  it('is unknown, drift-statistic-missing: a distance of categories', () => {
    for (const statistic of ['ks', 'wasserstein', 'wasserstein-evidently', 'wasserstein-deepchecks'] as const) {
      const found = only(diff({ x: codes(0.5) }, { x: codes(0.501) }, {}, { x: limits({ [statistic]: 0.1 }) }));
      expect(found).toMatchObject({ state: 'unknown', reason: 'drift-statistic-missing', level: 'fail' });
      expect(found.sentence).toContain('these values have no order');
    }
  });

  it('is unknown, drift-statistic-missing: of a sensitive number, and of a side without a number', () => {
    const columns = new Map([['x', contract('x', { sensitive: true })]]);
    const hidden = only(
      diff({ x: gauss(1, 1, 99, 1) }, { x: gauss(1, 1, 99, 2) }, { columns }, { x: limits({ psi: 9 }) }),
    );
    expect(hidden).toMatchObject({ state: 'unknown', reason: 'drift-statistic-missing' });
    expect(hidden.sentence).toContain('because it is sensitive');
    const nan = only(diff({ x: [1.5, 2.5] }, { x: [Number.NaN, Number.NaN] }, {}, { x: limits({ ks: 1, nulls: 1 }) }));
    expect(nan).toMatchObject({ state: 'unknown', reason: 'drift-statistic-missing' });
  });

  it('is unknown, drift-peer-bins: a peer’s bins of numbers with fractions, and of a text', () => {
    const [base, head] = [gauss(10, 2, 500, 1), gauss(10, 2, 500, 3)];
    for (const statistic of ['psi-evidently', 'psi-soda', 'jensen-shannon-tfdv', 'hellinger-evidently'] as const) {
      const found = only(diff({ x: base }, { x: head }, {}, { x: limits({ [statistic]: 0.1 }) }));
      expect(found).toMatchObject({ state: 'unknown', reason: 'drift-peer-bins' });
      expect(found.sentence).toMatch(/^x: [a-z-]+ as [a-z]+ cannot be told: its bins need every value/);
    }
  });

  it('does not hide what drifted', () => {
    const found = only(
      diff({ x: gauss(10, 2, 500, 1) }, { x: gauss(20, 2, 500, 1) }, {}, { x: limits({ 'psi-soda': 0.1 }) }),
    );
    expect(found).toMatchObject({ state: 'drifted' });
  });
});

describe('a statistic as another tool computes it', () => {
  it('gates by that tool’s number', () => {
    const [base, head] = [codes(0.5), [...codes(0.5, 18_000), ...Array<string>(2000).fill('EWR')]];
    const psi = (statistic: DriftStatistic) =>
      loud(statistic)(only(diff({ x: base }, { x: head }, {}, ruled(statistic, 0.25))))?.value;
    expect(psi('psi-evidently')).toBeCloseTo(0.1 * Math.log(1000) * 0.999 + 0.1 * Math.log(1 / 0.9), 2);
    expect(psi('psi-deepchecks')).toBeCloseTo(0.09 * Math.log(10) + 0.1 * Math.log(1 / 0.9), 6);
  });

  it('takes the place of our own default of the same name, and of no other', () => {
    const [base, head] = [gauss(10, 2, 5000, 1), gauss(11, 2, 5000, 2)];
    const names = (values: Record<string, number>) =>
      only(diff({ x: base }, { x: head }, {}, { x: limits(values) })).statistics.map(({ statistic }) => statistic);
    expect(names({ 'wasserstein-evidently': 5 }).toSorted()).toEqual(['nulls', 'wasserstein-evidently']);
    expect(names({ 'wasserstein-evidently': 5, wasserstein: 5 })).toContain('wasserstein');
    const shares = only(diff({ x: codes(0.5) }, { x: codes(0.6) }, {}, { x: limits({ 'jensen-shannon-tfdv': 0.5 }) }));
    expect(shares.statistics.map(({ statistic }) => statistic).toSorted()).toEqual(['jensen-shannon-tfdv', 'nulls']);
    expect(shares.state).toBe('changed');
  });

  it('of a list of the most frequent values only is unknown', () => {
    const cut = (frequent: number) => {
      const values: [string, number][] = [
        ['a', frequent],
        ['b', 80 - frequent],
      ];
      const column = columnOf('x', Array<string>(100).fill('a'), {
        content: { kind: 'values', values, rest: 20, unlisted: 3 },
      });
      return { ...sketchOf({ x: ['a'] }), rows: 100, columns: [column] };
    };
    const asked = datasetOf({}, { x: limits({ 'psi-evidently': 0.1 }) });
    const found = only(diffSketches(cut(50), cut(51), asked));
    expect(found).toMatchObject({ state: 'unknown', reason: 'drift-peer-bins' });
    expect(found.sentence).toContain('the sketches list the most frequent ones');
  });
});

describe('p-values', () => {
  const [base, head] = [gauss(10, 2, 20_000, 1), gauss(10.2, 2, 20_000, 2)];

  it('are shown of every column and gate none', () => {
    const found = only(diff({ x: base }, { x: head }));
    expect(found.state).toBe('changed');
    expect(found.tests?.map(({ test }) => test)).toEqual(['ks', 'chi-square']);
    for (const { pValue } of found.tests ?? []) expect(pValue).toBeLessThan(1e-9);
    const nulls = only(diff({ x: [...codes(0.5), null] }, { x: codes(0.5) }));
    expect(nulls.tests?.map(({ test }) => test)).toEqual(['chi-square', 'null-share']);
  });

  it('of χ² need cells that expect enough rows', () => {
    expect(only(diff({ x: ['a', 'b'] }, { x: ['a', 'c'] })).tests ?? []).toEqual([]);
  });
});
