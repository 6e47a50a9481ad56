import { join } from 'node:path';
import type { Live } from '../../deployment/index.ts';
import { deploymentHistory, type PromotionAction } from '../../promotion/index.ts';
import type { DeploymentDraft, DeploymentRecord, Release } from '../../promotion/types.ts';
import type { Place } from '../../support/problem.ts';
import { namedStore } from '../named-store.ts';
import type { Ports } from '../ports.ts';
import { releaseHold } from '../promotion/act.ts';
import { branchProblems } from '../promotion/branch-problems.ts';
import type { PromotionPlace } from '../promotion/open-promotion.ts';
import type { Cell } from '../promotion/read-board.ts';
import { type Released, releaseDigestOf, releasedBefore, releasedNow } from '../promotion/released.ts';
import { waitText } from '../promotion/wait-text.ts';
import type { commandReasons } from '../reasons.ts';
import { deployRelease, type Ended, openRelease } from './deploy-release.ts';
import { finishFailure, unfinishedFailure } from './finish-failure.ts';
import { openGoldenSource } from './golden-source.ts';
import { giveDeployment } from './hand-over-deployment.ts';
import { leftBehind } from './left-behind.ts';
import { draftOf, recordDeployment } from './record-deployment.ts';

/** What became of one model. */
export interface Deployed {
  readonly model: string;
  readonly state: 'deployed' | 'planned' | 'unchanged' | 'failed' | 'waits' | 'nothing';
  readonly sentence: string;
  /** Why it waits, where that is not for what the board says. */
  readonly reason?: keyof typeof commandReasons;
  /** Who can end it and how, where that is known, and the place in the release file that is in the way. */
  readonly remedy?: string;
  readonly place?: Place;
  readonly record?: DeploymentDraft;
  /** What followed a failure, or what a target would change. */
  readonly followed: readonly string[];
  /** Other places that still serve what was taken back, with what ends it. */
  readonly left?: readonly string[];
}

/** What somebody asked for, as far as one model needs it. */
export interface AskedDeployment {
  readonly projectFile: string;
  readonly remote: string;
  /** Also what has failed there, or is live as it should be. */
  readonly again: boolean;
  /** Say what would change, and change nothing. */
  readonly plan: boolean;
}

/** What every model of a deployment has in common. */
export interface Around {
  readonly request: AskedDeployment;
  readonly place: PromotionPlace;
  readonly ports: Ports;
  /** A folder for this model alone; absolute. */
  readonly folder: string;
  /** This process may write nothing: what is to be recorded goes into this folder, for one that may. */
  readonly handOver?: string;
}

export type DeployAction = Extract<PromotionAction, { kind: 'deploy' }>;

/** Deploys one model as its board says, or says why not. */
export async function deployCell(cell: Cell, around: Around): Promise<Deployed> {
  const { model, promotion, facts } = cell;
  if (facts.branch.kind !== 'release') {
    // What a newer version waits for is not why nothing is deployed.
    const wait = promotion.waitsFor.find(({ kind }) => kind === 'release') ?? promotion.waitsFor[0];
    const odd = promotion.live !== null || facts.branch.kind !== 'empty';
    const sentence = odd ? (wait?.sentence ?? promotion.state) : 'the branch names no release yet';
    return { model, state: odd ? 'waits' : 'nothing', sentence, ...wayOut(cell), followed: [] };
  }
  const action = promotion.actions.find((one) => one.kind === 'deploy') ?? againAction(cell, around.request);
  if (action !== undefined) return await deployNow(cell, action, around);
  const unfinished = unfinishedFailure(cell);
  if (unfinished !== undefined) return await finished(cell, unfinished, around);
  const { version } = facts.branch.release;
  // What the board says may be about a newer version, while this one is live.
  const isAsked = promotion.version === version && stopped.has(promotion.state);
  if (!isAsked) return withLeft(await lookAfter(cell, around), await leftBehind(cell, releaseOfCell(cell), around));
  const waits = promotion.waitsFor.map(waitText).join(' ');
  const isForeign = promotion.waitsFor.some(({ kind }) => kind === 'commit');
  const sentence = `version ${version} is not deployed: ${waits}`;
  const reason = isForeign ? ({ reason: 'release-not-merged' } as const) : {};
  return { model, state: 'waits', ...reason, sentence, ...wayOut(cell), followed: [] };
}

