import { holdOn } from '../../promotion/index.ts';
import { openEnvironmentBranch } from '../../repository/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { PromotionPlace } from '../promotion/open-promotion.ts';
import { revertText } from '../promotion/pull-body.ts';
import type { Cell } from '../promotion/read-board.ts';
import { recordHold } from '../promotion/record-hold.ts';
import { releasePath } from '../promotion/release-for.ts';
import { type Released, releaseDigestOf } from '../promotion/released.ts';

export interface Failure {
  readonly place: PromotionPlace;
  readonly cell: Cell;
  /** What failed, as the branch names it. */
  readonly failed: Released;
  readonly because: string;
  /** Who takes it back; absent: automation. */
  readonly by?: string;
  /** The bytes are live again with the settings that they had: only the new settings failed, and nothing is held. */
  readonly keepsBytes?: boolean;
  /** What was verified before, as the branch had it; absent: there is nothing to go back to. */
  readonly before?: Released;
}

/**
 * After what was verified before is live again: holds the failed bytes, unless only their settings failed, then puts the branch right as `on-failure` says.
 * @returns what was done, for a reader
 */
export async function afterFailure(failure: Failure): Promise<readonly string[]> {
  const { release } = failure.failed;
  const done = failure.keepsBytes ? [] : [await holdRelease(failure)];
  if (release.onFailure === 'hold') return done;
  if (failure.before === undefined) {
    return [...done, 'there is no release before it to go back to: the branch names it until something newer comes'];
  }
  if (release.onFailure === 'propose') return [...done, await proposeRevert(failure, failure.before)];
  return [...done, await revertRelease(failure, failure.before)];
}

/** Keeps automation from promoting the bytes of a release again; said once. */
export async function holdRelease({
  place,
  cell,
  failed: { release },
  because,
  by = 'mlops deploy',
}: Failure): Promise<string> {
  const { environment, model, facts } = cell;
  const { digest } = release.artifact;
  if (holdOn(facts.holds, digest) !== undefined) return `${model} ${release.version} is held already`;
  await recordHold(place, { environment, model, said: facts.holds }, { what: 'hold', digests: [digest], by, because });
  return heldText(release);
}

/** Lets the branch name what it named before. A branch that takes no push takes a pull request. */
export async function revertRelease(failure: Failure, before: Released): Promise<string> {
  const {
    place,
    cell,
    failed: { release, text },
  } = failure;
  const { environment, model } = cell;
  const path = releasePath(model);
  const branch = await openEnvironmentBranch({ ...place, branch: environment.branch });
  const message = `Revert "Promote ${model} ${release.version} to ${environment.name}"\n\n${failure.because}`;
  try {
    const files = new Map([[path, before.text]]);
    const commit = await branch.put({ files, seen: new Map([[path, text]]), message });
    if (commit === undefined) return `${environment.branch} has moved on, so nothing is reverted`;
    return namedAgainText(environment.branch, { version: before.release.version, commit });
  } catch (error) {
    if (!(error instanceof MlopsError) || !error.problems.some(({ reason }) => reason === 'environment-branch-refused'))
      throw error;
    return await proposeRevert(failure, before);
  }
}

async function proposeRevert({ place, cell, failed, because }: Failure, before: Released): Promise<string> {
  const { environment, model } = cell;
  const name = `mlops/promotion/${environment.name}/${model}/back-from-v${failed.release.version}`;
  const branch = await openEnvironmentBranch({ ...place, branch: environment.branch });
  const { title, body } = revertText(failed.release, before.release, because);
  const message = `${title}\n\n${because}`;
  await branch.propose(name, { files: new Map([[releasePath(model), before.text]]), message, open: false });
  const pull = await place.desk.put({
    ...{ branch: name, base: environment.branch, title, body },
    about: {
      ...{ model, version: before.release.version, digest: before.release.artifact.digest, revert: true },
      releaseDigest: releaseDigestOf(before.text),
    },
  });
  return revertOpenText(pull.number);
}

export const heldText = ({ model, version }: { readonly model: string; readonly version: number }): string =>
  `${model} ${version} is held`;

export function namedAgainText(
  branch: string,
  { version, commit }: { readonly version: number; readonly commit: string },
): string {
  return `${branch} names version ${version} again (${commit.slice(0, 12)})`;
}

export const revertOpenText = (number: number): string => `pull request ${number} would take it back`;
