import { z } from 'zod';

const count = z.int().nonnegative();
const tails = z.array(z.tuple([z.int(), count]));

/**
 * Counts of finite numbers in cells of width 2^exponent: index i holds i·2^e ≤ x < (i+1)·2^e. Cells do not depend on
 * the data, only their width does, so two sketches agree after exact coarsening.
 */
export const numberCellsSchema = z.strictObject({
  exponent: z.int().min(-1074).max(1023),
  /** Runs of neighbouring cells: first index, then the counts. The first and last cell are never empty. */
  runs: z.array(z.tuple([z.int(), z.array(count)])),
  /** Rows below the runs and above them, in power-of-two cells: see `tailOf`. */
  below: tails,
  above: tails,
});

const valuesSchema = z.strictObject({
  kind: z.literal('values'),
  /** Value and rows, most frequent first. */
  values: z.array(z.tuple([z.string(), count])),
  /** Rows whose value is not listed. */
  rest: count,
  /** No value that is not listed has more rows than this; 0: all values are listed. */
  unlisted: count,
  /** Bytes of the text in UTF-8; absent for booleans. */
  lengths: numberCellsSchema.optional(),
});

const numbersSchema = z.strictObject({
  kind: z.literal('numbers'),
  /** What one unit is: `day` since 1970-01-01, `microsecond` since 1970-01-01T00:00Z. */
  unit: z.enum(['number', 'day', 'microsecond']),
  /** True where every finite value is a whole number and this decides the cells (integers, dates, timestamps, codes stored as floats). */
  whole: z.boolean(),
  /** Of the finite values, to 2^-28 of a cell's width; absent where none is known (no values, or some too far out). */
  mean: z.number().exactOptional(),
  cells: numberCellsSchema,
});

/** `lengths`: a sensitive text; `counts`: a sensitive number or a type without a distribution. No values in either. */
const contentSchema = z.discriminatedUnion('kind', [
  numbersSchema,
  valuesSchema,
  z.strictObject({ kind: z.literal('lengths'), lengths: numberCellsSchema }),
  z.strictObject({ kind: z.literal('counts') }),
]);

export const columnSketchSchema = z.strictObject({
  name: z.string(),
  type: z.enum(['integer', 'number', 'string', 'boolean', 'date', 'timestamp', 'other']),
  engineType: z.string(),
  /** All rows of the parts that have this column. */
  rows: count,
  nulls: count,
  nan: count,
  plusInfinity: count,
  minusInfinity: count,
  content: contentSchema,
});

/** A small mergeable profile of one dataset version: counts only, no rows. On disk: schema `sketch`. */
export const sketchSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Digests of the dataset versions that were counted, sorted; more than one after a merge. */
  digests: z.array(z.string()),
  rows: count,
  /** Data files and their bytes: known for format `files` only, since tables may be split in any way. */
  files: z.strictObject({ count, bytes: count, sizes: tails }).optional(),
  /** By name. */
  columns: z.array(columnSketchSchema),
});

export type Sketch = z.infer<typeof sketchSchema>;
export type ColumnSketch = z.infer<typeof columnSketchSchema>;
export type ColumnContent = z.infer<typeof contentSchema>;
export type NumbersContent = z.infer<typeof numbersSchema>;
export type ValuesContent = z.infer<typeof valuesSchema>;
export type NumberCells = z.infer<typeof numberCellsSchema>;
