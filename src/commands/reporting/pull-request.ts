import type { Forge, PullRequest } from '../../forge/port.ts';
import { type Commit, existingRemote } from '../../repository/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import { commandReasons } from '../reasons.ts';
import type { ForkRequest, Situation } from '../situation/situation.ts';

/** The pull request of what is judged, on its forge. */
export interface AtForge {
  readonly forge: Forge;
  readonly number: number;
  /** What comment and check are about: the head of the pull request, also where the merge of it is judged. */
  readonly head: string;
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

/** The check's name, which branch protection asks for. */
export function checkNameOf(project: string): string {
  return `mlops (${project})`;
}

/** Whether there is a pull request to speak of: on the base branch itself there is none. */
export function isOnBase({ judged }: PublishedChange): boolean {
  return judged.candidate.kind === 'default-branch' || judged.branch === judged.policy.branch;
}

/** Errors: no-branch, no-pull-request; of a fork's pull request pull-request-moved-on. */
export async function pullRequestAt(change: PublishedChange, ports: Ports): Promise<AtForge> {
  const { judged, repository, request } = change;
  if (isOnBase(change)) throw noBranch();
  const forge = await ports.openForge(repository, await existingRemote(repository, request.remote));
  if (judged.branch === undefined && forge.kind === 'local') throw noBranch();
  if (request.fork !== undefined) return await atFork(forge, change, request.fork);
  const head = await headOf(change);
  const { number } = await pullRequestOf(forge, change, head);
  return { forge, number, head };
}

/** It is known already; that it is still open and still at this commit is asked right before anything is written. */
async function atFork(forge: Forge, { candidate, judged }: PublishedChange, fork: ForkRequest): Promise<AtForge> {
  const { number, head, approved = false } = fork;
  const { branch: base } = judged.policy;
  const found = await forge.pullRequest({ number, commit: head, base, open: false, title: candidate.commit.subject });
  // The base came with the order to train, and decides whose policy judges.
  if (approved && found?.base !== base) {
    const sentence = `Pull request ${number} goes into ${found?.base ?? 'no branch'}, and training was started for one into ${base}.`;
    throw MlopsError.of(commandReasons, 'fork-on-other-base', sentence);
  }
  return { forge, number, head, ...(approved && { approved }) };
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
