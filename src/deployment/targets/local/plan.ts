import { versionLine } from '../../plan-text.ts';
import type { Deployable, Live, TargetPlan } from '../../port.ts';
import { commandText } from '../../run-command.ts';
import { codeName } from './bring.ts';
import { lookAtLive } from './look.ts';
import { type Places, serverName } from './places.ts';
import type { LocalContext } from './server.ts';
import { type LiveState, requireOwnLive } from './state.ts';

/** What applying would change here. @param places absent: nothing of the model is here yet */
export async function planVersion(
  places: Places | undefined,
  wanted: Deployable,
  port: number | undefined,
  context: LocalContext,
): Promise<TargetPlan> {
  const live = places === undefined ? undefined : await lookAtLive(places, wanted.environment, context.signal);
  const state = places === undefined ? undefined : await requireOwnLive(places, wanted.environment);
  const server = wanted.serve.run === undefined ? undefined : serverName(wanted, await codeName(wanted.code));
  const isSame = live?.version === wanted.version && live.digest === wanted.digest;
  if (isSame && live.healthy && hasServer(state, server, port)) {
    return { changes: false, lines: [`version ${wanted.version} is live and healthy`] };
  }
  const trouble = live?.because === undefined ? [] : [`what is live is not healthy: ${live.because}`];
  const served = serverLines(live, state, wanted, port);
  return { changes: true, lines: [versionLine(live, wanted), ...served, ...trouble] };
}

function hasServer(state: LiveState | undefined, server: string | undefined, port: number | undefined): boolean {
  if (server === undefined) return state?.server === null;
  return state?.server?.name === server && (port === undefined || state.server.port === port);
}

function serverLines(
  live: Live | undefined,
  state: LiveState | undefined,
  { serve }: Deployable,
  port: number | undefined,
): readonly string[] {
  const old = state?.server ?? null;
  const who = live?.version == null ? 'the live server' : `the server of version ${live.version}`;
  if (serve.run === undefined) return old === null ? [] : [`${who} ends`];
  const starts = `\`${commandText(serve.run)}\` starts on ${port === undefined ? 'a free port' : `port ${port}`}`;
  if (old === null) return [starts];
  return old.port === port ? [`${who} ends, then ${starts}`] : [starts, `then ${who} ends`];
}
