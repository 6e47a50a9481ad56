import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Git } from '../../../src/support/git.ts';
import { type ActionsDesk, actionsDesk } from './actions-desk.ts';
import type { Caused } from './caused.ts';
import { addComment } from './comments.ts';
import { openDescription } from './description.ts';
import { type Fault, faultQueue } from './faults.ts';
import { newPull } from './pull-changes.ts';
import { close, mergePull } from './pull-state.ts';
import { remember } from './remember.ts';
import { serve } from './routes.ts';
import type { Desk, Seen } from './serving.ts';
import { defaultSettings, type RepositorySettings } from './settings.ts';
import {
  type Author,
  type CheckState,
  type CommentState,
  type DeploymentState,
  fullName,
  githubActions,
  type IssueState,
  nextId,
  type Permissions,
  type PullState,
  type RepositoryState,
  type ReviewState,
  type StatusState,
  tick,
  type World,
} from './world.ts';

export { githubActions } from './world.ts';

/** A GitHub for tests: real HTTP, state in memory, commits in a bare repository. */
export interface ForgeServer {
  /** Base address of the API, as GitHub Enterprise Server has it. */
  readonly api: string;
  /** `http://host:port`: git over HTTP is at `<origin>/<owner>/<name>.git`, the artifact service at `<origin>/twirp/…`. */
  readonly origin: string;
  /** `owner/name` */
  readonly repository: string;
  /** The bare repository itself. */
  readonly git: Git;
  /** A new token with these permissions and no others. */
  token(permissions: Permissions, author?: Author): string;
  /** @param more `owner` of the repository that the branch is in, for a fork; default base: `main`, author: `ada` */
  openPullRequest(branch: string, more?: MorePull): number;
  closePullRequest(number: number): void;
  /** What "Edit" does with the base branch. */
  retarget(number: number, base: string): void;
  /** Merges it with a merge commit, which is given back. @throws where there are conflicts */
  mergePullRequest(number: number): Promise<string>;
  /** What somebody thinks of a commit of a pull request; default: a member who approves it. */
  review(number: number, commit: string, author: Author, more?: MoreReview): void;
  /** What an administrator does with a ruleset: no change without a pull request, and these checks before a merge. */
  protect(branches: readonly string[], more?: MoreProtection): void;
  /** What somebody writes on a pull request. */
  comment(pullRequest: number, author: Author, body: string): CommentState;
  /** What somebody with the right to do so removes. */
  remove(comment: number): void;
  readonly comments: readonly CommentState[];
  readonly checks: readonly CheckState[];
  readonly statuses: readonly StatusState[];
  readonly pulls: ReadonlyMap<number, PullState>;
  /** Tests may do to them what people do. */
  readonly issues: Map<number, IssueState>;
  readonly deployments: readonly DeploymentState[];
  readonly labels: ReadonlyMap<number, ReadonlySet<string>>;
  /** Reactions to comments: which, by whom, to what. */
  readonly reactions: RepositoryState['reactions'];
  /** What the owner has set; tests write into it. */
  readonly settings: RepositorySettings;
  /** Runs, jobs, artifacts. */
  readonly actions: ActionsDesk;
  /** What came through the API or git and would start workflows. */
  readonly caused: readonly Caused[];
  readonly seen: readonly Seen[];
  fail(...faults: readonly Fault[]): void;
  /** @returns what puts everything back as it is now, apart from git, as often as it is called */
  remember(): () => void;
  /** Stops the server. @throws if a request or an answer was not as GitHub describes it, or a fault met no request */
  close(): Promise<void>;
}

