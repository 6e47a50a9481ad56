import { type Meter, noMeter } from '../../support/amount.ts';
import { compareText, sha256 } from '../../support/canonical.ts';
import { columnTypeOf, isFloating } from '../engines/column-type.ts';
import type { Dialect } from '../engines/dialect.ts';
import type { DataEngine, TableShape, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { tableSource } from '../table-source.ts';
import type { DatasetVersion } from '../types.ts';
import { watchedEngine } from '../watched-engine.ts';
import { add, bitLength } from './cells.ts';
import { countNumbers, rangesOf } from './count-numbers.ts';
import { countFrequent, countValues, lengthCells, manyValued, type TextCounts } from './count-texts.ts';
import { type Counted, meansOf } from './means.ts';
import type { NumberColumn } from './number-pass.ts';
import type { ColumnContent, ColumnSketch, Sketch } from './schema.ts';

type Shape = TableShape['columns'][number];
type Base = Omit<ColumnSketch, 'content'>;

/**
 * Counts one dataset version, column by column: the same bytes for any thread count, order of rows and split into
 * files. Sensitive columns leave counts and lengths only; format `files` is not looked into. Tells how many columns are
 * counted.
 * @throws MlopsError what the engine says about files that it cannot read
 */
export async function sketchDataset(
  engine: DataEngine,
  version: DatasetVersion,
  tell: Meter = noMeter,
): Promise<Sketch> {
  const digests = [version.digest];
  if (version.dataset.format.kind === 'files' && version.relation === undefined) {
    return { schemaVersion: 1, digests, rows: 0, files: fileCounts(version), columns: [] };
  }
  const shape = await engine.describe(tableSource(version));
  const table = { ...tableSource(version), state: shape.state };
  const sensitive = new Set([...version.dataset.columns.values()].filter((c) => c.sensitive).map((c) => c.name));
  const columns: ColumnSketch[] = [];
  const meter = valuesMeter(shape, tell);
  const watched = watchedEngine(engine, meter.onShare);
  const at = (more: number) => meter.columns(columns.length + more);
  for (const part of partsOf(table, shape)) {
    columns.push(...(await countColumns(watched, part, sensitive, at)));
  }
  tell(undefined);
  return { schemaVersion: 1, digests, rows: shape.rows, columns: columns.sort((a, b) => compareText(a.name, b.name)) };
}

/** Tells values, which are rows × columns: a column is counted by some queries, each of which sees all of its rows. */
function valuesMeter({ rows, columns }: TableShape, tell: Meter) {
  let [counted, most] = [0, 0];
  const say = (part: number) => {
    most = Math.max(most, Math.floor((counted + part) * rows));
    tell({ unit: 'values', done: most, of: rows * columns.length, what: 'counted' });
  };
  return {
    columns: (done: number) => {
      counted = done;
      say(0);
    },
    onShare: (share: number) => say(Math.min(share, 0.99)),
  };
}

function fileCounts(version: DatasetVersion): NonNullable<Sketch['files']> {
  const sizes = new Map<number, number>();
  for (const file of version.files) add(sizes, bitLength(file.bytes), 1);
  const bytes = version.files.reduce((sum, file) => sum + file.bytes, 0);
  return { count: version.files.length, bytes, sizes: [...sizes].sort(([a], [b]) => a - b) };
}

/** Each column is asked by itself, and each question pays for all columns of its table. */
const widest = 96;
const group = 48;

/** A wide table in parts of some columns each, so that the work grows as the columns do. */
function partsOf(table: TableSource, shape: TableShape): readonly { table: TableSource; shape: TableShape }[] {
  if (shape.columns.length <= widest) return [{ table, shape }];
  return Array.from({ length: Math.ceil(shape.columns.length / group) }, (_, index) => {
    const columns = shape.columns.slice(index * group, (index + 1) * group);
    return { table: { ...table, only: columns.map((column) => column.name) }, shape: { ...shape, columns } };
  });
}

async function countColumns(
  engine: DataEngine,
  { table, shape }: { readonly table: TableSource; readonly shape: TableShape },
  sensitive: ReadonlySet<string>,
  onColumns: (done: number) => void,
): Promise<ColumnSketch[]> {
  const open = shape.columns.filter((column) => !sensitive.has(column.name));
  const numbers = open.flatMap((column) => numberColumn(engine.dialect, column) ?? []);
  const texts = open.filter((column) => columnTypeOf(column.engineType) === 'string').map((column) => column.name);
  const ranges = await rangesOf(engine, table, numbers);
  const many = await manyValued(engine, table, texts);
  const sketches: ColumnSketch[] = [];
  const counted: Counted[] = [];
  for (const column of shape.columns) {
    onColumns(sketches.length);
    const number = numbers.find((each) => each.name === column.name);
    if (number !== undefined) {
      const counts = await countNumbers(engine, table, number, ranges.get(column.name));
      counted.push({ column: number, counts });
      sketches.push(numberSketch(column, shape.rows, counts));
    } else if (sensitive.has(column.name) || columnTypeOf(column.engineType) === 'other') {
      sketches.push(await countOnly(engine, table, column, shape.rows));
    } else {
      const count = many.has(column.name) ? countFrequent : countValues;
      sketches.push(textSketch(column, shape.rows, await count(engine, table, column.name)));
    }
  }
  const means = await meansOf(engine, table, counted);
  return sketches.map((sketch) => withMean(sketch, means.get(sketch.name)));
}

function withMean(sketch: ColumnSketch, mean: number | undefined): ColumnSketch {
  const { content } = sketch;
  return mean === undefined || content.kind !== 'numbers' ? sketch : { ...sketch, content: { ...content, mean } };
}

/** How a column is seen as numbers; undefined for texts, booleans and other types. */
function numberColumn(dialect: Dialect, column: Shape): NumberColumn | undefined {
  const type = columnTypeOf(column.engineType);
  if (type === 'integer' || type === 'number') {
    const value = (text: string) => dialect.asDouble(text, column.engineType);
    return { name: column.name, integral: type === 'integer', value };
  }
  if (type !== 'date' && type !== 'timestamp') return undefined;
  return {
    name: column.name,
    integral: true,
    value: (text) => dialect.timeAsDouble(text, column.engineType),
    finiteValue: (text) => dialect.finiteTimeAsDouble(text, column.engineType),
  };
}

function numberSketch(column: Shape, rows: number, counts: Awaited<ReturnType<typeof countNumbers>>): ColumnSketch {
  complete(column, rows, counts.rows);
  const type = columnTypeOf(column.engineType);
  const unit = type === 'date' ? 'day' : type === 'timestamp' ? 'microsecond' : 'number';
  const { nulls, nan, plusInfinity, minusInfinity, whole, cells } = counts;
  const content: ColumnContent = { kind: 'numbers', unit, whole, cells };
  return { ...base(column, rows, nulls), nan, plusInfinity, minusInfinity, content };
}

function textSketch(column: Shape, rows: number, counts: TextCounts): ColumnSketch {
  complete(column, rows, counts.rows);
  const lengths = column.engineType === 'BOOLEAN' ? {} : { lengths: counts.lengths };
  const values = counts.values.map(([value, n]): [string, number] => [short(value), n]);
  const content: ColumnContent = { kind: 'values', values, rest: counts.rest, unlisted: counts.unlisted, ...lengths };
  return { ...base(column, rows, counts.nulls), content };
}

async function countOnly(engine: DataEngine, table: TableSource, column: Shape, rows: number): Promise<ColumnSketch> {
  const name = identifier(column.name);
  const { dialect } = engine;
  const floating = isFloating(column.engineType);
  const kinds = [
    `${name} IS NULL`,
    ...(floating
      ? [
          dialect.isNan(name),
          `${name} = ${dialect.doubleOf(Number.POSITIVE_INFINITY)}`,
          `${name} = ${dialect.doubleOf(Number.NEGATIVE_INFINITY)}`,
        ]
      : []),
  ];
  const sql = `SELECT ${kinds.map((kind) => `count(*) FILTER (WHERE ${kind})`).join(', ')} FROM ${identifier(table.name)}`;
  const row = (await engine.query(sql, [table])).rows[0] ?? [];
  const [nulls = 0, nan = 0, plusInfinity = 0, minusInfinity = 0] = row.map(Number);
  const known = { ...base(column, rows, nulls), nan, plusInfinity, minusInfinity };
  if (columnTypeOf(column.engineType) !== 'string') return { ...known, content: { kind: 'counts' } };
  const size = `SELECT ${dialect.bytes(`CAST(${name} AS VARCHAR)`)}, count(*) FROM ${identifier(table.name)} WHERE ${name} IS NOT NULL GROUP BY 1`;
  const lengths = new Map((await engine.query(size, [table])).rows.map(([length, n]) => [Number(length), Number(n)]));
  return { ...known, content: { kind: 'lengths', lengths: lengthCells(lengths) } };
}

function base(column: Shape, rows: number, nulls: number): Base {
  const type = columnTypeOf(column.engineType);
  return {
    name: column.name,
    type,
    engineType: column.engineType,
    rows,
    nulls,
    nan: 0,
    plusInfinity: 0,
    minusInfinity: 0,
  };
}

/** Every row has to be in some cell; anything else is a defect that would make all statistics wrong. */
function complete(column: Shape, rows: number, counted: number): void {
  if (rows !== counted) throw new Error(`column ${column.name}: ${counted} of ${rows} rows were counted`);
}

/** Long texts are told apart by their digest, so that a sketch stays small. */
function short(value: string): string {
  return value.length <= 100 ? value : `${value.slice(0, 60)}… (sha256 ${sha256(value).slice(0, 16)})`;
}
