import { systemCode } from '../support/files.ts';
import { MlopsError, type StopReason } from '../support/problem.ts';
import { trainingReasons } from './reasons.ts';

export type TrainingReason = StopReason<typeof trainingReasons>;

/** An error for users with one of this room's reasons. */
export function refuse(reason: TrainingReason, message: string, remedy?: string): MlopsError {
  return MlopsError.of(trainingReasons, reason, message, remedy === undefined ? {} : { remedy });
}

/** A full disk or quota as an error for users; everything else as it was. */
export function explained(error: unknown): unknown {
  const code = systemCode(error);
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  const where = error instanceof Error && 'path' in error && typeof error.path === 'string' ? ` at ${error.path}` : '';
  return refuse('no-space-left', `no space is left on the disk${where}`);
}
