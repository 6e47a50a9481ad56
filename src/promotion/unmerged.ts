import type { KnownVersion, PromotionFacts, Unmerged } from './facts.ts';
import type { Wait } from './state.ts';

/** A version of a commit that the default branch does not have, as far as anybody can tell. */
export type UnmergedVersion = KnownVersion & { readonly unmerged: Unmerged };

/** Those that are newer than every version that was merged: what is older, a merged one has taken the place of. */
export function leadingUnmerged<Version extends KnownVersion>(
  versions: readonly Version[],
): readonly (Version & UnmergedVersion)[] {
  const merged = versions.flatMap(({ version, unmerged }) => (unmerged === undefined ? [version] : []));
  const newest = Math.max(0, ...merged);
  return versions.filter((version) => version.version > newest).filter(isUnmerged);
}

/** What keeps a version from everything, whoever asks for it. */
export function unmergedWait({ unmerged }: KnownVersion): Wait | undefined {
  if (unmerged === undefined) return undefined;
  const who = unmerged.certain ? 'somebody who merges what it is of, which makes a new version' : 'a whole clone';
  return { kind: 'commit', sentence: unmerged.sentence, for: who };
}

/** The newest of those that lead, for the board: it is promoted nowhere, and what comes after it is. */
export function unmergedNote({ versions }: PromotionFacts): Wait | undefined {
  const [newest] = leadingUnmerged(versions).toSorted((a, b) => b.version - a.version);
  return newest && unmergedWait(newest);
}

function isUnmerged<Version extends KnownVersion>(version: Version): version is Version & UnmergedVersion {
  return version.unmerged !== undefined;
}
