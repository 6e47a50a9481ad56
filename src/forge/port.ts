import type { Verdict } from '../support/verdict.ts';

/**
 * Bytes of a comment, its stamp included, and of a check's summary. GitHub takes 65,536 characters; below this any text
 * is short enough, whatever it is written in.
 */
export const largestText = 60_000;

/** The host of repository and pull requests, as far as the pull-request loop needs it. */
export interface Forge {
  readonly kind: 'local' | 'github';
  /** Who writes from here: what orders it, and the page of the run; absent where the time orders it. */
  readonly writer?: { readonly generation: number; readonly url?: string };
  /** The open pull request of a branch; `open` makes one where there is none (local forge only). */
  pullRequest(query: PullRequestQuery): Promise<PullRequest | undefined>;
  /** One comment per project and pull request; an older generation never overwrites a newer one. */
  putComment(pullRequest: number, comment: Comment): Promise<CommentOutcome>;
  /** One check of a stable name per project and base on the head commit. */
  putCheck(check: CheckRun): Promise<void>;
  /** What is there now, checks of its base alone: whether a comment is there to be brought up to date, and for tests. */
  read(pullRequest: number): Promise<{ readonly comments: readonly Comment[]; readonly checks: readonly CheckRun[] }>;
}

export type CommentOutcome = 'created' | 'updated' | 'unchanged' | 'outdated';

export interface PullRequestQuery {
  /**
   * Where the pull request is known already: it is this one, and `commit` has to be its head still (GitHub only).
   * Throws pull-request-moved-on otherwise.
   */
  readonly number?: number;
  /** Branch name of the head, without `refs/heads/`; absent for a detached head, which `commit` then finds. */
  readonly branch?: string;
  /** The head commit, by which GitHub finds it as well; the local forge knows pull requests by their branches only. */
  readonly commit?: string;
  readonly base: string;
  readonly open: boolean;
  readonly title: string;
}

export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly branch: string;
  readonly base: string;
  readonly head: string;
  /** The head is in another repository, or in one that is gone. */
  readonly fork?: true;
  /** The commit that merging now would make, or undefined where there are conflicts or the forge has not tried yet. */
  readonly merge?: string;
}

export interface Comment {
  /** Which comment this is: one for each project. */
  readonly marker: string;
  readonly body: string;
  readonly head: string;
  /** Orders writers: run id and attempt, or a time. */
  readonly generation: number;
  /** About this head it outranks what is not approved, whatever their generations. */
  readonly approved?: true;
}

export interface CheckRun {
  /** Of the project. What a forge shows names the base as well where that is not the default branch. */
  readonly name: string;
  readonly head: string;
  /** Branch for which this is judged: a commit may be the head of pull requests into several. */
  readonly base: string;
  readonly state: 'in-progress' | Verdict;
  readonly title: string;
  readonly summary: string;
  /** Below the summary, where a forge shows more; for commands in comments. The local forge keeps none. */
  readonly details?: string;
  /** Worst first; a forge shows ten at most, and may show none. */
  readonly annotations?: readonly CheckAnnotation[];
  /** It outranks checks of the same name on this commit that are not, whatever their generations. */
  readonly approved?: true;
}

/** A finding at a line of a file. Texts are plain. */
export interface CheckAnnotation {
  /** From the root of the repository. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}
