import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ActProcess {
  readonly binary: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Each line, as soon as it is there. */
  readonly onLine: (line: string) => void;
  /** What cancelling the run does: act is asked to stop its jobs, and killed 30 s later. */
  readonly signal: AbortSignal;
  /** Milliseconds after which it is killed. */
  readonly timeout: number;
}

/** Runs act to its end. @throws if it takes too long; what it had printed is in the message */
export async function runAct(process: ActProcess): Promise<{ readonly code: number | null; readonly text: string }> {
  const { binary, args, env, cwd, signal } = process;
  const child = spawn(binary, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let text = '';
  let rest = '';
  const take = (chunk: Buffer) => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      text += `${line}\n`;
      process.onLine(line);
    }
  };
  const errors: Buffer[] = [];
  child.stdout.on('data', take);
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const kill = (how: NodeJS.Signals) => {
    try {
      globalThis.process.kill(-(child.pid ?? 0), how);
    } catch {
      // it has ended already
    }
  };
  const stop = () => {
    child.kill('SIGINT');
    sleep(30_000, undefined, { ref: false }).then(
      () => kill('SIGKILL'),
      () => undefined,
    );
  };
  signal.addEventListener('abort', stop, { once: true });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    kill('SIGKILL');
  }, process.timeout);
  const [code] = await once(child, 'close');
  clearTimeout(timer);
  signal.removeEventListener('abort', stop);
  text += `${rest}\n${Buffer.concat(errors).toString('utf8')}`;
  if (late) throw new Error(`act took longer than ${process.timeout} ms:\n${text}`);
  return { code: typeof code === 'number' ? code : null, text };
}
