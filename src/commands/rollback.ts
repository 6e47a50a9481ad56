import { deploymentHistory, holdOn } from '../promotion/index.ts';
import type { HoldRecord } from '../promotion/types.ts';
import { escapeTerminal, oneLine } from '../support/escape/index.ts';
import { MlopsError } from '../support/problem.ts';
import { deploy } from './deploy.ts';
import { heldText, holdRelease, revertRelease } from './deploying/after-failure.ts';
import { requireBytes } from './deploying/deployable.ts';
import { nothingBefore } from './deploying/nothing-before.ts';
import { namedStore } from './named-store.ts';
import type { Ports } from './ports.ts';
import { requireBranch } from './promotion/branch-problems.ts';
import {
  environmentNamed,
  modelNamed,
  openPromotion,
  type PromotionPlace,
  type PromotionRequest,
} from './promotion/open-promotion.ts';
import { type Cell, readBoard } from './promotion/read-board.ts';
import { readVersions } from './promotion/read-versions.ts';
import { recordHold } from './promotion/record-hold.ts';
import { type Released, releaseDigestOf, releasedBefore, releasedNow } from './promotion/released.ts';
import { type RollbackBefore, rollbackBefore } from './promotion/rollback-before.ts';
import { versionNamed } from './promotion/wishes.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';

export interface RollbackRequest extends PromotionRequest {
  readonly environment: string;
  readonly model: string;
  /** Take back this one alone; absent: what is released there. */
  readonly version?: number;
  readonly because: string;
}

/**
 * Takes a release back by hand: holds its version, lets the branch name what was verified before, and deploys that. The same as a
 * revert with plain git, with the hold and the word why in one go. Run again after a kill it goes on.
 * With a version that is not released there nothing is done. Errors: reason-missing, no-such-version, branch-lost,
 * branch-unreadable, branch-unrecorded, nothing-before, those of `deploy`.
 */
export async function rollback(request: RollbackRequest, ports: Ports): Promise<Outcome> {
  const because = oneLine(request.because);
  if (because === '') {
    const sentence = `Why is ${request.model} taken back? It has to be said.`;
    throw MlopsError.of(commandReasons, 'reason-missing', sentence);
  }
  const place = await openPromotion(request, ports);
  const environment = environmentNamed(place.project, request.environment);
  const model = modelNamed(environment, request.model);
  const versions = await readVersions(place.ledger, [model]);
  const { cells } = await readBoard(place, versions, { environments: [environment.name], models: [model] });
  const [cell] = cells;
  if (cell === undefined) throw new TypeError('one model in one environment is one cell');
  requireBranch(cell);
  const said = { because, by: place.by };
  const { version } = request;
  if (version !== undefined) {
    versionNamed(model, version, versions.get(model) ?? []);
    const other = await otherReleased(cell, version, said, place);
    if (other !== undefined) return other;
  }
  const noted = version === undefined ? noteOf(cell, await rollbackBefore(cell, place.repository), because) : [];
  for (const note of noted) ports.progress.note(note);
  const followed = await begin(cell, said, { place, version }, ports);
  if (place.deployments !== undefined) return await begun(cell, followed, place);
  // A branch that takes no push waits for its pull request; what is live changes when that is merged.
  const ended = await deploy({ ...request, models: [model], again: false, plan: false }, ports);
  const more = [...followed.map((what) => `done: ${what}`), ...wayBack(cell, followed)].map((line) => `  ${line}`);
  return {
    ...ended,
    text: (style) => `${ended.text(style)}${more.map((line) => `${escapeTerminal(line)}\n`).join('')}`,
  };
}

/** Whoever has taken back the wrong one is in a hurry too. */
function wayBack({ facts, promotion: { live }, environment: { name }, model }: Cell, followed: readonly string[]) {
  const version = goesBack(facts)
    ? live?.version
    : facts.branch.kind === 'release'
      ? facts.branch.release.version
      : undefined;
  if (version === undefined || followed.length === 0) return [];
  const isHeld = followed.some((what) => what.startsWith(heldText({ model, version })));
  return [
    isHeld
      ? `to let it go: mlops release ${name} ${model}@${version} --because "<why>"`
      : `to bring it back: mlops promote ${model}@${version} --to ${name}`,
  ];
}

type Said = Pick<HoldRecord, 'because' | 'by'>;

/** What is left to be done before the deployment: nothing, where this was begun before. */
async function begin(
  cell: Cell,
  said: Said,
  { place, version }: { readonly place: PromotionPlace; readonly version: number | undefined },
  ports: Ports,
): Promise<readonly string[]> {
  const { branch } = cell.facts;
  if (branch.kind === 'release' && branch.release.version === version) {
    const before = await rollbackBefore(cell, place.repository);
    // Only other settings of the same version were taken back by it.
    const isSame = before?.version === version && before.says(said.because);
    return isSame ? [] : await takeBack(cell, said, place, ports);
  }
  if (goesBack(cell.facts)) return await holdLive(cell, said, place);
  if (await isBegun(cell, said, place)) return [];
  return await takeBack(cell, said, place, ports);
}

/** What is to be said where another version is released than the one to take back, unless it is live still and its rollback was begun. */
async function otherReleased(
  cell: Cell,
  version: number,
  said: Said,
  place: PromotionPlace,
): Promise<Outcome | undefined> {
  const { facts, environment, model, promotion } = cell;
  const { branch } = facts;
  if (branch.kind !== 'release' || branch.release.version === version) return undefined;
  const isLeft = promotion.live?.version === version && (goesBack(facts) || (await isBegun(cell, said, place)));
  if (isLeft) return undefined;
  const sentence = `Nothing to do: ${environment.branch} names version ${branch.release.version} of ${model}, not version ${version}.`;
  return {
    ends: 'pass',
    reason: 'rollback-not-needed',
    sentence,
    problems: [],
    data: { branch: environment.branch, model, version: branch.release.version },
    text: () => `${escapeTerminal(sentence)}\n`,
  };
}

