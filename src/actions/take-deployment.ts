import { join } from 'node:path';
import { MlopsError } from '../support/problem.ts';
import type { ArtifactKind, Artifacts } from './artifacts.ts';
import { actionReasons } from './reasons.ts';
import { takeFromRun } from './take-from-run.ts';

/** An artifact of this run, by the digest that an input names. */
export interface HandedOverBy {
  readonly kind: ArtifactKind['kind'];
  /** Name of the input. */
  readonly input: string;
  readonly digest: string;
}

/**
 * What the job that deploys has handed over, as a folder; undefined where it has handed over nothing. Code of others runs in
 * that job: it is told from what such code may have put under the same name by the digest that is an output of the job.
 * @throws MlopsError hand-over-corrupt, bad-input where no artifact has this digest
 */
export async function takeDeployment(
  artifacts: Artifacts,
  wanted: string,
  folder: string,
): Promise<string | undefined> {
  if (wanted === '') return undefined;
  return await takeHandedOver(artifacts, { kind: 'deployment', input: 'deployment', digest: wanted }, folder);
}

/** The same of any kind. @throws MlopsError hand-over-corrupt, bad-input where no artifact has this digest */
export async function takeHandedOver(artifacts: Artifacts, by: HandedOverBy, folder: string): Promise<string> {
  const [found] = await takeFromRun(
    artifacts,
    join(folder, 'taken'),
    ({ what, digest }) => what.kind === by.kind && digest === by.digest,
  );
  if (found === undefined) {
    const sentence = `No artifact of this run has the digest ${by.digest}, which the input \`${by.input}\` names.`;
    throw MlopsError.of(actionReasons, 'bad-input', sentence);
  }
  if (found.strange !== undefined) throw new MlopsError('unknown', [found.strange]);
  return found.folder;
}
