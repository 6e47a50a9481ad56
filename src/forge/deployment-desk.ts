import type { VersionRef } from '../promotion/types.ts';

/** What a forge runs and shows of deployments. The local forge has none of it. */
export interface DeploymentDesk {
  /** How it stands with the workflow that deploys, on these branches. */
  runs(branches: readonly string[]): Promise<DeploymentRuns>;
  /** Starts that workflow on a branch: what we push or merge ourselves starts nothing. */
  start(branch: string): Promise<void>;
  /** Shows where a deployment stands. One that is live makes the older ones of its environment and model inactive. */
  show(shown: ShownDeployment): Promise<void>;
  /** Whether people see an end of the deployment of a release already, whichever it is. */
  hasEnded(shown: ShownDeployment): Promise<boolean>;
  /**
   * Says that a deployment has failed: one issue, and a comment on the pull request that brought the commit. Said twice it is
   * said once.
   * @returns where, for a reader
   */
  tell(failure: ToldFailure): Promise<readonly string[]>;
}

/** Branches, each with a time (ISO 8601, UTC). */
export interface DeploymentRuns {
  /** On which a run has not ended: since when. */
  readonly underWay: ReadonlyMap<string, string>;
  /** Whose newest run that has ended did not end well, as one that was killed: when it was started first. */
  readonly broken: ReadonlyMap<string, string>;
}

export interface ShownDeployment extends VersionRef {
  readonly environment: string;
  readonly model: string;
  /** Commit of the environment branch that brought the release file to what it is. */
  readonly release: string;
  readonly state: 'in-progress' | 'live' | 'failed';
  /** One line, as long as it is; a forge may show less of it. */
  readonly sentence: string;
  /** Where it answers, where that is an address for people. */
  readonly url?: string;
}

export interface ToldFailure extends VersionRef {
  readonly environment: string;
  readonly model: string;
  /** Of the default branch: what was deployed was made of it. */
  readonly commit: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}
