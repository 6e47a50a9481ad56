import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { DownloadOptions } from './download.ts';
import { findDuckdb } from './find.ts';
import { install } from './install.ts';
import { mirrorOf } from './mirror.ts';
import { pinnedEngine } from './pinned.ts';
import { packagesOf, thisPlatform } from './platform.ts';
import type { EnginePlace, EngineSurroundings } from './types.ts';

export interface EngineRequest extends EngineSurroundings, Omit<DownloadOptions, 'mirror'> {
  /** With `never`, what is not on this machine is an error. */
  readonly download: 'where-needed' | 'never';
}

/**
 * A folder whose `node_modules` holds DuckDB: what MLOPS_DUCKDB names, else what lies beside or above the code, else
 * what the tool cache has, else what is downloaded into it now, once, by digest.
 * @throws MlopsError `engine-missing` where it is not here and may not be downloaded; `bad-npm-mirror`, `engine-platform`,
 * `engine-download-failed`, `engine-digest`, `engine-archive`, `engine-cache`, `engine-cancelled`
 */
export async function provideDuckdb(request: EngineRequest): Promise<string> {
  const platform = request.platform ?? thisPlatform();
  const place = await findDuckdb({ ...request, platform });
  if (place.kind !== 'absent') return place.folder;
  const pinned = request.pinned ?? pinnedEngine;
  const packages = packagesOf(pinned, platform);
  if (packages === undefined || place.refusal !== undefined) {
    throw MlopsError.of(dataReasons, 'engine-platform', place.refusal ?? `There is no DuckDB for ${platform}.`);
  }
  if (request.download === 'never') throw notHere(place);
  const mirror = mirrorOf(request.env);
  if (place.damage !== undefined) request.notice(`The data engine in ${place.folder} is damaged: ${place.damage}.`);
  request.notice(
    `The data engine DuckDB ${pinned.version} is fetched from ${mirror.host}, once, into ${place.folder}.`,
  );
  await install(place.folder, packages, { ...request, mirror });
  return place.folder;
}

function notHere({ folder, damage }: Extract<EnginePlace, { kind: 'absent' }>): MlopsError {
  const cache = damage === undefined ? folder : `${folder}, where ${damage}`;
  return MlopsError.of(
    dataReasons,
    'engine-missing',
    `The data engine DuckDB is neither beside the code nor in ${cache}, and offline nothing is downloaded.`,
  );
}
