import { stat } from 'node:fs/promises';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { TableSource } from '../port.ts';

/**
 * Checks that every file of a table is there and has bytes; says all that are not.
 * @returns a key that changes when a file is replaced or written to
 */
export async function checkSourceFiles(table: TableSource): Promise<string> {
  if (table.format.kind === 'files') {
    throw MlopsError.of(dataReasons, 'not-a-table', `${table.name} is a tree of files without rows and columns.`);
  }
  if (table.files.length === 0) throw MlopsError.of(dataReasons, 'no-data-files', `${table.name} has no files.`);
  const stats = await Promise.all(table.files.map((file) => stat(file, { bigint: true }).catch(() => undefined)));
  const problems = table.files.flatMap((file, index) => {
    const found = stats[index];
    if (found === undefined || !found.isFile()) {
      return [{ reason: 'missing-data-file', message: `${file} does not exist or is not a regular file.` }];
    }
    return found.size === 0n ? [{ reason: 'empty-data-file', message: `${file} is empty (0 bytes).` }] : [];
  });
  if (problems.length > 0) throw new MlopsError(dataReasons['missing-data-file'].ends, problems);
  return stats.map((found) => `${found?.ino}:${found?.size}:${found?.mtimeNs}:${found?.ctimeNs}`).join(' ');
}
