import { type BuildFacts, buildKey, type KnownBuilds } from '../../project/index.ts';
import type { Store } from '../../store/port.ts';
import { asComparedWith, datasetBefore, sketchAddressOf } from './addresses.ts';
import { isStored, recordedBuild } from './built-version.ts';
import type { ReadCommit } from './read-commit.ts';
import type { Records } from './records.ts';

/** What commands have made of the inputs of two commits, from records that were loaded before. */
export async function knownBuilds(
  records: Records,
  store: Store,
  candidate: ReadCommit,
  baseline: ReadCommit | undefined,
): Promise<KnownBuilds> {
  const all = [candidate, ...(baseline === undefined ? [] : [baseline])].flatMap(({ facts }) => [
    ...facts.builds.values(),
  ]);
  const recorded = new Set<string>();
  const stored = new Set<string>();
  for (const facts of all) {
    const record = recordedBuild(records, asBuilt(facts));
    if (record === undefined) continue;
    recorded.add(keyOf(facts));
    if (await isStored(store, record)) stored.add(keyOf(facts));
  }
  const compared = unsketched(records, candidate, baseline).map(({ before }) => before);
  return { recorded, stored, unsketched: new Set(compared) };
}

export function asBuilt({ dataset, fingerprint }: BuildFacts) {
  return { dataset: dataset.name, fingerprint };
}

function keyOf({ dataset, fingerprint }: BuildFacts): string {
  return buildKey(dataset.name, fingerprint);
}

/** Datasets of the candidate that are compared with one of the baseline which nobody has sketched, with its name there. */
export function unsketched(
  records: Records,
  candidate: ReadCommit,
  baseline: ReadCommit | undefined,
): readonly { readonly name: string; readonly before: string }[] {
  return [...candidate.datasets.values()].flatMap((now) => {
    const before = datasetBefore(baseline, candidate, now.dataset.name);
    if (before?.built === undefined || before.digest === now.digest || now.dataset.drift.against === 'none') return [];
    const known = records.text(sketchAddressOf(asComparedWith(before, now))) !== undefined;
    return known ? [] : [{ name: now.dataset.name, before: before.dataset.name }];
  });
}
