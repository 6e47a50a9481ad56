import type { Environment } from '../project/index.ts';
import { type Asked, inOrder } from '../promotion/index.ts';
import type { DeploymentRecord, VersionRecord } from '../promotion/types.ts';
import { escapeTerminal } from '../support/escape/index.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import { worst } from '../support/verdict.ts';
import { chosenModels } from './chosen-names.ts';
import { finishFailure, unfinishedFailure } from './deploying/finish-failure.ts';
import { targetInCheckout } from './in-checkout.ts';
import type { Ports } from './ports.ts';
import { act, type Done } from './promotion/act.ts';
import { type AgainstLive, againstLive } from './promotion/against-live.ts';
import { boardSentence, boardText } from './promotion/board-text.ts';
import { initBranches } from './promotion/init-branches.ts';
import { judgeOpen } from './promotion/judge-open.ts';
import { type Numbered, numberVersions } from './promotion/number-versions.ts';
import {
  environmentNamed,
  openPromotion,
  type PromotionPlace,
  type PromotionRequest,
} from './promotion/open-promotion.ts';
import { protectionOf } from './promotion/protection.ts';
import { type Board, boardData, type Cell, readBoard, type Wanted } from './promotion/read-board.ts';
import { type EnvironmentState, readEnvironments } from './promotion/read-environments.ts';
import { readVersions } from './promotion/read-versions.ts';
import { recordHanded } from './promotion/record-handed.ts';
import { releasedBy } from './promotion/released.ts';
import { runningOf, startDeployments } from './promotion/start-deployments.ts';
import { type Tagged, tagVersions } from './promotion/tag-versions.ts';
import { targetProblem } from './promotion/target-in-checkout.ts';
import { versionNamed, type Wish, wishOf } from './promotion/wishes.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
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
  if (request.protect === true && !request.init) {
    const sentence = '`--protect` protects the branches that `--init` makes, and `--init` is not given.';
    throw MlopsError.of(commandReasons, 'protect-without-init', sentence);
  }
  const { place, recorded } = await opened(request, ports);
  if (request.init) return await initBranches(place, await protectionOf(place, request.protect ?? false, ports));
  const environments = request.to === undefined ? [] : [environmentNamed(place.project, request.to).name];
  const wishes = request.wishes.map(wishOf);
  const models = chosenModels(
    place.project,
    wishes.map(({ model }) => model),
  );
  const change = { ...request, head: place.tip, base: place.defaultBranch, uncommitted: 'refuse' } as const;
  const all = inOrder(place.project.environments);
  const states = await readEnvironments(place, all);
  const { numbered, error } = await numberOrNot({ place, change, states, models }, ports);
  const asked = askedFor({ wishes, override: request.override }, place, numbered);
  const running = await runningOf(place);
  const look = async (more: Pick<Wanted, 'asked' | 'states'> = {}) => {
    const board = await readBoard(place, numbered.versions, { environments, models, running, ...more });
    await judgeOpen(board, place, ports);
    return board;
  };
  const unable = place.desk.kind === 'github' ? all.filter(({ target }) => targetInCheckout(target) !== undefined) : [];
  const isAble = ({ environment }: Cell) => !unable.includes(environment);
  const first = await look({ asked, states });
  const { board, done } = await actAll(first, { place, isAble, compare: againstLive(change, ports), look });
  const started = await startDeployments(board, place, request.deploying);
  const tagged = await tagVersions(place, { versions: numbered.versions, states: board.query.states.values() });
  const outcome = outcomeOf({ tagged, recorded, numbered, models, done: [...done, ...started], board, place, unable });
  return error === undefined ? outcome : withError(outcome, error);
}

interface ActingAll {
  readonly place: PromotionPlace;
  readonly compare: AgainstLive;
  /** Whether anything is to be done there. */
  readonly isAble: (cell: Cell) => boolean;
  /** Gathers the facts once more. */
  readonly look: () => Promise<Board>;
}

