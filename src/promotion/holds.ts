import type { HoldRecord } from './types.ts';

/**
 * The record that holds a digest: who, when and why; undefined where it is not held. Records are numbered, and the newest
 * one about a digest counts; one about `all` is about every digest, also those to come.
 */
export function holdOn(records: readonly HoldRecord[], digest: string): HoldRecord | undefined {
  const newest = newestAbout(records, digest);
  return newest?.what === 'hold' ? newest : undefined;
}

/** The record by which somebody let automation promote a digest again, where that is the last word about it. */
export function releaseOf(records: readonly HoldRecord[], digest: string): HoldRecord | undefined {
  const newest = newestAbout(records, digest);
  return newest?.what === 'release' ? newest : undefined;
}

function newestAbout(records: readonly HoldRecord[], digest: string): HoldRecord | undefined {
  let newest: HoldRecord | undefined;
  for (const record of records) {
    if (record.digests !== 'all' && !record.digests.includes(digest)) continue;
    if (newest === undefined || record.number > newest.number) newest = record;
  }
  return newest;
}