/** @param git of the bare repository that `owner/name` is */
export async function startForge(
  git: Git,
  name: { readonly owner: string; readonly name: string },
): Promise<ForgeServer> {
  const world = newWorld(git, name);
  const desk: Desk = { world, description: openDescription(), faults: faultQueue(), complaints: [], seen: [] };
  const server = createServer((request, response) => {
    serve(desk, request, response).catch((error: unknown) => {
      desk.complaints.push(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const { caused, checks, comments, deployments, issues, labels } = world.repository;
  const { pulls, reactions, reviews, settings, statuses } = world.repository;
  return {
    api: `${origin}/api/v3`,
    origin,
    repository: fullName(world),
    git,
    token: (permissions, author = githubActions) => addToken(world, permissions, author),
    openPullRequest: (branch, more) => addPullRequest(world, branch, more),
    closePullRequest: (number) => close(world, pullOf(world, number)),
    retarget: (number, base) => {
      pullOf(world, number).base = base;
    },
    mergePullRequest: (number) => mergePull(world, pullOf(world, number)),
    review: (number, commit, author, { association = 'MEMBER', state = 'APPROVED' } = {}) => {
      const submittedAt = tick(world);
      reviews.push({ id: nextId(world), pull: number, author, association, state, commit, submittedAt });
    },
    protect: (branches, more) => protect(world, branches, more),
    comment: (pullRequest, author, body) => addComment(world, pullRequest, author, body),
    remove: (comment) => {
      comments.delete(comment);
    },
    get comments() {
      return [...comments.values()];
    },
    get checks() {
      return [...checks.values()];
    },
    ...{ caused, deployments, issues, labels, pulls, reactions, settings, statuses },
    actions: actionsDesk(world),
    seen: desk.seen,
    fail: desk.faults.add,
    remember: () => remember(world.repository),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      const unmet = desk.faults.left().map(({ on, kind }) => `the fault ${kind} met no request of ${on}`);
      const wrong = [...desk.complaints, ...unmet];
      if (wrong.length > 0) throw new Error(`The forge server complains:\n${wrong.join('\n')}`);
    },
  };
}

function newWorld(git: Git, name: { readonly owner: string; readonly name: string }): World {
  const repository: RepositoryState = {
    ...name,
    git,
    pulls: new Map(),
    reviews: [],
    issues: new Map(),
    deployments: [],
    comments: new Map(),
    checks: new Map(),
    statuses: [],
    labels: new Map(),
    reactions: [],
    settings: defaultSettings(),
    actions: { runs: new Map(), artifacts: new Map(), runtimeTokens: new Map() },
    caused: [],
  };
  return { repository, tokens: new Map(), now: Date.parse('2026-01-01T00:00:00Z'), lastId: 1000 };
}

function addToken(world: World, permissions: Permissions, author: Author): string {
  const secret = `ghs_test${world.tokens.size}`;
  const app = author.type === 'Bot' ? { app: author.login.replace('[bot]', '') } : {};
  world.tokens.set(secret, { author, permissions, ...app });
  return secret;
}

interface MoreReview {
  readonly association?: string;
  readonly state?: ReviewState['state'];
}

interface MoreProtection {
  readonly checks?: readonly string[];
  readonly approvals?: number;
  /** The number of the App that the checks have to be of. */
  readonly app?: number;
}

function protect(
  world: World,
  branches: readonly string[],
  { checks = [], approvals = 0, app }: MoreProtection = {},
): void {
  const { rulesets } = world.repository.settings;
  const asked = {
    ...{ dismiss_stale_reviews_on_push: true, required_approving_review_count: approvals },
    ...{
      require_code_owner_review: false,
      require_last_push_approval: false,
      required_review_thread_resolution: false,
    },
  };
  const required = checks.map((context) => ({ context, ...(app !== undefined && { integration_id: app }) }));
  const strictness = { strict_required_status_checks_policy: false, do_not_enforce_on_create: true };
  rulesets.push({
    ...{ id: nextId(world), name: `protect ${branches.join(', ')}`, enforcement: 'active', bypass: [] },
    conditions: { ref_name: { include: branches.map((one) => `refs/heads/${one}`), exclude: [] } },
    rules: [
      { type: 'pull_request', parameters: asked },
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      { type: 'required_status_checks', parameters: { required_status_checks: required, ...strictness } },
    ],
  });
}

interface MorePull {
  readonly base?: string;
  readonly owner?: string;
  readonly author?: string;
  readonly title?: string;
  readonly body?: string;
}

function addPullRequest(world: World, branch: string, more: MorePull = {}): number {
  const { pulls, owner } = world.repository;
  const { base = 'main', owner: headOwner = owner, author = 'ada', title = `Try ${branch}`, body = null } = more;
  const pull = newPull(world, { title, body, branch, base, headOwner, author });
  pulls.set(pull.number, pull);
  return pull.number;
}

function pullOf(world: World, number: number): PullState {
  const pull = world.repository.pulls.get(number);
  if (pull === undefined) throw new Error(`there is no pull request ${number}`);
  return pull;
}
