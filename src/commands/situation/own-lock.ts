import { holdFileLock } from '../../support/file-lock.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Holder } from '../../support/process-holder.ts';
import { commandReasons } from '../reasons.ts';
import { isTaken } from './own-paths.ts';

/**
 * One process at a time works in a checkout's run folders. A lock whose process is gone (killed, machine restarted) is
 * taken over. Errors: another-training, own-folder-taken.
 * @param file absolute path; its folder exists
 */
export function holdLock(file: string): Promise<AsyncDisposable> {
  return holdFileLock(file, {
    held: (holder) => inUse(file, holder),
    isFolder: () => isTaken(file, 'is a folder, and the lock of trainings has to be there'),
  });
}

function inUse(file: string, holder: Holder | 'unknown'): MlopsError {
  const who = holder === 'unknown' ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  return MlopsError.of(commandReasons, 'another-training', `${who} trains in this checkout (${file}).`);
}
