import type { JsonObject } from './json.ts';

/** What the owner of a repository sets. Tests change it directly. */
export interface RepositorySettings {
  private: boolean;
  defaultBranch: string;
  /** What a job's token may do where its workflow says nothing. */
  workflowPermissions: 'read' | 'write';
  /** Whether the owner is an organization, which has runner groups. */
  organization: boolean;
  forkApproval: 'first_time_contributors_new_to_github' | 'first_time_contributors' | 'all_external_contributors';
  /** Who has which role; everybody else has none. */
  readonly roles: Map<string, Role>;
  /** By branch. */
  readonly protection: Map<string, Protection>;
  /** Machines of the owner. */
  readonly runners: RunnerState[];
  readonly runnerGroups: RunnerGroupState[];
  /** Whether the tokens of jobs may open pull requests. */
  jobsOpenPulls: boolean;
  /** How pull requests may be merged. */
  mergeMethods: readonly MergeMethod[];
  /** Whether people may open issues. */
  issues: boolean;
  readonly rulesets: RulesetState[];
  /** The number of GitHub Actions as an App, another one on each server; undefined: the server does not say it. */
  actionsApp: number | undefined;
  /** Nothing is answered but 502, neither the API nor git. */
  down: boolean;
  /** Environments by name. */
  readonly environments: Map<string, EnvironmentSettings>;
}

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface RulesetState {
  readonly id: number;
  name: string;
  enforcement: string;
  /** As GitHub writes it. */
  conditions: JsonObject;
  rules: readonly JsonObject[];
  bypass: readonly JsonObject[];
}

export interface EnvironmentSettings {
  readonly id: number;
  /** Null: every branch may. */
  branches: 'protected' | 'custom' | null;
  readonly policies: { readonly id: number; readonly name: string; readonly type: 'branch' | 'tag' }[];
  waitMinutes: number;
  reviewers: readonly { readonly type: string; readonly id: number }[];
}

export interface RunnerState {
  readonly name: string;
  readonly labels: readonly string[];
  readonly online: boolean;
  readonly version?: string;
  /** The number of its group. */
  readonly group?: number;
}

export interface RunnerGroupState {
  readonly id: number;
  readonly name: string;
  /** Workflow files with their refs; none: every workflow may use it. */
  readonly workflows: readonly string[];
}

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read';

export interface Protection {
  /** Names of checks and contexts of statuses that a commit needs, and the App that must give it. */
  readonly checks: readonly { readonly context: string; readonly app?: string }[];
  /** Whether the branch must hold the tip of its base. */
  readonly strict?: boolean;
  /** Minutes that a merge queue waits for the checks; absent: there is no queue. */
  readonly queueMinutes?: number;
}

export function defaultSettings(): RepositorySettings {
  return {
    private: false,
    defaultBranch: 'main',
    workflowPermissions: 'read',
    organization: true,
    forkApproval: 'first_time_contributors',
    roles: new Map(),
    protection: new Map(),
    runners: [],
    runnerGroups: [],
    jobsOpenPulls: false,
    mergeMethods: ['merge', 'squash', 'rebase'],
    issues: true,
    rulesets: [],
    actionsApp: 15_368,
    down: false,
    environments: new Map(),
  };
}
