import { describe, expect, it } from 'vitest';
import { dataReasons, diffSketches } from '../../../src/data/index.ts';
import type { Sketch } from '../../../src/data/sketch/schema.ts';
import type { ColumnDiff } from '../../../src/data/types.ts';
import type { Column, Drift, OnlyInHead } from '../../../src/project/types.ts';
import { datasetOf } from '../sketch/made.ts';
import { codes, contract, diff, gauss, limits, many, only, type Values } from './diffed.ts';
import { sample, shapes } from './draws.ts';

describe('a table', () => {
  it('gates the number of rows', () => {
    const x = (rows: number): Values => ({ x: gauss(0, 1, rows, rows) });
    expect(diff(x(1000), x(1400)).checks).toMatchObject([
      { check: 'rows-change', verdict: 'pass', reason: 'row-count-kept' },
    ]);
    expect(diff(x(1000), x(400)).checks).toMatchObject([
      { verdict: 'fail', reason: 'row-count-changed', sentence: '1,000 → 400 rows (−60 %), limit ±50 %.' },
    ]);
    const ruled = diff(x(1000), x(1400), { rows: { change: { kind: 'absolute', value: 100 } } });
    expect(ruled.checks).toMatchObject([{ verdict: 'fail', path: ['datasets', 'd', 'rows', 'change'] }]);
    expect(ruled.verdict).toBe('fail');
  });

  it('with limits for a column that nobody has is unknown, and names it', () => {
    const x: Values = { x: gauss(0, 1, 1000, 1) };
    const typo = new Map([['xx', { kind: 'limits', limits: { ks: 0.1 } } as const]]);
    const found = diff(x, x, { drift: { against: 'base', columns: typo } });
    expect(found.verdict).toBe('unknown');
    expect(found.checks).toContainEqual(
      expect.objectContaining({
        ...{ verdict: 'unknown', reason: 'drift-statistic-missing', column: 'xx' },
        path: ['datasets', 'd', 'drift', 'columns', 'xx'],
      }),
    );
    expect(diff(x, x, { drift: { against: 'base', columns: new Map([['xx', { kind: 'ignore' }]]) } }).verdict).toBe(
      'pass',
    );
  });

  it('without rows is unknown, never a pass', () => {
    const found = diff({ x: [] }, { x: [1, 2, 3] });
    expect(found.verdict).toBe('unknown');
    expect(found.columns).toMatchObject([{ state: 'unknown', reason: 'one-side-empty', level: 'fail' }]);
    expect(diff({ x: [1, 2, 3] }, { x: [] }).verdict).toBe('fail');
  });

  it('lists added, removed and retyped columns', () => {
    const found = diff({ a: [1, 2], b: [1, 2], c: [1.5, 2] }, { b: ['x', 'y'], c: [1, 2], d: [1, 2] });
    expect(found).toMatchObject({
      added: ['d'],
      removed: ['a'],
      retyped: [
        { column: 'b', from: 'whole numbers', to: 'text' },
        { column: 'c', from: 'numbers', to: 'whole numbers' },
      ],
      verdict: 'unknown',
    });
    expect(found.checks).toMatchObject([
      {},
      { check: 'removed-column', column: 'a', level: 'warn', verdict: 'fail', reason: 'column-removed' },
    ]);
    expect(found.columns.find(({ column }) => column === 'b')).toMatchObject({
      state: 'unknown',
      reason: 'type-changed',
    });
  });

  it('leads with the type that changed, in plain words, and not with what few rows cannot tell', () => {
    const few = gauss(0, 1, 100, 1);
    const base = { a: few, b: few, c: few.map((x) => x * 2), d: [...few] };
    const head = { a: gauss(0, 1, 100, 2), b: few.map((x, k) => (k === 7 ? 'abc' : String(x))), c: base.c, d: few };
    const found = diff(base, head);
    expect(found.verdict).toBe('unknown');
    expect(found.columns.map(({ column, state, level }) => [column, state, level])).toEqual([
      ['b', 'unknown', 'fail'],
      ['a', 'unknown', 'warn'],
      ['c', 'same', 'fail'],
      ['d', 'same', 'fail'],
    ]);
    expect(found.columns[0]?.sentence).toBe(
      'b holds text now and held numbers in the base: the two cannot be compared; "abc" is no number.',
    );
    const secret = diff(base, head, { columns: new Map([['b', contract('b', { sensitive: true })]]) });
    expect(JSON.stringify(secret)).not.toContain('abc');
  });

  it('that is equal cell by cell passes also where a limit is declared that so few rows could not decide', () => {
    const few = gauss(0, 1, 100, 1);
    expect(diff({ x: few }, { x: few }, {}, { x: limits({ wasserstein: 0.05 }) }).verdict).toBe('pass');
    const other = only(diff({ x: few }, { x: [...few, 0] }, {}, { x: limits({ wasserstein: 0.05 }) }));
    expect(other.state).toBe('unknown');
  });

  it('puts the worst first', () => {
    const base = { a: gauss(0, 1, many, 1), b: gauss(0, 1, many, 2), c: gauss(0, 1, many, 3) };
    const head = { a: gauss(0, 1, many, 4), b: gauss(0.3, 1, many, 5), c: gauss(3, 1, many, 6) };
    expect(diff(base, head).columns.map(({ column, state }) => [column, state])).toEqual([
      ['c', 'drifted'],
      ['b', 'drifted'],
      ['a', 'same'],
    ]);
  });

  it('keeps to what is asked: ignored columns, no drift, levels, sensitive values', () => {
    const [base, head] = [{ c: codes(0.2) }, { c: codes(0.9).map((value, k) => (k % 9 === 0 ? 'secret' : value)) }];
    expect(only(diff(base, head, {}, { c: { kind: 'ignore' } }))).toMatchObject({
      state: 'changed',
      reason: 'not-compared',
    });
    expect(diff(base, head, { drift: { against: 'none', columns: new Map() } }).verdict).toBe('pass');
    const warned = diff(base, head, { columns: new Map([['c', contract('c', { level: 'warn' })]]) });
    expect(only(warned)).toMatchObject({ state: 'drifted', level: 'warn' });
    expect(warned.verdict).toBe('pass');
    const hidden = diff(base, head, { columns: new Map([['c', contract('c', { sensitive: true })]]) });
    expect(JSON.stringify(hidden)).not.toMatch(/secret|JFK|LGA/);
    expect(only(hidden).kind).toBe('text');
  });

  it('asks what the base asks without a word, beside what only the head says', () => {
    const none = { declared: [], unique: [], key: [], sensitive: [], distances: [] };
    const base = { c: codes(0.2) };
    const head = { c: codes(0.6) };
    const asked = (more: Partial<OnlyInHead>, rules: Partial<Column> = {}, key: readonly string[] = []): ColumnDiff => {
      const drift = { against: 'base' as const, columns: new Map(), onlyInHead: { ...none, ...more } };
      return only(diff(base, head, { key, drift, columns: new Map([['c', contract('c', rules)]]) }));
    };
    expect(asked({ unique: ['c'] }, { unique: true })).toMatchObject({ state: 'drifted', level: 'fail' });
    expect(asked({ key: ['c'] }, {}, ['c']).state).toBe('drifted');
    expect(asked({}, {}, ['c']).state).toBe('changed');
    const lowered = { level: 'info', defaults: { level: 'fail', filled: false, declared: false } } as const;
    expect(asked({ declared: ['c'] }, lowered)).toMatchObject({ state: 'drifted', level: 'fail' });
    const hidden = asked({ sensitive: ['c'] }, { sensitive: true });
    expect(hidden).toMatchObject({ state: 'unknown', reason: 'hidden-by-change', level: 'fail' });
    expect(JSON.stringify(hidden)).not.toMatch(/JFK|LGA/);
    expect(asked({ sensitive: ['c'] }, { sensitive: true }, ['c']).reason).toBe('moves-by-nature');
  });

  it('compares whole numbers of few values by their shares as well where only the head limits the distance', () => {
    const labels = (share: number): number[] => Array.from({ length: many }, (_, k) => (k < share * many ? 1 : 0));
    const columns = new Map([['y', limits({ wasserstein: 0.1 })]]);
    const both = {
      against: 'base',
      columns,
      onlyInHead: { declared: [], unique: [], key: [], sensitive: [], distances: ['y'] },
    } as const;
    const [base, head] = [{ y: labels(0.5) }, { y: labels(0.54) }]; // 0.08 standard deviations, 4 points
    expect(only(diff(base, head, {}, { y: limits({ wasserstein: 0.1 }) })).state).toBe('changed');
    const found = only(diff(base, head, { drift: both }));
    expect(found.state).toBe('drifted');
    expect(found.statistics.map(({ statistic }) => statistic)).toEqual(['l-infinity', 'wasserstein', 'nulls']);
  });

  it('tells a column that is gone also where only the head declares it, as one that may be missing', () => {
    const only = { declared: ['b'], unique: [], key: [], sensitive: [], distances: [] };
    const columns = new Map([['b', contract('b', { required: false })]]);
    const gone = (drift: Drift): readonly string[] =>
      diff({ a: [1, 2], b: [1, 2] }, { a: [1, 2] }, { columns, drift }).checks.map(({ reason }) => reason);
    expect(gone({ against: 'base', columns: new Map(), onlyInHead: only })).toContain('column-removed');
    expect(gone({ against: 'base', columns: new Map() })).not.toContain('column-removed');
  });

  it('of files is compared by their number', () => {
    const files = (count: number): Sketch => ({
      schemaVersion: 1,
      digests: ['a'],
      rows: 0,
      files: { count, bytes: 10, sizes: [] },
      columns: [],
    });
    expect(diffSketches(files(10), files(4), datasetOf()).checks).toMatchObject([
      { verdict: 'fail', sentence: '10 → 4 files (−60 %), limit ±50 %.' },
    ]);
  });

  it('uses declared reason codes only, each with the verdict that it ends with', () => {
    const shapesOf = (seed: number, rows: number): Values =>
      Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, sample(shape, rows, seed)]));
    for (const rows of [1, 2, 50, 3000]) {
      for (const column of diff(shapesOf(1, rows), shapesOf(2, rows)).columns) {
        expect(Object.keys(dataReasons)).toContain(column.reason);
        expect(JSON.stringify(column)).not.toMatch(/null,|NaN|Infinity/);
      }
    }
  });
});
