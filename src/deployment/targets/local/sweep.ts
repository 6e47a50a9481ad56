import { readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeOwnFolder, sweepOwnFolders } from '../../../support/own-folder.ts';
import { isAlive } from '../../../support/process-holder.ts';
import { pruneLogs } from './log.ts';
import type { Places } from './places.ts';
import { hasProcesses, stopServer } from './processes.ts';
import { readServer } from './state.ts';

/** Versions whose files are kept, the live one and the one before it among them. */
const keptVersions = 3;
/** Logs of servers that are gone. */
const keptLogs = 5;

/** Removes what killed processes have left half-made. Only for who holds the lock. */
export async function sweepHalfMade(places: Places): Promise<void> {
  await sweepOwnFolders(places.root);
  const servers = (await names(places.servers)).map((name) => join(places.servers, name));
  for (const folder of [places.root, ...servers]) {
    for (const name of await names(folder)) {
      const maker = /\.(\d+)(?:\.[0-9a-f]+)?\.tmp$/.exec(name)?.[1];
      if (maker === undefined || (await isAlive({ pid: Number(maker), host: hostname(), started: null }))) continue;
      await rm(join(folder, name), { force: true });
    }
  }
}

/** Ends the servers of this model but those that are named, with what dead ones have left. */
export async function stopOthers(places: Places, kept: ReadonlySet<string>, grace: number): Promise<void> {
  for (const server of await names(places.servers)) {
    if (!kept.has(server) && (await hasProcesses(places, server))) await stopServer(places, server, grace);
  }
}

/** What has to stay. */
export interface Kept {
  /** Names of version folders. */
  readonly versions: ReadonlySet<string>;
  readonly servers: ReadonlySet<string>;
}

/** Removes old versions, the newest of them stay; and servers, code and logs that nobody needs any more. */
export async function prune(places: Places, kept: Kept): Promise<void> {
  const newest = await newestFirst(places.versions);
  const more = newest.filter((name) => !kept.versions.has(name)).slice(0, keptVersions - kept.versions.size);
  await removeOthers(places, places.versions, new Set([...kept.versions, ...more]));
  await pruneServers(places, kept.servers);
}

/** Removes servers that are not named, and code that is then nobody's. */
export async function pruneServers(places: Places, kept: ReadonlySet<string>): Promise<void> {
  await removeOthers(places, places.servers, kept);
  const states = await Promise.all([...kept].map((server) => readServer(places, server)));
  await removeOthers(
    places,
    places.code,
    new Set(states.flatMap((state) => (state === undefined ? [] : [state.code]))),
  );
  await pruneLogs(places, kept, keptLogs);
}

/** By moving them aside first: a folder that is half removed must not be taken for a whole one. */
export async function removeOthers(places: Places, folder: string, kept: ReadonlySet<string>): Promise<void> {
  const gone = (await names(folder)).filter((name) => !kept.has(name));
  if (gone.length === 0) return;
  await using aside = await makeOwnFolder(places.root, 'gone');
  for (const name of gone) await rename(join(folder, name), join(aside.path, name));
}

export function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function newestFirst(folder: string): Promise<readonly string[]> {
  const found = await Promise.all(
    (await names(folder)).map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  return found.sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1)).map(({ name }) => name);
}
