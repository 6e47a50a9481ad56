import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Git } from '../../../src/support/git.ts';
import { type Answer, notFound, type Operation, problem } from './answers.ts';
import { checkOperations } from './checks.ts';
import { addComment, commentOperations } from './comments.ts';
import { type Description, openDescription } from './description.ts';
import { type Fault, faultQueue } from './faults.ts';
import { isObject, type Json } from './json.ts';
import type { OperationName } from './operations.ts';
import { pagesOf } from './pages.ts';
import { refusedBy } from './permissions.ts';
import { pullOperations } from './pulls.ts';
import type { Author, CheckState, CommentState, Permissions, PullState, World } from './world.ts';

export const githubActions: Author = { login: 'github-actions[bot]', type: 'Bot' };

/** One request that the server answered. */
export interface Seen {
  readonly operation: string;
  readonly query: string;
  readonly status: number;
}

/** A GitHub for tests: real HTTP, state in memory, commits in a bare repository. */
export interface ForgeServer {
  /** Base address of the API, as GitHub Enterprise Server has it. */
  readonly api: string;
  /** A new token with these permissions and no others. */
  token(permissions: Permissions, author?: Author): string;
  openPullRequest(branch: string, more?: { readonly base?: string; readonly owner?: string }): number;
  /** What somebody writes on a pull request. */
  comment(pullRequest: number, author: Author, body: string): CommentState;
  /** What somebody with the right to do so removes. */
  remove(comment: number): void;
  readonly comments: readonly CommentState[];
  readonly checks: readonly CheckState[];
  readonly pulls: ReadonlyMap<number, PullState>;
  readonly seen: readonly Seen[];
  fail(...faults: readonly Fault[]): void;
  /** Stops the server. @throws if a request or an answer was not as GitHub describes it, or a fault met no request */
  close(): Promise<void>;
}

const operationTable: Readonly<Record<OperationName, Operation>> = {
  ...pullOperations,
  ...commentOperations,
  ...checkOperations,
};

