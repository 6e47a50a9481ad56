/** How the host of a repository is set up, as far as the token may see it. */
export interface HostSettings {
  /** `owner/name` */
  readonly repository: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  /** Whether the owner is an organization: only these have runner groups. */
  readonly organization: boolean;
  /** Names of the checks that a merge into the default branch needs. */
  readonly requiredChecks: Seen<readonly string[]>;
  /** Minutes that the merge queue of the default branch waits for its checks; null: there is no queue. */
  readonly queueMinutes: Seen<number | null>;
  /** Of the other branches those that GitHub protects, by name. */
  readonly protectedBranches: Seen<ProtectedBranches>;
  /** What the token of a job may do where the workflow does not say it. */
  readonly jobToken: Seen<'read' | 'write'>;
  /** Whether it may open (and approve) pull requests: GitHub has one setting for both. */
  readonly jobsOpenPulls: Seen<boolean>;
  /** Whose pull requests from forks start no workflow before somebody approves. */
  readonly forkApproval: Seen<string>;
  /** Self-hosted runners of the repository. */
  readonly runners: Seen<readonly Runner[]>;
  /** Runner groups of the organization that this repository may use; none where there is no organization. */
  readonly runnerGroups: Seen<readonly RunnerGroup[]>;
}

/** What GitHub said, or the permission that the token lacks to ask. */
export type Seen<Value> =
  | { readonly kind: 'seen'; readonly value: Value }
  | { readonly kind: 'hidden'; readonly permission: string };

export interface ProtectedBranches {
  readonly looked: readonly ProtectedBranch[];
  /** Names of those that were not looked at, since there are too many. */
  readonly others: readonly string[];
}

export interface ProtectedBranch {
  readonly branch: string;
  /** Names of the checks that a merge into it needs. */
  readonly requiredChecks: readonly string[];
}

export interface Runner {
  readonly name: string;
  readonly labels: readonly string[];
  readonly online: boolean;
  /** Of the runner program; absent where GitHub does not say it. */
  readonly version?: string;
}

export interface RunnerGroup {
  readonly name: string;
  /** Workflow files with their refs, the only ones that may use it; null: any workflow may. */
  readonly workflows: readonly string[] | null;
}

/** Where a repository is hosted. */
export type Host =
  | { readonly kind: 'elsewhere' }
  /** On GitHub, and nobody gave a token to ask it with. */
  | { readonly kind: 'no-token'; readonly repository: string }
  | { readonly kind: 'github'; readonly settings: HostSettings };
