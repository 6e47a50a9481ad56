import { explainChange } from './explain.ts';
import type { CommitFacts, ModelFacts } from './plan.ts';

type Models = CommitFacts['models'];

/** As far as this a change is followed from model to model: beyond it the names alone say enough. */
const deepest = 8;

/**
 * Which change of a needed model makes another training of this one: "through `price-index`: params changed: `depth 6 → 8`".
 * Followed to where it began; of a model that both commits have and that is another one on each side.
 */
export function changesThrough(facts: ModelFacts, now: Models, then: Models | undefined, depth = 0): readonly string[] {
  const names = [...new Set((facts.model.needs ?? []).map(({ model }) => model))];
  const found = names.flatMap((name) => {
    const [after, before] = [now.get(name), then?.get(name)];
    if (after === undefined || before === undefined || after.fingerprint === before.fingerprint) return [];
    const own = explainChange(before.inputs, after.inputs)
      .filter(({ kind }) => kind !== 'needs')
      .map(({ sentence }) => `through \`${name}\`: ${sentence}`);
    return depth >= deepest ? own : [...own, ...changesThrough(after, now, then, depth + 1)];
  });
  return [...new Set(found)];
}
