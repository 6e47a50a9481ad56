import { expect, it } from 'vitest';
import { diffSketches } from '../../../src/data/index.ts';
import type { ColumnSketch, Sketch } from '../../../src/data/sketch/schema.ts';
import { datasetOf } from '../sketch/made.ts';

/** A column of which the list is cut: so many values, each with ten rows, and as many that are not listed. */
function cut(names: readonly string[], rest: number): ColumnSketch {
  return {
    ...{ name: 'shop', type: 'string', engineType: 'VARCHAR', nulls: 0, nan: 0, plusInfinity: 0, minusInfinity: 0 },
    rows: names.length * 1000 + rest,
    content: { kind: 'values', values: names.map((name) => [name, 1000]), rest, unlisted: 900 },
  };
}

const sketch = (column: ColumnSketch): Sketch => ({
  schemaVersion: 1,
  digests: ['made'],
  rows: column.rows,
  columns: [column],
});
const named = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `${letter}${from + at}`);

const judged = (base: ColumnSketch, head: ColumnSketch, limits: Parameters<typeof datasetOf>[1] = {}) =>
  diffSketches(sketch(base), sketch(head), datasetOf({}, limits)).columns[0];

it('values that were replaced while both lists are cut are no "same": nobody can tell', () => {
  const found = judged(cut(named('old', 0, 256), 5000), cut(named('new', 0, 256), 5000));
  expect(found).toMatchObject({ state: 'unknown', reason: 'values-cut', level: 'warn' });
  expect(found?.sentence).toMatch(
    /98\.\d % of the rows have values that one list has and the other lacks; the limit is 0\.1/,
  );
});

it('and it stops where somebody has declared a limit, whichever statistic it is of', () => {
  for (const statistic of ['psi', 'total-variation', 'jensen-shannon', 'hellinger'] as const) {
    const limits = { shop: { kind: 'limits', limits: { [statistic]: 0.1 } } } as const;
    const found = judged(cut(named('old', 0, 256), 5000), cut(named('new', 0, 256), 5000), limits);
    expect([statistic, found?.reason, found?.level]).toEqual([statistic, 'values-cut', 'fail']);
  }
});

it('a few values that came into the list and fell out of it leave the answer', () => {
  const found = judged(cut(named('a', 0, 256), 5000), cut(named('a', 10, 266), 5000));
  expect(found?.state).toBe('same');
});
