import type { Environment } from '../../project/index.ts';
import { holdOn, type Override } from '../../promotion/index.ts';
import type { DeploymentDraft, DeploymentRecord } from '../../promotion/types.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import { releaseHold } from '../promotion/act.ts';
import { arrivalOfRelease } from '../promotion/arrival.ts';
import { environmentNamed, environmentOn, type PromotionPlace } from '../promotion/open-promotion.ts';
import { type Board, type Cell, readBoard } from '../promotion/read-board.ts';
import { readVersions } from '../promotion/read-versions.ts';
import { releaseDigestOf, releasedBy } from '../promotion/released.ts';
import { commandReasons } from '../reasons.ts';
import { finishFailure, unfinishedFailure } from './finish-failure.ts';
import { type HandedDeployment, takeDeployments } from './hand-over-deployment.ts';
import { evidenceOf, recordDeployment } from './record-deployment.ts';
import { showEnd } from './show-end.ts';

export interface Recording {
  readonly place: PromotionPlace;
  readonly ports: Ports;
  readonly remote: string;
}

/** What a job of this run has handed over. */
export interface Handed {
  /** As that job has handed it over; absolute. */
  readonly folder: string;
  /** That the run is of. */
  readonly branch: string;
  /** Why whoever has started the run lets pass what is held, or came by no promotion. */
  readonly override?: string;
}

/**
 * Writes down what a job without any right to write has deployed, and draws the consequences of what has failed. Done twice
 * it is done once. Errors: deployment-unreadable, deployment-of-nothing, deployment-elsewhere.
 */
export async function recordHanded(
  { folder, branch, override: because }: Handed,
  recording: Recording,
): Promise<readonly DeploymentRecord[]> {
  const recorded: DeploymentRecord[] = [];
  const all = await takeDeployments(folder);
  requireOwn(all, environmentOn(recording.place.project, branch));
  const override = because === undefined ? undefined : { by: recording.place.by, because };
  for (const { draft } of all) {
    const { environment, model } = draft;
    const before = await cellOf(recording.place, environment, model);
    const record = await recordOne({ draft, override }, before, recording);
    recorded.push(record);
    const cell = await cellOf(await reopened(recording), environment, model);
    const failed = unfinishedFailure(cell);
    const followed = failed === undefined ? [] : await finishFailure(cell, failed, recording.place);
    await showEnd(record, followed, recording);
  }
  return recorded;
}

/** Whoever can deploy to one environment must not say what is live in another. */
function requireOwn(handed: readonly Pick<HandedDeployment, 'draft'>[], { name, branch, models }: Environment): void {
  const others = new Set(handed.map(({ draft }) => draft.environment).filter((one) => one !== name));
  if (others.size === 0) {
    const strange = handed.map(({ draft }) => draft.model).filter((one) => !models.includes(one));
    if (strange.length === 0) return;
    const none = `${name} has no model ${strange.map((one) => JSON.stringify(one)).join(', ')}.`;
    throw MlopsError.of(commandReasons, 'deployment-of-nothing', none);
  }
  const sentence = `A run of ${branch}, which is of ${name}, has handed over what became of ${[...others].join(', ')}.`;
  throw MlopsError.of(commandReasons, 'deployment-elsewhere', sentence);
}

async function cellOf(place: PromotionPlace, name: string, model: string): Promise<Cell> {
  const { name: environment } = environmentNamed(place.project, name);
  const board: Board = await readBoard(place, await readVersions(place.ledger, [model]), {
    environments: [environment],
    models: [model],
  });
  const [cell] = board.cells;
  if (cell !== undefined) return cell;
  throw MlopsError.of(commandReasons, 'deployment-of-nothing', `${environment} has no model ${model}.`);
}

/** The ledger as it is after what was written to it just now. */
async function reopened({ place, ports, remote }: Recording): Promise<PromotionPlace> {
  return { ...place, ledger: await ports.openLedger(place.repository, place.remote ?? remote) };
}

interface Said {
  /** As it was handed over. */
  readonly draft: DeploymentDraft;
  readonly override: Override | undefined;
}

async function recordOne({ draft: handed, override: said }: Said, cell: Cell, recording: Recording) {
  const draft = ofRelease(handed, cell);
  const { place } = recording;
  const { deployments, holds } = cell.facts;
  const isIt = (one: DeploymentDraft) => one.startedAt === draft.startedAt && one.releaseDigest === draft.releaseDigest;
  const there = deployments.find(isIt);
  if (there !== undefined) return there;
  // Who has started it, who has approved it and who overrode what is known to this job: nobody else is believed about it.
  const { approvedBy: _, override: __, ...rest } = draft;
  const arrival = await arrivalOfRelease(draft, cell, place);
  const override = said ?? arrival.override;
  if (said !== undefined && holdOn(holds, draft.digest) !== undefined) {
    await releaseHold(draft.digest, said, { cell, place });
  }
  const known = { ...rest, by: place.by, approvedBy: arrival.approvedBy, ...(override && { override }) };
  const record = await recordDeployment(known, deployments, recording);
  if (record !== 'by-somebody') return record;
  const after = await cellOf(await reopened(recording), draft.environment, draft.model);
  return after.facts.deployments.at(-1) ?? { ...known, number: 1 };
}

/**
 * The job that deploys runs code of others: what it says is taken only of a release that the branch has, and of that release
 * alone. What soaks, soaks from now on.
 */
function ofRelease(draft: DeploymentDraft, { state, model }: Cell): DeploymentDraft {
  const changes = state.history.get(model) ?? [];
  const found = changes.find(
    ({ commit, text }) =>
      commit === draft.release && text !== undefined && releaseDigestOf(text) === draft.releaseDigest,
  );
  const [released] = found === undefined ? [] : releasedBy(found, state, model);
  const now = new Date().toISOString();
  if (released !== undefined && draft.startedAt <= now) {
    const { version, artifact } = released.release;
    const { gates: _, servingCode: __, ...said } = draft;
    return { ...said, version, digest: artifact.digest, ...evidenceOf(released.release), endedAt: now };
  }
  const sentence = `${state.environment.branch} has no commit ${draft.release.slice(0, 12)} with the release ${draft.releaseDigest.slice(0, 19)}… of ${model}.`;
  throw MlopsError.of(commandReasons, 'deployment-of-nothing', sentence);
}
