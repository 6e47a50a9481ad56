import { columnTypeOf } from '../../engines/column-type.ts';
import type { TableSource } from '../../engines/port.ts';
import { identifier } from '../../engines/sql.ts';
import { tableSource } from '../../table-source.ts';
import type { CheckContext, StoredColumn } from '../family.ts';

/** Another dataset that a rule names, as a table beside this one. */
export interface OtherTable {
  readonly table: TableSource;
  /** SQL for behind FROM. */
  readonly relation: string;
  readonly rows: number;
  readonly key: readonly string[];
  readonly time?: string;
  readonly columns: readonly StoredColumn[];
}

/** Undefined where this commit has no such dataset, as where the base's rule names one that the head removed. */
export async function otherTable(context: CheckContext, name: string): Promise<OtherTable | undefined> {
  const version = context.others.get(name);
  if (version === undefined) return undefined;
  const table = tableSource(version);
  const shape = await context.engine.describe(table);
  const { key, time } = version.dataset;
  return {
    table,
    relation: identifier(table.name),
    rows: shape.rows,
    key,
    ...(time !== undefined && { time }),
    columns: shape.columns.map((column) => ({ ...column, type: columnTypeOf(column.engineType) })),
  };
}
