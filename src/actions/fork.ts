import type { ForkRequest } from '../commands/situation/change-request.ts';
import { type ForkHead, type ForkPull, findPullsOfFork } from '../forge/index.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import { prepareCheckout } from './checkout.ts';
import type { ApprovedEvent, Event, RunEvent } from './event.ts';
import { fetchPull } from './fetch-pull.ts';
import { actionReasons } from './reasons.ts';
import type { ActionName } from './registry.ts';

/** What a run for a fork comes to, as seen from a run of the default branch. */
export interface ForkChange {
  readonly event: Event;
  readonly fork: ForkRequest;
  /** The commit that is judged. */
  readonly head: string;
}

type Fetching = Pick<RunnerContext, 'workspace' | 'token' | 'commit' | 'tell'>;

/** None of these runs code of the commits that it judges. */
const readers: ReadonlySet<ActionName> = new Set(['plan', 'evaluate', 'report', 'main']);

/** The run that asks, and what it was given. */
export interface RunnerContext {
  readonly env: NodeJS.ProcessEnv;
  readonly token: string;
  readonly signal: AbortSignal;
  /** The checkout of the default branch. */
  readonly workspace: string;
  /** The input `base`, which counts before what the pull request says. */
  readonly base: string;
  /** The input `commit`: what the plan has judged. */
  readonly commit: string;
  /**
   * Says on check and comment of a pull request why it is not judged, where this step is the one that says such things;
   * gives back what kept it from that.
   */
  readonly tell: (change: ForkChange, error: MlopsError) => Promise<readonly Problem[]>;
}

/**
 * Finds the pull request of the run that has ended, by what GitHub says of that run and by nothing that the run left,
 * and fetches its commits as objects: no file of them is checked out.
 * @throws MlopsError event-not-supported, not-of-a-fork, several-fork-pull-requests, judged-commit-gone,
 * history-not-fetched, those of the search
 */
export async function forkChange(action: ActionName, run: RunEvent, around: RunnerContext): Promise<ForkChange> {
  if (!readers.has(action)) {
    const sentence = `\`${action}\` does not answer to \`workflow_run\`: it would run code of a fork beside a token of this repository.`;
    throw MlopsError.of(actionReasons, 'event-not-supported', sentence);
  }
  if (run.of === 'nothing') throw MlopsError.of(actionReasons, 'not-of-a-fork', run.because);
  const { from } = run;
  const [found, ...more] = await findPullsOfFork(around, from);
  if (more.length > 0) throw await severalOf([found, ...more], from, around);
  const base = around.base === '' ? found.base : around.base;
  const fork = { number: found.number, head: from.commit };
  return await fetched({ kind: 'pull-request', fork: 'our-run', base }, fork, around);
}

/** None of them is judged, and each of them is told so: a check from before must not stand for all. */
async function severalOf(pulls: readonly ForkPull[], from: ForkHead, around: RunnerContext): Promise<MlopsError> {
  const named = pulls.map(({ number, base }) => `${number} into ${base}`).join(', ');
  const sentence = `${from.commit.slice(0, 12)} of ${from.name}:${from.branch} is the head of several open pull requests (${named}), and nothing says for which of them this run was.`;
  const error = MlopsError.of(actionReasons, 'several-fork-pull-requests', sentence);
  const kept: Problem[] = [];
  for (const { number, base } of pulls) {
    const fork = { number, head: from.commit };
    const change = await fetched({ kind: 'pull-request', fork: 'our-run', base }, fork, { ...around, commit: '' });
    kept.push(...(await around.tell(change, error)));
  }
  return kept.length === 0 ? error : new MlopsError(error.ends, [...error.problems, ...kept]);
}

async function fetched(
  event: Event & { readonly base: string },
  fork: ForkRequest,
  around: Fetching,
): Promise<ForkChange> {
  const git = await prepareCheckout(around.workspace, event, around.token);
  try {
    return { event, fork, head: await fetchPull(git, fork, event.base, around.commit) };
  } catch (error) {
    const gone: keyof typeof actionReasons = 'judged-commit-gone';
    if (!(error instanceof MlopsError) || error.problems[0]?.reason !== gone) throw error;
    // The plan has put the check in progress, where it must not stay.
    const kept = await around.tell({ event, fork, head: fork.head }, error);
    throw kept.length === 0 ? error : new MlopsError(error.ends, [...error.problems, ...kept]);
  }
}

/** Each does one thing with a token that fits it; `main` would run code of a fork beside one that writes. */
const approvable: ReadonlySet<ActionName> = new Set(['plan', 'build', 'validate', 'train', 'evaluate', 'report']);

/**
 * Fetches the commit of a fork that somebody of this repository wants trained, as objects: the default branch stays
 * checked out. Where the pull request has another head by now, nobody has looked at that one.
 * @throws MlopsError event-not-supported, fork-moved-on, judged-commit-gone, history-not-fetched
 */
export async function approvedChange(
  action: ActionName,
  { number, commit, base }: ApprovedEvent,
  around: Fetching & Pick<RunnerContext, 'base'>,
): Promise<ForkChange> {
  if (!approvable.has(action)) {
    const sentence = `\`${action}\` trains no commit of a fork: its code would run beside a token that writes.`;
    throw MlopsError.of(actionReasons, 'event-not-supported', sentence);
  }
  if (around.base !== '' && around.base !== base) {
    const sentence = `The pull request is one into ${base}, and the input \`base\` is ${around.base}.`;
    throw MlopsError.of(actionReasons, 'bad-input', sentence);
  }
  const fork = { number, head: commit, approved: true };
  return await fetched({ kind: 'pull-request', fork: 'approved', base }, fork, around);
}
