import { describe, expect, it } from 'vitest';
import { dataReasons, diffSketches } from '../../../src/data/index.ts';
import type { ColumnSketch, Sketch } from '../../../src/data/sketch/schema.ts';
import type { ColumnDiff, DataDiff } from '../../../src/data/types.ts';
import type { Column, Drift, DriftLimit, OnlyInHead } from '../../../src/project/types.ts';
import { columnOf, datasetOf, sketchOf } from '../sketch/made.ts';
import { normal, sample, shapes } from './draws.ts';

const many = 20_000;
const gauss = (mean: number, deviation: number, rows: number, seed: number): number[] =>
  sample((r) => mean + deviation * normal(r), rows, seed);
const codes = (share: number, rows = many): string[] =>
  Array.from({ length: rows }, (_, k) => (k < share * rows ? 'JFK' : 'LGA'));
const limits = (found: Partial<Record<string, number>>): DriftLimit => ({ kind: 'limits', limits: found });

type Values = Parameters<typeof sketchOf>[0];

function diff(
  base: Values,
  head: Values,
  more: Parameters<typeof datasetOf>[0] = {},
  ruled: Record<string, DriftLimit> = {},
): DataDiff {
  return diffSketches(sketchOf(base), sketchOf(head), datasetOf(more, ruled));
}

function only(found: DataDiff): ColumnDiff {
  const [first, ...others] = found.columns;
  if (first === undefined || others.length > 0) throw new Error(`${found.columns.length} columns`);
  return first;
}

const contract = (name: string, more: Partial<Column> = {}): Column => ({
  name,
  unique: false,
  required: true,
  absent: false,
  sensitive: false,
  level: 'fail',
  path: [],
  ...more,
});

describe('rows appended to those of the base', () => {
  const cold = gauss(39, 5, 5000, 8);
  const warm = gauss(59, 5, many, 9);
  const base = { temp: warm, late: codes(0.15) };
  const head = { temp: [...warm, ...cold], late: [...codes(0.15), ...codes(0.33, 5000)] };

  it('are told alone, beside the mixture that the limit is asked of', () => {
    const found = diffSketches(sketchOf(base), sketchOf(head), datasetOf(), true);
    const sentences = Object.fromEntries(found.columns.map(({ column, sentence }) => [column, sentence]));
    expect(sentences['temp']).toMatch(/mean 5[89].*→ 5[45].*; the new rows alone 3[89]\.?\d?\.$/);
    expect(sentences['late']).toMatch(/share of "(JFK|LGA)" .* → .*; of the new rows alone (33|67)\.0 %/);
  });

  it('are not told where files went or changed: then nobody knows which rows are new', () => {
    const found = diffSketches(sketchOf(base), sketchOf(head), datasetOf());
    for (const { sentence } of found.columns) expect(sentence).not.toContain('alone');
  });
});

