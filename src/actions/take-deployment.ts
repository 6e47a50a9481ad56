import { join } from 'node:path';
import { MlopsError } from '../support/problem.ts';
import type { Artifacts } from './artifacts.ts';
import { actionReasons } from './reasons.ts';
import { takeFromRun } from './take-from-run.ts';

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
  const isIt = ({ what, digest }: { what: { kind: string }; digest?: string }) =>
    what.kind === 'deployment' && digest === wanted;
  const [found] = await takeFromRun(artifacts, join(folder, 'taken'), isIt);
  if (found === undefined) {
    const sentence = `No artifact of this run has the digest ${wanted}, which the input \`deployment\` names.`;
    throw MlopsError.of(actionReasons, 'bad-input', sentence);
  }
  if (found.strange !== undefined) throw new MlopsError('unknown', [found.strange]);
  return found.folder;
}
