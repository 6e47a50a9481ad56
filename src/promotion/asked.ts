import type { Asked } from './facts.ts';
import { holdOn } from './holds.ts';
import type { AskedRecord, HoldRecord } from './types.ts';

/** A promotion pull request, as far as it matters for what was asked. */
export interface AskedPull {
  readonly number: number;
  readonly version: number;
  /** Of the artifact. */
  readonly digest: string;
}

export interface AskedFacts {
  /** What was asked for, about one model in one environment. */
  readonly records: readonly AskedRecord[];
  /** All promotion pull requests about the model into the environment, ended ones included. */
  readonly pulls: readonly AskedPull[];
  readonly holds: readonly HoldRecord[];
}

/**
 * What somebody asked for with a pull request, by the newest record of it. A record is about the first pull request of its
 * version from a number on: one that comes later, when that has ended, is nobody's wish. Nor is a hold overridden that came
 * after it.
 */
export function askedWith(pull: AskedPull, { records, pulls, holds }: AskedFacts): Asked | undefined {
  const record = records
    .filter((one) => one.version === pull.version && one.digest === pull.digest && isFirstFrom(one.from, pull, pulls))
    .toSorted((a, b) => b.number - a.number)[0];
  if (record === undefined) return undefined;
  const { version, by, override, upToHold } = record;
  const isNewer = (holdOn(holds, pull.digest)?.number ?? 0) > upToHold;
  return { version, by, ...(override !== undefined && !isNewer && { override }) };
}

function isFirstFrom(from: number, pull: AskedPull, pulls: readonly AskedPull[]): boolean {
  if (pull.number < from) return false;
  return !pulls.some(({ number, version }) => version === pull.version && number >= from && number < pull.number);
}
