import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Git } from '../../../src/support/git.ts';
import { type ActionsDesk, actionsDesk } from './actions-desk.ts';
import type { Caused } from './caused.ts';
import { addComment } from './comments.ts';
import { openDescription } from './description.ts';
import { type Fault, faultQueue } from './faults.ts';
import { mergePull } from './pulls.ts';
import { serve } from './routes.ts';
import type { Desk, Seen } from './serving.ts';
import { defaultSettings, type RepositorySettings } from './settings.ts';
import {
  type Author,
  type CheckState,
  type CommentState,
  fullName,
  githubActions,
  type Permissions,
  type PullState,
  type RepositoryState,
  type StatusState,
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
  /** What somebody writes on a pull request. */
  comment(pullRequest: number, author: Author, body: string): CommentState;
  /** What somebody with the right to do so removes. */
  remove(comment: number): void;
  readonly comments: readonly CommentState[];
  readonly checks: readonly CheckState[];
  readonly statuses: readonly StatusState[];
  readonly pulls: ReadonlyMap<number, PullState>;
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
  const { caused, checks, comments, labels, pulls, reactions, settings, statuses } = world.repository;
  return {
    api: `${origin}/api/v3`,
    origin,
    repository: fullName(world),
    git,
    token: (permissions, author = githubActions) => addToken(world, permissions, author),
    openPullRequest: (branch, more) => addPullRequest(world, branch, more),
    closePullRequest: (number) => {
      pullOf(world, number).state = 'closed';
    },
    retarget: (number, base) => {
      pullOf(world, number).base = base;
    },
    mergePullRequest: (number) => mergePull(world, pullOf(world, number)),
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
    ...{ caused, labels, pulls, reactions, settings, statuses },
    actions: actionsDesk(world),
    seen: desk.seen,
    fail: desk.faults.add,
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

interface MorePull {
  readonly base?: string;
  readonly owner?: string;
  readonly author?: string;
}

function addPullRequest(world: World, branch: string, more: MorePull = {}): number {
  const { pulls, owner } = world.repository;
  const number = pulls.size + 1;
  const { base = 'main', owner: headOwner = owner, author = 'ada' } = more;
  const open = { state: 'open', mergedAs: null } as const;
  pulls.set(number, { number, title: `Try ${branch}`, branch, base, headOwner, author, ...open });
  return number;
}

function pullOf(world: World, number: number): PullState {
  const pull = world.repository.pulls.get(number);
  if (pull === undefined) throw new Error(`there is no pull request ${number}`);
  return pull;
}
