import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MlopsError } from '../../support/problem.ts';
import { dataReasons } from '../reasons.ts';
import { ownMemory } from './duckdb/own-memory.ts';
import type { Reply, Request } from './duckdb/protocol.ts';
import { withoutNetwork } from './without-network.ts';

export interface WorkerCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** A running worker. After `ended` it answers nothing; every open call has been rejected by then. */
export interface WorkerProcess {
  readonly pid: number | undefined;
  ask(request: Request, onShare?: (share: number) => void): Promise<unknown>;
  interrupt(): void;
  kill(): void;
  readonly ended: Promise<void>;
  isAlive(): boolean;
}

/** Variables that the worker gets; everything else, tokens above all, stays here. */
const passedOn = ['MLOPS_DUCKDB', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot', 'PATH'];

/** The worker beside this module: a source file, or a bundle beside or above the chunk that this is part of. */
export function defaultWorker(): WorkerCommand {
  const names = ['./duckdb-worker.ts', './duckdb-worker.js', '../duckdb-worker.js'];
  const found = names.map((name) => fileURLToPath(new URL(name, import.meta.url))).find((file) => existsSync(file));
  if (found === undefined) {
    throw MlopsError.of(dataReasons, 'engine-missing', 'The data engine has no duckdb-worker.js beside its bundle.');
  }
  return { command: process.execPath, args: [found] };
}

export interface WorkerHome {
  readonly home: string;
  readonly library?: string | undefined;
  /** Bytes of the engine; Node's own heap gets a share of it besides. */
  readonly memoryLimit: number;
}

/** Answers are built in Node's heap, which would grow to what the machine has. */
function heapLimit(memoryLimit: number): string {
  return `--max-old-space-size=${Math.floor(ownMemory(memoryLimit) / 2 ** 20)}`;
}

/** Starts a worker in an environment without anything secret. */
export function startWorker(worker: WorkerCommand, { home, library, memoryLimit }: WorkerHome): WorkerProcess {
  const env: NodeJS.ProcessEnv = { HOME: home, TMPDIR: home, TZ: 'UTC', LC_ALL: 'C.UTF-8' };
  for (const name of passedOn) if (process.env[name] !== undefined) env[name] = process.env[name];
  if (library !== undefined) env['MLOPS_DUCKDB'] = library;
  const heap = worker.command === process.execPath ? [heapLimit(memoryLimit)] : [];
  const { command, args } = withoutNetwork({ command: worker.command, args: [...heap, ...worker.args] });
  const child = spawn(command, args, {
    cwd: home,
    env,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return connect(child);
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onShare: ((share: number) => void) | undefined;
}

function connect(child: ChildProcess): WorkerProcess {
  const waiting = new Map<number, Waiting>();
  let said = '';
  let alive = true;
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-4000);
  });
  child.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id);
    if ('share' in reply) {
      call?.onShare?.(reply.share);
      return;
    }
    waiting.delete(reply.id);
    if (call) settle(call, reply);
  });
  const ended = new Promise<void>((resolve) => {
    const end = (code: number | null, signal: NodeJS.Signals | null, why?: string) => {
      alive = false;
      for (const call of waiting.values()) call.reject(endedError(code, signal, why ?? said));
      waiting.clear();
      resolve();
    };
    child.on('error', (error) => end(null, null, error.message));
    child.on('close', (code, signal) => end(code, signal));
  });
  return {
    pid: child.pid,
    ask: (request, onShare) =>
      new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject, onShare });
        // A message that cannot be sent is a worker that has ended: `close` rejects it with the reason.
        if (alive) child.send(request, () => undefined);
      }),
    interrupt: () => {
      if (child.connected) child.send({ kind: 'interrupt', id: 0 } satisfies Request, () => undefined);
    },
    kill: () => child.kill('SIGKILL'),
    ended,
    isAlive: () => alive && child.connected,
  };
}

function settle(call: Waiting, reply: Exclude<Reply, { readonly share: number }>): void {
  if ('value' in reply) call.resolve(reply.value);
  else if ('problems' in reply) call.reject(new MlopsError(reply.ends, reply.problems));
  else call.reject(new Error(`data engine: ${reply.defect}`));
}

function endedError(code: number | null, signal: NodeJS.Signals | null, said: string): MlopsError {
  const how = signal ? `by ${signal}` : `with exit code ${code}`;
  const memory = /heap out of memory|bad_alloc|Cannot allocate memory/.test(said);
  if (memory) {
    return MlopsError.of(dataReasons, 'engine-out-of-memory', `The data engine ended ${how}: it ran out of memory.`);
  }
  const last = said.trim().split('\n').at(-1) ?? '';
  const hint = signal === 'SIGKILL' ? ' The operating system does this when memory runs out.' : '';
  return MlopsError.of(dataReasons, 'engine-crashed', `The data engine ended ${how}.${hint}${last ? ` ${last}` : ''}`);
}
