import { describe, expect, it } from 'vitest';
import { diffSketches } from '../../../src/data/index.ts';
import { datasetOf, sketchOf } from '../sketch/made.ts';
import { codes, diff, gauss, limits, many, only } from './diffed.ts';

describe('rows appended to those of the base', () => {
  const cold = gauss(39, 5, 5000, 8);
  const warm = gauss(59, 5, many, 9);
  const base = { temp: warm, late: codes(0.15) };
  const head = { temp: [...warm, ...cold], late: [...codes(0.15), ...codes(0.33, 5000)] };

  it('are told alone, beside the mixture that the limit is asked of', () => {
    const found = diffSketches(sketchOf(base), sketchOf(head), datasetOf(), { appended: true });
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

  it('are texts that are all dates, and numbers that count the rows, though nobody says so', () => {
    const days = (from: number): string[] =>
      Array.from({ length: many }, (_, k) => new Date(864e5 * (from + (k % 60))).toISOString().slice(0, 10));
    const counted = (from: number, rows: number): number[] => Array.from({ length: rows }, (_, k) => from + k);
    const reason = (base: Parameters<typeof diff>[0], head: Parameters<typeof diff>[0]) =>
      only(diff(base, head)).reason;
    expect(reason({ day: days(20_000) }, { day: days(20_040) })).toBe('moves-by-nature');
    for (const form of [
      '26.3.2026',
      '3/26/2026 14:05',
      '2026-03',
      '2026-W14',
      '2026-Q1',
      '2026-03-26T10:00:00.5+01:00',
    ]) {
      const at = (k: number) => Array(400).fill(form.replace('2026', `${2026 + k}`));
      expect(reason({ at: [...at(0), ...at(1)] }, { at: [...at(1), ...at(2)] })).toBe('moves-by-nature');
    }
    expect(reason({ id: counted(0, many) }, { id: counted(0, 2 * many) })).toBe('moves-by-nature');
    expect(reason({ id: counted(7, 31) }, { id: counted(900, 31) })).toBe('moves-by-nature');
  });

  it('are columns of folders, of which a new folder is a new value', () => {
    const region = (names: readonly string[]) => ({ region: names.flatMap((name) => Array<string>(900).fill(name)) });
    const found = (folders: readonly string[]) =>
      only(
        diffSketches(sketchOf(region(['eu', 'us'])), sketchOf(region(['eu', 'us', 'asia'])), datasetOf(), {
          folders: new Set(folders),
        }),
      );
    expect(found([]).state).toBe('drifted');
    expect(found(['region'])).toMatchObject({ state: 'changed', reason: 'moves-by-nature', newValues: ['asia'] });
  });

  it('are not texts of which one side holds something else, nor numbers with gaps or repetitions', () => {
    const days = (day: string, other: string): string[] => [...Array(900).fill(day), ...Array(100).fill(other)];
    const state = (base: Parameters<typeof diff>[0], head: Parameters<typeof diff>[0]) => only(diff(base, head)).state;
    expect(state({ day: days('2026-03-26', '2026-03-27') }, { day: days('2026-03-27', 'soon') })).toBe('drifted');
    expect(state({ day: days('12-34', '56-78') }, { day: days('12-34', '99-99') })).toBe('drifted');
    const counted = (every: number): number[] => Array.from({ length: many }, (_, k) => Math.floor(k * every));
    expect(state({ x: counted(1) }, { x: counted(1.5) })).toBe('drifted');
    expect(state({ x: counted(0.5) }, { x: counted(1) })).toBe('drifted');
    expect(state({ x: [...counted(1), 3] }, { x: counted(3) })).toBe('drifted');
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
