import { z } from 'zod';
import { commitAddress } from '../../ledger/index.ts';
import { resultKey } from '../../project/index.ts';
import { canonicalJson } from '../../support/canonical.ts';
import { recordedResults } from './recorded-results.ts';
import type { Situation } from './situation.ts';

/** Which results belong to a commit of the default branch: what a trend walks along. */
export const commitRecordSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    commit: z.string(),
    models: z.record(z.string(), z.strictObject({ run: z.string(), evaluation: z.string().nullable() })),
    datasets: z.record(z.string(), z.string()).describe('Dataset → digest of the version that the commit names.'),
  })
  .describe('Results of one commit of the default branch.');

export type CommitRecord = z.infer<typeof commitRecordSchema>;

/** Reads a commit record; one that this program cannot read is no point of a trend. */
export function readCommitRecord(text: string | undefined): CommitRecord | undefined {
  if (text === undefined) return undefined;
  const parsed = commitRecordSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}

/**
 * Keeps the record of the candidate where it is a commit of the default branch, every result of it exists, and nothing
 * in it can change afterwards (data that git does not pin can).
 */
export async function keepCommitRecord(situation: Situation): Promise<void> {
  const { candidate, judged, records, uncommitted } = situation;
  if (judged.candidate.kind !== 'default-branch' || uncommitted.length > 0) return;
  const pinned = [...candidate.datasets.values()].every(
    ({ files, problems }) => problems.length === 0 && files.every((file) => file.from.kind !== 'disk'),
  );
  const { known } = recordedResults(records, candidate, undefined);
  const models = [...candidate.facts.models.values()];
  const complete = models.every(
    ({ model, fingerprint, evaluation }) =>
      known.runs.has(resultKey(model.name, fingerprint)) &&
      (evaluation === undefined || known.evaluations.has(resultKey(model.name, evaluation.fingerprint))),
  );
  if (!pinned || !complete || models.length === 0) return;
  const record: CommitRecord = {
    schemaVersion: 1,
    commit: candidate.commit.sha,
    models: Object.fromEntries(
      models.map(({ model, fingerprint, evaluation }) => [
        model.name,
        { run: fingerprint, evaluation: evaluation?.fingerprint ?? null },
      ]),
    ),
    datasets: Object.fromEntries([...candidate.facts.datasets].map(([name, { digest }]) => [name, digest])),
  };
  await records.keep({ address: commitAddress(candidate.commit.sha), text: `${canonicalJson(record)}\n` });
}
