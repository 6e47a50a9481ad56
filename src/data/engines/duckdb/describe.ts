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
    columns: described.map(([name, type]) => {
      const kinds = found.untyped?.get(String(name));
      return { name: String(name), engineType: String(type), ...(kinds && { kinds }) };
    }),
  };
}

export function shapeOf(staged: StagedTable, state: string): TableShape {
  const { rows, columns, rejects, rejected, problems, fromText, blankLines = 0 } = staged;
  const shape = { state, rows, columns, rejects, rejected, problems, blankLines };
  return { ...shape, rowNumbers: fromText ? 'line' : 'row' };
}
