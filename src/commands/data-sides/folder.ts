import { glob, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';

/**
 * A folder stands for the data files in it, of one ending, as a glob; any other operand for itself.
 * Errors: data-side-folder.
 * @param folder absolute; relative operands begin there
 */
export async function patternOf(operand: string, folder: string): Promise<string> {
  const found = await stat(resolve(folder, operand)).catch(() => undefined);
  if (found?.isDirectory() !== true) return operand;
  const endings = new Set<string>();
  for await (const name of glob('**/*.{parquet,arrow,arrows,ipc,feather,csv,tsv,json,jsonl,ndjson}{,.gz,.zst}', {
    cwd: resolve(folder, operand),
  })) {
    endings.add(/(?:\.[A-Za-z]+){1,2}$/.exec(name)?.[0] ?? '');
  }
  const [only, second] = endings;
  if (only !== undefined && second === undefined) return `${operand.replace(/\/+$/, '')}/**/*${only}`;
  const what =
    only === undefined
      ? 'holds no data file'
      : `holds data files of several endings (${[...endings].sort().join(', ')})`;
  throw MlopsError.of(commandReasons, 'data-side-folder', `${operand} ${what}.`);
}
