import { type Asked, holdOn, inOrder } from '../promotion/index.ts';
import { MlopsError } from '../support/problem.ts';
import { chosenModels } from './chosen-names.ts';
import { finishFailure, unfinishedFailure } from './deploying/finish-failure.ts';
import { recordHanded } from './deploying/record-handed.ts';
import { showUnshown } from './deploying/show-end.ts';
import { targetInCheckout } from './in-checkout.ts';
import type { Ports } from './ports.ts';
import { act, type Done } from './promotion/act.ts';
import { type AgainstLive, againstLive } from './promotion/against-live.ts';
import { askGates } from './promotion/ask-gates.ts';
import { askedBoard } from './promotion/asked-board.ts';
import { firstEnvironments } from './promotion/first-environments.ts';
import { initBranches } from './promotion/init-branches.ts';
import { judgeOpen } from './promotion/judge-open.ts';
import { namedVersions } from './promotion/named-versions.ts';
import { type Numbered, numberVersions } from './promotion/number-versions.ts';
import {
  environmentNamed,
  openPromotion,
  type PromotionPlace,
  type PromotionRequest,
  withLedger,
} from './promotion/open-promotion.ts';
import { type Promoting, promotedOutcome, withError } from './promotion/promoted.ts';
import { protectionOf } from './promotion/protection.ts';
import { type Board, type Cell, readBoard, type WantedCells } from './promotion/read-board.ts';
import { type EnvironmentState, readEnvironments } from './promotion/read-environments.ts';
import { readVersions } from './promotion/read-versions.ts';
import { deploymentRunsOf, startDeployments } from './promotion/start-deployments.ts';
import { tagVersions } from './promotion/tag-versions.ts';
import { releaseCommand } from './promotion/wish-answers.ts';
import { versionNamed, type Wish, wishOf } from './promotion/wishes.ts';
import { commandReasons } from './reasons.ts';
import type { ChangeRequest } from './situation/change-request.ts';
import { findSituation } from './situation/find-situation.ts';

export interface PromoteRequest extends PromotionRequest, Pick<ChangeRequest, 'trust' | 'bring'> {
  /** Models; one with a version (`delay@7`) is promoted because somebody asks for it. Empty: all. */
  readonly wishes: readonly string[];
  /** Name of the only environment; absent: all. */
  readonly to?: string;
  /** Why a held version is promoted all the same. */
  readonly override?: string;
  /** Only make the branches of environments. */
  readonly init: boolean;
  /** With `init`: change the settings of the host so that they are protected; absent: only look. */
  readonly protect?: boolean;
  /** The run that this is a part of deploys a branch. */
  readonly deploying?: DeployingRun;
}

/** A run of the workflow that deploys. */
export interface DeployingRun {
  readonly branch: string;
  /** Of the branch, when the run began. */
  readonly commit?: string;
  /** What its job without rights has handed over, as a folder (absolute): it is recorded first. */
  readonly handed?: string;
  /** Why whoever has started the run lets pass what is held, or came by no promotion. */
  readonly override?: string;
}

/**
 * As often what follows from the facts is done in one go on a forge whose pull requests start nothing: opened, judged and
 * merged, and once more for what came in between. On the local forge people run it again, and see each step.
 */
const roundsOf = { github: 4, local: 1 } as const;

/**
 * Numbers what the default branch has brought, does for every environment what is right now, and starts deployments where a
 * forge runs them. Trains and deploys nothing. Safe to run twice, and to be killed: it looks at the world first.
 */
