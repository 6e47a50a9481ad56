import { join } from 'node:path';
import { canonicalJson, sha256 } from '../../../support/canonical.ts';
import type { Deployable } from '../../port.ts';

/** Where things lie in the folder of one model; all absolute. */
export interface Places {
  /** `<folder>/<model>`. */
  readonly root: string;
  readonly versions: string;
  readonly code: string;
  readonly servers: string;
  readonly logs: string;
  /** The link to the version that is live. */
  readonly current: string;
  /** Starts the live server. */
  readonly script: string;
  readonly live: string;
  readonly lock: string;
}

/** @param folder of the target, absolute, with every link followed */
export function placesOf(folder: string, model: string): Places {
  const root = join(folder, model);
  return {
    root,
    versions: join(root, 'versions'),
    code: join(root, 'code'),
    servers: join(root, 'servers'),
    logs: join(root, 'logs'),
    current: join(root, 'current'),
    script: join(root, 'current.sh'),
    live: join(root, 'live.json'),
    lock: join(root, 'lock'),
  };
}

export const versionForm = /^([0-9a-f]{12})-v([1-9]\d{0,14})$/;
export const serverForm = /^[0-9a-f]{12}-v[1-9]\d{0,14}-[0-9a-f]{8}$/;

/** Name of a version's folder: `<12 digits of the digest>-v<number>`. */
export function versionName({ digest, version }: Pick<Deployable, 'digest' | 'version'>): string {
  return `${digest.slice('sha256:'.length, 'sha256:'.length + 12)}-v${version}`;
}

/** The number in the name of a version's folder, or of a server. */
export function versionIn(name: string): number {
  return Number(/-v(\d+)/.exec(name)?.[1]);
}

/**
 * Name of a server: that of its version, and eight digits over everything else that makes it another server (command, code,
 * variables, health path). Two releases of one version with other variables are two servers.
 */
export function serverName(wanted: Deployable, code: string): string {
  const { serve, env, environment, model } = wanted;
  const setup = {
    environment,
    model,
    code,
    run: serve.run,
    health: serve.health,
    startWithin: serve.startWithin,
    secrets: serve.secrets,
    env,
  };
  return `${versionName(wanted)}-${sha256(canonicalJson(setup)).slice(0, 8)}`;
}

/** What the processes of a server carry in their environment. ASCII, whatever the folder is called. */
export function markOf(places: Places, server: string): string {
  return `${sha256(places.root).slice(0, 16)}-${server}`;
}
