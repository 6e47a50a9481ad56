import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, notFound, type Operation, problem } from './answers.ts';
import { appOperations } from './apps.ts';
import { artifactMethod, callArtifacts } from './artifact-service.ts';
import { artifactOperations } from './artifacts.ts';
import { serveBlob } from './blobs.ts';
import { checkOperations } from './checks.ts';
import { commentOperations } from './comments.ts';
import { contentOperations } from './contents.ts';
import { deploymentOperations } from './deployments.ts';
import { environmentOperations } from './environments.ts';
import { isGitPath, serveGit } from './git-http.ts';
import { issueOperations } from './issues.ts';
import { jobOperations } from './jobs.ts';
import { isObject, type Json } from './json.ts';
import { labelOperations } from './labels.ts';
import type { OperationName } from './operations.ts';
import { pagesOf } from './pages.ts';
import { refusedBy } from './permissions.ts';
import { pullChangeOperations } from './pull-changes.ts';
import { pullOperations } from './pulls.ts';
import { referenceOperations } from './references.ts';
import { rulesetOperations } from './rulesets.ts';
import { runOperations } from './runs.ts';
import { bodyOf, type Desk, finish, send } from './serving.ts';
import { settingsOperations } from './settings-operations.ts';
import { statusOperations } from './statuses.ts';
import { workflowOperations } from './workflows.ts';
import type { Author } from './world.ts';

const operationTable: Readonly<Record<OperationName, Operation>> = {
  ...pullOperations,
  ...pullChangeOperations,
  ...issueOperations,
  ...deploymentOperations,
  ...rulesetOperations,
  ...environmentOperations,
  ...commentOperations,
  ...checkOperations,
  ...labelOperations,
  ...statusOperations,
  ...contentOperations,
  ...referenceOperations,
  ...settingsOperations,
  ...appOperations,
  ...workflowOperations,
  ...runOperations,
  ...jobOperations,
  ...artifactOperations,
};

/** Answers one request: git, the artifact service and its storage, GraphQL, else the REST API. */
export async function serve(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await bodyOf(request);
  const method = request.method ?? '';
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const { world } = desk;
  const secret = secretOf(request);
  if (isGitPath(url.pathname)) {
    const asked = { method, url, headers: request.headers, body: bytes };
    await finish(desk, response, 'git', url, secret, () => serveGit(world, asked));
    return;
  }
  if (url.pathname.startsWith('/blobs/')) {
    await finish(desk, response, 'blob', url, secret, () => serveBlob(world, method, url, bytes));
    return;
  }
  const body: Json | undefined = bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'));
  const artifacts = method === 'POST' ? artifactMethod(url.pathname) : undefined;
  if (artifacts !== undefined) {
    await finish(desk, response, artifacts, url, secret, () =>
      callArtifacts(world, artifacts, secret, body, url.origin),
    );
    return;
  }
  if (method === 'POST' && url.pathname === '/api/graphql') {
    await finish(desk, response, 'graphql', url, secret, () => viewer(desk, world.tokens.get(secret)?.author, body));
    return;
  }
  await serveRest(desk, request, response, url, body);
}

async function serveRest(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: Json | undefined,
): Promise<void> {
  const matched = desk.description.match(request.method ?? '', url.pathname.replace(/^\/api\/v3/, ''));
  if (matched === undefined || !url.pathname.startsWith('/api/v3/')) {
    desk.complaints.push(`GitHub has no ${request.method} ${url.pathname}, or the tests do not know it`);
    send(response, url, problem(501, 'Not implemented'));
    return;
  }
  const { name, values } = matched;
  const secret = secretOf(request);
  const token = desk.world.tokens.get(secret);
  desk.complaints.push(...desk.description.request(name, url.searchParams, body));
  await finish(desk, response, name, url, secret, async () => {
    if (token === undefined) return problem(401, 'Bad credentials');
    const { repository } = desk.world;
    const isOurs = values['owner'] === repository.owner && values['repo'] === repository.name;
    const isOfAll = values['owner'] === undefined && values['org'] === undefined;
    if (!isOurs && !isOfAll && values['org'] !== repository.owner) return notFound;
    const refused = refusedBy(name, token.permissions);
    if (refused !== undefined) return refused;
    const answer = await operationTable[name]({
      world: desk.world,
      token,
      values,
      query: url.searchParams,
      body: isObject(body) ? body : {},
      sample: desk.description.sample,
      accept: request.headers.accept ?? '',
      origin: url.origin,
    });
    checkAnswer(desk, name, url, answer);
    return answer;
  });
}

function secretOf(request: IncomingMessage): string {
  return (request.headers.authorization ?? '').replace(/^(token|bearer) /i, '');
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
  if (answer.bytes !== undefined || (answer.status >= 400 && !description.documents(name, answer.status))) return;
  complaints.push(...description.response(name, answer.status, pagesOf(answer, url).body));
}