export async function promote(request: PromoteRequest, ports: Ports): Promise<Promoting> {
  requireFitting(request);
  const { place, recorded } = await opened(request, ports);
  if (request.init) return await initBranches(place, await protectionOf(place, request.protect ?? false, ports));
  const environments = request.to === undefined ? [] : [environmentNamed(place.project, request.to).name];
  const wishes = request.wishes.map(wishOf).flatMap((wish) => ofEachModel(wish, place.project));
  const models = chosenModels(
    place.project,
    wishes.map(({ model }) => model),
  );
  requirePlaces(wishes, place.project, request.to);
  const change = { ...request, head: place.tip, base: place.defaultBranch, uncommitted: 'refuse' } as const;
  const all = inOrder(place.project.environments);
  const states = await readEnvironments(place, all);
  const { numbered, error } = await numberOrNot({ place, change, states, models }, ports);
  const asked = askedFor({ wishes, override: request.override }, place, numbered);
  const isWanted = ({ environment: { name } }: EnvironmentState) => request.to === undefined || name === request.to;
  requireFree(asked, states.filter(isWanted), numbered);
  const { underWay: running, broken } = await deploymentRunsOf(place);
  const unable = place.desk.kind === 'github' ? all.filter(({ target }) => targetInCheckout(target) !== undefined) : [];
  const isAble = ({ environment }: Cell) => !unable.includes(environment);
  const known = withLedger(ports, place.ledger);
  const look = async (more: Pick<WantedCells, 'states'> = {}) => {
    const read = (again: Pick<WantedCells, 'states' | 'unable'>) =>
      readBoard(place, numbered.versions, { environments, models, running, asked, ...more, ...again });
    const asking = { request: change, place, versions: numbered.versions, ports: known };
    const board = await askedBoard(read, isAble, (questions) => askGates(questions, asking));
    await judgeOpen(board, place, ports);
    return board;
  };
  const first = await look({ states });
  const { board, done } = await actAll(first, {
    place,
    isAble,
    compare: againstLive(change, known),
    look,
    isAsked: asked.size > 0,
  });
  await showUnshown(board, broken, { place, ports });
  const started = await startDeployments(board, place, request.deploying);
  const tagged = await tagVersions(place, { versions: numbered.versions, states: board.query.states.values() });
  const acted = [...done, ...started];
  const outcome = promotedOutcome({ tagged, recorded, numbered, models, done: acted, board, asked, place, unable });
  return error === undefined ? outcome : withError(outcome, error);
}

/** The name of a matrix stands for all of its models. */
function ofEachModel(wish: Wish, project: PromotionPlace['project']): readonly Wish[] {
  return chosenModels(project, [wish.model]).map((model) => ({ ...wish, model }));
}

/** Branches are made for all environments, and nothing is promoted then: what else was asked for would not be done. */
function requireFitting({ init, protect, wishes, to, override }: PromoteRequest): void {
  if (protect === true && !init) {
    const sentence = '`--protect` protects the branches that `--init` makes, and `--init` is not given.';
    throw MlopsError.of(commandReasons, 'protect-without-init', sentence);
  }
  const more = [...wishes, ...(to === undefined ? [] : ['--to']), ...(override === undefined ? [] : ['--override'])];
  if (!init || more.length === 0) return;
  const sentence = `\`--init\` makes the branches of all environments and promotes nothing; ${more.join(' ')} would not be done.`;
  throw MlopsError.of(commandReasons, 'init-alone', sentence);
}

interface ActingAll {
  readonly place: PromotionPlace;
  readonly compare: AgainstLive;
  /** Whether anything is to be done there. */
  readonly isAble: (cell: Cell) => boolean;
  /** Gathers the facts once more. */
  readonly look: () => Promise<Board>;
  /** Somebody asks for a version: what only makes room for it is not all that is done. */
  readonly isAsked: boolean;
}

/** Does what is right, and what is right after that, as often as this forge wants it. */
async function actAll(first: Board, { place, compare, isAble, look, isAsked }: ActingAll) {
  const done: Done[] = [];
  let board = first;
  let rounds: number = roundsOf[place.desk.kind];
  for (let round = 0; round < rounds; round++) {
    const now: Done[] = [];
    for (const cell of board.cells.filter(isAble)) {
      now.push(...(await finishKilled(cell, place)), ...(await act(board, cell, place, compare)));
    }
    if (now.length === 0) break;
    done.push(...now);
    if (isAsked && round === 0 && now.every(({ what }) => what === 'closed')) rounds += 1;
    board = await look();
  }
  return { board, done };
}

/** Where jobs deploy, the one that was to draw the consequences of a failure may have been killed; elsewhere `deploy` does it. */
async function finishKilled(cell: Cell, place: PromotionPlace): Promise<readonly Done[]> {
  const failed = place.deployments === undefined || cell.facts.running ? undefined : unfinishedFailure(cell);
  if (failed === undefined) return [];
  const followed = await finishFailure(cell, failed, place);
  const { environment, model } = cell;
  return followed.map((sentence) => ({ environment: environment.name, model, what: 'finished', sentence }));
}

/** The place as it is once everything that was handed over is written down. */
async function opened(request: PromoteRequest, ports: Ports) {
  const place = await openPromotion(request, ports);
  const { branch, handed: folder, override } = request.deploying ?? {};
  if (branch === undefined || folder === undefined) return { place, recorded: [] };
  const handed = { branch, folder, ...(override !== undefined && { override }) };
  const recorded = await recordHanded(handed, { place, ports, remote: request.remote });
  return { place: recorded.length === 0 ? place : await openPromotion(request, ports), recorded };
}

