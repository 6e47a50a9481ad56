import { heldWait } from './barriers.ts';
import type { Choice } from './choose.ts';
import type { OpenPromotion, PromotionFacts } from './facts.ts';
import type { CloseWord, PromotionAction } from './state.ts';

type Close = Extract<PromotionAction, { readonly kind: 'close' }>;

/** The open pull requests that lost their reason: there is at most one for a model in an environment. */
export function closings(facts: PromotionFacts, choice: Choice): readonly Close[] {
  const seen = new Map<number, number>();
  const inOrder = facts.open.toSorted((a, b) => a.number - b.number);
  return inOrder.flatMap((pull) => {
    const first = seen.get(pull.version);
    if (first === undefined) seen.set(pull.version, pull.number);
    const why = first === undefined ? whyClose(facts, choice, pull) : duplicateOf(first);
    return why === undefined ? [] : [{ kind: 'close', number: pull.number, ...why }];
  });
}

interface Why {
  readonly word: CloseWord;
  readonly sentence: string;
}

function duplicateOf(number: number): Why {
  return { word: 'duplicate', sentence: `Pull request #${number} is for the same version.` };
}

function whyClose(facts: PromotionFacts, choice: Choice, { version }: OpenPromotion): Why | undefined {
  const { branch, versions } = facts;
  const pulled = versions.find((known) => known.version === version);
  const unmerged = pulled?.unmerged;
  if (unmerged?.certain) return { word: 'not-merged', sentence: unmerged.sentence };
  const isAsked = choice.kind === 'candidate' && choice.asked !== undefined && choice.version.version === version;
  const settings =
    branch.kind === 'release' && branch.release.version === version ? branch.release.settings : 'changed';
  if (settings === 'same' || (settings === 'taken-back' && !isAsked)) {
    return { word: 'not-needed', sentence: `The branch names version ${version} already.` };
  }
  if (choice.kind === 'candidate') {
    if (choice.version.version === version) return undefined;
    const by = choice.asked ? `, which ${choice.asked.by} asked for,` : '';
    return { word: 'superseded', sentence: `Version ${choice.version.version}${by} takes its place.` };
  }
  // A clone that has everything can tell; until then it is not merged either.
  if (unmerged) return undefined;
  if (choice.kind === 'barred' && choice.version.version === version)
    return { word: 'held', sentence: choice.wait.sentence };
  const hold = pulled && heldWait(facts, pulled);
  if (hold) return { word: 'held', sentence: hold.sentence };
  // Of a version that is not among the facts nobody can say that it lost its reason.
  if (pulled === undefined) return undefined;
  return { word: 'superseded', sentence: `Nothing asks for version ${version} any more.` };
}