/** Does what is right, and what is right after that, as often as this forge wants it. */
async function actAll(first: Board, { place, compare, isAble, look }: ActingAll) {
  const done: Done[] = [];
  let board = first;
  for (let round = 0; round < roundsOf[place.desk.kind]; round++) {
    const now: Done[] = [];
    for (const cell of board.cells.filter(isAble)) {
      now.push(...(await finishKilled(cell, place)), ...(await act(board, cell, place, compare)));
    }
    if (now.length === 0) break;
    done.push(...now);
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

function withError(outcome: Promoting, { ends, problems }: MlopsError): Promoting {
  const [first] = problems;
  if (first === undefined) return outcome;
  const { reason, message } = first;
  return { ...outcome, ends, reason, sentence: message, problems: [...problems, ...outcome.problems] };
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
  const situation = await findSituation(change, ports);
  const checkoutExpires = desk.kind === 'github';
  return await numberVersions(situation, change, { named: namedVersions(states, models), checkoutExpires }, ports);
}

/** Model → the highest version that the branch of an environment names or has named. */
function namedVersions(states: readonly EnvironmentState[], models: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    models.map((model) => {
      const all = states.flatMap((state) =>
        (state.history.get(model) ?? []).flatMap((change) => releasedBy(change, state, model)),
      );
      return [model, Math.max(0, ...all.map(({ release }) => release.version))];
    }),
  );
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

/** Its data has the versions that were made, unless only branches were. */
type Promoting = Outcome & {
  readonly data: { readonly versions?: readonly VersionRecord[]; readonly [key: string]: unknown };
};

interface Promoted {
  readonly tagged: Tagged;
  readonly recorded: readonly DeploymentRecord[];
  readonly numbered: Numbered;
  readonly models: readonly string[];
  readonly done: readonly Done[];
  readonly board: Board;
  readonly place: PromotionPlace;
  /** Environments that no job can deploy to. */
  readonly unable: readonly Environment[];
}

function outcomeOf({ tagged, recorded, numbered, models, done, board, place, unable }: Promoted): Promoting {
  const { versions, made, without } = numbered;
  const problems = [
    ...recorded.flatMap(failed),
    ...problemsOf({ numbered, models, board }),
    ...unable.map(targetProblem),
    ...tagged.problems,
  ];
  const [first] = problems;
  const ends =
    first === undefined ? 'pass' : worst(problems.map(({ reason }) => (isFailure.has(reason) ? 'fail' : 'unknown')));
  const sentence = first?.message ?? doneSentence(made, done, board);
  return {
    ends,
    reason: first?.reason ?? (recorded.length + made.length + done.length === 0 ? 'nothing-to-promote' : 'promoted'),
    sentence,
    problems,
    data: {
      recorded,
      versions: made,
      without,
      done,
      tags: tagged.made,
      board: boardData(board.cells),
    },
    text: () => {
      const lines = [
        ...recorded.map(({ environment, sentence: said }) => `recorded ${environment}: ${said}`),
        ...made.map((record) => `version  ${record.model} ${record.version}: ${record.verdict}, ${record.sentence}`),
        ...without.map(({ model, because }) => `none     ${model}: ${because}`),
        ...done.map((one) => `${one.what.padEnd(8)} ${one.environment}: ${one.sentence}`),
        ...tagged.made.map((name) => `tagged   ${name}`),
      ];
      return `${[...lines.map(escapeTerminal), ...(lines.length === 0 ? [] : ['']), boardText(board.cells, versions, place), '', escapeTerminal(sentence)].join('\n')}\n`;
    },
  };
}

const isFailure: ReadonlySet<string> = new Set(['version-failed', 'deployment-failed']);

function failed({ outcome, environment, sentence }: DeploymentRecord): readonly Problem[] {
  return outcome === 'failed' ? [{ reason: 'deployment-failed', message: `${environment}: ${sentence}` }] : [];
}

/** What somebody has to look at before the newest of each model is where it is to go. */
function problemsOf({ numbered, models, board }: Pick<Promoted, 'numbered' | 'models' | 'board'>): readonly Problem[] {
  const open = numbered.without.filter((one) => one.open && models.includes(one.model));
  const served = new Set(board.cells.map(({ model }) => model));
  const newest = [...numbered.versions].flatMap(([model, list]) => (served.has(model) ? (list.at(-1) ?? []) : []));
  return [
    ...open.map(
      ({ model, because, reason = 'version-not-ready' }): Problem => ({
        reason,
        message: `${model} gets no version of the tip of the default branch: ${because}.`,
      }),
    ),
    ...newest.filter(({ verdict }) => verdict !== 'pass').flatMap((record) => notPassed(record, board)),
  ];
}

/** Promoted or deployed by hand, it is somebody's decision, and no longer open. */
function notPassed(record: VersionRecord, { cells }: Board): readonly Problem[] {
  const { model, version, verdict, sentence } = record;
  const isTaken = cells.some(({ promotion, facts }) => {
    const onBranch = facts.branch.kind === 'release' && facts.branch.release.version === version;
    return facts.model === model && (onBranch || (promotion.version === version && promotion.state === 'open'));
  });
  if (isTaken) return [];
  const reason = verdict === 'fail' ? 'version-failed' : 'version-unknown';
  return [
    { reason, message: `${model} ${version} is promoted nowhere by itself, as its verdict is ${verdict}: ${sentence}` },
  ];
}

function doneSentence(made: readonly VersionRecord[], done: readonly Done[], { cells }: Board): string {
  if (made.length + done.length === 0) return `Nothing to do now. ${boardSentence(cells)}`;
  const parts = [
    ...made.map(({ model, version }) => `${model} is version ${version} now`),
    ...done.map(({ environment, sentence }) => `${environment}: ${sentence}`),
  ];
  return `${parts.join('; ')}.`;
}
