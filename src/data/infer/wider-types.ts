import type { ColumnType } from '../../project/types.ts';
import { columnTypeOf } from '../engines/column-type.ts';
import { misfitOf, roundedBy } from '../engines/duckdb/text-types.ts';
import type { DataEngine, FileTable, TableShape } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { fileTable } from '../table-source.ts';
import type { DatasetVersion } from '../types.ts';

/** A column of texts that does not fit its declared type, and the narrowest one that all of its values fit. */
export interface WiderType {
  readonly column: string;
  readonly from: ColumnType;
  readonly to: ColumnType;
  /** Values that are not of the declared type, and all that are not null. */
  readonly misfits: number;
  readonly filled: number;
}

/** Each holds everything that the one before it holds. */
const wider: Readonly<Record<ColumnType, readonly ColumnType[]>> = {
  integer: ['number', 'string'],
  number: ['string'],
  boolean: ['integer', 'number', 'string'],
  date: ['timestamp', 'string'],
  timestamp: ['string'],
  string: [],
};

/**
 * For each column whose cells do not fit its declared type the narrowest wider one that loses nothing, counted over all
 * lines that have as many fields as the table. Of files that store types there is nothing to widen.
 */
export async function widerTypes(
  engine: DataEngine,
  version: DatasetVersion,
  shape: TableShape,
): Promise<readonly WiderType[]> {
  // How the files below a view are read says the dataset that has them.
  const isOthers = version.relation !== undefined || version.dataset.view !== undefined;
  if (isOthers || shape.rejected === 0) return [];
  const table = fileTable(version);
  const typed = [...(table.types ?? [])].filter(([, type]) => wider[type].length > 0);
  if (typed.length === 0) return [];
  return table.format.kind === 'csv' ? ofCsv(engine, table, typed) : ofJson(engine, table, typed, shape);
}

type Typed = readonly (readonly [column: string, type: ColumnType])[];

/** All cells once more as texts, and one pass that counts them. */
async function ofCsv(engine: DataEngine, table: FileTable, typed: Typed): Promise<readonly WiderType[]> {
  const texts = new Map([...(table.types ?? [])].map(([name]) => [name, 'string'] as const));
  const asTexts: FileTable = { ...table, types: texts };
  const { columns } = await engine.describe(asTexts);
  const present = typed.filter(([name]) => columns.some((column) => column.name === name));
  const asked = present.flatMap(([column, from]) => wider[from].map((to) => ({ column, from, to })));
  const count = (condition: string) => `count(*) FILTER (WHERE ${condition})`;
  const aggregates = asked.flatMap(({ column, from, to }) => [
    `count(${identifier(column)})`,
    count(misfitOf(column, from)),
    count(to === 'number' ? `${misfitOf(column, to)} OR ${roundedBy(column)}` : misfitOf(column, to)),
  ]);
  if (aggregates.length === 0) return [];
  const { rows } = await engine.query(`SELECT ${aggregates.join(', ')} FROM ${identifier(table.name)}`, [asTexts]);
  const counts = (rows[0] ?? []).map(Number);
  const found = asked.map((each, at) => {
    const [filled = 0, misfits = 0, left = 0] = counts.slice(3 * at, 3 * at + 3);
    return { ...each, filled, misfits, left };
  });
  return present.flatMap(([name]) => {
    const first = found.find(({ column, misfits, left }) => column === name && misfits > 0 && left === 0);
    if (first === undefined) return [];
    const { left: _, ...widening } = first;
    return [widening];
  });
}

/** JSON says itself what a string is: what it holds where nobody declares it is what it is. */
async function ofJson(
  engine: DataEngine,
  table: FileTable,
  typed: Typed,
  { rejects }: TableShape,
): Promise<readonly WiderType[]> {
  const broken = typed.filter(([name]) => rejects.some(({ column }) => column === name));
  const free: FileTable = { ...table, types: new Map() };
  const { rejected, columns, problems } = await engine.describe(free);
  const found: WiderType[] = [];
  for (const [column, from] of broken) {
    const stored = columns.find(({ name }) => name === column);
    const to = stored?.kinds === undefined ? columnTypeOf(stored?.engineType ?? '') : 'other';
    if (to === 'other' || !wider[from].includes(to) || problems.some((each) => each.column === column)) continue;
    const alone = await engine.describe({ ...table, types: new Map([[column, from]]) });
    const { rows } = await engine.query(`SELECT count(${identifier(column)}) FROM ${identifier(table.name)}`, [free]);
    found.push({ column, from, to, misfits: alone.rejected - rejected, filled: Number(rows[0]?.[0]) });
  }
  return found;
}
