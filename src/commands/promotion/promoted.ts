import type { Environment } from '../../project/index.ts';
import { type Asked, leadingUnmerged, type UnmergedVersion } from '../../promotion/index.ts';
import type { DeploymentRecord, VersionRecord } from '../../promotion/types.ts';
import { escapeTerminal } from '../../support/escape/index.ts';
import type { MlopsError, Problem } from '../../support/problem.ts';
import { worst } from '../../support/verdict.ts';
import type { commandReasons } from '../reasons.ts';
import type { Outcome } from '../result.ts';
import type { Done } from './act.ts';
import { notAskedProblems } from './asked-board.ts';
import { boardSentence, boardText } from './board-text.ts';
import { branchProblems } from './branch-problems.ts';
import { ledgerProblems } from './ledger-losses.ts';
import type { Numbered } from './number-versions.ts';
import type { PromotionPlace } from './open-promotion.ts';
import { type Board, boardData } from './read-board.ts';
import type { Tagged } from './tag-versions.ts';
import { targetProblem } from './target-in-checkout.ts';
import { wishAnswers } from './wish-answers.ts';

/** Its data has the versions that were made, unless only branches were. */
export type Promoting = Outcome & {
  readonly data: { readonly versions?: readonly VersionRecord[]; readonly [key: string]: unknown };
};

/** What a promotion has come to. */
export interface Promoted {
  readonly tagged: Tagged;
  readonly recorded: readonly DeploymentRecord[];
  readonly numbered: Numbered;
  readonly models: readonly string[];
  readonly done: readonly Done[];
  readonly board: Board;
  /** What somebody asked for by name: model → version. */
  readonly asked: ReadonlyMap<string, Asked>;
  readonly place: PromotionPlace;
  /** Environments that no job can deploy to. */
  readonly unable: readonly Environment[];
}

export function promotedOutcome({
  tagged,
  recorded,
  numbered,
  models,
  done,
  board,
  asked,
  place,
  unable,
}: Promoted): Promoting {
  const { versions, made, without } = numbered;
  const wished = wishAnswers(board.cells, asked);
  const problems = [
    ...recorded.flatMap(failed),
    ...wished.problems,
    ...problemsOf({ numbered, models, board }),
    ...unable.map(targetProblem),
    ...tagged.problems,
    ...ledgerProblems(board),
  ];
  const nothing = recorded.length + made.length + done.length === 0;
  const [first] = problems;
  const ends =
    first === undefined ? 'pass' : worst(problems.map(({ reason }) => (isFailure.has(reason) ? 'fail' : 'unknown')));
  const isThere = nothing && wished.sentences.length > 0;
  const sentence = first?.message ?? (isThere ? wished.sentences.join(' ') : doneSentence(made, done, board));
  return {
    ends,
    reason: first?.reason ?? (isThere ? 'asked-is-there' : nothing ? 'nothing-to-promote' : 'promoted'),
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
        ...wished.sentences.map((one) => `asked    ${one}`),
      ];
      return `${[...lines.map(escapeTerminal), ...(lines.length === 0 ? [] : ['']), boardText(board.cells, versions, place), '', escapeTerminal(sentence)].join('\n')}\n`;
    },
  };
}

/** The outcome where something kept us from making versions, and the rest was done. */
export function withError(outcome: Promoting, { ends, problems }: MlopsError): Promoting {
  const [first] = problems;
  if (first === undefined) return outcome;
  const { reason, message } = first;
  return { ...outcome, ends, reason, sentence: message, problems: [...problems, ...outcome.problems] };
}

const isFailure: ReadonlySet<string> = new Set<keyof typeof commandReasons>([
  'version-failed',
  'version-not-merged',
  'asked-is-held',
  'deployment-failed',
]);

function failed({ outcome, environment, sentence }: DeploymentRecord): readonly Problem[] {
  return outcome === 'failed' ? [{ reason: 'deployment-failed', message: `${environment}: ${sentence}` }] : [];
}

/** What somebody has to look at before the newest of each model is where it is to go. */
function problemsOf({ numbered, models, board }: Pick<Promoted, 'numbered' | 'models' | 'board'>): readonly Problem[] {
  const open = numbered.without.filter((one) => one.open && models.includes(one.model));
  const served = new Set(board.cells.map(({ model }) => model));
  const foreign = unmergedVersions(board);
  const isForeign = ({ model, version }: VersionRecord) =>
    foreign.get(model)?.some((one) => one.version === version) === true;
  const newest = [...numbered.versions].flatMap(([model, list]) =>
    served.has(model) ? (list.findLast((one) => !isForeign(one)) ?? []) : [],
  );
  return [
    ...open.map(
      ({ model, because, reason = 'version-not-ready' }): Problem => ({
        reason,
        message: `${model} gets no version of the tip of the default branch: ${because}.`,
      }),
    ),
    ...[...foreign].flatMap(unmergedProblem),
    ...newest.filter(({ verdict }) => verdict !== 'pass').flatMap((record) => notPassed(record, board)),
    ...board.cells.flatMap(branchProblems),
    ...notAskedProblems(board.cells),
  ];
}

/** Model → those of its versions that nobody has merged and that no merged one has taken the place of, oldest first. */
function unmergedVersions({ cells }: Pick<Board, 'cells'>): ReadonlyMap<string, readonly UnmergedVersion[]> {
  return new Map(cells.map(({ model, facts }) => [model, leadingUnmerged(facts.versions)]));
}

/** One for each model, however many environments they could have gone to. */
function unmergedProblem([model, versions]: readonly [string, readonly UnmergedVersion[]]): readonly Problem[] {
  const newest = versions.at(-1);
  if (newest === undefined) return [];
  const { certain, sentence } = newest.unmerged;
  const reason: keyof typeof commandReasons = certain ? 'version-not-merged' : 'version-merge-unknown';
  const older = versions.slice(0, -1).map(({ version }) => version);
  const more = older.length === 0 ? '' : ` The same is so of version ${older.join(', ')}.`;
  return [{ reason, message: `${model}: ${sentence}${more}` }];
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
