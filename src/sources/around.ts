import type { Pace } from '../support/patience.ts';
import { MlopsError } from '../support/problem.ts';
import { sourceReasons } from './reasons.ts';
import type { Trusted } from './trusted.ts';

/** What sources need of the world around them. */
export interface AroundSources {
  /** Of the process: credentials, endpoints, proxies. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** No server is asked. */
  readonly offline?: boolean;
  /** What may be asked with our credentials. */
  readonly trusted: Trusted;
  readonly pace?: Pace;
  /** Bytes of one request for a larger object; tests take few. */
  readonly part?: number;
  /** What a disk has left; tests have small disks. */
  readonly freeAt?: (folder: string) => Promise<number | undefined>;
}

export function notAsked(what: string): MlopsError {
  return MlopsError.of(sourceReasons, 'source-offline', `${what} is not asked with --offline.`);
}
