import { explainChange } from './explain.ts';
import type { TrainingInputs } from './fingerprint.ts';

/** Whether a recorded result was there before this commit, or was made for it: by this command or one just before it. */
export type MadeFor = 'earlier' | 'this-commit';

interface Trained {
  readonly inputs: TrainingInputs;
  readonly fingerprint: string;
}

/** Why a recorded training is not repeated, and what differs from the baseline's all the same. */
export function reusedRunReasons(facts: Trained, before: Trained | undefined, madeFor: MadeFor): readonly string[] {
  const run = `\`${facts.fingerprint.slice(0, 12)}\``;
  const own = madeFor === 'this-commit';
  const trained = `trained for this commit, run ${run}`;
  if (before === undefined) return [own ? `first version here; ${trained}` : `first version here; reuses run ${run}`];
  if (before.fingerprint === facts.fingerprint)
    return [own ? `inputs unchanged; ${trained}` : `inputs unchanged: reuses run ${run}`];
  const changes = explainChange(before.inputs, facts.inputs).map(({ sentence }) => sentence);
  return [...changes, own ? trained : `these inputs were trained before: reuses run ${run}`];
}

/** Why recorded scores are not made again. */
export function reusedScoresReason(madeFor: MadeFor): string {
  return madeFor === 'this-commit' ? 'scored for this commit' : 'scored before on these rows';
}
