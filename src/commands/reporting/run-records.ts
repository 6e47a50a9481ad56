import { runAddress } from '../../ledger/index.ts';
import type { ModelFacts } from '../../project/index.ts';
import type { Report } from '../../report/types.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Situation } from '../situation/situation.ts';
import { runRecord, standing } from '../situation/standing-records.ts';

/** A run record (schema `run-record`) to be shown beside a report. */
export interface RunRecordFile {
  /** `<model>/run.json`, or `<model>/baseline.run.json`. */
  readonly path: string;
  readonly text: string;
}

/**
 * The run records that a report is about, byte for byte as they stand on the ledger or were handed over: for each of its
 * models that of the candidate, and that of the baseline where it is a run of its own.
 */
export function runRecordsOf(situation: Situation, { models }: Pick<Report, 'models'>): readonly RunRecordFile[] {
  return models.flatMap(({ model }) => {
    const now = situation.candidate.facts.models.get(model);
    const before = situation.baseline?.facts.models.get(model);
    const isOther = before?.fingerprint !== now?.fingerprint;
    return [
      ...fileOf(situation, now, `${model}/run.json`),
      ...(isOther ? fileOf(situation, before, `${model}/baseline.run.json`) : []),
    ];
  });
}

function fileOf({ records }: Situation, facts: ModelFacts | undefined, path: string): readonly RunRecordFile[] {
  if (facts === undefined || !isSound(records, facts)) return [];
  const found = standing(records, runAddress(facts.model.name, facts.fingerprint));
  return found === undefined ? [] : [{ path, text: found.text }];
}

/** What is wrong with a record, the report itself has said. */
function isSound(records: Situation['records'], facts: ModelFacts): boolean {
  try {
    return runRecord({ records }, facts) !== undefined;
  } catch (error) {
    if (error instanceof MlopsError && error.ends !== 'cancelled') return false;
    throw error;
  }
}
