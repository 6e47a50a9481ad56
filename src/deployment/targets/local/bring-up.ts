import { basename } from 'node:path';
import { MlopsError } from '../../../support/problem.ts';
import { type Places, versionIn } from './places.ts';
import { freePort, requireFree } from './ports.ts';
import { hasProcesses, mainProcess, stopServer } from './processes.ts';
import { getsReady, type LocalContext, startServer } from './server.ts';
import type { LiveState } from './state.ts';

/** Milliseconds in which a port has to be free after its server has ended. */
const portPatience = 5000;

/**
 * Has a server run and be ready, beside whatever else runs. One that runs already is taken as it is, unless it hangs.
 * Errors: as of `startServer`. @returns the port on which it listens
 */
export async function bringUp(places: Places, server: string, context: LocalContext): Promise<number> {
  const running = await mainProcess(places, server);
  if (running !== undefined && (await getsReady(places, server, running.port, context))) return running.port;
  const port = await freePort();
  await startServer(places, server, port, context);
  return port;
}

/**
 * Has a server run on the port that the target names. Whatever of ours is live there is ended first, and started again
 * where the new one does not come up: the error says so.
 * Errors: deployment-port-taken, and as of `startServer`.
 */
export async function bringUpAt(
  places: Places,
  server: string,
  port: number,
  old: LiveState['server'],
  context: LocalContext,
): Promise<void> {
  const running = await mainProcess(places, server);
  if (running?.port === port && (await getsReady(places, server, port, context))) return;
  const before = old !== null && old.name !== server ? old : undefined;
  const inTheWay = before?.port === port && (await hasProcesses(places, before.name));
  const model = basename(places.root);
  if (!inTheWay && running?.port !== port) await requireFree(port, model, 0);
  await stopServer(places, server, context.stopGrace); // staged on another port, or hanging on this one
  try {
    if (inTheWay) await stopServer(places, before.name, context.stopGrace);
    await requireFree(port, model, portPatience);
    await startServer(places, server, port, context);
  } catch (error) {
    throw before === undefined ? error : await withOldAgain(places, before, error, context);
  }
}

/** What was live has to be live again, also where somebody has stopped us meanwhile. */
async function withOldAgain(
  places: Places,
  { name, port }: NonNullable<LiveState['server']>,
  error: unknown,
  context: LocalContext,
): Promise<unknown> {
  if (!(error instanceof MlopsError)) return error;
  const title = `Version ${versionIn(name)}`;
  if ((await mainProcess(places, name)) !== undefined) return said(error, `${title} is still live.`);
  try {
    await startServer(places, name, port, { ...context, signal: new AbortController().signal });
    return said(error, `${title} was started again on port ${port} and is ready.`);
  } catch (second) {
    const why = second instanceof Error ? second.message : String(second);
    return said(error, `${title}, which was live, could not be started again: ${why}`);
  }
}

/** The same error with one sentence more. */
function said(error: MlopsError, sentence: string): MlopsError {
  const [first, ...others] = error.problems;
  if (first === undefined) return error;
  return new MlopsError(error.ends, [
    { ...first, message: `${first.message}${/[.!?]$/.test(first.message) ? '' : '.'} ${sentence}` },
    ...others,
  ]);
}
