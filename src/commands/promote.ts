import { type Asked, inOrder } from '../promotion/index.ts';
import type { VersionRecord } from '../promotion/types.ts';
import { escapeTerminal } from '../support/escape/index.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import { worst } from '../support/verdict.ts';
import { chosenModels } from './chosen-names.ts';
import type { Ports } from './ports.ts';
import { act, type Done } from './promotion/act.ts';
import { againstLive } from './promotion/against-live.ts';
import { boardSentence, boardText } from './promotion/board-text.ts';
import { initBranches } from './promotion/init-branches.ts';
import { type Numbered, numberVersions } from './promotion/number-versions.ts';
import {
  environmentNamed,
  openPromotion,
  type PromotionPlace,
  type PromotionRequest,
} from './promotion/open-promotion.ts';
import { type Board, boardData, readBoard } from './promotion/read-board.ts';
import { type EnvironmentState, readEnvironments } from './promotion/read-environments.ts';
import { releasedBy } from './promotion/released.ts';
import { versionNamed, type Wish } from './promotion/wishes.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
import { findSituation } from './situation/find-situation.ts';

export interface PromoteRequest extends PromotionRequest {
  /** Models; one with a version is promoted because somebody asks for it. Empty: all. */
  readonly wishes: readonly Wish[];
  /** Name of the only environment; absent: all. */
  readonly to?: string;
  /** Why a held version is promoted all the same. */
  readonly override?: string;
  /** Only make the branches of environments. */
  readonly init: boolean;
}

/**
 * Numbers what the default branch has brought, and does for every environment what is right now. Trains and deploys nothing.
 * Safe to run twice, and to be killed: it looks at the world first.
 */
export async function promote(request: PromoteRequest, ports: Ports): Promise<Outcome> {
  const place = await openPromotion(request, ports);
  if (request.init) return await initBranches(place);
  const environments = request.to === undefined ? [] : [environmentNamed(place.project, request.to).name];
  const models = chosenModels(
    place.project,
    request.wishes.map(({ model }) => model),
  );
  const change = { ...request, head: place.tip, base: place.defaultBranch, uncommitted: 'refuse' } as const;
  const situation = await findSituation(change, ports);
  const states = await readEnvironments(place, inOrder(place.project.environments));
  const numbered = await numberVersions(situation, change, namedVersions(states, models), ports);
  const asked = askedFor(request, place, numbered);
  const wanted = { environments, models, asked, states };
  const before = await readBoard(place, numbered.versions, wanted);
  const compare = againstLive(change, ports);
  const done: Done[] = [];
  for (const cell of before.cells) done.push(...(await act(before, cell, place, compare)));
  const board = done.length === 0 ? before : await readBoard(place, numbered.versions, { environments, models });
  return outcomeOf({ numbered, models, done, board, remote: place.remote });
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

function askedFor({ wishes, override }: PromoteRequest, { by }: PromotionPlace, { versions }: Numbered) {
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

interface Promoted {
  readonly numbered: Numbered;
  readonly models: readonly string[];
  readonly done: readonly Done[];
  readonly board: Board;
  readonly remote: string | undefined;
}

function outcomeOf({ numbered, models, done, board, remote }: Promoted): Outcome {
  const { versions, made, without } = numbered;
  const problems = problemsOf({ numbered, models, board });
  const [first] = problems;
  const ends =
    first === undefined
      ? 'pass'
      : worst(problems.map(({ reason }) => (reason === 'version-failed' ? 'fail' : 'unknown')));
  const sentence = first?.message ?? doneSentence(made, done, board);
  return {
    ends,
    reason: first?.reason ?? (made.length + done.length === 0 ? 'nothing-to-promote' : 'promoted'),
    sentence,
    problems,
    data: {
      versions: made,
      without,
      done,
      board: boardData(board.cells),
    },
    text: () => {
      const lines = [
        ...made.map((record) => `version  ${record.model} ${record.version}: ${record.verdict}, ${record.sentence}`),
        ...without.map(({ model, because }) => `none     ${model}: ${because}`),
        ...done.map((one) => `${one.what.padEnd(8)} ${one.environment}: ${one.sentence}`),
      ];
      return `${[...lines.map(escapeTerminal), ...(lines.length === 0 ? [] : ['']), boardText(board.cells, versions, remote), '', escapeTerminal(sentence)].join('\n')}\n`;
    },
  };
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
