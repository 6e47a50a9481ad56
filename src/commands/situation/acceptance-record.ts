import { z } from 'zod';
import { lossKey } from '../../gates/index.ts';
import type { Acceptance, Loss } from '../../gates/types.ts';
import { acceptanceAddress } from '../../ledger/index.ts';
import { lossSchema } from '../../report/index.ts';
import { canonicalJson } from '../../support/canonical.ts';
import { MlopsError } from '../../support/problem.ts';
import { readVersioned } from '../../support/versioned.ts';
import { commandReasons } from '../reasons.ts';

export const acceptanceSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    ...lossSchema.shape,
    by: z.string().describe('Login of who accepted it, who could write to the repository then.'),
    why: z.string(),
    pull: z.int().positive().describe('The pull request that it was said on.'),
    head: z.string().describe('The head that was judged then.'),
    comment: z.int().describe('Id of the comment that said it.'),
    at: z.string().describe('When it was said, ISO 8601.'),
  })
  .describe('Somebody accepted one loss of one run.');

/** Somebody accepted a loss: who, why and where. */
export type AcceptanceRecord = z.infer<typeof acceptanceSchema>;

/** Where the acceptance of a loss is recorded. */
export function addressOfLoss(loss: Loss): string {
  return acceptanceAddress(loss.model, lossKey(loss));
}

export function acceptanceText(record: AcceptanceRecord): string {
  return `${canonicalJson(record)}\n`;
}

/**
 * The acceptance at the address of a loss.
 * @throws MlopsError acceptance-unreadable, acceptance-too-new; acceptance-unreadable too where it is about another loss
 */
export function acceptanceOf(loss: Loss, text: string): AcceptanceRecord {
  const { model, metric, fingerprint, values, ...said } = readVersioned(text, {
    what: `The acceptance at ${addressOfLoss(loss)}`,
    schema: acceptanceSchema,
    version: 1,
    reasons: commandReasons,
    notJson: 'acceptance-unreadable',
    malformed: 'acceptance-unreadable',
    tooNew: 'acceptance-too-new',
  });
  if (lossKey({ model, metric, fingerprint, values }) === lossKey(loss)) {
    return { ...said, model, metric, fingerprint, values };
  }
  const sentence = `${addressOfLoss(loss)} holds the acceptance of another loss, of ${metric} of ${model}.`;
  throw MlopsError.of(commandReasons, 'acceptance-unreadable', sentence);
}

export function acceptedBy({ by, why }: AcceptanceRecord): Acceptance {
  return { by, why };
}
