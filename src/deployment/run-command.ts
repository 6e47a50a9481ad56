import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from '../project/types.ts';
import { shellCommand } from '../support/escape/index.ts';
import {
  allowedEnvironment,
  declaredEnvironment,
  lastWords,
  localLauncher,
  openLog,
  proxyCredentials,
} from '../training/index.ts';
import { throwIfCancelled } from './fail.ts';
import type { TargetContext } from './port.ts';

/** Milliseconds between the signals to a command that is stopped. */
const grace = { interrupt: 3000, terminate: 2500 };
/** Bytes that are kept and shown. */
const logLimit = { head: 1 << 20, tail: 1 << 20, shown: 1 << 20 };

/** A user's command with what it gets besides the allow-listed environment. */
export interface CommandRequest {
  readonly command: Command;
  /** Where it runs; absolute. */
  readonly code: string;
  /** An own folder that goes away after it, for its log and temporary files; absolute. */
  readonly folder: string;
  /** A file that it reads as its standard input; absolute. */
  readonly input?: string;
  readonly declared: { readonly [name: string]: string };
  /** Names of variables of ours that it gets as well. */
  readonly secrets: readonly string[];
  /** The contract's own variables: `MLOPS_…`. */
  readonly contract: { readonly [name: string]: string };
  /** Milliseconds. */
  readonly timeout: number;
  /** For messages: "the deployment". */
  readonly of: string;
}

/** How a command ended that nobody cancelled. `words`: the line of its output that says most. */
export type CommandEnd = { readonly words: string } & (
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'not-started'; readonly why: string }
);

/**
 * Runs a command with all its children to its end, in a process group that dies with us. Its output goes on line by line,
 * secrets masked. What it leaves running is ended, since nobody would look after it: that is said.
 * Errors: deployment-cancelled; variable-reserved for a name that belongs to the runner or to us.
 */
export async function runCommand(request: CommandRequest, around: TargetContext): Promise<CommandEnd> {
  throwIfCancelled(around.signal, request.of);
  const temporary = join(request.folder, 'tmp');
  await mkdir(temporary);
  const secrets = secretsOf(request.secrets, around.env);
  const id = randomUUID();
  const env = {
    ...allowedEnvironment(around.env),
    ...declaredEnvironment(new Map(Object.entries(request.declared)), secrets),
    TMPDIR: temporary,
    MLOPS_RUN_ID: id,
    ...request.contract,
  };
  const log = openLog({
    path: join(request.folder, 'log.txt'),
    limit: logLimit,
    secrets: [...Object.values(secrets), ...proxyCredentials(env)],
    display: around.output,
  });
  const job = {
    id,
    command: request.command,
    folder: request.folder,
    workingDirectory: request.code,
    env,
    timeout: request.timeout,
    grace,
    ...(request.input === undefined ? {} : { input: request.input }),
    onOutput: log.write,
  };
  const ended = await localLauncher.run(job, around.signal).finally(log.close);
  if (ended.how === 'cancelled') throwIfCancelled(AbortSignal.abort(), request.of);
  for (const { pid, command } of ended.survivors) {
    around.output(`[${request.of} left a process running, which was ended: ${command.slice(0, 200)} (pid ${pid})]\n`);
  }
  const words = lastWords(log.excerpt());
  if (ended.how === 'timeout') return { kind: 'timeout', words };
  if (ended.how === 'not-started') return { kind: 'not-started', why: ended.why ?? 'it did not start', words };
  if (ended.code === null) return { kind: 'signal', signal: ended.signal ?? 'a signal', words };
  return { kind: 'code', code: ended.code, words };
}

/** Listed secrets that are set; one that is not set is simply not there, as in a workflow. */
export function secretsOf(names: readonly string[], env: NodeJS.ProcessEnv): { readonly [name: string]: string } {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name] ?? '']])));
}

/** "run python deploy/smoke.py", on one line. */
export function commandText(command: Command): string {
  const text = command.kind === 'shell' ? command.text : shellCommand(command.argv);
  const [first = '', ...more] = text.trim().split('\n');
  return more.length === 0 ? first : `${first} …`;
}
