import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { cacheFolder, readCached, versionIn } from './cache.ts';
import { pinnedEngine } from './pinned.ts';
import { packagesOf, refusalFor, thisPlatform } from './platform.ts';
import type { EnginePlace, EngineSurroundings, PinnedEngine } from './types.ts';

/** Looks where the data engine is, in the order in which it is used. Downloads nothing and changes nothing. */
export async function findDuckdb(surroundings: EngineSurroundings): Promise<EnginePlace> {
  const { env, pinned = pinnedEngine, code = import.meta.url } = surroundings;
  const named = env['MLOPS_DUCKDB'];
  if (named !== undefined && named !== '') return { kind: 'named', folder: resolve(named) };
  const installed = installedBeside(code, pinned);
  if (installed !== undefined) return { kind: 'installed', folder: installed };
  const platform = surroundings.platform ?? thisPlatform();
  const folder = cacheFolder(env, pinned.version, platform);
  const packages = packagesOf(pinned, platform);
  const cached = packages === undefined ? undefined : await readCached(folder, packages);
  if (cached?.kind === 'complete') return { kind: 'cached', folder };
  const refusal = refusalFor(pinned, platform);
  return {
    kind: 'absent',
    folder,
    ...(cached?.kind === 'damaged' && { damage: cached.why }),
    ...(refusal !== undefined && { refusal }),
  };
}

/**
 * The folder whose `node_modules` holds the pinned version with a library for this platform. Another version that
 * happens to lie above the code was never tested with it, and a folder copied from another system cannot be loaded.
 */
function installedBeside(code: string, pinned: PinnedEngine): string | undefined {
  const api = manifestSeenFrom(code, '@duckdb/node-api');
  if (api === undefined || versionIn(readFileSync(api, 'utf8')) !== pinned.version) return undefined;
  const bindings = manifestSeenFrom(api, '@duckdb/node-bindings');
  if (bindings === undefined) return undefined;
  const natives = ['', '-musl'].map((libc) => `${process.platform}-${process.arch}${libc}`);
  const there = natives.some((name) => manifestSeenFrom(bindings, `@duckdb/node-bindings-${name}`) !== undefined);
  // <folder>/node_modules/@duckdb/node-api/package.json
  return there ? resolve(dirname(api), '..', '..', '..') : undefined;
}

function manifestSeenFrom(code: string, name: string): string | undefined {
  try {
    return createRequire(code).resolve(`${name}/package.json`);
  } catch {
    return undefined; // not installed: the next place is asked
  }
}
