import { systemCode } from '../support/files.ts';
import { GitError } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';

/** What a command that threw comes to; anything but an MlopsError is a defect of ours. */
export function outcomeOfError(thrown: unknown): Outcome {
  const error = toMlopsError(thrown);
  const [decisive] = error.problems;
  return {
    ends: error.ends,
    reason: decisive?.reason ?? 'defect',
    sentence: firstLine(decisive?.message ?? error.message),
    problems: error.problems,
    data: null,
    text: () => '',
  };
}

/** What was thrown while somebody stopped the command means that it was stopped. */
export function stopped(thrown: unknown, what: string): MlopsError {
  if (thrown instanceof MlopsError && thrown.ends === 'cancelled') return thrown;
  return MlopsError.of(commandReasons, 'cancelled', `${what} was stopped.`);
}

function toMlopsError(error: unknown): MlopsError {
  if (error instanceof MlopsError) return error;
  const reason = reasonOfSystem(error);
  if (reason !== undefined && error instanceof Error) return MlopsError.of(commandReasons, reason, `${error.message}.`);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return MlopsError.of(commandReasons, 'defect', text);
}

/** What the system refused, to us or to git, is no defect of ours. */
function reasonOfSystem(error: unknown): 'disk-full' | 'access-denied' | undefined {
  const said = error instanceof GitError ? error.stderr : (systemCode(error) ?? '');
  if (/ENOSPC|EDQUOT|EFBIG|No space left on device|Disk quota exceeded|File too large/.test(said)) return 'disk-full';
  if (/EACCES|EPERM|EROFS|insufficient permission|Read-only file system/.test(said)) return 'access-denied';
  return error instanceof GitError && /: Permission denied$/m.test(said) ? 'access-denied' : undefined;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
