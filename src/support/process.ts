import { spawn } from 'node:child_process';

/** What a finished child process left behind. */
export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface ProcessOptions {
  readonly cwd?: string;
  /** The whole environment of the child; default: ours. */
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string | Buffer;
  readonly signal?: AbortSignal;
}

/** Runs a helper program (git, nvidia-smi, …) to its end without a shell and collects what it says. */
export function runProcess(file: string, args: readonly string[], options: ProcessOptions = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      signal: options.signal,
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ code, signal, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') }),
    );
    child.stdin?.on('error', () => undefined); // the child may end before it has read everything
    child.stdin?.end(options.input);
  });
}
