import { compareText } from '../../support/canonical.ts';
import { MlopsError } from '../../support/problem.ts';
import { dataReasons } from '../reasons.ts';
import { add, addCells } from './cells.ts';
import type { ColumnContent, ColumnSketch, Sketch, ValuesContent } from './schema.ts';

/**
 * Adds the counts of two sketches; in any order and grouping with the same result. Values that one side did not list
 * stay in `rest`, and `unlisted` keeps how many rows such a value may have at most.
 * @throws MlopsError `sketches-differ` where a column holds numbers on one side and texts on the other
 */
export function mergeSketches(a: Sketch, b: Sketch): Sketch {
  const columns = new Map(a.columns.map((column) => [column.name, column]));
  for (const column of b.columns) {
    const other = columns.get(column.name);
    columns.set(column.name, other === undefined ? column : mergeColumns(other, column));
  }
  const files = mergeFiles(a.files, b.files);
  return {
    schemaVersion: 1,
    digests: [...a.digests, ...b.digests].sort(compareText),
    rows: a.rows + b.rows,
    ...(files === undefined ? {} : { files }),
    columns: [...columns.values()].sort((left, right) => compareText(left.name, right.name)),
  };
}

function mergeColumns(a: ColumnSketch, b: ColumnSketch): ColumnSketch {
  const types = [a, b].sort((left, right) => compareText(left.engineType, right.engineType));
  const { type, engineType } = types[0] ?? a;
  return {
    name: a.name,
    type,
    engineType,
    rows: a.rows + b.rows,
    nulls: a.nulls + b.nulls,
    nan: a.nan + b.nan,
    plusInfinity: a.plusInfinity + b.plusInfinity,
    minusInfinity: a.minusInfinity + b.minusInfinity,
    content: mergeContents(a, b),
  };
}

function mergeContents(a: ColumnSketch, b: ColumnSketch): ColumnContent {
  const [left, right] = [a.content, b.content];
  if (left.kind === 'numbers' && right.kind === 'numbers' && left.unit === right.unit) {
    const cells = addCells(left.cells, right.cells);
    return { ...left, whole: left.whole && right.whole, cells };
  }
  if (left.kind === 'values' && right.kind === 'values') return mergeValues(left, right);
  if (left.kind === 'lengths' && right.kind === 'lengths') {
    return { kind: 'lengths', lengths: addCells(left.lengths, right.lengths) };
  }
  if (left.kind === 'counts' && right.kind === 'counts') return left;
  const message = `Column ${a.name} cannot be added: ${a.engineType} (${left.kind}) and ${b.engineType} (${right.kind}).`;
  throw MlopsError.of(dataReasons, 'sketches-differ', message);
}

function mergeValues(a: ValuesContent, b: ValuesContent): ValuesContent {
  const rows = new Map<string, number>();
  for (const [value, n] of [...a.values, ...b.values]) add(rows, value, n);
  const lengths = a.lengths && b.lengths ? addCells(a.lengths, b.lengths) : (a.lengths ?? b.lengths);
  return {
    kind: 'values',
    values: [...rows].sort(([v, n], [w, m]) => m - n || compareText(v, w)),
    rest: a.rest + b.rest,
    unlisted: a.unlisted + b.unlisted,
    ...(lengths === undefined ? {} : { lengths }),
  };
}

function mergeFiles(a: Sketch['files'], b: Sketch['files']): Sketch['files'] {
  if (a === undefined || b === undefined) return a ?? b;
  const sizes = new Map<number, number>(a.sizes);
  for (const [size, count] of b.sizes) add(sizes, size, count);
  return { count: a.count + b.count, bytes: a.bytes + b.bytes, sizes: [...sizes].sort(([x], [y]) => x - y) };
}
