import { titleOf } from '../../check-wanted.ts';
import { throwIfCancelled } from '../../fail.ts';
import type { Deployable, Live } from '../../port.ts';
import { bringVersion } from './bring.ts';
import { bringUp, bringUpAt } from './bring-up.ts';
import { linkTo, requireOwnLink, writeScript } from './current.ts';
import { lookAtLive } from './look.ts';
import { type Places, versionName } from './places.ts';
import { type LocalContext, scriptOf } from './server.ts';
import { describedServer } from './stage.ts';
import { type LiveState, requireOwnLive, writeLive } from './state.ts';
import { prune, stopOthers } from './sweep.ts';

/**
 * Makes a version live. Until its server is ready nothing changes but what has to make room on a fixed port; the link is
 * swapped last, and what was live is let go after that. Called again after a kill it goes on from there.
 */
export async function applyVersion(
  places: Places,
  wanted: Deployable,
  port: number | undefined,
  context: LocalContext,
): Promise<Live> {
  throwIfCancelled(context.signal, `The deployment of ${titleOf(wanted)}`);
  const current = await requireOwnLink(places);
  const before = await requireOwnLive(places, wanted.environment);
  await bringVersion(places, wanted);
  const name = await describedServer(places, wanted, context);
  const server = name === undefined ? null : await upServer(places, name, port, before, context);
  const version = versionName(wanted);
  const previous = current !== undefined && current !== version ? current : (before?.previous ?? null);
  await writeLive(places, {
    schemaVersion: 1,
    environment: wanted.environment,
    version,
    previous: previous === version ? null : previous,
    server,
  });
  const start = server === null ? undefined : { start: scriptOf(places, server.name), port: server.port };
  await writeScript(places, start === undefined ? undefined : { ...start, title: titleOf(wanted) });
  if (current !== version) await linkTo(places, version);
  const servers = new Set(server === null ? [] : [server.name]);
  await stopOthers(places, servers, context.stopGrace);
  await prune(places, { versions: new Set([version, ...(previous === null ? [] : [previous])]), servers });
  const live = await lookAtLive(places, wanted.environment, context.signal, wanted.digest);
  if (live === undefined) throw new TypeError(`${places.current} is gone as soon as it was made`);
  return live;
}

async function upServer(
  places: Places,
  name: string,
  port: number | undefined,
  before: LiveState | undefined,
  context: LocalContext,
): Promise<LiveState['server']> {
  const old = before?.server ?? null;
  await stopOthers(places, new Set([name, ...(old === null ? [] : [old.name])]), context.stopGrace);
  if (port === undefined) return { name, port: await bringUp(places, name, context) };
  await bringUpAt(places, name, port, old, context);
  return { name, port };
}
