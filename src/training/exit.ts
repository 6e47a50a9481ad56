import { constants } from 'node:os';
import type { TrainingReason } from './fail.ts';
import { lastWords } from './last-words.ts';
import type { Ended } from './launchers/port.ts';
import type { ExitClass } from './types.ts';

/** Exit code by which a command says that its data are bad. */
export const badDataCode = 42;

/** What an end means. `ok` has no reason. */
export type Judgement =
  | { readonly class: 'ok' }
  | { readonly class: Exclude<ExitClass, 'ok'>; readonly reason: TrainingReason; readonly message: string };

/**
 * Classes the end of a step. A shell tells the signal of its child as 128 + number; both forms mean the same.
 * Out of memory is said only on reliable signs: the kernel's counter went up and the step died by SIGKILL, or the
 * program's last words are those of its language for it.
 *
 * @param step `training` or `scoring`, for the sentence; @param log its output, beginning and end
 */
export function judgeEnd(ended: Ended, log: string, step: string, timeout: number): Judgement {
  if (ended.how === 'cancelled') return bad('cancelled', 'step-cancelled', `the ${step} was cancelled`);
  if (ended.how === 'timeout') {
    return bad(
      'timeout',
      'timed-out',
      `the ${step} ran longer than its timeout of ${seconds(timeout)} and was stopped`,
    );
  }
  if (ended.how === 'not-started') return bad('user', 'command-not-found', ended.why ?? 'the command did not start');
  const signal = ended.signal ?? signalOf(ended.code);
  if (signal !== undefined) return bySignal(signal, ended, log, step);
  return byCode(ended.code ?? -1, log, step);
}

function byCode(code: number, log: string, step: string): Judgement {
  if (code === 0) return { class: 'ok' };
  if (code === badDataCode)
    return bad('data', 'bad-data-reported', `the ${step} says that its data are bad (exit code 42)`);
  if (saysOutOfMemory(log))
    return bad('out-of-memory', 'out-of-memory', `the ${step} ran out of memory: ${lastWords(log)}`);
  if (saysDiskFull(log))
    return bad('infrastructure', 'no-space-left', `the ${step} found no space on the disk: ${lastWords(log)}`);
  if (code === 127 || code === 126) return bad('user', 'command-not-found', notFound(code, log, step));
  return bad('user', 'command-failed', `the ${step} ended with exit code ${code}: ${lastWords(log)}`);
}

function bySignal(signal: NodeJS.Signals, ended: Ended, log: string, step: string): Judgement {
  if (signal === 'SIGKILL' && ended.outOfMemory === true) {
    return bad('out-of-memory', 'out-of-memory', `the kernel ended the ${step} for lack of memory`);
  }
  if (saysOutOfMemory(log))
    return bad('out-of-memory', 'out-of-memory', `the ${step} ran out of memory: ${lastWords(log)}`);
  if (signal === 'SIGKILL')
    return bad('infrastructure', 'step-killed', `something outside killed the ${step} (SIGKILL)`);
  if (signal === 'SIGTERM')
    return bad('preempted', 'step-preempted', `the ${step} was told to stop from outside (SIGTERM)`);
  if (signal === 'SIGINT' || signal === 'SIGHUP')
    return bad('cancelled', 'step-cancelled', `the ${step} received ${signal}`);
  return bad('user', 'command-crashed', `the ${step} crashed with ${signal}: ${lastWords(log)}`);
}

function bad(klass: Exclude<ExitClass, 'ok'>, reason: TrainingReason, message: string): Judgement {
  return { class: klass, reason, message };
}

function signalOf(code: number | null): NodeJS.Signals | undefined {
  if (code === null || code <= 128 || code > 192) return undefined;
  const names: readonly (readonly [string, number])[] = Object.entries(constants.signals);
  const name = names.find(([, number]) => number === code - 128)?.[0];
  return isSignal(name) ? name : undefined;
}

function isSignal(name: string | undefined): name is NodeJS.Signals {
  return name !== undefined && name in constants.signals;
}

const outOfMemoryWords = [
  /^(?:[A-Za-z_]\w*\.)*(?:MemoryError|OutOfMemoryError|_ArrayMemoryError)(?::|$)/, // Python and PyTorch: the exception
  /^(?:Exception in thread .* )?java\.lang\.OutOfMemoryError/,
  /^FATAL ERROR: .*JavaScript heap out of memory/,
  /^Error: cannot allocate vector of size /, // R
];

function saysOutOfMemory(log: string): boolean {
  const last = lines(log).slice(-40);
  return last.some((line) => outOfMemoryWords.some((words) => words.test(line)));
}

function saysDiskFull(log: string): boolean {
  return lines(log)
    .slice(-5)
    .some((line) => /No space left on device|ENOSPC: no space left/.test(line));
}

/** bash says `bash: line 1: trainer: command not found`, dash `sh: 1: trainer: not found`. */
function notFound(code: number, log: string, step: string): string {
  const said = lines(log).findLast((line) =>
    /: (command not found|not found|No such file or directory|Permission denied)$/.test(line),
  );
  return said === undefined ? `the ${step} ended with exit code ${code}: ${lastWords(log)}` : said.trim();
}

function lines(log: string): readonly string[] {
  return log.split('\n');
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`;
}
