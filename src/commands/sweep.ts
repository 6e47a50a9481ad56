import { realpath } from 'node:fs/promises';
import { oneLine } from '../support/escape/index.ts';
import { sweepLeft } from '../training/index.ts';

/**
 * Ends what steps in a checkout left running where nobody could wait for it.
 * @returns what a person should know of it; undefined where nothing was left
 */
export async function sweep(folder: string): Promise<string | undefined> {
  const found = await sweepLeft(await realpath(folder));
  if (found.length === 0) return undefined;
  const named = found.slice(0, 5).map(({ pid, command }) => `${pid} ${oneLine(command).slice(0, 80)}`);
  const processes = found.length === 1 ? 'process' : 'processes';
  return `Ended ${found.length} ${processes} that the steps left behind: ${named.join('; ')}`;
}
