import type { DataEngine } from './engines/port.ts';
import { identifier } from './engines/sql.ts';
import { fileTable } from './table-source.ts';
import type { DatasetVersion } from './types.ts';

/**
 * Writes the rows of a version in their order, with the columns that it has, in the format that the name of the file ends
 * with: a view as the file that a training gets.
 */
export async function writeRows(
  engine: DataEngine,
  version: DatasetVersion,
  target: string,
): Promise<{ readonly rows: number }> {
  const table = fileTable(version, 'kept');
  const shape = await engine.describe(table);
  const cells = shape.columns.map(({ name }) => identifier(name)).join(', ');
  return engine.write(
    `SELECT ${cells} FROM "kept#rows" ORDER BY "#file", "#row"`,
    [{ ...table, state: shape.state }],
    target,
  );
}

/** How many rows of the same files both versions have. */
export async function sharedRows(engine: DataEngine, one: DatasetVersion, other: DatasetVersion): Promise<number> {
  const tables = [fileTable(one, 'one'), fileTable(other, 'other')];
  const { rows } = await engine.query(
    'SELECT count(*) FROM "one#rows" JOIN "other#rows" USING ("#file", "#row")',
    tables,
  );
  return Number(rows[0]?.[0]);
}

/**
 * How many rows of one have the key of a row of the other, which may lie in other files. Values are the same where their
 * texts are: a file without types may stand beside one with types.
 * @param key columns of both
 */
export async function sharedKeys(
  engine: DataEngine,
  one: DatasetVersion,
  other: DatasetVersion,
  key: readonly string[],
): Promise<number> {
  const tables = [fileTable(one, 'one'), fileTable(other, 'other')];
  const cell = (side: string, name: string) => `CAST(${side}.${identifier(name)} AS VARCHAR)`;
  const same = key.map((name) => `${cell('a', name)} = ${cell('b', name)}`).join(' AND ');
  const sql = `SELECT count(*) FROM "one#rows" a WHERE EXISTS (SELECT 1 FROM "other#rows" b WHERE ${same})`;
  const { rows } = await engine.query(sql, tables);
  return Number(rows[0]?.[0]);
}
