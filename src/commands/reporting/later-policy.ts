import type { PolicyChange } from '../../gates/types.ts';
import type { Situation } from '../situation/situation.ts';

/** "changes models.delay.train.seeds: 1 → 1, 2; it takes effect once it is on main". */
export function policySentence(change: PolicyChange, { judged }: Pick<Situation, 'judged'>): string {
  return waits(change) ? `${change.sentence}; it takes effect once it is on ${judged.policy.branch}` : change.sentence;
}

/** Whether the base's word counts until the merge. Of a data contract both sides hold, and what blocks is no proposal. */
function waits({ path, blocks }: PolicyChange): boolean {
  return path[0] !== 'datasets' && !blocks;
}

/** What the change wants to have otherwise about how these models are trained and scored, and does not get yet. */
export function laterSteps({ policyChanges }: Situation, models: readonly string[]): readonly PolicyChange[] {
  const steps: readonly unknown[] = ['train', 'evaluate'];
  return policyChanges.filter(
    ({ path, blocks }) =>
      path[0] === 'models' && models.includes(String(path[1])) && steps.includes(path[2]) && !blocks,
  );
}