/** @param git of the bare repository that `owner/name` is */
export async function startForge(
  git: Git,
  name: { readonly owner: string; readonly name: string },
): Promise<ForgeServer> {
  const state = { pulls: new Map(), comments: new Map(), checks: new Map() };
  const repository = { ...name, git, ...state };
  const world: World = { repository, tokens: new Map(), now: Date.parse('2026-01-01T00:00:00Z'), lastId: 1000 };
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
  return {
    api: `http://127.0.0.1:${port}/api/v3`,
    token: (permissions, author = githubActions) => addToken(world, permissions, author),
    openPullRequest: (branch, more) => addPullRequest(world, branch, more),
    comment: (pullRequest, author, body) => addComment(world, pullRequest, author, body),
    remove: (comment) => {
      world.repository.comments.delete(comment);
    },
    get comments() {
      return [...world.repository.comments.values()];
    },
    get checks() {
      return [...world.repository.checks.values()];
    },
    pulls: world.repository.pulls,
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

interface Desk {
  readonly world: World;
  readonly description: Description;
  readonly faults: ReturnType<typeof faultQueue>;
  readonly complaints: string[];
  readonly seen: Seen[];
}

function addToken(world: World, permissions: Permissions, author: Author): string {
  const secret = `ghs_test${world.tokens.size}`;
  const app = author.type === 'Bot' ? { app: author.login.replace('[bot]', '') } : {};
  world.tokens.set(secret, { author, permissions, ...app });
  return secret;
}

function addPullRequest(
  world: World,
  branch: string,
  more: { readonly base?: string; readonly owner?: string } = {},
): number {
  const { pulls, owner } = world.repository;
  const number = pulls.size + 1;
  const { base = 'main', owner: headOwner = owner } = more;
  pulls.set(number, { number, title: `Try ${branch}`, branch, base, headOwner, state: 'open' });
  return number;
}

async function serve(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await bodyOf(request);
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const token = desk.world.tokens.get((request.headers.authorization ?? '').replace(/^(token|bearer) /i, ''));
  const body: Json | undefined = text === '' ? undefined : JSON.parse(text);
  if (request.method === 'POST' && url.pathname === '/api/graphql') {
    await finish(desk, response, 'graphql', url, () => viewer(desk, token?.author, body));
    return;
  }
  const matched = desk.description.match(request.method ?? '', url.pathname.replace(/^\/api\/v3/, ''));
  if (matched === undefined || !url.pathname.startsWith('/api/v3/')) {
    desk.complaints.push(`GitHub has no ${request.method} ${url.pathname}, or the tests do not know it`);
    send(response, url, problem(501, 'Not implemented'));
    return;
  }
  desk.complaints.push(...desk.description.request(matched.name, url.searchParams, body));
  await finish(desk, response, matched.name, url, async () => {
    if (token === undefined) return problem(401, 'Bad credentials');
    const { owner, name } = desk.world.repository;
    if (matched.values['owner'] !== owner || matched.values['repo'] !== name) return notFound;
    const refused = refusedBy(matched.name, token.permissions);
    if (refused !== undefined) return refused;
    const given = { world: desk.world, token, values: matched.values, query: url.searchParams };
    const answer = await operationTable[matched.name]({
      ...given,
      body: isObject(body) ? body : {},
      sample: desk.description.sample,
    });
    checkAnswer(desk, matched.name, url, answer);
    return answer;
  });
}

/** The only question in GraphQL that is asked: whose the token is. */
function viewer(desk: Desk, author: Author | undefined, body: Json | undefined): Answer {
  const query = isObject(body) && typeof body['query'] === 'string' ? body['query'].replace(/\s+/g, ' ').trim() : '';
  if (query !== 'query { viewer { login } }') desk.complaints.push(`an unknown question in GraphQL: ${query}`);
  if (author === undefined) return problem(401, 'Bad credentials');
  return { status: 200, body: { data: { viewer: { login: author.login } } } };
}

/** What an operation answers of itself is held against the description, also errors where it documents them. */
function checkAnswer({ description, complaints }: Desk, name: OperationName, url: URL, answer: Answer): void {
  if (answer.status >= 400 && !description.documents(name, answer.status)) return;
  complaints.push(...description.response(name, answer.status, pagesOf(answer, url).body));
}

async function finish(
  desk: Desk,
  response: ServerResponse,
  name: Fault['on'],
  url: URL,
  work: () => Answer | Promise<Answer>,
): Promise<void> {
  const fault = desk.faults.take(name);
  const note = (status: number) => desk.seen.push({ operation: name, query: url.search, status });
  if (fault?.kind === 'meanwhile') fault.act();
  const applies = fault === undefined || fault.applied === true || ['meanwhile', 'slow', 'cut'].includes(fault.kind);
  const answer = applies ? await work() : problem(500, 'never sent');
  if (fault?.kind === 'meanwhile') fault.after?.();
  if (fault?.kind === 'drop') {
    note(0);
    response.destroy();
    return;
  }
  if (fault?.kind === 'answer') {
    note(fault.status);
    send(response, url, problem(fault.status, fault.message), fault.headers);
    return;
  }
  note(answer.status);
  if (fault?.kind === 'slow') await sleep(fault.ms);
  if (fault?.kind === 'cut') cut(response, answer, url);
  else send(response, url, answer, { date: new Date(desk.world.now).toUTCString() });
}

function send(
  response: ServerResponse,
  url: URL,
  answer: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  const { body, link } = pagesOf(answer, url);
  response.writeHead(answer.status, {
    ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
    ...(link !== undefined && { link }),
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function cut(response: ServerResponse, answer: Answer, url: URL): void {
  const text = JSON.stringify(pagesOf(answer, url).body ?? {});
  const length = Buffer.byteLength(text);
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': `${length}`,
  });
  response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy());
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
