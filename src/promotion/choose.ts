import { barriers, heldWait } from './barriers.ts';
import type { Asked, KnownVersion, PromotionFacts } from './facts.ts';
import { instantOf, isoOf } from './instants.ts';
import { gatesWait } from './merge-waits.ts';
import { type NeedsKept, needsOf } from './needs.ts';
import type { Wait } from './state.ts';
import { unmergedWait } from './unmerged.ts';

/** Which version is to be promoted next, if any. */
export type Choice =
  | { readonly kind: 'candidate'; readonly version: KnownVersion; readonly needs: NeedsKept; readonly asked?: Asked }
  /** There is a newer one, and automation must not take it. */
  | { readonly kind: 'barred'; readonly version: KnownVersion; readonly wait: Wait }
  /** Somebody asks for a version that is not recorded. */
  | { readonly kind: 'unknown'; readonly version: number; readonly wait: Wait }
  | { readonly kind: 'nothing' };

/**
 * What somebody asks for comes first. Otherwise the newest version with the verdict `pass` that is further than what the
 * branch names: of those, one that kept all needs before one that still soaks, before one that is not verified there yet.
 * So a version that may go is not thrown back by a newer one that may not, nor by one that the gates of the environment
 * keep for a person.
 */
export function choose(facts: PromotionFacts): Choice {
  const asked = facts.asked ?? askedBefore(facts);
  if (asked && !isNamed(facts, asked.version)) return chooseAsked(facts, asked);
  const newer = facts.versions
    .filter(({ version, verdict, unmerged }) => verdict === 'pass' && !unmerged && isFurther(facts, version))
    .toSorted((a, b) => b.version - a.version);
  const [newest] = newer;
  if (!newest) return { kind: 'nothing' };
  const whyBarred = barriers(facts);
  const needsAsked = needsOf(facts);
  const candidates: { readonly version: KnownVersion; readonly needs: NeedsKept }[] = [];
  const refused: typeof candidates = [];
  for (const version of newer) {
    if (whyBarred(version)) continue;
    const needs = needsAsked(version);
    if (isRefused(facts, version) && needs.far !== 'no') {
      refused.push({ version, needs });
      continue;
    }
    if (needs.far === 'kept' || isUnderWay(facts, version, needs, candidates))
      return { kind: 'candidate', version, needs };
    candidates.push({ version, needs });
  }
  const best = candidates.find(({ needs }) => needs.far === 'verified') ?? refused[0] ?? candidates[0];
  if (best) return { kind: 'candidate', ...best };
  const wait = whyBarred(newest);
  return wait ? { kind: 'barred', version: newest, wait } : { kind: 'nothing' };
}

/** What the newest pull request says that was asked for. */
function askedBefore({ open, versions }: PromotionFacts): Asked | undefined {
  const isUnmerged = (asked: number) => versions.some(({ version, unmerged }) => version === asked && unmerged);
  const newest = open.toSorted((a, b) => b.number - a.number);
  return newest.find((pull) => pull.asked && !isUnmerged(pull.version))?.asked;
}

/** By the gates of the environment, as far as they were asked. */
function isRefused({ gates }: PromotionFacts, { version }: KnownVersion): boolean {
  const answer = gates?.get(version);
  return answer !== undefined && (answer.kind === 'unable' || answer.verdict !== 'pass');
}

/** The newest that is verified has its pull request already: it is not closed for an older one that has soaked. */
function isUnderWay(
  { open }: PromotionFacts,
  { version }: KnownVersion,
  { far }: NeedsKept,
  newer: readonly { readonly needs: NeedsKept }[],
): boolean {
  if (far !== 'verified' || newer.some(({ needs }) => needs.far === 'verified')) return false;
  return open.some((pull) => pull.version === version);
}

/** The newest version, where it is newer than what is chosen or named and automation leaves it out for its verdict. */
export function leftOut(facts: PromotionFacts, chosen: number): Wait | undefined {
  const merged = facts.versions.filter(({ unmerged }) => !unmerged);
  const newest = merged.toSorted((a, b) => b.version - a.version)[0];
  if (!newest || newest.verdict === 'pass' || newest.version <= chosen || !isFurther(facts, newest.version))
    return undefined;
  const sentence = `Version ${newest.version} is not promoted by itself, as its verdict is ${newest.verdict}: ${newest.sentence}`;
  return { kind: 'verdict', sentence, for: 'somebody who asks for it', asks: newest.version };
}

/** The newest version that is newer than what is chosen, and that the gates of the environment keep for a person. */
export function keptBack(facts: PromotionFacts, chosen: number): Wait | undefined {
  const newer = facts.versions.filter(
    (version) => version.version > chosen && !version.unmerged && isRefused(facts, version),
  );
  const [newest] = newer.toSorted((a, b) => b.version - a.version);
  const wait = newest && gatesWait(facts, newest, isoOf(instantOf(newest.at, Date.parse(facts.now))));
  // Of another version than the one that is on its way, which it does not keep.
  return newest && wait && { ...wait, kind: 'version', for: 'somebody who asks for it', asks: newest.version };
}

function chooseAsked(facts: PromotionFacts, asked: Asked): Choice {
  const version = facts.versions.find((known) => known.version === asked.version);
  if (!version) {
    const sentence = `${asked.by} asks for version ${asked.version} of ${facts.model}, which is not recorded.`;
    return { kind: 'unknown', version: asked.version, wait: { kind: 'version', sentence, for: asked.by } };
  }
  const wait = unmergedWait(version) ?? (asked.override === undefined ? heldWait(facts, version) : undefined);
  if (wait) return { kind: 'barred', version, wait };
  return { kind: 'candidate', version, needs: needsOf(facts)(version), asked };
}

/** The branch names it with the settings of today: of others that somebody went back to, those of today can be asked for. */
function isNamed({ branch }: PromotionFacts, version: number): boolean {
  return branch.kind === 'release' && branch.release.version === version && branch.release.settings === 'same';
}

function isFurther({ branch }: PromotionFacts, version: number): boolean {
  if (branch.kind !== 'release') return true;
  const { release } = branch;
  return version > release.version || (version === release.version && release.settings === 'changed');
}
