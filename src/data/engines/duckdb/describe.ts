import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableShape } from '../port.ts';
import { rowsOf } from './parquet.ts';
import type { FoundTable, StagedTable } from './staged.ts';

/** Adds columns, types and the number of rows, while the files are open: another database would take 20 ms. */
export async function withShape(connection: DuckDBConnection, found: FoundTable): Promise<StagedTable> {
  const rows = rowsOf(found);
  const described = await (await connection.run(`DESCRIBE ${rows}`)).getRows();
  const counted = await (await connection.run(`SELECT count(*) FROM (${rows})`)).getRows();
  return {
    ...found,
    rows: Number(counted[0]?.[0]),
    columns: described.map((row) => ({ name: String(row[0]), engineType: String(row[1]) })),
  };
}

export function shapeOf({ rows, columns, rejects, rejected, problems, fromText }: StagedTable): TableShape {
  return { rows, columns, rejects, rejected, problems, rowNumbers: fromText ? 'line' : 'row' };
}
