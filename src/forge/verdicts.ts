/** What stands on a pull request already, and the files that decide about it, as a command in a comment reads them. */
export interface VerdictDesk {
  /** Concluded checks of ours on a commit for a base branch, newest first; with `until`, those concluded by then. */
  concluded(head: string, base: string, until?: string): Promise<readonly ConcludedCheck[]>;
  /** Text of a file at the tip of a branch; undefined where there is none. */
  fileOn(branch: string, path: string): Promise<string | undefined>;
  /**
   * Runs the job again that wrote a check, and it alone; waits for its run to end before.
   * @returns page of the run
   */
  reportAgain(run: number): Promise<string>;
  /**
   * Runs all jobs of a run again, and waits for it to end before; does nothing where it is in a later attempt already.
   * @param attempt the one whose verdict was read
   * @returns page of the run
   */
  runAgain(run: number, attempt: number): Promise<string>;
}

export interface ConcludedCheck {
  readonly name: string;
  /** What stands below the summary; empty where nothing does. */
  readonly details: string;
  /** The run that wrote it; undefined where it was no run. */
  readonly run: number | undefined;
  /** Which attempt of it, from 1; undefined where it was no run. */
  readonly attempt: number | undefined;
}
