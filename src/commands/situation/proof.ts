import { z } from 'zod';
import { type LedgerRecord, proofAddress } from '../../ledger/index.ts';
import { canonicalJson, sha256 } from '../../support/canonical.ts';

/** Which run of a workflow has made some records. Itself it proves nothing: the forge has to show that run with its digest. */
export const proofSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    run: z.int().positive().describe('Id of the workflow run.'),
    attempt: z.int().positive(),
    records: z
      .record(z.string(), z.string().regex(/^sha256:[0-9a-f]{64}$/))
      .describe('Address of a record → digest of its text.'),
  })
  .describe('Which workflow run has made some records. The run has an artifact with the digest of this text.');

export type Proof = z.infer<typeof proofSchema>;

/** The workflow run that this is. */
export interface Prover extends Pick<Proof, 'run' | 'attempt'> {
  /**
   * Leaves a proof where the forge shows its digest; false where that is not possible.
   * @param records that it speaks of
   */
  leave(text: string, records: Proof['records']): Promise<boolean>;
}

export function proofText(proof: Omit<Proof, 'schemaVersion'>): string {
  return `${canonicalJson({ schemaVersion: 1, ...proof } satisfies Proof)}\n`;
}

/** One that this program cannot read proves nothing. */
export function readProof(text: string | undefined): Proof | undefined {
  if (text === undefined) return undefined;
  try {
    return proofSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Kinds of records that are proven: what was trained and scored, and what commands have made as data. */
const proven = /^(builds|runs|evaluations)\//;

/** Address → digest of those that are proven. */
export function toProve(records: readonly LedgerRecord[]): Proof['records'] {
  const found = records.filter(({ address }) => proven.test(address));
  return Object.fromEntries(found.map(({ address, text }) => [address, `sha256:${sha256(text)}`]));
}

/** The proof stands at an address of each of its records, so that one look-up finds it. */
export function proofRecords(proof: string, records: Proof['records']): readonly LedgerRecord[] {
  return Object.values(records).map((digest) => ({
    address: proofAddress(digest.slice('sha256:'.length)),
    text: proof,
  }));
}
