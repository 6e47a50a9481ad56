import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Points, pooled, sum } from '../../../src/data/drift/distances.ts';
import { tenCells } from '../../../src/data/drift/named/ten-cells.ts';
import { columnOf } from '../sketch/made.ts';

const points = (values: readonly number[]): Points => {
  const side = values.map((at): Points => ({ at: [at], rows: [1] }));
  return side.reduce(pooled, { at: [], rows: [] });
};
const sketch = columnOf('x', [1.5, null, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, null]);
const cells = (base: readonly number[], head: readonly number[]) =>
  tenCells([points(base), points(head)], 'number', [sketch, sketch]);
const upTo = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, k) => from + k);

it('numbers without ties fill ten cells alike, and null, NaN and the infinities have their own', () => {
  const found = cells(upTo(1, 50), upTo(51, 100));
  expect(found.base).toEqual([10, 10, 10, 10, 10, 0, 0, 0, 0, 0, 2, 1, 1, 1]);
  expect(found.head).toEqual([0, 0, 0, 0, 0, 10, 10, 10, 10, 10, 2, 1, 1, 1]);
  expect(found.labels.slice(0, 2)).toEqual(['1 to 10', '11 to 20']);
  expect(found.labels.slice(-4)).toEqual(['(null)', '(NaN)', '(infinity)', '(minus infinity)']);
});

it('a value of most rows has a cell of its own', () => {
  const found = cells([...upTo(1, 19), ...Array<number>(60).fill(20), ...upTo(21, 41)], [20]);
  expect(found.labels).toContain('20');
  expect(found.base[found.labels.indexOf('20')]).toBe(60);
});

it('no row is lost, and which side is which makes no difference to the cut', () => {
  const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, values, (a, b) => {
      const [one, other] = [cells(a, b), cells(b, a)];
      expect(sum(one.base)).toBe(a.length + 5);
      expect(sum(one.head)).toBe(b.length + 5);
      expect(other).toEqual({ labels: one.labels, base: one.head, head: one.base });
      expect(one.labels.length).toBeLessThanOrEqual(14);
    }),
  );
});
