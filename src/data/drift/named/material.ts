import type { ColumnSketch } from '../../sketch/schema.ts';
import type { DriftTest } from '../../types.ts';
import { type CategorySide, commonCategories } from '../categorical.ts';
import { sum } from '../distances.ts';
import type { NumberSide } from '../numeric.ts';
import { commonCells, pointsOf, wholeValues } from '../points.ts';
import { leastExpected, poolRare } from '../pool.ts';
import type { Material } from './named.ts';
import type { EveryValue } from './peers.ts';
import { tenCells } from './ten-cells.ts';
import { chiSquareTest, ksTest } from './tests.ts';

type Pair = readonly [ColumnSketch, ColumnSketch];
type Sides = readonly [NumberSide, NumberSide];

/** Numbers: ten cells, and where they are. */
export function ofNumbers(pair: Pair, sides: Sides): Material {
  return { ...onTheLine(pair, sides), values: wholeNumbers(pair, sides) };
}

/** The lengths of texts. No peer compares them. */
export function ofLengths(pair: Pair, sides: Sides): Material {
  const special = { nan: 0, plusInfinity: 0, minusInfinity: 0 };
  const [base, head] = pair;
  const why = 'its bins need every value, and of a free text the sketches hold lengths only';
  return {
    ...onTheLine(
      [
        { ...base, ...special },
        { ...head, ...special },
      ],
      sides,
    ),
    values: why,
  };
}

function onTheLine(
  pair: Pair,
  sides: Sides,
): Pick<Material, 'cells' | 'points' | 'own'> & Required<Pick<Material, 'points'>> {
  const [base, head] = sides;
  const whole = base.whole && head.whole;
  const [left, right] = commonCells(base.cells, head.cells);
  const points = [pointsOf(left, whole), pointsOf(right, whole)] as const;
  return { points, own: pointsOf(base.cells, base.whole), cells: tenCells(points, base.unit, pair) };
}

function wholeNumbers([left, right]: Pair, [base, head]: Sides): EveryValue | string {
  const exact = base.whole && head.whole && base.unit === 'number' && head.unit === 'number';
  const [a, b] = exact ? [wholeValues(base.cells), wholeValues(head.cells)] : [undefined, undefined];
  if (a === undefined || b === undefined) {
    return 'its bins need every value, and the sketches hold these numbers in cells of their own';
  }
  const at = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => x - y);
  const integers = [left, right].every((side) => side.type === 'integer' && side.nulls === 0);
  return { at, integers, base: at.map((value) => a.get(value) ?? 0), head: at.map((value) => b.get(value) ?? 0) };
}

/** Categories: their common values, the rest as one. */
export function ofCategories(sides: readonly [CategorySide, CategorySide]): Material {
  const [base, head] = sides;
  const names = [...new Set([...base.values.keys(), ...head.values.keys()])];
  const of = ({ values }: CategorySide): number[] => names.map((name) => values.get(name) ?? 0);
  const values =
    base.unlisted === 0 && head.unlisted === 0
      ? { base: of(base), head: of(head), integers: false }
      : 'its bins need every value, and the sketches list the most frequent ones';
  return { cells: commonCategories(base, head), values };
}

/** The tests that are shown: χ² only where every cell expects enough rows for it. */
export function testsOf({ cells, points }: Material): readonly DriftTest[] {
  const pooled = poolRare(cells);
  const [base, head] = [sum(pooled.base), sum(pooled.head)];
  const rarest = Math.min(...pooled.base.map((n, k) => n + (pooled.head[k] ?? 0)));
  const enough = (rarest * Math.min(base, head)) / (base + head) >= leastExpected;
  const found = [points === undefined ? undefined : ksTest(...points), enough ? chiSquareTest(pooled) : undefined];
  return found.filter((test) => test !== undefined);
}