describe('a column', () => {
  it('is the same against itself', () => {
    const values = {
      x: gauss(3, 2, 500, 1),
      c: codes(0.3, 500),
      n: gauss(3, 2, 500, 2).map(Math.round),
      e: Array(500).fill(null),
    };
    for (const column of diff(values, values).columns) {
      expect(
        column.statistics.every(({ value }) => value === 0),
        column.column,
      ).toBe(true);
      expect([column.state, column.sentence]).toEqual(['same', `${column.column}: exactly as in the base.`]);
      expect(column.newValues).toEqual([]);
    }
  });

  it('drifts beyond its limit, told in its own unit', () => {
    const found = diff({ temp: gauss(38, 15, many, 1) }, { temp: gauss(53, 15, many, 2) });
    const temp = only(found);
    expect(found.verdict).toBe('fail');
    expect(temp).toMatchObject({
      kind: 'numeric',
      state: 'drifted',
      reason: 'drifted',
      level: 'fail',
      path: ['datasets', 'd', 'drift'],
    });
    expect(temp.statistics[0]).toMatchObject({ statistic: 'wasserstein', limit: 0.1 });
    expect(temp.statistics[0]?.value).toBeCloseTo(1, 1);
    expect(temp.sentence).toMatch(
      /^temp moved by (1\.0\d*|0\.9\d*) standard deviations \(limit 0\.1\): mean 3\d\.\d+ → 5\d\.\d+\.$/,
    );
    expect(temp.histogram.length).toBeLessThanOrEqual(24);
    expect(temp.histogram.reduce((sum, bar) => sum + bar.base, 0)).toBeCloseTo(1, 9);
    expect(temp.histogram.reduce((sum, bar) => sum + bar.head, 0)).toBeCloseTo(1, 9);
  });

  it('changes beyond chance, below its limit', () => {
    const temp = only(diff({ temp: gauss(38, 15, many, 1) }, { temp: gauss(38 + 1.1, 15, many, 2) }));
    expect(temp).toMatchObject({ state: 'changed', reason: 'changed' });
    expect(temp.sentence).toContain('limit 0.1');
  });

  it('tells the deviation where the mean stays', () => {
    const spread = only(diff({ x: gauss(0, 1, many, 1) }, { x: gauss(0, 2, many, 2) }));
    expect(spread.state).toBe('drifted');
    expect(spread.sentence).toMatch(/mean .+, deviation (0\.99|1\.0)\d* → (1\.9|2\.0)\d*\./);
  });

  it('is unknown where chance alone reaches the limit, with the smallest shift that could be seen', () => {
    const found = diff({ x: gauss(0, 1, 100, 1) }, { x: gauss(0, 1, 120, 2) });
    expect(only(found)).toMatchObject({ state: 'unknown', reason: 'not-enough-data', level: 'warn' });
    expect(only(found).sentence).toMatch(
      /cannot tell from 100 and 120 rows: only a shift above 0\.\d+ standard deviations could be seen/,
    );
    expect(found.verdict).toBe('pass'); // nobody declared a limit: it is told, not blocked
    const ruled = diff(
      { x: gauss(0, 1, 100, 1) },
      { x: gauss(0, 1, 120, 2) },
      {},
      { x: limits({ wasserstein: 0.05 }) },
    );
    expect(ruled.verdict).toBe('unknown');
    expect(only(ruled)).toMatchObject({ level: 'fail', path: ['datasets', 'd', 'drift', 'columns', 'x'] });
  });

  it('drifts even in a tiny table where it moved by more than chance can', () => {
    const found = diff({ mass: gauss(4200, 800, 110, 1) }, { mass: gauss(4.2, 0.8, 120, 2) });
    expect(only(found)).toMatchObject({ state: 'drifted' });
  });

  it('gets a limit that so few rows can decide', () => {
    const found = diff({ x: gauss(0, 1, 400, 1) }, { x: gauss(0, 1, 400, 2) }, {}, { x: limits({ wasserstein: 0.5 }) });
    expect(only(found).state).toBe('same');
    expect(found.verdict).toBe('pass');
  });

  it('that was constant drifts when it is not any more', () => {
    const base = Array(1000).fill(38.2);
    const found = only(diff({ x: base }, { x: base.map((x, k) => (k < 120 ? x + 1 : x)) }));
    expect(found).toMatchObject({
      state: 'drifted',
      statistics: [{ statistic: 'l-infinity', value: 0.12 }, { statistic: 'nulls' }],
    });
    expect(found.sentence).toContain('always 38.2, now 12.0 % of the rows differ');
    expect(only(diff({ x: base }, { x: [...base, 38.2] })).sentence).toContain('always 38.2');
  });
});

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
    const found = only(diff({ c: base }, { c: base.map((value, k) => (k % 60 === 0 ? 'XXX' : value)) }));
    expect(found).toMatchObject({ state: 'drifted', reason: 'new-category', newValues: ['XXX'] });
    expect(found.sentence).toContain('"XXX" is new: none of the base');
    expect(only(diff({ c: base.map((value, k) => (k % 60 === 0 ? 'XXX' : value)) }, { c: base })).lostValues).toEqual([
      'XXX',
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

describe('missing values', () => {
  it('have a limit of their own, nulls and NaN apart', () => {
    const age = (nulls: number, value: number | null = null): (number | null)[] =>
      gauss(40, 9, many, 3).map((x, k) => (k % 100 < nulls ? value : x));
    const found = diff({ age: age(3) }, { age: age(12) });
    expect(only(found)).toMatchObject({
      state: 'drifted',
      reason: 'null-share-moved',
      nulls: { base: 0.03, head: 0.12 },
    });
    expect(only(found).sentence).toContain('nulls 3.0 % → 12.0 %');
    expect(only(diff({ age: age(12) }, { age: age(12, Number.NaN) })).sentence).toContain('nulls 12.0 % → 0.0 %');
    expect(only(diff({ age: age(3) }, { age: age(5) })).state).toBe('changed');
  });

  it('all at once are drift, not silence', () => {
    const found = only(diff({ x: gauss(0, 1, 200, 1) }, { x: Array(200).fill(null) }));
    expect(found).toMatchObject({ state: 'drifted', reason: 'null-share-moved' });
    expect(only(diff({ x: Array(9).fill(null) }, { x: Array(9).fill(null) })).state).toBe('same');
  });
});

describe('columns that move by their nature', () => {
  it('are keys and times: listed, never drifted', () => {
    const ids = (from: number): number[] => Array.from({ length: many }, (_, k) => from + k);
    const found = diff({ id: ids(0), t: ids(0) }, { id: ids(many), t: ids(many) }, { key: ['id'], time: 't' });
    expect(found.columns.map((column) => [column.state, column.reason])).toEqual([
      ['changed', 'moves-by-nature'],
      ['changed', 'moves-by-nature'],
    ]);
    expect(found.verdict).toBe('pass');
  });

  it('are numbers of a key of several columns, but not its categories', () => {
    const ids = (from: number): number[] => Array.from({ length: many }, (_, k) => from + k);
    const shops = (share: number): string[] => Array.from({ length: many }, (_, k) => (k < share * many ? 'a' : 'b'));
    const base = { id: ids(0), shop: shops(0.5) };
    const found = diff(base, { id: ids(many), shop: shops(0.7) }, { key: ['id', 'shop'] });
    const states = new Map(found.columns.map((column) => [column.column, column.reason]));
    expect(states.get('id')).toBe('moves-by-nature');
    expect(found.columns.find((column) => column.column === 'shop')?.state).toBe('drifted');
  });

  it('are identifiers and free texts, by their lengths', () => {
    const texts = (from: number): string[] => Array.from({ length: 2000 }, (_, k) => `event-${from + k}`);
    const found = only(diff({ event: texts(0) }, { event: texts(90_000) }));
    expect(found).toMatchObject({ kind: 'text', state: 'changed', newValues: [] });
    expect(found.sentence).toContain('length in bytes');
  });
});

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
