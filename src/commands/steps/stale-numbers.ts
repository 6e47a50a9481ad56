import { type Model, type ModelFacts, type Tree, takenFiles } from '../../project/index.ts';
import { canonicalJson } from '../../support/canonical.ts';
import type { Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';

/**
 * Of a model that is not trained: numbers that lie in the commit beside its files say something of those files only as
 * long as whoever changes the one renews the other. Empty where they did, or where nothing shows that they did not.
 */
export function staleNumbers(facts: ModelFacts, before: ModelFacts | undefined): readonly Problem[] {
  if (before === undefined || facts.model.train.run !== undefined || before.model.train.run !== undefined) return [];
  const [now, then] = [filesOf(facts), filesOf(before)];
  if (sameFiles(now.artifact, then.artifact)) return [];
  const stale = [...now.numbers].filter(([path, file]) => sameFiles(file, then.numbers.get(path) ?? []));
  return stale.map(([path]) => {
    const reason: keyof typeof commandReasons = 'numbers-not-renewed';
    const changed = now.artifact.find(({ path: one, oid }) =>
      then.artifact.every((other) => other.path !== one || other.oid !== oid),
    );
    const message = `${facts.model.name}: ${changed?.path ?? 'its artifact'} changed and ${path} did not, so its numbers are those of the old files.`;
    return { reason, message };
  });
}

/** The files of the model, and those with numbers of it by their pattern. */
function filesOf({ model, inputs }: ModelFacts) {
  const taken = takenFiles(withoutPlots(model), inputs.code);
  return {
    artifact: taken.filter(({ kind }) => kind === 'artifact').flatMap(({ files }) => files),
    numbers: new Map(taken.filter(({ kind }) => kind !== 'artifact').map(({ pattern, files }) => [pattern, files])),
  };
}

/** A picture of the past is no number that is judged. */
function withoutPlots(model: Model): Model {
  return { ...model, plots: [] };
}

function sameFiles(one: Tree, other: Tree): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
