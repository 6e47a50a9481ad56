import type { PromotionPull } from '../../forge/index.ts';
import type { Project } from '../../project/index.ts';
import {
  type Approvals,
  type Asked,
  type AskedFacts,
  askedWith,
  type BranchFacts,
  deploymentHistory,
  type KnownVersion,
  type OpenPromotion,
  type PromotionFacts,
  type ReleaseOnBranch,
  renderRelease,
  sameSettings,
} from '../../promotion/index.ts';
import type { DeploymentRecord, Release, VersionRecord } from '../../promotion/types.ts';
import type { FileChange, Merged, Repository } from '../../repository/index.ts';
import { objectsOf } from '../../support/git-objects.ts';
import { MlopsError, type Place } from '../../support/problem.ts';
import { answersTo, questionsOf } from './gates-facts.ts';
import { type GatesSaid, gatesQuestion } from './gates-question.ts';
import { unmergedOf } from './merged-versions.ts';
import { isOfPull } from './named-versions.ts';
import type { EnvironmentState } from './read-environments.ts';
import { releaseFor, releasePath } from './release-for.ts';
import { fileOf, type Released, releaseDigestOf, releasedBefore, releasedBy, releaseIn } from './released.ts';

export interface FactsQuery {
  readonly repository: Repository;
  /** Of the tip of the default branch. */
  readonly project: Project;
  /** By name: all that any of them needs. */
  readonly states: ReadonlyMap<string, EnvironmentState>;
  /** Model → its versions, oldest first. */
  readonly versions: ReadonlyMap<string, readonly VersionRecord[]>;
  /** Branches whose deployment runs or waits, with the time since when. */
  readonly running: ReadonlyMap<string, string>;
  /** Model → the commit that last changed what only serving reads. */
  readonly servingCode: ReadonlyMap<string, string>;
  /** Commits of versions, and whether the default branch has them. */
  readonly merged: ReadonlyMap<string, Merged>;
  /** The forge has checks: a release counts as promoted only where ours on its pull request was green. */
  readonly needsCheck: boolean;
  /** What the gates of environments have said, by the address of the question. */
  readonly gates: GatesSaid;
  readonly now: string;
}

/** Everything that decides about one model in one environment. */
export async function factsOf(
  query: FactsQuery,
  state: EnvironmentState,
  model: string,
  asked?: Asked,
): Promise<PromotionFacts> {
  const pulls = state.pulls.filter(({ about }) => about.model === model);
  const branch = branchOf(query, state, model);
  const open = await Promise.all(
    pulls
      .filter((pull) => pull.state === 'open' && pull.about.revert === undefined && !isOnBranch(pull, branch))
      .map((pull) => openOf(query, state, pull)),
  );
  const revert = pulls.find((pull) => pull.state === 'open' && pull.about.revert === true && !isOnBranch(pull, branch));
  const running = runningOn(query, state, branch);
  const needs = state.environment.needs.flatMap((name) => {
    const needed = query.states.get(name);
    return needed === undefined ? [] : [[name, neededOf(query, needed, model)] as const];
  });
  const questions = questionsOf(query, state, model, asked);
  return {
    now: query.now,
    model,
    environment: state.environment,
    versions: (query.versions.get(model) ?? []).map((version) => knownOf(version, query)),
    branch,
    deployments: deploymentsOf(state, model),
    holds: state.holds.get(model) ?? [],
    open,
    closed: pulls
      .filter(({ state: is }) => is === 'gone')
      .map(({ number, about, closedAt }) => ({
        number,
        version: about.version,
        closedAt: closedAt ?? query.now,
        by: 'Somebody',
      })),
    needs: new Map(needs),
    ...(revert && { revert: { number: revert.number, openedAt: revert.openedAt } }),
    ...(running && { running }),
    ...(asked && { asked }),
    ...(questions.length > 0 && { gates: answersTo(questions, query.gates) }),
  };
}

function knownOf(version: VersionRecord, { merged, repository: { shallow } }: FactsQuery): KnownVersion {
  const unmerged = unmergedOf(version, { merged, shallow });
  return unmerged === undefined ? version : { ...version, unmerged };
}

/** The workflow deploys what its branch names; where that is live already, something else of the branch is under way. */
function runningOn({ running }: FactsQuery, { environment }: EnvironmentState, branch: BranchFacts) {
  const since = running.get(environment.branch);
  if (since === undefined || branch.kind !== 'release') return undefined;
  const { version, digest } = branch.release;
  return { version, digest, since, phase: 'deploying' as const };
}

function neededOf(query: FactsQuery, state: EnvironmentState, model: string) {
  return {
    environment: state.environment,
    branch: branchOf(query, state, model),
    deployments: deploymentsOf(state, model),
    holds: state.holds.get(model) ?? [],
  };
}