interface Numberable {
  readonly place: PromotionPlace;
  readonly change: ChangeRequest;
  readonly states: readonly EnvironmentState[];
  readonly models: readonly string[];
}

/** A store that is down at night must not keep a revert from getting its check: what is there already goes on. */
async function numberOrNot(numberable: Numberable, ports: Ports): Promise<{ numbered: Numbered; error?: MlopsError }> {
  try {
    return { numbered: await number(numberable, ports) };
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    const { ledger, project } = numberable.place;
    const versions = await readVersions(ledger, [...project.models.keys()]);
    return { numbered: { versions, made: [], without: [] }, error };
  }
}

/**
 * On a forge that can vouch for runs, only who asks it makes versions: what a laptop has trained must not become one there.
 */
async function number({ place, change, states, models }: Numberable, ports: Ports): Promise<Numbered> {
  const { desk, ledger, project } = place;
  if (desk.kind === 'github' && change.trust === undefined) {
    ports.progress.note('Versions are made by the workflow of the default branch alone; this command makes none.');
    return { versions: await readVersions(ledger, [...project.models.keys()]), made: [], without: [] };
  }
  const situation = await findSituation(change, withLedger(ports, ledger));
  const checkoutExpires = desk.kind === 'github';
  const named = await namedVersions(states, models, place.repository);
  const first = firstEnvironments(states, models);
  const numbering = { named, first, merged: place.merged, checkoutExpires };
  return await numberVersions(situation, change, numbering, ports);
}

/** A wish has to be about a place that there is, and about one version. */
function requirePlaces(wishes: readonly Wish[], { environments }: PromotionPlace['project'], to?: string): void {
  for (const { model, version } of wishes) {
    const there = [...environments.values()].filter(({ name }) => to === undefined || name === to);
    if (!there.some(({ models }) => models.includes(model))) {
      const sentence = to === undefined ? `${model} goes to no environment.` : `${to} does not have ${model}.`;
      throw MlopsError.of(commandReasons, 'not-in-environment', sentence);
    }
    const other = wishes.find((one) => one.model === model && one.version !== version);
    if (other === undefined) continue;
    const numbers = [version, other.version].map((one) => one ?? 'any').join(' and ');
    const sentence = `${model} is asked for twice, as version ${numbers}.`;
    throw MlopsError.of(commandReasons, 'asked-twice', sentence);
  }
}

/** What is held everywhere where it is asked for comes nowhere; nothing is closed or opened for it. */
function requireFree(
  asked: ReadonlyMap<string, Asked>,
  states: readonly EnvironmentState[],
  { versions }: Numbered,
): void {
  for (const [model, { version, override }] of asked) {
    if (override !== undefined) continue;
    const digest = versions.get(model)?.find((one) => one.version === version)?.artifact.digest ?? '';
    const there = states.filter(({ environment }) => environment.models.includes(model));
    const holds = there.flatMap(({ environment, holds: said }) => {
      const hold = holdOn(said.get(model) ?? [], digest);
      if (hold === undefined) return [];
      const where = `in ${environment.name} by ${hold.by}: ${hold.because.replace(/\.$/, '')}`;
      return [{ where, command: releaseCommand(environment, { model, version }, hold) }];
    });
    if (holds.length === 0 || holds.length < there.length) continue;
    const sentence = `${model} ${version} is held ${holds.map(({ where }) => where).join('; ')}.`;
    const remedy = `Run ${holds.map(({ command }) => command).join(' and ')}, then ask again; or ask with \`--override "<why>"\`. Both are recorded.`;
    throw MlopsError.of(commandReasons, 'asked-is-held', sentence, { remedy });
  }
}

interface Asks {
  readonly wishes: readonly Wish[];
  readonly override: string | undefined;
}

function askedFor({ wishes, override }: Asks, { by }: PromotionPlace, { versions }: Numbered) {
  const asked = new Map<string, Asked>();
  for (const { model, version } of wishes) {
    if (version === undefined) continue;
    versionNamed(model, version, versions.get(model) ?? []);
    asked.set(model, { version, by, ...(override !== undefined && { override }) });
  }
  if (override === undefined || asked.size > 0) return asked;
  const sentence = '`--override` is about one version, and none is named: <model>@<version>.';
  throw MlopsError.of(commandReasons, 'no-such-version', sentence);
}
