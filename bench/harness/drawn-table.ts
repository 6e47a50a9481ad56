import { add, toCells } from '../../src/data/sketch/cells.ts';
import type { ColumnSketch, NumberCells, Sketch } from '../../src/data/sketch/schema.ts';
import type { Random } from '../../src/support/random.ts';
import { multinomial, normal, shapes } from '../../test/data/drift/draws.ts';
import { columnOf } from '../../test/data/sketch/made.ts';

type Draw = (random: Random) => number | string | null;

const withNulls =
  (share: number, draw: Draw): Draw =>
  (random) =>
    random.uniform() < share ? null : draw(random);

/** The k-th of so many values is about as rare as 1/k. */
const zipf =
  (values: number): Draw =>
  (random) =>
    `v${Math.floor(Math.min(values - 1, values ** random.uniform() - 1))}`;

const one =
  (share: number): Draw =>
  (random) =>
    Number(random.uniform() < share);

/** The 20 columns of a table, as real tables have them: ten laws of numbers, whole numbers, flags and categories, some with nulls. */
export const drawnColumns: Readonly<Record<string, Draw>> = {
  ...shapes,
  exponential: (random) => -Math.log(1 - random.uniform()),
  cents: (random) => random.below(1e7) / 100,
  '3 % null': withNulls(0.03, normal),
  '40 % null': withNulls(0.4, (random) => Math.exp(normal(random))),
  digits: (random) => random.below(10),
  codes: (random) => random.below(500),
  age: withNulls(0.03, (random) => 18 + random.below(60)),
  'label of 10 %': one(0.1),
  'label of 1 %': one(0.01),
  '3 categories': (random) => `p${random.below(3)}`,
  '12 categories': zipf(12),
  '40 categories': zipf(40),
  '400 categories': zipf(400),
  '5000 categories': zipf(5000),
};

/** The sketch of so many rows, each drawn. @param moved is added to the numbers of the column `normal` */
export function drawnSketch(rows: number, random: Random, moved = 0): Sketch {
  const columns = Object.entries(drawnColumns).map(([name, draw]) => {
    const values = Array.from({ length: rows }, () => draw(random));
    const by = name === 'normal' ? moved : 0;
    return columnOf(
      name,
      values.map((value) => (typeof value === 'number' ? value + by : value)),
    );
  });
  return { schemaVersion: 1, digests: ['drawn'], rows, columns: byName(columns) };
}

/**
 * The sketch of so many rows of the law that another sketch shows: each row falls into its cells and values with their
 * shares. As good as drawing rows, and a million of them cost as much as a thousand.
 */
export function redrawnSketch(law: Sketch, rows: number, random: Random): Sketch {
  return { ...law, rows, columns: law.columns.map((column) => redrawn(column, rows, random)) };
}

function redrawn(column: ColumnSketch, rows: number, random: Random): ColumnSketch {
  const { content } = column;
  const nulls = random.binomial(rows, column.nulls / column.rows);
  if (content.kind === 'numbers') {
    return {
      ...column,
      rows,
      nulls,
      content: { ...withoutMean(content), cells: redrawnCells(content.cells, rows - nulls, random) },
    };
  }
  if (content.kind !== 'values' || content.rest > 0) throw new TypeError(`${column.name} does not list its values`);
  const counts = multinomial(
    content.values.map(([, count]) => count),
    rows - nulls,
    random,
  );
  const values = content.values.map(([value], at) => [value, counts[at] ?? 0] as [string, number]);
  const listed = values.filter(([, count]) => count > 0).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return { ...column, rows, nulls, content: { ...content, values: listed } };
}

function withoutMean<Content extends { readonly mean?: number }>({ mean: _, ...rest }: Content): Omit<Content, 'mean'> {
  return rest;
}

function redrawnCells(cells: NumberCells, rows: number, random: Random): NumberCells {
  const inner = cells.runs.flatMap(([first, counts]) =>
    counts.map((count, offset) => [first + offset, count] as const),
  );
  const all = [...cells.below, ...inner, ...cells.above];
  const counts = multinomial(
    all.map(([, count]) => count),
    rows,
    random,
  );
  const parts = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()] as const;
  for (const [at, [index]] of all.entries()) {
    const part = at < cells.below.length ? parts[0] : at < cells.below.length + inner.length ? parts[1] : parts[2];
    add(part, index, counts[at] ?? 0);
  }
  const [below, middle, above] = parts;
  return toCells(cells.exponent, middle, below, above);
}

const byName = (columns: readonly ColumnSketch[]) => [...columns].sort((a, b) => (a.name < b.name ? -1 : 1));
