import { deploymentHistory } from './deployment-history.ts';
import type { Asked, PromotionFacts } from './facts.ts';
import { exactly } from './instants.ts';
import { promotionState } from './promotion.ts';
import { isLive } from './release-step.ts';
import type { Wait } from './state.ts';

/** What has become of a wish in one environment, once everything was done that could be. */
export type WishAnswer =
  /** Its pull request is open, as we render it. */
  | { readonly kind: 'open'; readonly number: number }
  /** The branch names it, and nothing keeps it from being deployed. */
  | { readonly kind: 'named' }
  | { readonly kind: 'live' }
  /** Nothing comes of it as things stand, and nobody will remember it. `named`: the branch names it already. */
  | { readonly kind: 'stopped'; readonly named: boolean; readonly wait: Wait };

/** Answers a wish by name from the facts after everything was done. A wish that can do nothing always says what stops it. */
export function wishAnswer(facts: PromotionFacts, asked: Asked): WishAnswer {
  const { branch, open, environment } = facts;
  if (branch.kind === 'release' && branch.release.version === asked.version && branch.release.settings === 'same') {
    return namedAnswer(facts, branch.release);
  }
  const state = promotionState({ ...facts, asked });
  const [first] = state.waitsFor;
  const closes = (number: number) => state.actions.some((one) => one.kind === 'close' && one.number === number);
  const pull = open.find(({ version, number }) => version === asked.version && !closes(number));
  if (pull !== undefined) {
    const edited = state.waitsFor.find(({ kind }) => kind === 'edited');
    return edited ? stopped(edited) : { kind: 'open', number: pull.number };
  }
  if (state.actions.some(({ kind }) => kind === 'deploy')) {
    const sentence = `${environment.branch} names version ${state.version}, which is not deployed yet; nothing else is promoted before it is.`;
    return stopped({ kind: 'deployment', sentence });
  }
  return stopped(
    first ?? { kind: 'version', sentence: `Version ${asked.version} has its turn with the next promotion.` },
  );
}

/** As it stands without the wish: to ask for what the branch names deploys nothing. */
function namedAnswer(
  { asked: _, ...facts }: PromotionFacts,
  release: Extract<PromotionFacts['branch'], { readonly kind: 'release' }>['release'],
): WishAnswer {
  if (facts.running?.version === release.version) return { kind: 'named' };
  if (isLive(release, deploymentHistory(facts.deployments, exactly(facts.now)).live)) return { kind: 'live' };
  const { actions, waitsFor } = promotionState(facts);
  const [first] = waitsFor;
  if (first === undefined || actions.some(({ kind }) => kind === 'deploy')) return { kind: 'named' };
  return { kind: 'stopped', named: true, wait: first };
}

function stopped(wait: Wait): WishAnswer {
  return { kind: 'stopped', named: false, wait };
}