/** Whoever has not seen the end of a rollback says it again, and may take back a good version with it. */
function noteOf(cell: Cell, before: RollbackBefore | undefined, because: string): readonly string[] {
  if (before === undefined) return [];
  const { environment, model } = cell;
  const { commit, version, to } = before;
  const was = `The newest change of ${environment.branch} (${commit.slice(0, 12)}) has taken back version ${version} of ${model}`;
  const one = `mlops rollback ${environment.name} ${model}@${version}`;
  if (before.says(because)) {
    return [
      `${was}, with this reason: version ${to} stays. With another reason, or as ${model}@${to}, the next run takes back version ${to}, too.`,
    ];
  }
  return [
    `${was} already; this takes back version ${to}, too, and the next run with another reason what comes in its place. To take back version ${version} alone: ${one}.`,
  ];
}

/** Bytes that stay live are not held: only their settings, or the code that serves them, are taken back. */
async function takeBack(cell: Cell, said: Said, place: PromotionPlace, ports: Ports): Promise<readonly string[]> {
  const { failed, before } = releasesOf(cell);
  await requireBytes(before.release, await namedStore(before.release, place.repository, ports));
  const failure = { place, cell, failed, before, ...said };
  const keepsBytes = before.release.artifact.digest === failed.release.artifact.digest;
  const held = keepsBytes ? [] : [await holdRelease(failure)];
  return [...held, await revertRelease(failure, before)];
}

/** On a forge that deploys by itself the machine of the environment is another one. */
async function begun(
  { environment: { branch }, model }: Cell,
  followed: readonly string[],
  { desk }: PromotionPlace,
): Promise<Outcome> {
  const pulls = await desk.pulls(branch);
  const open = pulls.find(({ state, about }) => state === 'open' && about.revert === true && about.model === model);
  const done = followed.length === 0 ? `The rollback of ${model} was begun before` : followed.join(', ');
  const link = open?.url === undefined ? '' : ` (${open.url})`;
  const sentence = `${done}${link}. Its deployment starts once ${branch} names what was verified before.`;
  return {
    ends: 'pass',
    reason: 'rollback-begun',
    sentence,
    problems: [],
    data: { branch, model, followed, ...(open?.url !== undefined && { url: open.url }) },
    text: () => `${escapeTerminal(sentence)}\n`,
  };
}

/**
 * This very rollback was begun before, and at most its deployment is left: the newest hold says the same by the same
 * person, or what is live is held, and the branch names something else by now; or its newest change is the revert.
 */
async function isBegun(
  { facts, promotion: { live } }: Cell,
  said: Said,
  { repository: { git } }: PromotionPlace,
): Promise<boolean> {
  if (facts.branch.kind !== 'release') return false;
  const { digest, commit } = facts.branch.release;
  const message = (await git.text(['show', '-s', '--format=%B', commit, '--'])).trim();
  if (message.startsWith('Revert "Promote ') && message.endsWith(`\n\n${said.because}`)) return true;
  const hold = facts.holds.toSorted((a, b) => a.number - b.number).at(-1);
  if (hold?.what === 'hold' && hold.because === said.because && hold.by === said.by)
    return !hold.digests.includes(digest);
  return live !== null && live.digest !== digest && holdOn(facts.holds, live.digest) !== undefined;
}

/** A revert by hand holds nothing by itself. */
async function holdLive(
  { facts, environment, model, promotion: { live } }: Cell,
  { because, by }: Said,
  place: PromotionPlace,
): Promise<readonly string[]> {
  const named = facts.branch.kind === 'release' ? facts.branch.release.digest : undefined;
  if (live === null || live.digest === named || holdOn(facts.holds, live.digest) !== undefined) return [];
  const word = { what: 'hold', digests: [live.digest], by, because } as const;
  await recordHold(place, { environment, model, said: facts.holds }, word);
  return [`${model} ${live.version} is held`];
}

/** Somebody has reverted by hand, and what the branch went back to is not deployed yet. */
function goesBack({ branch, deployments, now }: Cell['facts']): boolean {
  if (branch.kind !== 'release') return false;
  const { live, wordOnRelease } = deploymentHistory(deployments, Date.parse(now));
  const { releaseDigest } = branch.release;
  return (
    live !== undefined && live.releaseDigest !== releaseDigest && wordOnRelease(releaseDigest)?.kind === 'verified'
  );
}

function releasesOf(cell: Cell): { readonly failed: Released; readonly before: Released } {
  const { state, model, environment, facts } = cell;
  const failed = releasedNow(state, model);
  if (failed === undefined) {
    const sentence = `The branch of ${environment.name} names no release of ${model}.`;
    throw MlopsError.of(commandReasons, 'nothing-before', sentence);
  }
  const words = deploymentHistory(facts.deployments, Date.parse(facts.now));
  const fine = releasedBefore(state, model).filter(({ text, release: { artifact } }) => {
    const wasFine = words.wordOnRelease(releaseDigestOf(text))?.kind === 'verified';
    return wasFine && text !== failed.text && holdOn(facts.holds, artifact.digest) === undefined;
  });
  // Whoever takes a version back wants to be rid of its bytes; only where there are no others its settings go back.
  const before = fine.find(({ release }) => release.artifact.digest !== failed.release.artifact.digest) ?? fine[0];
  if (before !== undefined) return { failed, before };
  throw nothingBefore(cell, failed);
}
