import type { ForkRequest } from '../commands/situation/situation.ts';
import { findPullOfFork } from '../forge/index.ts';
import { openRepository } from '../repository/index.ts';
import type { Git } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import { prepareCheckout } from './checkout.ts';
import type { ApprovedEvent, Event, RunEvent } from './event.ts';
import { actionReasons } from './reasons.ts';
import type { ActionName } from './registry.ts';

/** What a run for a fork comes to, as seen from a run of the default branch. */
export interface ForkChange {
  readonly event: Event;
  readonly fork: ForkRequest;
  /** The commit that is judged. */
  readonly head: string;
}

/** None of these runs code of the commits that it judges. */
const readers: ReadonlySet<ActionName> = new Set(['plan', 'evaluate', 'report', 'main']);

interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly token: string;
  readonly signal: AbortSignal;
  /** The checkout of the default branch. */
  readonly workspace: string;
  /** The input `base`, which counts before what the pull request says. */
  readonly base: string;
}

/**
 * Finds the pull request of the run that has ended, by what GitHub says of that run and by nothing that the run left,
 * and fetches its commits as objects: no file of them is checked out.
 * @throws MlopsError event-not-supported, not-of-a-fork, history-not-fetched, those of the search
 */
export async function forkChange(action: ActionName, run: RunEvent, around: Surroundings): Promise<ForkChange> {
  if (!readers.has(action)) {
    const sentence = `\`${action}\` does not answer to \`workflow_run\`: it would run code of a fork beside a token of this repository.`;
    throw MlopsError.of(actionReasons, 'event-not-supported', sentence);
  }
  const { from } = run;
  if (from === undefined) throw MlopsError.of(actionReasons, 'not-of-a-fork', run.because);
  const found = await findPullOfFork(around, from);
  const fork = { number: found.number, head: from.commit };
  const base = around.base === '' ? found.base : around.base;
  const event: Event = { kind: 'pull-request', fork: 'our-run', base };
  await prepareCheckout(around.workspace, event, around.token);
  const { git } = await openRepository(around.workspace);
  return { event, fork, head: await fetchPull(git, fork, base) };
}

/** Each does one thing with a token that fits it; `main` would run code of a fork beside one that writes. */
const approvable: ReadonlySet<ActionName> = new Set(['plan', 'validate', 'train', 'evaluate', 'report']);

/**
 * Fetches the commit of a fork that somebody of this repository wants trained, as objects: the default branch stays
 * checked out. Where the pull request has another head by now, nobody has looked at that one.
 * @throws MlopsError event-not-supported, fork-moved-on, history-not-fetched
 */
export async function approvedChange(
  action: ActionName,
  { number, commit, base }: ApprovedEvent,
  around: Pick<Surroundings, 'workspace' | 'token' | 'base'>,
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
  const event: Event = { kind: 'pull-request', fork: 'approved', base };
  await prepareCheckout(around.workspace, event, around.token);
  const { git } = await openRepository(around.workspace);
  return { event, fork, head: await fetchPull(git, fork, base) };
}

/**
 * The merge of the pull request where GitHub has one of this very commit, as the fork's own run would have it; else the
 * commit itself. Both are refs that GitHub keeps and no fork can write.
 */
async function fetchPull(git: Git, { number, head, approved = false }: ForkRequest, base: string): Promise<string> {
  const place = `refs/mlops/pull/${number}`;
  // With their contents: read one by one later, each would be a request of its own.
  const flags = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--no-filter', '--prune'];
  const fetched = await git.try([
    ...['-c', 'core.hooksPath=/dev/null', 'fetch', ...flags, '--end-of-options', 'origin'],
    `+refs/pull/${number}/*:${place}/*`,
  ]);
  if (fetched.code !== 0) {
    const said = fetched.stderr.trim().split('\n').at(-1) ?? '';
    const sentence = `git could not fetch pull request ${number} from origin: ${said}`;
    throw MlopsError.of(actionReasons, 'history-not-fetched', sentence);
  }
  const tip = await commitAt(git, `${place}/head`);
  if (tip !== head && approved) {
    const now = tip?.slice(0, 12) ?? 'no commit';
    const sentence = `The head of pull request ${number} is ${now} by now, not ${head.slice(0, 12)}, which was to be trained. Nothing of it runs.`;
    throw MlopsError.of(actionReasons, 'fork-moved-on', sentence);
  }
  if (tip !== head) {
    const sentence = `git has ${tip?.slice(0, 12) ?? 'no commit'} as head of pull request ${number}, not ${head.slice(0, 12)}.`;
    throw MlopsError.of(actionReasons, 'fork-not-fetched', sentence);
  }
  const merge = await commitAt(git, `${place}/merge`);
  return merge !== undefined && (await isMergeOf(git, merge, head, base)) ? merge : head;
}

async function isMergeOf(git: Git, merge: string, head: string, base: string): Promise<boolean> {
  const parents = (await git.text(['show', '-s', '--format=%P', merge, '--'])).split(' ');
  const [onto = '', merged] = parents;
  if (parents.length !== 2 || merged !== head) return false;
  return (await git.try(['merge-base', '--is-ancestor', onto, `refs/remotes/origin/${base}`])).code === 0;
}

async function commitAt(git: Git, ref: string): Promise<string | undefined> {
  const found = await git.try(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  return found.code === 0 ? found.stdout.toString('utf8').trim() : undefined;
}
