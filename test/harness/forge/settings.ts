/** What the owner of a repository sets. Tests change it directly. */
export interface RepositorySettings {
  private: boolean;
  defaultBranch: string;
  /** What a job's token may do where its workflow says nothing. */
  workflowPermissions: 'read' | 'write';
  forkApproval: 'first_time_contributors_new_to_github' | 'first_time_contributors' | 'all_external_contributors';
  /** Who has which role; everybody else has none. */
  readonly roles: Map<string, Role>;
  /** By branch. */
  readonly protection: Map<string, Protection>;
}

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read';

export interface Protection {
  /** Names of checks and contexts of statuses that a commit needs, and the App that must give it. */
  readonly checks: readonly { readonly context: string; readonly app?: string }[];
  /** Whether the branch must hold the tip of its base. */
  readonly strict?: boolean;
}

export function defaultSettings(): RepositorySettings {
  return {
    private: false,
    defaultBranch: 'main',
    workflowPermissions: 'read',
    forkApproval: 'first_time_contributors',
    roles: new Map(),
    protection: new Map(),
  };
}
