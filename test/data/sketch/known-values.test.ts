import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeOf, listedValues } from '../../../src/data/index.ts';
import type { ColumnSketch } from '../../../src/data/sketch/schema.ts';
import { sketchOf } from './made.ts';

const column = (values: Parameters<typeof sketchOf>[0][string]): ColumnSketch => {
  const [first] = sketchOf({ x: values }).columns;
  if (first === undefined) throw new Error('no column');
  return first;
};
const edges = (sketch: ColumnSketch) => [Number(edgeOf(sketch, 'min')), Number(edgeOf(sketch, 'max'))] as const;

describe('what a sketch knows of values', () => {
  it('is an edge that none lies beyond', () => {
    const value = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 300 }), (values) => {
        const [low, high] = edges(column(values));
        expect(low).toBeLessThanOrEqual(Math.min(...values));
        expect(high).toBeGreaterThanOrEqual(Math.max(...values));
      }),
    );
  });

  it('is exact of whole numbers that each have a cell', () => {
    expect(edges(column([3, 5, 900, -7]))).toEqual([-7, 900]);
    expect(edges(column([0]))).toEqual([0, 0]);
  });

  it('is every value of a short list, and no part of a long one', () => {
    expect(listedValues(column(['b', 'a', 'b', null]))).toEqual(['b', 'a']);
    const short = column(['a', 'b']);
    const cut = { kind: 'values', rest: 5, unlisted: 3 } as const;
    expect(listedValues({ ...short, content: { ...cut, values: [['a', 9]] } })).toBeUndefined();
    expect([listedValues(column([1, 2])), edgeOf(column(['a']), 'min'), edgeOf(column([null]), 'max')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
