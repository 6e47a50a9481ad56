import { runAddress } from '../../ledger/index.ts';
import { type Known, type ModelFacts, resultKey } from '../../project/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { dataReportAddress, sketchAddressOf } from './addresses.ts';
import type { ReadCommit } from './read-commit.ts';
import type { Records } from './records.ts';
import { evaluationAddressOf, replacedCount, runRecord, scoresRecord, standing } from './standing-records.ts';

/** Which results of two commits are recorded, from records that were loaded before. */
export function knownIn(records: Records, candidate: ReadCommit, baseline: ReadCommit | undefined): Known {
  const sides = [candidate, ...(baseline === undefined ? [] : [baseline])];
  const models = sides.flatMap((side) => [...side.facts.models.values()]);
  const has = (address: string) => records.text(address) !== undefined;
  return {
    runs: new Set(
      models
        .filter(({ model, fingerprint }) => has(runAddress(model.name, fingerprint)))
        .map(({ model, fingerprint }) => resultKey(model.name, fingerprint)),
    ),
    evaluations: new Set(
      models.flatMap((facts) =>
        facts.evaluation !== undefined && hasScores(records, facts)
          ? [resultKey(facts.model.name, facts.evaluation.fingerprint)]
          : [],
      ),
    ),
    reports: new Set(
      sides
        .flatMap(({ facts, datasets }) =>
          [...datasets].map(([name, resolved]) => ({ resolved, key: facts.datasets.get(name)?.reportKey ?? '' })),
        )
        .filter(({ resolved, key }) => has(dataReportAddress(key)) && has(sketchAddressOf(resolved)))
        .map(({ key }) => key),
    ),
  };
}

/**
 * Whether the scores of some facts are recorded. Those of a run that was replaced since are none; only where a run was
 * replaced, or the scores are not on the ledger yet, are records read for that.
 */
export function hasScores(records: Records, facts: ModelFacts): boolean {
  const address = evaluationAddressOf(facts);
  const found = address === undefined ? undefined : standing(records, address);
  if (address === undefined || found === undefined) return false;
  const replaced = replacedCount(records, runAddress(facts.model.name, facts.fingerprint)) > 0;
  if (!replaced && records.published(found.address)) return true;
  try {
    const run = runRecord({ records }, facts);
    return scoresRecord(records, address, {}, run) !== undefined;
  } catch (error) {
    if (error instanceof MlopsError) return true; // it is there; who uses it says what is wrong with it
    throw error;
  }
}