/** What `promote` says of the same branch. */
function wayOut(cell: Cell): Pick<Deployed, 'remedy' | 'place'> {
  const [problem] = branchProblems(cell);
  const { remedy, place } = problem ?? {};
  return { ...(remedy !== undefined && { remedy }), ...(place && { place }) };
}

/** States of a release that is not live. */
const stopped: ReadonlySet<Cell['promotion']['state']> = new Set([
  'merged',
  'held',
  'failed',
  'rolled-back',
  'deploying',
  'verifying',
]);

/** What is live as it should be is brought up once more where somebody asks for it, as after a machine was lost. */
function againAction({ facts, promotion }: Cell, { again }: AskedDeployment): DeployAction | undefined {
  if (!again || facts.branch.kind !== 'release') return undefined;
  const { version, digest, commit } = facts.branch.release;
  if (promotion.live?.version !== version || promotion.live.digest !== digest) return undefined;
  return { kind: 'deploy', version, digest, commit, rollback: false };
}

/** What is recorded as live is asked of the target: a server may have died, a folder been cleaned. */
async function lookAfter(cell: Cell, around: Around): Promise<Deployed> {
  const { model, facts } = cell;
  if (facts.branch.kind !== 'release') throw new TypeError('nothing is released');
  const { version, digest, commit } = facts.branch.release;
  const there = await whatIsThere(cell, around);
  if (there === undefined) return elsewhere(cell, version);
  const unchanged = (how: string): Deployed => {
    return { model, state: 'unchanged', sentence: `version ${version} is live already, ${how}`, followed: [] };
  };
  if (there.version === version && there.digest === digest && there.healthy) return unchanged('as its target says');
  if (there.version === null && there.digest === null) {
    return unchanged(`as it is recorded (${there.because ?? 'its target does not say what is live'})`);
  }
  const found = there.digest === digest ? '' : ` (the target has version ${there.version ?? 'unknown'})`;
  around.ports.progress.note(
    `${model} ${version} is not as it was left${found}: ${there.because ?? 'it is another one'}`,
  );
  return await deployNow(cell, { kind: 'deploy', version, digest, commit, rollback: false }, around);
}

/** @param left each time until it has ended: the deployment that left it is recorded, and said no more */
function withLeft(deployed: Deployed, left: readonly string[]): Deployed {
  if (deployed.left !== undefined || left.length === 0) return deployed;
  return { ...deployed, sentence: followedBy(deployed.sentence, left), left };
}

async function whatIsThere(cell: Cell, around: Around): Promise<Live | undefined> {
  const { release } = releaseOfCell(cell);
  const sources = await sourcesOf(release, around);
  const { target } = await openRelease(release, around.folder, { ports: around.ports, sources });
  return await target.status(cell.model);
}

/** Where the version before was deployed to, if that is not where this one goes: the target was changed by a merge or a push. */
function leftPlace(live: Release | undefined, { target: now }: Release): string | undefined {
  if (live === undefined) return 'a place that the branch does not name any more';
  const { target: before } = live;
  if (before.kind !== now.kind) return before.kind === 'local' ? before.folder : 'its target of commands';
  return before.kind === 'local' && now.kind === 'local' && before.folder !== now.folder ? before.folder : undefined;
}

/** Deploying here would make a second place of the same name, and leave the first as it is. */
function elsewhere({ model, environment }: Cell, version: number): Deployed {
  const { target } = environment;
  const where = target.kind === 'local' ? `${target.folder} here` : 'its target';
  const sentence = `version ${version} is recorded as live, and there is nothing of ${model} in ${where}`;
  return { model, state: 'waits', reason: 'target-elsewhere', sentence, followed: [] };
}

function releaseOfCell({ model, state }: Cell): Released {
  const released = releasedNow(state, model);
  if (released === undefined) throw new TypeError(`nothing is released of ${model}`);
  return released;
}

async function sourcesOf(release: Release, { place, ports, request }: Around) {
  const store = await namedStore(release, place.repository, ports);
  return {
    repository: place.repository,
    store,
    projectFile: request.projectFile,
    signal: ports.signal,
    tip: place.tip,
  };
}

