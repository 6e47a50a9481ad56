import { comparableEntry, sketchKey } from '../../data/index.ts';
import { predecessorOf } from '../../gates/index.ts';
import { evaluationAddress, sketchAddress } from '../../ledger/index.ts';
import { evaluationFingerprint, type ModelFacts } from '../../project/index.ts';
import type { ResolvedDataset } from '../../repository/index.ts';
import type { ReadCommit } from './read-commit.ts';

/** Where the report of one dataset version under one contract is. @param key hex, from the plan's facts */
export function dataReportAddress(key: string): string {
  return `data-reports/${key.slice(0, 2)}/${key}.json`;
}

/** Where the sketch of a dataset version under its entry is. */
export function sketchAddressOf({ digest, dataset }: Pick<ResolvedDataset, 'digest' | 'dataset'>): string {
  return sketchAddress(sketchKey(digest, dataset));
}

/** What the baseline has in the place of a dataset of the candidate. */
export function datasetBefore(
  baseline: ReadCommit | undefined,
  candidate: ReadCommit,
  name: string,
): ResolvedDataset | undefined {
  if (baseline === undefined) return undefined;
  const before = predecessorOf(baseline.facts.project, candidate.facts.project, name);
  return before && baseline.datasets.get(before.name);
}

/** The baseline's version under the entry by which it is compared with the candidate's. */
export function asComparedWith(before: ResolvedDataset, now: ResolvedDataset): ResolvedDataset {
  return { ...before, dataset: comparableEntry(before.dataset, now.dataset) };
}

/**
 * Where the baseline's scores on its own test rows are, when those are not the candidate's (there its facts speak of
 * the candidate's rows).
 */
export function ownScoresAddress(baseline: ReadCommit | undefined, before: ModelFacts): string | undefined {
  const { evaluation, model } = before;
  const label = model.evaluate?.label;
  const own = label && baseline?.datasets.get(label.dataset);
  if (evaluation === undefined || own === undefined || own.digest === evaluation.inputs.rows) return undefined;
  return evaluationAddress(model.name, evaluationFingerprint({ ...evaluation.inputs, rows: own.digest }));
}