/** A promotion whose file the branch has is merged, however it came there: by a merge, a squash, a rebase or a push. */
export function isOnBranch({ about }: Pick<PromotionPull, 'about'>, branch: BranchFacts): boolean {
  return branch.kind === 'release' && branch.release.releaseDigest === about.releaseDigest;
}

export function branchOf(query: Omit<FactsQuery, 'now'>, state: EnvironmentState, model: string): BranchFacts {
  if (state.tip === undefined) return { kind: 'missing' };
  const newest = state.history.get(model)?.[0];
  const earlier = releasedBefore(state, model)
    .filter((released) => wasGiven(query, state, model, released))
    .map(({ release: { version, artifact } }) => ({ version, digest: artifact.digest }));
  if (newest === undefined) return { kind: 'empty', earlier };
  if (newest.text === undefined) return { kind: 'empty', since: newest.at, commit: newest.commit, earlier };
  const read = readRelease(newest, state, model);
  if (read.kind === 'unreadable') return read;
  return { kind: 'release', release: onBranch(query, state, newest, read.release), earlier };
}

/** What the newest change of a release file has brought, or why that cannot be told. */
export function readRelease(newest: FileChange, state: Pick<EnvironmentState, 'environment'>, model: string) {
  try {
    const release = releaseIn(newest, fileOf(state, model));
    const because = whoseItIsNot(release, state, model);
    return because === undefined ? ({ kind: 'release', release } as const) : unreadable(newest, because);
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    return unreadable(newest, error.message, error.problems[0]?.place);
  }
}

/** A number that somebody has written by hand is no version that was taken back: it would bar all that come up to it. */
function wasGiven({ versions }: Pick<FactsQuery, 'versions'>, state: EnvironmentState, model: string, one: Released) {
  const isRecorded = versions.get(model)?.some(({ version }) => version === one.release.version) === true;
  return isRecorded || isOfPull(one, state);
}

function unreadable({ commit, at: since }: FileChange, because: string, place?: Place) {
  return { kind: 'unreadable' as const, because, commit, since, ...(place && { place }) };
}

function whoseItIsNot(
  release: Release,
  { environment }: Pick<EnvironmentState, 'environment'>,
  model: string,
): string | undefined {
  if (release.model !== model) return `it is the release of ${release.model}, at the place of ${model}.`;
  if (release.environment === environment.name) return undefined;
  return `it is a release for ${release.environment}.`;
}

function onBranch(
  query: Omit<FactsQuery, 'now'>,
  state: EnvironmentState,
  { commit, at, text = '' }: FileChange,
  release: Release,
): ReleaseOnBranch {
  const { environment, pulls } = state;
  const { version, artifact } = release;
  const releaseDigest = releaseDigestOf(text);
  const known = query.versions.get(release.model)?.find((one) => one.version === version);
  const model = query.project.models.get(release.model);
  const today =
    known === undefined || model?.serve === undefined
      ? undefined
      : releaseFor(
          known,
          { project: query.project, model, environment, code: query.servingCode.get(model.name) },
          release.previous,
        );
  const settings = today === undefined ? 'same' : settingsOf(today, release, state);
  // Each promotion pull request brings its text once: what comes back by a revert of a revert has none.
  const same = pulls.filter(
    (one) => one.about.releaseDigest === releaseDigest && !['closed', 'gone'].includes(one.state),
  );
  const times = timesNamed(state, release.model, text);
  const newest = same.length < times ? undefined : same.at(-1);
  const pull = query.needsCheck && newest?.judged !== 'pass' ? undefined : newest;
  const asked = pull && askedWith(aboutOf(pull), askedFactsOf(state, release.model));
  return {
    version,
    digest: artifact.digest,
    releaseDigest,
    commit,
    since: at,
    settings,
    arrival:
      pull === undefined
        ? { kind: 'other' }
        : { kind: 'promotion', approvals: approvalsOf(pull, asked), ...(asked && { asked }) },
  };
}

/**
 * How often the branch came to have this text. Where it went back to it from a file that nobody could read, it had named
 * nothing else meanwhile: that is the way out of such a file, and no other promotion.
 */
function timesNamed(state: EnvironmentState, model: string, text: string): number {
  const readable = (state.history.get(model) ?? []).filter(
    (change) => change.text === undefined || isReleaseOf(change, state, model),
  );
  return readable.filter((change, at) => change.text === text && readable[at + 1]?.text !== text).length;
}

function isReleaseOf(change: FileChange, state: EnvironmentState, model: string): boolean {
  return releasedBy(change, state, model).some(({ release }) => whoseItIsNot(release, state, model) === undefined);
}

