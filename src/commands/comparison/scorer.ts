import type { Comparison } from '../../metrics/types.ts';
import type { ModelFacts } from '../../project/index.ts';
import { canonicalJson } from '../../support/canonical.ts';
import type { Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';

/** Whose word the scores of a scored task are. */
export function scoredBy({ model: { evaluate } }: ModelFacts): NonNullable<Comparison['scoredBy']> {
  return evaluate?.run === undefined ? 'training' : 'step';
}

/**
 * Of a scored task. Scores of both sides mean the same only where the same code made them: what the step that scores runs, its `setup`, the
 * variables that it gets, and the files that it alone reads (`evaluate.code`). A scorer among the code of the model is not told from the model.
 */
export function scorerProblems(facts: ModelFacts, before: ModelFacts | undefined): readonly Problem[] {
  const [now, then] = [facts.evaluation, before?.evaluation];
  if (before === undefined) return [];
  if (facts.fingerprint === before.fingerprint && now?.fingerprint === then?.fingerprint) return [];
  const differs = (one: unknown, other: unknown) => canonicalJson(one ?? null) !== canonicalJson(other ?? null);
  const changed = [
    ...(differs(now?.inputs.command, then?.inputs.command) ? ['its command'] : []),
    ...(differs(now?.inputs.setup, then?.inputs.setup) ? ['its `setup`'] : []),
    ...otherVariables(facts, before),
    ...otherFiles(facts, before),
  ];
  if (changed.length === 0) return [];
  const named =
    changed.length > 5 ? `${changed.slice(0, 5).join(', ')} and ${changed.length - 5} more` : changed.join(', ');
  const reason: keyof typeof commandReasons = 'scorer-changed';
  const message = `What scores the rows of ${facts.model.name} is not the base's (${named}): a difference of the scores may be that of the scorers.`;
  return [{ reason, message }];
}

/** Variables of `env` that one side's step gets otherwise: a threshold, the name of a judge. Where training scores, they are its own. */
function otherVariables(facts: ModelFacts, before: ModelFacts): readonly string[] {
  if (scoredBy(facts) === 'training') return [];
  const [now, then] = [facts.inputs.env, before.inputs.env];
  const names = [...new Set([...now.keys(), ...then.keys()])].toSorted();
  return names.filter((name) => now.get(name) !== then.get(name)).map((name) => `the variable ${name}`);
}

/** Files that only the step reads, on either side, and that the other side's step has otherwise or not at all. */
function otherFiles(facts: ModelFacts, before: ModelFacts): readonly string[] {
  const sides = [facts, before].map(({ evaluation, inputs }) => {
    const trained = new Set(inputs.code.map(({ path }) => path));
    const all = new Map((evaluation?.inputs.code ?? []).map(({ path, mode, oid }) => [path, `${mode} ${oid}`]));
    return { all, own: [...all.keys()].filter((path) => !trained.has(path)) };
  });
  const paths = new Set(sides.flatMap(({ own }) => own));
  return [...paths].filter((path) => sides[0]?.all.get(path) !== sides[1]?.all.get(path)).toSorted();
}
