import { MlopsError } from '../support/problem.ts';
import type { DataEngine } from './engines/port.ts';
import { identifier } from './engines/sql.ts';
import { dataReasons } from './reasons.ts';
import { fileTable } from './table-source.ts';
import type { DatasetVersion } from './types.ts';

/**
 * Writes the test rows, in their order, without the label: what a model gets to see when it is evaluated.
 * @param labelColumn absent: there is none, and all columns are written
 * @throws MlopsError `unusable-label` where the dataset has no such column
 */
export async function writeRowsWithoutLabel(
  engine: DataEngine,
  test: DatasetVersion,
  labelColumn: string | undefined,
  target: string,
): Promise<{ readonly rows: number }> {
  const table = fileTable(test, 'test');
  const { columns } = await engine.describe(table);
  const rest = columns.filter((column) => column.name !== labelColumn);
  if (labelColumn !== undefined && (rest.length === columns.length || rest.length === 0)) {
    const why = rest.length === 0 ? `has no column but ${labelColumn}` : `has no column ${labelColumn}`;
    throw MlopsError.of(dataReasons, 'unusable-label', `Dataset ${test.dataset.name} ${why}.`);
  }
  const cells = rest.map((column) => identifier(column.name)).join(', ');
  return engine.write(`SELECT ${cells} FROM "test#rows" ORDER BY "#file", "#row"`, [table], target);
}
