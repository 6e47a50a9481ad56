import { setTimeout as sleep } from 'node:timers/promises';
import { type FoundProcess, findLeft, signalAll } from '../../support/process-tree.ts';

/** Milliseconds in which a process may end by itself after SIGTERM. */
const grace = 1000;
const poll = 40;

/**
 * Ends what steps below a folder left running: SIGTERM, then SIGKILL after a second.
 * @returns what was found, also what was gone before it was killed
 */
export async function sweepLeft(folder: string): Promise<readonly FoundProcess[]> {
  const found = await findLeft(folder);
  signalAll(found, 'SIGTERM');
  const until = performance.now() + grace;
  for (let left = found; left.length > 0; left = await findLeft(folder)) {
    if (performance.now() >= until) signalAll(left, 'SIGKILL');
    if (performance.now() >= until + grace) break; // hangs in the kernel: nobody can end it
    await sleep(poll);
  }
  return found;
}
