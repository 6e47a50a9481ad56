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
  if (isErrno(error) && error.code === 'ENOSPC') return MlopsError.of(commandReasons, 'disk-full', `${error.message}.`);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return MlopsError.of(commandReasons, 'defect', text);
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
