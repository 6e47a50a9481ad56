import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { isMissing, systemCode } from '../../../support/files.ts';
import { damageOf } from './digest-list.ts';
import type { PinnedPackage } from './types.ts';

/**
 * The folder of an engine in the tool cache, laid out as runners do it: `<cache>/<tool>/<version>/<arch>`, and beside it
 * `<arch>.complete`, without which nobody believes the folder. Outside a runner the cache is one of the user's own.
 */
export function cacheFolder(env: NodeJS.ProcessEnv, version: string, platform: string): string {
  return join(cacheRoot(env), 'mlops-duckdb', version, platform);
}

function cacheRoot(env: NodeJS.ProcessEnv): string {
  return absolute(env['RUNNER_TOOL_CACHE']) ?? join(userCache(env), 'mlops-actions', 'tools');
}

function userCache(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return absolute(env['LOCALAPPDATA']) ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return absolute(env['XDG_CACHE_HOME']) ?? join(absolute(env['HOME']) ?? homedir(), '.cache');
}

/** A relative path in these variables would mean another folder in each job: it counts as not set. */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

export function markerOf(folder: string): string {
  return `${folder}.complete`;
}

export type Cached =
  | { readonly kind: 'complete' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'damaged'; readonly why: string };

/** Reads every file of a folder of the cache: what changed after it was put there is damage. */
export async function readCached(folder: string, packages: readonly PinnedPackage[]): Promise<Cached> {
  try {
    if ((await textOf(markerOf(folder))) === undefined) return { kind: 'absent' };
    const why = (await damageOf(folder)) ?? (await wrongPackage(folder, packages));
    return why === undefined ? { kind: 'complete' } : { kind: 'damaged', why };
  } catch (error) {
    if (systemCode(error) === undefined || !(error instanceof Error)) throw error;
    return { kind: 'damaged', why: `it cannot be read: ${error.message}` };
  }
}

/** A folder seeded by hand may be whole and still hold another version. */
async function wrongPackage(folder: string, packages: readonly PinnedPackage[]): Promise<string | undefined> {
  for (const { name, version } of packages) {
    const found = versionIn(await textOf(join(folder, 'node_modules', name, 'package.json')));
    if (found !== version) return `it holds ${name} ${found ?? 'not at all'}, and ${version} is needed`;
  }
  return undefined;
}

/** The version that the text of a package.json names. */
export function versionIn(manifest: string | undefined): string | undefined {
  try {
    const said: unknown = JSON.parse(manifest ?? 'null');
    const version = typeof said === 'object' && said !== null && 'version' in said ? said.version : undefined;
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined; // no JSON: a package without a version
  }
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}
