import { join } from 'node:path';
import { isMissing } from '../../../support/files.ts';
import { manifestDigest } from '../../../training/index.ts';
import type { Live } from '../../port.ts';
import { digestsOf } from '../../tree.ts';
import { currentOf } from './current.ts';
import { type Places, versionIn } from './places.ts';
import { mainProcess } from './processes.ts';
import { endpointOf, unhealthyBecause } from './ready.ts';
import { type LiveState, readLive, readServer } from './state.ts';

/**
 * What is live: the version by the link, its digest by the bytes that lie there, its health by its process and what that
 * answers. Errors: deployment-state-malformed, deployment-state-too-new.
 * @param known a digest that this process has just found in those bytes
 */
export async function lookAtLive(
  places: Places,
  environment: string,
  signal: AbortSignal,
  known?: string,
): Promise<Live | undefined> {
  const current = await currentOf(places);
  if (current.kind === 'none') return undefined;
  if (current.kind === 'strange') return { version: null, digest: null, healthy: false, because: current.why };
  const live = await readLive(places);
  if (live !== undefined && live.environment !== environment) {
    const because = `${places.root} holds what the environment ${live.environment} has deployed`;
    return { version: null, digest: null, healthy: false, because };
  }
  const folder = join(places.versions, current.name);
  const files = known === undefined ? await bytesIn(folder, current.name) : { digest: known };
  const server = await serverOf(places, live, current.name, signal);
  const because = 'because' in files ? files.because : server.because;
  return {
    version: versionIn(current.name),
    digest: files.digest,
    healthy: because === undefined,
    ...(because === undefined ? {} : { because }),
    ...(files.digest === null ? {} : { folder }),
    ...(server.endpoint === undefined ? {} : { endpoint: server.endpoint }),
  };
}

type Bytes = { readonly digest: string } | { readonly digest: string | null; readonly because: string };

async function bytesIn(folder: string, name: string): Promise<Bytes> {
  try {
    const { files, strange } = await digestsOf(folder);
    const digest = manifestDigest(files);
    if (strange.length > 0)
      return { digest, because: `${join(folder, strange[0] ?? '')} is neither a file nor a folder` };
    const isNamed = digest.startsWith(`sha256:${name.slice(0, 12)}`);
    return isNamed ? { digest } : { digest, because: `the files in ${folder} have changed: they give ${digest}` };
  } catch (error) {
    if (isMissing(error)) return { digest: null, because: `${folder}, where the link leads, is not there` };
    throw error;
  }
}

async function serverOf(
  places: Places,
  live: LiveState | undefined,
  version: string,
  signal: AbortSignal,
): Promise<{ readonly endpoint?: string; readonly because?: string }> {
  if (live?.version !== version) {
    const other = live === undefined ? 'nothing is written of it' : `the rest is of version ${versionIn(live.version)}`;
    return { because: `the last deployment was cut short: the link leads to version ${versionIn(version)}, ${other}` };
  }
  if (live.server === null) return {};
  const { name } = live.server;
  const [state, running] = [await readServer(places, name), await mainProcess(places, name)];
  if (state === undefined || running === undefined) return { because: `its server ${name} does not run` };
  const because = await unhealthyBecause(running.port, state.health, signal);
  return { endpoint: endpointOf(running.port), ...(because === undefined ? {} : { because }) };
}
