import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { PinnedPackage } from './types.ts';

/** Where npm itself asks when nobody says otherwise. */
const npmDefault = 'https://registry.npmjs.org/';

/**
 * The one host that is asked: MLOPS_NPM_MIRROR, else npm's default.
 * @throws MlopsError `bad-npm-mirror`
 */
export function mirrorOf(env: NodeJS.ProcessEnv): URL {
  const given = env['MLOPS_NPM_MIRROR'];
  if (given === undefined || given === '') return new URL(npmDefault);
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const why = url === undefined ? 'is no address' : problemOf(url);
  if (url === undefined || why !== undefined) {
    // Never the value itself: it may hold a password.
    throw MlopsError.of(dataReasons, 'bad-npm-mirror', `MLOPS_NPM_MIRROR ${why}.`);
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

function problemOf(url: URL): string | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'begins with neither https:// nor http://';
  if (url.username !== '' || url.password !== '') return 'holds a user name or a password';
  return url.search !== '' || url.hash !== '' ? 'holds a query or a fragment' : undefined;
}

/** `<mirror>/@duckdb/node-api/-/node-api-1.2.3.tgz`, the layout of every npm registry. */
export function tarballUrl(mirror: URL, { name, version }: PinnedPackage): URL {
  return new URL(`${name}/-/${name.split('/').at(-1)}-${version}.tgz`, mirror);
}
