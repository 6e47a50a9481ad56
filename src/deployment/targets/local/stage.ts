import { join } from 'node:path';
import { titleOf } from '../../check-wanted.ts';
import { refuse, throwIfCancelled } from '../../fail.ts';
import type { Deployable, Staged } from '../../port.ts';
import { differencesOf } from '../../tree.ts';
import { bringCode, bringVersion, codeName } from './bring.ts';
import { bringUp } from './bring-up.ts';
import { requireOwnLink } from './current.ts';
import { type Places, serverName, versionName } from './places.ts';
import { mainProcess, stopServer } from './processes.ts';
import { endpointOf } from './ready.ts';
import { describeServer, type LocalContext } from './server.ts';
import { requireOwnLive } from './state.ts';
import { names, pruneServers, removeOthers, stopOthers } from './sweep.ts';

/** Brings files and server of a version up beside what is live. What else was staged is given up: it would run for ever. */
export async function stageVersion(places: Places, wanted: Deployable, context: LocalContext): Promise<Staged> {
  throwIfCancelled(context.signal, `The staging of ${titleOf(wanted)}`);
  await requireOwnLink(places);
  const live = (await requireOwnLive(places, wanted.environment))?.server?.name;
  const folder = await bringVersion(places, wanted);
  const server = await describedServer(places, wanted, context);
  await stopOthers(places, new Set([live, server].filter((name) => name !== undefined)), context.stopGrace);
  if (server === undefined) return { folder };
  // The live one is not asked to be ready: it must not be ended for being slow.
  const running = server === live ? await mainProcess(places, server) : undefined;
  const port = running?.port ?? (await bringUp(places, server, context));
  return { folder, endpoint: endpointOf(port) };
}

/** The server of a version, with its code and its start script in place; undefined for a model without one. */
export async function describedServer(
  places: Places,
  wanted: Deployable,
  context: LocalContext,
): Promise<string | undefined> {
  if (wanted.serve.run === undefined) return undefined;
  const code = await bringCode(places, wanted.code);
  const server = serverName(wanted, code);
  await describeServer(places, server, code, wanted, context.env);
  return server;
}

/** Ends and removes what staging has made. Whole files of the version before the live one stay, for a rollback. */
export async function discardVersion(places: Places, wanted: Deployable, context: LocalContext): Promise<void> {
  const current = await requireOwnLink(places);
  const live = await requireOwnLive(places, wanted.environment);
  const version = versionName(wanted);
  const server = wanted.serve.run === undefined ? undefined : serverName(wanted, await codeName(wanted.code));
  if (current === version && (live?.server?.name ?? undefined) === server) {
    throw refuse('deployment-is-live', `${titleOf(wanted)} is live in ${places.root}.`);
  }
  if (server !== undefined) {
    await stopServer(places, server, context.stopGrace);
    await pruneServers(places, new Set((await names(places.servers)).filter((name) => name !== server)));
  }
  if (version === current || version === live?.version) return;
  if (version === live?.previous && (await isWhole(join(places.versions, version), wanted))) return;
  await removeOthers(
    places,
    places.versions,
    new Set((await names(places.versions)).filter((name) => name !== version)),
  );
}

/** Changed files bring nothing back. What cannot be read is told when it is needed. */
async function isWhole(folder: string, { files }: Deployable): Promise<boolean> {
  return (await differencesOf(folder, files).catch(() => [])).length === 0;
}
