import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { deploymentSchema } from '../../promotion/index.ts';
import type { DeploymentDraft, DeploymentRecord } from '../../promotion/types.ts';
import { isMissing, readBounded } from '../../support/files.ts';
import { MlopsError } from '../../support/problem.ts';
import { readVersioned } from '../../support/versioned.ts';
import { commandReasons } from '../reasons.ts';

/** How a deployment ended, from the job that deploys to the one that may write. */
export interface HandedDeployment {
  readonly schemaVersion: 1;
  /** Its number, who started it, who approved it and who overrode what are given by who writes it down. */
  readonly draft: DeploymentDraft;
}

const schema = z.strictObject({
  schemaVersion: z.literal(1),
  draft: deploymentSchema.transform(({ number: _, ...draft }) => draft),
});

const version = 1;
/** Bytes of one, with all its evidence. */
const limit = 1_000_000;
/** So many models one job deploys. */
const mostModels = 500;

export async function giveDeployment(folder: string, { draft, ...rest }: HandedDeployment): Promise<void> {
  await mkdir(folder, { recursive: true });
  // In the form of a record, which has a number; this is none yet.
  const record: DeploymentRecord = { ...draft, number: 1 };
  await writeFile(join(folder, `${draft.model}.json`), `${JSON.stringify({ ...rest, draft: record })}\n`);
}

/** @throws MlopsError deployment-unreadable */
export async function takeDeployments(folder: string): Promise<readonly HandedDeployment[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (names === undefined) return [];
  requireOurs(names);
  const found: HandedDeployment[] = [];
  for (const name of names.sort()) {
    const read = await readBounded(join(folder, name), limit);
    const what = `What was handed over about ${name.replace(/\.json$/, '')}`;
    found.push(
      readVersioned(read.kind === 'read' ? read.bytes.toString('utf8') : '', {
        ...{ what, schema, version, reasons: commandReasons },
        notJson: 'deployment-unreadable',
        malformed: 'deployment-unreadable',
        tooNew: 'deployment-unreadable',
      }),
    );
  }
  return found;
}

/** Nothing of it is left out without a word. */
function requireOurs(names: readonly string[]): void {
  const strange = names.filter((name) => !name.endsWith('.json'));
  const why =
    names.length === 0 || names.length > mostModels
      ? `${names.length} files where one for each model is expected, and at most ${mostModels}`
      : strange.length > 0 && `files that are none of ours, such as ${JSON.stringify(strange[0]?.slice(0, 100))}`;
  if (why === false) return;
  throw MlopsError.of(commandReasons, 'deployment-unreadable', `What was handed over has ${why}.`);
}
