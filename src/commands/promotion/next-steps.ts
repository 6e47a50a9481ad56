import type { PromotionPull } from '../../forge/index.ts';
import { holdOn, type Wait, type WaitKind } from '../../promotion/index.ts';
import { shellCommand } from '../../support/escape/index.ts';
import { branchProblems } from './branch-problems.ts';
import type { PromotionPlace } from './open-promotion.ts';
import type { Cell } from './read-board.ts';

/** A model in an environment, as far as it decides about what somebody does next. */
type Line = Pick<Cell, 'environment' | 'model' | 'promotion' | 'facts'> & {
  readonly state: { readonly pulls: readonly Pick<PromotionPull, 'number' | 'about' | 'state' | 'url' | 'head'>[] };
};
type BoardPlace = Pick<PromotionPlace, 'remote'> & { readonly desk: Pick<PromotionPlace['desk'], 'kind'> };

/** What a merge may still wait for where a person merges; everything else ends by itself, or has to be ended first. */
export const forPeople: ReadonlySet<WaitKind> = new Set(['merge', 'approvals', 'verdict', 'gates']);

/**
 * Commands below a line of the board: "next: …", what goes on as it was meant, and for each thing that somebody has to decide the
 * command that does it.
 */
export function nextSteps(cell: Line, place: BoardPlace): readonly string[] {
  const steps = place.desk.kind === 'github' ? onForge(cell) : inTerminal(cell, place);
  return [...steps, ...decisions(cell, place)];
}

/** What prints title and body of a pull request. */
export function pullCommand(number: number): string {
  return `mlops status --pull-request ${number}`;
}

interface Opened {
  readonly promotion: Pick<Line['promotion'], 'version'>;
  readonly facts: {
    readonly open: readonly Pick<Line['facts']['open'][number], 'version' | 'number'>[];
    readonly revert?: Pick<NonNullable<Line['facts']['revert']>, 'number'> | undefined;
  };
}

/** How to read the pull requests of a line that are open, where no forge shows them. */
export function toRead({ promotion, facts }: Opened, { desk }: Pick<BoardPlace, 'desk'>): readonly string[] {
  if (desk.kind === 'github') return [];
  const open = facts.open.filter(({ version }) => version === promotion.version);
  const numbers = [...open, ...(facts.revert === undefined ? [] : [facts.revert])].map(({ number }) => number);
  return [...new Set(numbers)].map((number) => `to read it: ${pullCommand(number)}`);
}

/** There workflows do the rest. */
function onForge({ promotion, facts, state }: Line): readonly string[] {
  const waits = promotion.waitsFor.filter(isOfItself).some(({ kind }) => forPeople.has(kind));
  const open = facts.open.find(({ version }) => version === promotion.version);
  const url = state.pulls.find(({ number }) => number === open?.number)?.url;
  return waits && url !== undefined ? [`next: ${url}`] : [];
}

/** With plain git a merge is a push. */
function inTerminal(cell: Line, { remote }: BoardPlace): readonly string[] {
  const { environment, model, promotion, facts } = cell;
  const actions = promotion.actions.map(({ kind }) => kind);
  if (actions.includes('deploy')) return [`next: mlops deploy ${environment.name} ${model}`];
  if (actions.length > 0) return ['next: mlops promote'];
  // Plain git has no approvals: somebody merges without them, and says who approves when it is deployed.
  const waits = promotion.waitsFor.filter(isOfItself);
  if (waits.some(({ kind }) => kind === 'approvals') && promotion.state === 'merged') {
    return [`next: ${shellCommand(['mlops', 'deploy', environment.name, model])} --override "<who approves it>"`];
  }
  const pull = facts.open.find(({ version }) => version === promotion.version);
  if (promotion.state !== 'open' || pull === undefined) return [];
  // Before a soak is over or a window opens a push would merge what is not to be merged yet.
  if (waits.length === 0 || !waits.every(({ kind }) => forPeople.has(kind))) return [];
  const isRefused = waits.some(({ kind }) => kind === 'verdict' || kind === 'gates');
  return [`${isRefused ? 'to merge it all the same' : 'next'}: ${merging(environment.branch, pull.head, remote)}`];
}

function merging(branch: string, head: string, remote: string | undefined): string {
  const ref = `refs/heads/${branch}`;
  return shellCommand([
    'git',
    ...(remote === undefined ? ['update-ref', ref, head] : ['push', remote, `${head}:${ref}`]),
  ]);
}

/** Not a word about another version than the one that the line is about. */
function isOfItself({ kind, asks }: Wait): boolean {
  return kind !== 'version' && asks === undefined;
}

function decisions(cell: Line, { desk, remote }: BoardPlace): readonly string[] {
  const { environment, promotion, state, model } = cell;
  const [problem] = branchProblems(cell);
  if (problem?.remedy !== undefined) return [`to end it: ${problem.remedy}`];
  const found = promotion.waitsFor.flatMap((wait): readonly string[] => {
    if (wait.asks !== undefined) {
      return [`to ask for it: mlops promote ${model}@${wait.asks} --to ${environment.name}`];
    }
    if (wait.kind === 'hold') return holding(cell);
    if (wait.kind === 'failure') return afterFailure(cell);
    if (wait.kind !== 'revert') return [];
    const revert = state.pulls.find(({ about, state: is }) => about.model === model && about.revert && is === 'open');
    const merge =
      desk.kind === 'github' ? revert?.url : revert?.head && merging(environment.branch, revert.head, remote);
    return merge === undefined ? [] : [`to take it back: ${merge}`];
  });
  return [...new Set(found)];
}

/** Of what is live and held the question is whether it stays. */
function holding({ environment: { name }, model, promotion, facts }: Line): readonly string[] {
  const { live, state, version } = promotion;
  if (state === 'live' && live !== null) return [`to take it back: mlops rollback ${name} ${model} --because "<why>"`];
  const digest = facts.versions.find((one) => one.version === version)?.artifact.digest;
  const isAll = digest === undefined || holdOn(facts.holds, digest)?.digests === 'all';
  const what = isAll ? `${model} --all` : `${model}@${version}`;
  return [`to let it go: mlops release ${name} ${what} --because "<why>"`];
}

function afterFailure({ environment: { name }, model, promotion, facts }: Line): readonly string[] {
  const back = `to take it back: mlops rollback ${name} ${model} --because "<why>"`;
  // Without anything that was verified before there is nothing to go back to; an open revert has a line of its own.
  const isBack = promotion.state === 'rolled-back' && facts.revert === undefined;
  const release = facts.branch.kind === 'release' ? facts.branch.release : undefined;
  const isHeld = release !== undefined && holdOn(facts.holds, release.digest) !== undefined;
  const once = `to try it once more: mlops deploy ${name} ${model} --again${isHeld ? ' --override "<why>"' : ''}`;
  return [...(isBack ? [back] : []), once];
}