async function deployNow(cell: Cell, action: DeployAction, around: Around): Promise<Deployed> {
  const { model } = cell;
  const { place, ports, request, folder } = around;
  const { text, release } = releaseOfCell(cell);
  const before = beforeOf(cell);
  const leaves = before && leftPlace(before.release, release);
  if (
    before !== undefined &&
    leaves === undefined &&
    !request.again &&
    (await whatIsThere(cell, around)) === undefined
  ) {
    return elsewhere(cell, before.ref.version);
  }
  if (leaves !== undefined) ports.progress.note(`${model} leaves ${leaves}: what runs there is left as it is.`);
  if (request.plan) return await planned(cell, release, around);
  const { handOver } = around;
  if (action.release !== undefined && handOver === undefined) {
    await releaseHold(action.digest, action.release, { cell, place });
  }
  const startedAt = new Date().toISOString();
  const sources = await sourcesOf(release, around);
  const rows = join(folder, 'golden');
  await using golden = openGoldenSource(release, { ...sources, ledger: place.ledger, ports, folder: rows });
  const ended = await deployRelease({
    ...{ release, rollback: action.rollback, folder, ports, sources, golden },
    ...(before && { before: { ref: before.ref, release: before.release } }),
  });
  const hasFailed = ended.outcome.outcome === 'failed';
  const gone = hasFailed ? text : action.rollback ? before?.text : undefined;
  const left = await leftBehind(
    cell,
    { release: hasFailed ? before?.release : release, gone: gone && releaseDigestOf(gone) },
    around,
  );
  const said = { ...ended, sentence: followedBy(ended.sentence, left) };
  const made = { cell, action, release, text, startedAt, ended: withOverride(said, action) };
  const draft = draftOf(made, place.by, ports.tool);
  if (handOver !== undefined) {
    await giveDeployment(handOver, { schemaVersion: 1, draft });
    const { outcome, sentence } = draft;
    return { model, state: outcome === 'failed' ? 'failed' : 'deployed', sentence, record: draft, followed: [], left };
  }
  const record = await recordDeployment(draft, cell.facts.deployments, { place, ports, remote: request.remote });
  if (record === 'by-somebody') {
    const sentence = `somebody else has deployed version ${release.version} meanwhile, with the same end`;
    return { model, state: 'unchanged', sentence, followed: [] };
  }
  if (record.outcome !== 'failed')
    return { model, state: 'deployed', sentence: record.sentence, record, followed: [], left };
  return { ...(await finished(cell, record, around)), left };
}

/** Who has let it pass although it did not come by promotion stands in its record. */
function withOverride(ended: Ended, { override }: DeployAction): Ended {
  if (override === undefined) return ended;
  return { ...ended, sentence: followedBy(ended.sentence, [`Overridden by ${override.by}: ${override.because}`]) };
}

/** What a command has said ends as it likes. */
function followedBy(sentence: string, more: readonly string[]): string {
  if (more.length === 0) return sentence;
  return [/[.!?]$/.test(sentence) ? sentence : `${sentence}.`, ...more].join(' ');
}

/** What the target would change. */
async function planned({ model }: Cell, release: Release, around: Around): Promise<Deployed> {
  const sources = await sourcesOf(release, around);
  const opened = await openRelease(release, around.folder, { ports: around.ports, sources });
  const { changes, lines } = await opened.target.plan(opened.wanted);
  const sentence = `version ${release.version} would be deployed${changes ? '' : ', and nothing would change'}`;
  return { model, state: 'planned', sentence, followed: lines };
}

async function finished(cell: Cell, record: DeploymentRecord, { place, handOver }: Around): Promise<Deployed> {
  const followed = handOver === undefined ? await finishFailure(cell, record, place) : [];
  return { model: cell.model, state: 'failed', sentence: record.sentence, record, followed };
}

/** What is live, or was verified last, with the release file that brought it as the branch had it. */
function beforeOf(cell: Cell) {
  const { facts, model, state } = cell;
  const words = deploymentHistory(facts.deployments, Date.parse(facts.now));
  const { live } = words;
  const older = releasedBefore(state, model);
  // Where nobody knows what is live, the last release that was fine is the way back.
  const found =
    live === undefined
      ? older.find(({ text }) => words.wordOnRelease(releaseDigestOf(text))?.kind === 'verified')
      : [releaseOfCell(cell), ...older].find(({ text }) => releaseDigestOf(text) === live.releaseDigest);
  const release = found?.release;
  const ref = live ?? (release && { version: release.version, digest: release.artifact.digest });
  return ref && { ref: { version: ref.version, digest: ref.digest }, release, text: found?.text };
}
