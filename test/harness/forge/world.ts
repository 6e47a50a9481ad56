import type { Git } from '../../../src/support/git.ts';
import type { ActionsState } from './actions-state.ts';
import type { Caused } from './caused.ts';
import type { Json } from './json.ts';
import type { RepositorySettings } from './settings.ts';

/** What the forge server knows, apart from what is in git. */
export interface World {
  readonly repository: RepositoryState;
  readonly tokens: Map<string, Token>;
  /** The time of the server: each write is one second later than the one before. */
  now: number;
  lastId: number;
}

export interface RepositoryState {
  readonly owner: string;
  readonly name: string;
  /** A bare repository. */
  readonly git: Git;
  readonly pulls: Map<number, PullState>;
  readonly reviews: ReviewState[];
  readonly issues: Map<number, IssueState>;
  readonly deployments: DeploymentState[];
  readonly comments: Map<number, CommentState>;
  readonly checks: Map<number, CheckState>;
  readonly statuses: StatusState[];
  /** Names of the labels of a pull request. */
  readonly labels: Map<number, Set<string>>;
  readonly reactions: ReactionState[];
  readonly settings: RepositorySettings;
  readonly actions: ActionsState;
  /** What would start workflows, oldest first. */
  readonly caused: Caused[];
}

export interface PullState {
  readonly number: number;
  title: string;
  body: string | null;
  readonly branch: string;
  base: string;
  /** Owner of the repository that the head is in. */
  readonly headOwner: string;
  /** Login of who opened it. */
  readonly author: string;
  readonly createdAt: string;
  state: 'open' | 'closed';
  closedAt: string | null;
  /** The commit of the merge. */
  mergedAs: string | null;
  /** What its base was before. */
  mergedOnto: string | null;
  /** Its head as it was seen last while it was open, and whether that was ahead of its base. */
  head: string | null;
  ahead: boolean;
}

export interface ReviewState {
  readonly id: number;
  readonly pull: number;
  readonly author: Author;
  readonly association: string;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly commit: string;
  readonly submittedAt: string;
}

export interface IssueState {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly author: Author;
  readonly labels: readonly string[];
  readonly createdAt: string;
  state: 'open' | 'closed';
}

export interface DeploymentState {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly production: boolean;
  readonly transient: boolean;
  readonly description: string | null;
  readonly payload: Json;
  readonly creator: Author;
  readonly createdAt: string;
  /** Oldest first. */
  readonly statuses: DeploymentStatusState[];
}

export interface DeploymentStatusState {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly creator: Author;
  readonly createdAt: string;
}

export interface CommentState {
  readonly id: number;
  readonly issue: number;
  readonly author: Author;
  readonly createdAt: string;
  body: string;
  updatedAt: string;
}

export interface CheckState {
  readonly id: number;
  readonly app: string;
  readonly name: string;
  readonly head: string;
  externalId: string;
  status: string;
  conclusion: string | null;
  detailsUrl: string;
  title: string | null;
  summary: string | null;
  text: string | null;
  completedAt: string | null;
  readonly annotations: Annotation[];
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly annotation_level: string;
  readonly title?: string;
  readonly message: string;
}

export interface StatusState {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Author;
  readonly createdAt: string;
}

export interface ReactionState {
  readonly id: number;
  readonly comment: number;
  readonly author: Author;
  readonly content: string;
}

export interface Author {
  readonly login: string;
  readonly type: 'User' | 'Bot';
}

/** What a workflow may grant to its jobs, and what only tokens of other Apps and of people have. */
export const workflowPermissions = [
  'actions',
  'artifact-metadata',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'models',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
] as const;

export type Permission =
  | (typeof workflowPermissions)[number]
  | 'administration'
  | 'organization-self-hosted-runners'
  | 'workflows';
export type Permissions = Readonly<Partial<Record<Permission, 'read' | 'write'>>>;

export interface Token {
  readonly author: Author;
  /** Slug of the App that the token is of; a person's token has none. */
  readonly app?: string;
  readonly permissions: Permissions;
}

/** The next second, as GitHub writes times. */
export function tick(world: World): string {
  world.now += 1000;
  return stamp(world);
}

export function stamp(world: World): string {
  return new Date(world.now).toISOString().replace('.000Z', 'Z');
}

export function nextId(world: World): number {
  world.lastId += 1;
  return world.lastId;
}

/** Pull requests and issues are counted together. */
export function nextNumber({ repository: { issues, pulls } }: World): number {
  return Math.max(0, ...pulls.keys(), ...issues.keys()) + 1;
}

/** Whose the token of a job is. */
export const githubActions: Author = { login: 'github-actions[bot]', type: 'Bot' };

/** Number of an owner's copy of the repository: 1 is the repository itself, the forks follow in the order of their pulls. */
export function repositoryId({ repository }: World, owner: string): number {
  const owners = new Set([repository.owner, ...[...repository.pulls.values()].map((pull) => pull.headOwner), owner]);
  return [...owners].indexOf(owner) + 1;
}

export function fullName({ repository }: World): string {
  return `${repository.owner}/${repository.name}`;
}