/** What the branch has had since it first had what it has now, and has left for that, somebody has taken back. */
function settingsOf(today: Release, release: Release, state: EnvironmentState): ReleaseOnBranch['settings'] {
  if (sameSettings(today, release)) return 'same';
  const [now, ...older] = state.history.get(release.model) ?? [];
  const first = older.findLastIndex(({ text }) => text !== undefined && text === now?.text);
  const left = older.slice(0, Math.max(first, 0)).flatMap((change) => releasedBy(change, state, release.model));
  const isBack = left.some((one) => one.release.version === release.version && sameSettings(today, one.release));
  return isBack ? 'taken-back' : 'changed';
}

async function openOf(query: FactsQuery, state: EnvironmentState, pull: PromotionPull): Promise<OpenPromotion> {
  const { number, about, head = '', approvals, openedAt } = pull;
  const { version, digest } = about;
  const asked = askedWith(aboutOf(pull), askedFactsOf(state, about.model));
  return {
    ...{ number, version, digest, head, openedAt },
    approvals: approvalsOf({ approvals }, asked),
    content: await contentOf(query, state, pull),
    ...(asked && { asked }),
  };
}

/** Whoever asks for a version is not one of those who approve it, though a job has opened the pull request. */
function approvalsOf({ approvals }: Pick<PromotionPull, 'approvals'>, asked: Asked | undefined): Approvals {
  if (asked === undefined || !approvals.by.includes(asked.by)) return approvals;
  const why = `${asked.by} has approved what ${asked.by} asked for, which does not count.`;
  return { by: approvals.by.filter((login) => login !== asked.by), without: [...approvals.without, why] };
}

/** What was asked for comes from the ledger: what a pull request says of itself, whoever may write can edit. */
export function askedFactsOf({ asked, holds, pulls }: EnvironmentState, model: string): AskedFacts {
  const own = pulls.filter(({ about }) => about.model === model && about.revert === undefined);
  return { records: asked.get(model) ?? [], pulls: own.map(aboutOf), holds: holds.get(model) ?? [] };
}

function aboutOf({ number, about: { version, digest } }: PromotionPull) {
  return { number, version, digest };
}

/** Byte for byte what we rendered for it, and nothing beside it; then whether it is what we would render today. */
async function contentOf(
  query: FactsQuery,
  state: EnvironmentState,
  { about, head, paths }: PromotionPull,
): Promise<OpenPromotion['content']> {
  const path = releasePath(about.model);
  if (paths.some((one) => one !== path) || head === undefined) return 'edited';
  const text = (await objectsOf(query.repository.git).read(`${head}:${path}`))?.bytes.toString('utf8');
  if (text === undefined || releaseDigestOf(text) !== about.releaseDigest) return 'edited';
  return renderedFor(query, state, about) === text ? 'rendered' : 'outdated';
}

/**
 * The recorded deployments of a model. None was over before its release was on the branch, whatever the clock of the machine
 * said that deployed it: it would have soaked before it was there.
 */
function deploymentsOf({ deployments, history }: EnvironmentState, model: string): readonly DeploymentRecord[] {
  const since = new Map(history.get(model)?.map(({ commit, at }) => [commit, at]));
  return (deployments.get(model) ?? []).map((record) => {
    const at = since.get(record.release);
    return at !== undefined && Date.parse(at) > Date.parse(record.endedAt) ? { ...record, endedAt: at } : record;
  });
}

/**
 * The release file of a version as it would be written today; undefined where there is no such version or model, and where
 * the gates of the environment have yet to be asked.
 */
export function renderedFor(
  query: Pick<FactsQuery, 'project' | 'versions' | 'states' | 'gates' | 'now' | 'servingCode'>,
  { environment, deployments }: EnvironmentState,
  { model: name, version }: Pick<PromotionPull['about'], 'model' | 'version'>,
): string | undefined {
  const { project, versions, now } = query;
  const model = project.models.get(name);
  const record = versions.get(name)?.find((one) => one.version === version);
  if (model?.serve === undefined || record === undefined) return undefined;
  const { live } = deploymentHistory(deployments.get(name) ?? [], Date.parse(now));
  const previous = live === undefined ? null : { version: live.version, digest: live.digest };
  const question = gatesQuestion(query, environment.name, record);
  const resolving = { project, model, environment, code: query.servingCode.get(name) };
  if (question === undefined) return renderRelease(releaseFor(record, resolving, previous));
  const said = query.gates.get(question.address);
  if (said === undefined || 'unable' in said) return undefined;
  return renderRelease(releaseFor(record, resolving, previous, said));
}
