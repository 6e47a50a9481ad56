import type { Guess } from '../types.ts';

/** A training as a file of the repository says it is run: a job, a target, a task, an entry point. */
export interface SaidRun {
  /** For bash, in `folder`. */
  readonly command: string;
  /** From the root; '' for it. */
  readonly folder: string;
  readonly why: string;
  /** Scripts and notebooks of the checkout that it runs, from the root, in the order in which they run. */
  readonly runs: readonly string[];
  /** The one of them that trains, as far as that can be told. */
  readonly trains?: string;
  /** Files that it leaves, from `folder`, where its own file shows them to people. */
  readonly metrics: readonly Guess<string>[];
  readonly plots: readonly Guess<string>[];
  /** What a person has to look at, a sentence each. */
  readonly checks: readonly string[];
}

/** A task that other files run by its name: `make train`. */
export interface Task {
  /** `make`, `poe`, … */
  readonly by: string;
  readonly name: string;
  /** Folder of the file that describes it, from the root. */
  readonly folder: string;
  /** Commands of its recipe, as far as they can be read. */
  readonly text: string;
  /** How somebody runs it: `make train`. */
  readonly call: string;
  /** Its commands alone are not what it does: variables, conditions, other targets before it. */
  readonly isMore: boolean;
  /** `the target train of Makefile` */
  readonly said: string;
}

/** Which paths there are, for the commands that name some. */
export interface Place {
  /** Every file that git tracks or would. */
  readonly has: (path: string) => boolean;
  /** Whether the text of a script fits a model. */
  readonly fits: (path: string) => boolean;
  readonly tasks: readonly Task[];
}
