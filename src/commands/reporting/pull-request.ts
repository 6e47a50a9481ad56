import type { Forge, PullRequest } from '../../forge/port.ts';
import { type Commit, existingRemote } from '../../repository/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import { commandReasons } from '../reasons.ts';
import type { ForkRequest } from '../situation/change-request.ts';
import type { Situation } from '../situation/situation.ts';

/** The pull request of what is judged, on its forge. */
export interface AtForge {
  readonly forge: Forge;
  readonly number: number;
  /** What comment and check are about: the head of the pull request, also where the merge of it is judged. */
  readonly head: string;
  /**
   * The pull request goes into another branch by now: what was judged is true for the branch for which it was judged, on
   * whose check it may be said, and has no place in the comment.
   */
  readonly left?: MlopsError;
  /** Of a fork, and trained because somebody of this repository wants it: no run that trained nothing overwrites it. */
  readonly approved?: true;
}

/** What has to be known of a change to find its pull request. */
export type PublishedChange = Pick<Situation, 'judged' | 'repository' | 'request'> & {
  readonly candidate: { readonly commit: Pick<Commit, 'sha' | 'subject'> };
};

/** Which comment is ours: one for each project. */
export function markerOf(project: string): string {
  return `mlops-actions:${project}`;
}

/** The check's name, which branch protection of the default branch asks for; a forge adds the base of another one. */
export function checkNameOf(project: string): string {
  return `mlops (${project})`;
}

/** Whether there is a pull request to speak of: on the base branch itself there is none. */
export function isOnBase({ judged }: PublishedChange): boolean {
  return judged.candidate.kind === 'default-branch' || judged.branch === judged.policy.branch;
}

/**
 * Errors: no-branch, no-pull-request; of a fork's pull request pull-request-moved-on, and where somebody has started its
 * training training-of-own-branch, fork-on-other-base.
 */
export async function pullRequestAt(change: PublishedChange, ports: Ports): Promise<AtForge> {
  const { judged, repository, request } = change;
  if (isOnBase(change)) throw noBranch();
  const forge = await ports.openForge(repository, await existingRemote(repository, request.remote));
  if (judged.branch === undefined && forge.kind === 'local') throw noBranch();
  if (request.fork !== undefined) return await atFork(forge, change, request.fork);
  const head = await headOf(change);
  const found = await pullRequestOf(forge, change, head);
  return { forge, number: found.number, head, ...leftFor(found, judged.policy.branch) };
}

function leftFor({ number, base }: PullRequest, judgedFor: string): Pick<AtForge, 'left'> {
  if (base === judgedFor) return {};
  const sentence = `Pull request ${number} goes into ${base} by now, and this run has judged it for ${judgedFor}.`;
  return { left: MlopsError.of(commandReasons, 'pull-request-retargeted', sentence) };
}

/** It is known already; that it is still open and still at this commit is asked right before anything is written. */
async function atFork(forge: Forge, { candidate, judged }: PublishedChange, fork: ForkRequest): Promise<AtForge> {
  const { number, head, approved = false } = fork;
  const { branch: base } = judged.policy;
  const found = await forge.pullRequest({ number, commit: head, base, open: false, title: candidate.commit.subject });
  if (!approved) return { forge, number, head, ...(found && leftFor(found, base)) };
  if (found?.fork !== true) {
    const sentence = `Pull request ${number} is one of a branch of this repository, whose own runs train it.`;
    throw MlopsError.of(commandReasons, 'training-of-own-branch', sentence);
  }
  // The base came with the order to train, and decides whose policy judges.
  if (found.base !== base) {
    const sentence = `Pull request ${number} goes into ${found.base}, and training was started for one into ${base}.`;
    throw MlopsError.of(commandReasons, 'fork-on-other-base', sentence);
  }
  return { forge, number, head, approved };
}

function noBranch(): MlopsError {
  const sentence = 'A pull request needs a branch of its own, which is not what HEAD is on.';
  return MlopsError.of(commandReasons, 'no-branch', sentence);
}

async function headOf({ judged, candidate, repository }: PublishedChange): Promise<string> {
  const { sha } = candidate.commit;
  if (judged.candidate.kind !== 'merge-result' || judged.branch !== undefined) return sha;
  const parents = await repository.git.text(['show', '-s', '--format=%P', sha, '--']);
  return parents.split(' ').at(-1) ?? sha;
}

async function pullRequestOf(forge: Forge, { judged, candidate }: PublishedChange, head: string): Promise<PullRequest> {
  const { branch, policy } = judged;
  const query = { base: policy.branch, commit: head, open: true, title: candidate.commit.subject };
  const found = await forge.pullRequest(branch === undefined ? query : { ...query, branch });
  if (found !== undefined) return found;
  const of = branch ?? `commit ${head.slice(0, 12)}`;
  throw MlopsError.of(
    commandReasons,
    'no-pull-request',
    `There is no open pull request of ${of} into ${policy.branch}.`,
  );
}
