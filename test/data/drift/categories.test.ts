import { describe, expect, it } from 'vitest';
import { diffSketches } from '../../../src/data/index.ts';
import type { ColumnSketch, Sketch } from '../../../src/data/sketch/schema.ts';
import { columnOf, datasetOf } from '../sketch/made.ts';
import { codes, diff, limits, many, only } from './diffed.ts';

describe('categories', () => {
  it('drift by the share that moved most', () => {
    const found = only(diff({ origin: codes(0.33) }, { origin: codes(0.37) }));
    expect(found).toMatchObject({ kind: 'categorical', state: 'drifted' });
    expect(found.statistics[0]).toMatchObject({ statistic: 'l-infinity', limit: 0.02 });
    expect(found.sentence).toBe('origin moved by 4.0 points (limit 2): share of "JFK" 33.0 % → 37.0 %.');
  });

  it('are whole numbers of few values, for labels and codes', () => {
    const label = (share: number): number[] => Array.from({ length: many }, (_, k) => (k < share * many ? 1 : 0));
    const found = only(diff({ late: label(0.1) }, { late: label(0.13) }));
    expect(found).toMatchObject({ kind: 'categorical', state: 'drifted' });
    expect(found.sentence).toContain('10.0 % → 13.0 %');
    const numeric = only(diff({ late: label(0.1) }, { late: label(0.13) }, {}, { late: limits({ wasserstein: 0.2 }) }));
    expect(numeric).toMatchObject({ kind: 'numeric', state: 'changed' });
  });

  it('report a new value, and lost ones', () => {
    const base = codes(0.5);
    const found = only(diff({ c: base }, { c: base.map((value, k) => (k % 60 === 0 ? 'ATL' : value)) }));
    expect(found).toMatchObject({ state: 'drifted', reason: 'new-category', newValues: ['ATL'] });
    expect(found.sentence).toContain('"ATL" is new: none of the base');
    expect(only(diff({ c: base.map((value, k) => (k % 60 === 0 ? 'ATL' : value)) }, { c: base })).lostValues).toEqual([
      'ATL',
    ]);
  });

  it('of many values drift by divergence', () => {
    const names = (shift: number): string[] =>
      Array.from(
        { length: many },
        (_, k) => `m${(Math.floor(((k * 7919) % many) ** 2 / ((many * many) / 300)) % 300) + shift}`,
      );
    const found = only(diff({ merchant: names(0) }, { merchant: names(150) }));
    expect(found).toMatchObject({ kind: 'categorical', state: 'drifted' });
    expect(found.statistics.map(({ statistic }) => statistic)).toContain('jensen-shannon');
    expect(only(diff({ merchant: names(0) }, { merchant: names(0) }))).toMatchObject({
      state: 'same',
      reason: 'not-changed',
    });
  });

  it('compare what both sides list where lists are cut', () => {
    const column = (values: [string, number][], rest: number): ColumnSketch =>
      columnOf('m', [], {
        type: 'string',
        engineType: 'VARCHAR',
        rows: 10_000,
        content: { kind: 'values', values, rest, unlisted: 9 },
      });
    const sketch = (one: ColumnSketch): Sketch => ({ schemaVersion: 1, digests: [], rows: 10_000, columns: [one] });
    const base = sketch(
      column(
        [
          ['a', 3000],
          ['b', 12],
        ],
        6988,
      ),
    );
    const found = only(
      diffSketches(
        base,
        sketch(
          column(
            [
              ['a', 3000],
              ['z', 500],
            ],
            6500,
          ),
        ),
        datasetOf(),
      ),
    );
    expect(found).toMatchObject({ reason: 'new-category', newValues: ['z'] });
    expect(found.sentence).toContain('at most 0.09 % of the base');
    expect(only(diffSketches(base, base, datasetOf())).state).toBe('same');
  });
});
