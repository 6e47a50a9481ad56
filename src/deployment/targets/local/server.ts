import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomic } from '../../../support/files.ts';
import { allowedEnvironment, declaredEnvironment, proxyCredentials } from '../../../training/index.ts';
import { titleOf } from '../../check-wanted.ts';
import { refuse } from '../../fail.ts';
import type { Deployable } from '../../port.ts';
import { secretsOf } from '../../run-command.ts';
import { logFile, logLimit, logPause, openServerLog, wordsOf } from './log.ts';
import { markOf, type Places, versionIn, versionName } from './places.ts';
import { mainProcess, stopServer } from './processes.ts';
import { waitUntilReady } from './ready.ts';
import { inBackground, startScript } from './start-script.ts';
import { processFile, readServer, type ServerState, writeServer } from './state.ts';

/** What a local target is opened with. */
export interface LocalContext {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Milliseconds between SIGTERM and SIGKILL for a server that has to go. */
  readonly stopGrace: number;
}

export function scriptOf(places: Places, server: string): string {
  return join(places.servers, server, 'start.sh');
}

/** Writes what starting a server needs. Safe to be called again: the same server gives the same, but for PATH and the like. */
export async function describeServer(
  places: Places,
  server: string,
  code: string,
  wanted: Deployable,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const { serve } = wanted;
  if (serve.run === undefined) throw new TypeError(`${titleOf(wanted)} has no server`);
  const own = startingEnvironment(env);
  const secrets = secretsOf(serve.secrets, env);
  const all = declaredEnvironment(new Map(Object.entries(wanted.env)), secrets);
  const declared = Object.entries(all).filter(([name]) => !(name in secrets));
  const script = startScript({
    title: titleOf(wanted),
    command: serve.run,
    code: join(places.code, code),
    env: {
      ...Object.fromEntries(Object.entries(own).filter(([name, value]) => !holdsPassword(name, value))),
      ...Object.fromEntries(declared),
      MLOPS_MODEL: join(places.versions, versionName(wanted), wanted.path ?? ''),
      MLOPS_MODEL_NAME: wanted.model,
      MLOPS_VERSION: String(wanted.version),
      MLOPS_ENVIRONMENT: wanted.environment,
      MLOPS_SERVER: markOf(places, server),
    },
    secrets: Object.keys(secrets),
    processFile: processFile(places, server),
  });
  await writeServer(places, server, {
    schemaVersion: 1,
    version: versionName(wanted),
    code,
    health: serve.health,
    startWithin: serve.startWithin,
    secrets: [...serve.secrets],
  });
  await writeAtomic(scriptOf(places, server), script, 0o700);
}

/**
 * Starts a server that does not run, and waits until it is ready. One that is not is ended with all that it has forked.
 * Errors: deployment-server-died, deployment-server-not-ready, deployment-cancelled, deployment-process-stays.
 */
export async function startServer(places: Places, server: string, port: number, context: LocalContext): Promise<void> {
  const state = await readServer(places, server);
  if (state === undefined) throw new TypeError(`the server ${server} was not described`);
  await stopServer(places, server, context.stopGrace); // what a dead one has left
  await rm(processFile(places, server), { force: true });
  const secrets = secretsOf(state.secrets, context.env);
  const child = await spawnDetached(places, server, port, { ...startingEnvironment(context.env), ...secrets });
  await awaitReady(places, server, port, { state, child }, context);
}

/** Whether a server that runs already, because whoever started it was killed, gets ready. Errors: deployment-cancelled. */
export async function getsReady(places: Places, server: string, port: number, context: LocalContext): Promise<boolean> {
  const state = await readServer(places, server);
  if (state === undefined) return false;
  const lives = async () => (await mainProcess(places, server)) !== undefined;
  const found = await waitUntilReady({ ...state, port }, lives, context.signal);
  if (found.kind === 'cancelled') throw cancelled(server);
  return found.kind === 'ready';
}

interface Started {
  readonly state: ServerState;
  readonly child: ChildProcess;
}

async function awaitReady(
  places: Places,
  server: string,
  port: number,
  { state, child }: Started,
  context: LocalContext,
): Promise<void> {
  const lives = async () => child.exitCode === null && child.signalCode === null;
  const found = await waitUntilReady({ ...state, port }, lives, context.signal);
  if (found.kind === 'ready' && (await isSaid(places, server))) return;
  const how = endOf(child);
  await stopServer(places, server, context.stopGrace);
  if (found.kind === 'cancelled') throw cancelled(server);
  const words = await wordsOf(places, server, Object.values(secretsOf(state.secrets, context.env)));
  const log = `it says: ${words} (${logFile(places, server)})`;
  if (found.kind === 'late') {
    const message = `${titleIn(server)} was not ready within ${state.startWithin / 1000} s, ${state.health}: ${found.why}; ${log}`;
    throw refuse('deployment-server-not-ready', message);
  }
  throw refuse('deployment-server-died', `${titleIn(server)} ended before it was ready, ${how}; ${log}`);
}

function titleIn(server: string): string {
  return `The server of version ${versionIn(server)}`;
}

function cancelled(server: string): Error {
  return refuse('deployment-cancelled', `${titleIn(server)} was not waited for: cancelled.`);
}

/** The start script writes which process it is before the server begins. */
async function isSaid(places: Places, server: string): Promise<boolean> {
  return (await mainProcess(places, server)) !== undefined;
}

/** In a session of its own, with nothing of ours but the log, so that it outlives this process and its job. */
async function spawnDetached(
  places: Places,
  server: string,
  port: number,
  env: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const log = await openServerLog(places, server);
  try {
    const args = [scriptOf(places, server), port, logFile(places, server), logLimit, logPause].map(String);
    const child = spawn('/bin/sh', ['-c', inBackground, 'mlops-server', ...args], {
      cwd: '/',
      env: { ...env, MLOPS_SERVER: markOf(places, server) },
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

function endOf({ exitCode, signalCode }: ChildProcess): string {
  return signalCode === null ? `with exit code ${exitCode}` : `by ${signalCode}`;
}

/** What is handed on of our environment; the runner ends everything that carries its tracking id when the job ends. */
function startingEnvironment(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const { RUNNER_TRACKING_ID: _, ...kept } = allowedEnvironment(env);
  return kept;
}

/** The address of a proxy may: it reaches the server, and is not written. */
function holdsPassword(name: string, value: string): boolean {
  return proxyCredentials({ [name]: value }).length > 0;
}
