import type { RunRecord } from '../../training/types.ts';
import { otherDataOf } from './other-data.ts';

/**
 * What shows that two runs made the same models: the bytes of every seed's artifact, or, where a file format writes the
 * time into them, every value that either reported, on the same data. The same seeds in the same order; chance does not
 * repeat all numbers of a training to the last digit.
 */
export function alikeOf({
  candidate,
  baseline,
}: {
  readonly candidate?: RunRecord;
  readonly baseline?: RunRecord;
}): 'artifacts' | 'values' | undefined {
  if (candidate === undefined || baseline === undefined) return undefined;
  const [ours, theirs] = [candidate.seeds, baseline.seeds];
  if (ours.length !== theirs.length || ours.some(({ seed }, at) => seed !== theirs[at]?.seed)) return undefined;
  if (ours.every(({ artifact }, at) => artifact.digest !== '' && artifact.digest === theirs[at]?.artifact.digest))
    return 'artifacts';
  if (otherDataOf({ candidate, baseline }).length > 0) return undefined;
  return ours.every((run, at) => sameMetrics(run, theirs[at])) ? 'values' : undefined;
}

type SeedRun = RunRecord['seeds'][number];

function sameMetrics({ metrics: ours }: SeedRun, other: SeedRun | undefined): boolean {
  const theirs = other?.metrics ?? {};
  const names = Object.keys(ours);
  if (names.length === 0 || names.length !== Object.keys(theirs).length) return false;
  return names.every((name) => Object.hasOwn(theirs, name) && ours[name]?.value === theirs[name]?.value);
}
