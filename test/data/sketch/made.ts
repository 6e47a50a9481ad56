import { add, noCells } from '../../../src/data/sketch/cells.ts';
import { atUnits, type Counted, firstExponent, narrow, refine } from '../../../src/data/sketch/refine.ts';
import type { ColumnSketch, NumberCells, Sketch } from '../../../src/data/sketch/schema.ts';
import type { Dataset, DriftLimit } from '../../../src/project/types.ts';

/** The cells of a list of numbers, by the law and without an engine: what the engine's way is compared with. */
export function cellsOf(values: readonly number[], start?: number): NumberCells {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return noCells;
  const whole = finite.every(Number.isInteger);
  const [lowest, highest] = [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))];
  const exponent = start ?? firstExponent(lowest, highest, whole);
  let counted: Counted = { exponent, counts: countsAt(finite, exponent), outside: [] };
  for (;;) {
    if (whole) counted = atUnits(counted);
    const step = refine(counted, whole);
    if (step.kind === 'done') return step.cells;
    const width = counted.exponent;
    const inside = finite.filter((x) =>
      step.windows.some(({ first, last }) => x >= first * 2 ** width && x < (last + 1) * 2 ** width),
    );
    counted = narrow(counted, step, countsAt(inside, step.exponent));
  }
}

function countsAt(values: readonly number[], exponent: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const x of values) add(counts, Math.floor(x * 2 ** -exponent), 1);
  return counts;
}

type Value = number | string | null;

/** A column of a sketch from its values; NaN and ±infinity are counted apart. */
export function columnOf(name: string, values: readonly Value[], more: Partial<ColumnSketch> = {}): ColumnSketch {
  const count = (test: (value: Value) => boolean): number => values.filter(test).length;
  const texts = values.some((value) => typeof value === 'string');
  const numbers = values.filter((value) => typeof value === 'number');
  const whole = numbers.filter(Number.isFinite).every(Number.isInteger);
  return {
    name,
    type: texts ? 'string' : whole ? 'integer' : 'number',
    engineType: texts ? 'VARCHAR' : whole ? 'BIGINT' : 'DOUBLE',
    rows: values.length,
    nulls: count((value) => value === null),
    nan: count((value) => Number.isNaN(value)),
    plusInfinity: count((value) => value === Number.POSITIVE_INFINITY),
    minusInfinity: count((value) => value === Number.NEGATIVE_INFINITY),
    content: texts ? listed(values) : { kind: 'numbers', unit: 'number', whole, cells: cellsOf(numbers) },
    ...more,
  };
}

function listed(values: readonly Value[]): ColumnSketch['content'] {
  const counts = new Map<string, number>();
  for (const value of values) if (typeof value === 'string') add(counts, value, 1);
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const lengths = cellsOf(values.flatMap((value) => (typeof value === 'string' ? [Buffer.byteLength(value)] : [])));
  return { kind: 'values', values: sorted, rest: 0, unlisted: 0, lengths };
}

export function sketchOf(columns: Readonly<Record<string, readonly Value[]>>): Sketch {
  const made = Object.entries(columns).map(([name, values]) => columnOf(name, values));
  const sorted = made.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { schemaVersion: 1, digests: ['made'], rows: sorted[0]?.rows ?? 0, columns: sorted };
}

/** A dataset without a contract. */
export function datasetOf(more: Partial<Dataset> = {}, limits: Readonly<Record<string, DriftLimit>> = {}): Dataset {
  return {
    name: 'd',
    source: 'd.parquet',
    format: { kind: 'parquet' },
    key: [],
    rows: {},
    extraColumns: 'warn',
    columns: new Map(),
    checks: [],
    drift: { against: 'base', columns: new Map(Object.entries(limits)) },
    implicit: false,
    path: ['datasets', 'd'],
    ...more,
  };
}
