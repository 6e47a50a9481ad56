import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableShape, TableSource } from '../port.ts';
import { identifier } from '../sql.ts';
import type { StagedTable } from './staged.ts';

/** Columns, types and the number of rows of a table that has been staged and is open. */
export async function describeTable(
  connection: DuckDBConnection,
  table: TableSource,
  staged: StagedTable,
): Promise<TableShape> {
  const name = identifier(table.name);
  const described = await (await connection.run(`DESCRIBE SELECT * FROM ${name}`)).getRows();
  const counted = await (await connection.run(`SELECT count(*) FROM ${name}`)).getRows();
  return {
    rows: Number(counted[0]?.[0]),
    columns: described.map((row) => ({ name: String(row[0]), engineType: String(row[1]) })),
    rejects: staged.rejects,
    rejected: staged.rejected,
    problems: staged.problems,
    rowNumbers: staged.fromText ? 'line' : 'row',
  };
}
