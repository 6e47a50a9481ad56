import type { PolicyChange } from '../../gates/types.ts';
import type { Situation } from '../situation/situation.ts';

/** "changes models.delay.train.seeds: 1 → 1, 2; it takes effect once it is on main". */
export function policySentence(change: PolicyChange, { judged }: Pick<Situation, 'judged'>): string {
  return waits(change, judged)
    ? `${change.sentence}; it takes effect once it is on ${judged.policy.branch}`
    : change.sentence;
}

/** Whether the base's word counts until the merge. Of a data contract both sides hold, what blocks is no proposal. */
function waits({ path, blocks }: PolicyChange, { candidate }: Situation['judged']): boolean {
  return candidate.kind !== 'default-branch' && path[0] !== 'datasets' && !blocks;
}

/** What the change wants to have otherwise about how these models are trained and scored, and does not get yet. */
export function laterSteps(situation: Situation, models: readonly string[]): readonly PolicyChange[] {
  const { policyChanges, judged } = situation;
  const steps: readonly unknown[] = ['train', 'evaluate'];
  return policyChanges.filter(
    (change) =>
      waits(change, judged) &&
      change.path[0] === 'models' &&
      models.includes(String(change.path[1])) &&
      steps.includes(change.path[2]),
  );
}
