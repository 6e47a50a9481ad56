import { statSync } from 'node:fs';
import { sha256 } from '../../../support/canonical.ts';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { FileTable } from '../port.ts';

/**
 * Checks that every file of a table is there and has bytes; says all that are not.
 * @returns a digest that changes when a file is replaced or written to
 * @throws MlopsError `data-file-changed` where that is not the state that the table was described in
 */
export function checkSourceFiles(table: FileTable): string {
  if (table.format.kind === 'files') {
    throw MlopsError.of(dataReasons, 'not-a-table', `${table.name} is a tree of files without rows and columns.`);
  }
  if (table.files.length === 0) throw MlopsError.of(dataReasons, 'no-data-files', `${table.name} has no files.`);
  // One after the other: of ten thousand files the queue of an asynchronous look costs ten times the look.
  const stats = table.files.map(statOf);
  const problems = table.files.flatMap((file, index) => {
    const found = stats[index];
    if (found === undefined || !found.isFile()) {
      return [{ reason: 'missing-data-file', message: `${file} does not exist or is not a regular file.` }];
    }
    return found.size === 0n ? [{ reason: 'empty-data-file', message: `${file} is empty (0 bytes).` }] : [];
  });
  if (problems.length > 0) throw new MlopsError(dataReasons['missing-data-file'].ends, problems);
  const state = sha256(
    stats.map((found) => `${found?.ino}:${found?.size}:${found?.mtimeNs}:${found?.ctimeNs}`).join(' '),
  );
  if (table.state !== undefined && table.state !== state) {
    const sentence = `The files of ${table.name} were written to while they were read.`;
    throw MlopsError.of(dataReasons, 'data-file-changed', sentence);
  }
  return state;
}

function statOf(file: string) {
  try {
    return statSync(file, { bigint: true });
  } catch {
    return undefined;
  }
}
