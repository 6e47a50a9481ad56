import type { DataEngine, SqlValue, TableShape, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import type { CheckResult, DatasetVersion } from '../types.ts';

const most = 5;
const longest = 60;

/**
 * The first failing rows in an order that the data alone decides: by key, then file and row. A row is named by its
 * key; where there is none, or part of it is sensitive or missing, by file and line (or row).
 */
export async function exampleRows(
  engine: DataEngine,
  version: DatasetVersion,
  table: TableSource,
  shape: TableShape,
  from: { readonly condition: string; readonly column?: string | undefined; readonly others?: readonly TableSource[] },
): Promise<CheckResult['examples']> {
  const names = new Set(shape.columns.map((column) => column.name));
  const sensitive = (name: string) => version.dataset.columns.get(name)?.sensitive === true;
  const { key } = version.dataset;
  const byKey = key.length > 0 && key.every((name) => names.has(name) && !sensitive(name));
  const shown =
    from.column !== undefined && !sensitive(from.column) && !(byKey && key.includes(from.column)) ? [from.column] : [];
  const columns = [...(byKey ? key : []), ...shown];
  const place = ['"#file"', '"#row"'];
  const order = [...(byKey ? key.map(identifier) : []), ...place];
  const { rows } = await engine.query(
    `SELECT ${[...place, ...columns.map((name) => `${identifier(name)}::VARCHAR`)].join(', ')}
     FROM ${identifier(`${table.name}#rows`)} WHERE ${from.condition} ORDER BY ${order.join(', ')} LIMIT ${most}`,
    [table, ...(from.others ?? [])],
  );
  return rows.map(([file, row, ...values]) => ({
    ...(byKey ? {} : placeOf(version, shape, Number(file), row ?? null)),
    ...Object.fromEntries(columns.map((name, index) => [name, shortened(values[index] ?? null)])),
  }));
}

function placeOf(version: DatasetVersion, shape: TableShape, file: number, row: SqlValue): Record<string, string> {
  const many = version.files.length > 1 ? { file: version.files[file]?.path ?? String(file) } : {};
  return { ...many, [shape.rowNumbers]: String(row) };
}

function shortened(value: SqlValue): string {
  if (value === null) return 'null';
  const text = String(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
