import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

/**
 * Columns by name, all of one length; a null is a null.
 * @typedef {{ rows: number, columns: Record<string, unknown[]> }} Table
 */

/**
 * Reads a Parquet file, or all Parquet files of a folder in the order of their names.
 * @param {string} path
 * @param {readonly string[]} names the columns to read
 * @returns {Promise<Table>}
 */
export async function readTable(path, names) {
  const table = { rows: 0, columns: Object.fromEntries(names.map((name) => [name, []])) };
  for (const file of parquetFiles(path)) await appendFile(table, file, names);
  if (table.rows === 0) throw new Error(`no rows in ${path}`);
  return table;
}

function parquetFiles(path) {
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.parquet'));
  return files.sort().map((name) => join(path, name));
}

async function appendFile(table, path, names) {
  const bytes = readFileSync(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const metadata = await parquetMetadataAsync(file);
  const present = parquetSchema(metadata).children.map((child) => child.element.name);
  const missing = names.filter((name) => !present.includes(name));
  if (missing.length > 0) throw new Error(`${path} has no column ${missing.join(', ')}`);

  const rows = Number(metadata.num_rows);
  const start = table.rows;
  await parquetRead({
    file,
    metadata,
    compressors,
    columns: [...names],
    onChunk: ({ columnName, columnData, rowStart }) => {
      const column = table.columns[columnName];
      for (let i = 0; i < columnData.length; i++) column[start + rowStart + i] = columnData[i] ?? null;
    },
  });
  table.rows += rows;
}
