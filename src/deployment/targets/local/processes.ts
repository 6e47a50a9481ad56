import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../../support/process-holder.ts';
import { type FoundProcess, findCarrying, signalAll } from '../../../support/process-tree.ts';
import { refuse } from '../../fail.ts';
import { markOf, type Places } from './places.ts';
import { type ProcessState, readProcess } from './state.ts';

const poll = 40;
/** Milliseconds in which a process that was killed has to be gone. */
const killGrace = 5000;

/** The server's own process, if it lives: not one that has got its number since. */
export async function mainProcess(places: Places, server: string): Promise<ProcessState | undefined> {
  const state = await readProcess(places, server);
  return state !== undefined && (await isAlive(state)) ? state : undefined;
}

/**
 * Ends all processes of a server, also those that it has forked: SIGTERM, and SIGKILL after `grace` milliseconds.
 * Errors: deployment-process-stays.
 */
export async function stopServer(places: Places, server: string, grace: number): Promise<void> {
  const main = await mainProcess(places, server);
  const look = () => processesOf(places, server, main);
  if ((await endWith(look, 'SIGTERM', grace)).length === 0) return;
  const left = await endWith(look, 'SIGKILL', killGrace);
  if (left.length === 0) return;
  const named = left.map(({ pid, command }) => `${command.slice(0, 200)} (pid ${pid})`).join(', ');
  throw refuse('deployment-process-stays', `The server ${server} could not be ended: ${named}.`);
}

type Look = () => Promise<readonly FoundProcess[]>;

async function endWith(look: Look, signal: NodeJS.Signals, wait: number): Promise<readonly FoundProcess[]> {
  const until = performance.now() + wait;
  let left = await look();
  signalAll(left, signal);
  while (left.length > 0 && performance.now() < until) {
    await sleep(poll);
    left = await look();
    if (signal === 'SIGKILL') signalAll(left, signal); // what was forked between looking and sending
  }
  return left;
}

/**
 * By the variable that they have inherited; and by the group of the server's own process, since a program may overwrite
 * what it has in its environment.
 */
async function processesOf(
  places: Places,
  server: string,
  main: ProcessState | undefined,
): Promise<readonly FoundProcess[]> {
  const found = await findCarrying(`MLOPS_SERVER=${markOf(places, server)}`, main?.pid);
  const isMissing = main !== undefined && !found.some(({ pid }) => pid === main.pid) && (await isAlive(main));
  return isMissing ? [...found, { pid: main.pid, command: `process ${main.pid}` }] : found;
}

/** Whether anything of a server runs, its own process or what it has left. */
export async function hasProcesses(places: Places, server: string): Promise<boolean> {
  return (await processesOf(places, server, await mainProcess(places, server))).length > 0;
}
