import { systemCode } from '../support/files.ts';
import { MlopsError, type StopReason } from '../support/problem.ts';
import { deploymentReasons } from './reasons.ts';

export type DeploymentReason = StopReason<typeof deploymentReasons>;

/** An error for users with one of this room's reasons. */
export function refuse(reason: DeploymentReason, message: string): MlopsError {
  return MlopsError.of(deploymentReasons, reason, message);
}

/** @throws MlopsError deployment-cancelled, once somebody has stopped us */
export function throwIfCancelled(signal: AbortSignal, what: string): void {
  if (signal.aborted) throw refuse('deployment-cancelled', `${what} was cancelled.`);
}

/** What the system says of a folder that cannot be written. */
const unwritable: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
]);

/** Says in this room's words what the system refuses in a folder of a target. */
export async function telling<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined || !unwritable.has(code)) throw error;
    const why = error instanceof Error ? error.message : code;
    throw refuse('deployment-folder-unwritable', `The target's folder ${folder} cannot be written: ${why}.`);
  }
}
