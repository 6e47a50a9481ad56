import { z } from 'zod';
import { requestAddress } from '../../ledger/index.ts';
import { canonicalJson } from '../../support/canonical.ts';
import { MlopsError } from '../../support/problem.ts';
import { readVersioned } from '../../support/versioned.ts';
import { commandReasons } from '../reasons.ts';

export const trainingRequestSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    commit: z.string().describe('The head of the pull request, whole.'),
    by: z.string().describe('Login of who asked, who could write to the repository then.'),
    pull: z.int().positive().describe('The pull request that it was said on.'),
    comment: z.int().describe('Id of the comment that said it.'),
    at: z.string().describe('When it was said, ISO 8601.'),
  })
  .describe('Somebody asked for the trainings of one commit that wait for it.');

/** Somebody asked for what waits of a commit: who, when and where. */
export type TrainingRequest = z.infer<typeof trainingRequestSchema>;

export function trainingRequestText(request: TrainingRequest): string {
  return `${canonicalJson(request)}\n`;
}

/** @throws MlopsError request-unreadable, also where it is about another commit; request-too-new */
export function trainingRequestOf(commit: string, text: string): TrainingRequest {
  const address = requestAddress(commit);
  const found = readVersioned(text, {
    what: `The request at ${address}`,
    schema: trainingRequestSchema,
    version: 1,
    reasons: commandReasons,
    notJson: 'request-unreadable',
    malformed: 'request-unreadable',
    tooNew: 'request-too-new',
  });
  if (found.commit === commit) return found;
  const sentence = `${address} holds the request for another commit, ${found.commit.slice(0, 12)}.`;
  throw MlopsError.of(commandReasons, 'request-unreadable', sentence);
}
