import type { DataEngine, SqlValue, TableShape, TableSource } from '../engines/port.ts';
import { shownValue } from '../engines/shown-value.ts';
import { identifier } from '../engines/sql.ts';
import type { CheckResult, DatasetVersion } from '../types.ts';

const most = 5;
const longest = 60;
/** A row of a table without a key and without positions is named by so many of its first columns. */
const naming = 3;

export interface ExamplesFrom {
  readonly condition: string;
  readonly column?: string | undefined;
  /** Tables that the condition speaks of besides. */
  readonly others?: readonly TableSource[];
  /** SQL for behind FROM: rows with more columns than the table has, of which the condition speaks. */
  readonly among?: string | undefined;
}

/**
 * The first failing rows in an order that the data alone decides: by key, then file and row. A row is named by its
 * key; where there is none, or part of it is sensitive or missing, by file and line (or row). Rows of a database have no
 * such place: without a key they are named, and ordered, by the first columns that are not sensitive.
 */
export async function exampleRows(
  engine: DataEngine,
  version: DatasetVersion,
  table: TableSource,
  shape: TableShape,
  from: ExamplesFrom,
): Promise<CheckResult['examples']> {
  const sensitive = (name: string) => version.dataset.columns.get(name)?.sensitive === true;
  const placed = shape.rowNumbers !== 'none';
  const names = namedBy(version, shape, sensitive);
  const shown =
    from.column !== undefined && !sensitive(from.column) && !names.includes(from.column) ? [from.column] : [];
  const columns = [...names, ...shown];
  const place = placed ? ['"#file"', '"#row"'] : [];
  // Named apart: PostgreSQL would take a name in ORDER BY for the text that is shown.
  const cells = columns.map(
    (name, index) => `${engine.dialect.shown(identifier(name), typeOf(shape, name))} AS "#shown${index}"`,
  );
  const order = [...(placed ? names : columns).map(identifier), ...place];
  if (order.length === 0) return []; // nothing of it may be shown
  const relation = from.among ?? identifier(placed ? `${table.name}#rows` : table.name);
  const { rows } = await engine.query(
    `SELECT ${[...place, ...cells].join(', ')}
     FROM ${relation} WHERE ${from.condition} ORDER BY ${order.join(', ')} LIMIT ${most}`,
    [table, ...(from.others ?? [])],
  );
  return rows.map((row) => {
    const values = placed ? row.slice(2) : row;
    const shownRow = {
      ...(placed && names.length === 0 ? placeOf(version, shape, Number(row[0]), row[1] ?? null) : {}),
      ...Object.fromEntries(columns.map((name, index) => [name, shortened(values[index] ?? null)])),
    };
    takenFrom.set(shownRow, from);
    return shownRow;
  });
}

const takenFrom = new WeakMap<CheckResult['examples'][number], ExamplesFrom>();

/** Which rows the examples of an answer were taken from; undefined where it has none. */
export function rowsBehind({ examples: [first] }: CheckResult): ExamplesFrom | undefined {
  return first && takenFrom.get(first);
}

function namedBy(version: DatasetVersion, shape: TableShape, sensitive: (name: string) => boolean): readonly string[] {
  const stored = shape.columns.map(({ name }) => name);
  const { key } = version.dataset;
  if (key.length > 0 && key.every((name) => stored.includes(name) && !sensitive(name))) return key;
  return shape.rowNumbers === 'none' ? stored.filter((name) => !sensitive(name)).slice(0, naming) : [];
}

function typeOf(shape: TableShape, name: string): string {
  return shape.columns.find((column) => column.name === name)?.engineType ?? '';
}

function placeOf(version: DatasetVersion, shape: TableShape, file: number, row: SqlValue): Record<string, string> {
  const many = version.files.length > 1 ? { file: version.files[file]?.path ?? String(file) } : {};
  return { ...many, [shape.rowNumbers]: String(row) };
}

function shortened(value: SqlValue): string {
  if (value === null) return 'null';
  const text = shownValue(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
