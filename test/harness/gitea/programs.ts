import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export type Env = Readonly<Record<string, string>>;

const execute = promisify(execFile);

/** Runs a program to its end and gives what it printed. @throws where it fails, or takes longer than a minute */
export async function runTo(program: string, args: readonly string[], env: Env, cwd: string): Promise<string> {
  const { stdout } = await execute(program, [...args], { env, cwd, timeout: 60_000, killSignal: 'SIGKILL' });
  return stdout.trim();
}

/** A program that runs until it is stopped, with all that it has started. */
export interface Daemon {
  readonly running: () => boolean;
  /** What it has printed. */
  readonly said: () => string;
  /** Asks it to end, and kills it and its children five seconds later. */
  readonly stop: () => Promise<void>;
}

/** @param log file that gets what it prints */
export function startDaemon(program: string, args: readonly string[], env: Env, log: string): Daemon {
  const out = openSync(log, 'a');
  const child = spawn(program, args, { env, cwd: env['HOME'], stdio: ['ignore', out, out], detached: true });
  closeSync(out);
  // Also where the tests end in the middle: nothing of ours stays on the machine.
  const last = () => signal(child, 'SIGKILL');
  process.once('exit', last);
  return {
    running: () => isRunning(child),
    said: () => readFileSync(log, 'utf8'),
    stop: async () => {
      signal(child, 'SIGTERM');
      for (let tries = 0; tries < 50 && isRunning(child); tries++) await sleep(100);
      signal(child, 'SIGKILL');
      process.off('exit', last);
    },
  };
}

function isRunning({ exitCode, signalCode, pid }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

/** To the whole process group. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // it has ended already
  }
}
