import { evaluationAddress, runAddress } from '../../ledger/index.ts';
import { type Known, resultKey } from '../../project/index.ts';
import { dataReportAddress, sketchAddressOf } from './addresses.ts';
import type { ReadCommit } from './read-commit.ts';
import type { Records } from './records.ts';

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
      models.flatMap(({ model, evaluation }) =>
        evaluation !== undefined && has(evaluationAddress(model.name, evaluation.fingerprint))
          ? [resultKey(model.name, evaluation.fingerprint)]
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
