import { z } from 'zod';
import type { ObjectFormat } from '../support/git-place.ts';
import { parsedJson } from '../support/json.ts';
import { ledgerError } from './fail.ts';
import { blobOf, objectId, type TreeEntry } from './objects.ts';
import type { Files } from './record-branch.ts';
import type { View } from './view.ts';

/** What makes a branch a ledger: a file at its root that says which version of the layout it has. */
export const formatFile = 'ledger.json';
const formatText = `${JSON.stringify({ schemaVersion: 1 })}\n`;

const readme = `# Ledger

Records of runs, evaluations and dataset sketches, written by mlops (mlops-actions) and read by it.
Each record is a JSON file at an address that follows from its inputs, is written once and never changed.

    git log --stat            what was recorded when, and by whom
    git show HEAD:<address>   one record

Do not edit files here by hand: a run whose record changed is no longer that run.
`;

/** The files of an empty ledger. */
export const firstFiles: Files = new Map([
  ['README.md', readme],
  [formatFile, formatText],
]);

const formatShape = z.object({ schemaVersion: z.int().positive() });

/** Refuses a branch that is no ledger, or one of a newer version. The usual answer costs no look-up of its own. */
export async function requireReadable(
  view: View,
  entries: ReadonlyMap<string, TreeEntry>,
  objectFormat: ObjectFormat,
  branch: string,
): Promise<void> {
  if (view.commit === undefined) return;
  const entry = entries.get(formatFile);
  if (entry?.oid === objectId(objectFormat, blobOf(formatText))) return;
  if (entry === undefined) {
    throw ledgerError('ledger-corrupt', `The branch ${branch} has no ${formatFile}: it is no ledger.`);
  }
  const text = (await view.texts(new Map([[formatFile, entry]]))).get(formatFile) ?? '';
  const parsed = formatShape.safeParse(parsedJson(text));
  if (!parsed.success) {
    throw ledgerError('ledger-corrupt', `${formatFile} on ${branch} does not say its version.`);
  }
  if (parsed.data.schemaVersion > 1) {
    const found = `${formatFile} on ${branch} has schemaVersion ${parsed.data.schemaVersion}; this version reads 1.`;
    throw ledgerError('ledger-newer', found);
  }
}
