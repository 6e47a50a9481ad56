import type { IncomingHttpHeaders } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { runProcess } from '../../../src/support/process.ts';
import { type Answer, problem } from './answers.ts';
import { cause } from './caused.ts';
import { allows } from './permissions.ts';
import { settlePulls, updatePullReferences } from './pull-state.ts';
import { pushRules } from './push-rules.ts';
import type { Token, World } from './world.ts';

/** A request for `/<owner>/<name>.git`. */
export interface GitRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export function isGitPath(path: string): boolean {
  return /^\/[^/]+\/[^/]+?\.git\//.test(path);
}

/** `git http-backend` over the bare repository, with what the token may do. */
export async function serveGit(world: World, request: GitRequest): Promise<Answer> {
  const { settings, owner } = world.repository;
  const writes = /\/git-receive-pack$/.test(request.url.pathname) || request.url.search.includes('git-receive-pack');
  const token = tokenIn(world, request.headers.authorization);
  if (token === 'unknown') return challenge();
  if (ownerIn(world, request.url.pathname) === undefined) return problem(404, 'Repository not found.');
  const may = token !== undefined && allows(token.permissions, 'contents', writes ? 'write' : 'read');
  if (writes && (!may || ownerIn(world, request.url.pathname) !== owner)) {
    return token === undefined ? challenge() : problem(403, 'Permission to the repository was denied.');
  }
  if (!writes && !may && settings.private)
    return token === undefined ? challenge() : problem(404, 'Repository not found.');
  if (!writes && mayNameRefs(request)) await updatePullReferences(world);
  const before = writes ? await branches(world) : new Map<string, string>();
  const answer = await backend(world, request, token);
  if (writes && token !== undefined) await causePushes(world, token, before);
  if (writes) await settlePulls(world);
  return answer;
}

/** In protocol version 2 all but the command `ls-refs` goes by object names, which most requests do. */
function mayNameRefs({ method, headers, body }: GitRequest): boolean {
  if (`${headers['git-protocol'] ?? ''}` !== 'version=2') return true;
  return method === 'POST' && (headers['content-encoding'] !== undefined || body.includes('command=ls-refs'));
}

/** The repository's own address, and those of its forks: they share its objects and are only read. */
function ownerIn(world: World, path: string): string | undefined {
  const { name, owner, pulls } = world.repository;
  const owners = [owner, ...[...pulls.values()].map((pull) => pull.headOwner)];
  return owners.find((one) => path.startsWith(`/${one}/${name}.git/`));
}

/** Git sends a token as a password, whatever the name is; `actions/checkout` sends the same as a header. */
function tokenIn(world: World, header: string | undefined): Token | 'unknown' | undefined {
  if (header === undefined) return undefined;
  const basic = /^basic (.+)$/i.exec(header)?.[1];
  const decoded = Buffer.from(basic ?? '', 'base64').toString('utf8');
  const secret =
    basic === undefined ? header.replace(/^(bearer|token) /i, '') : decoded.slice(decoded.indexOf(':') + 1);
  return world.tokens.get(secret) ?? 'unknown';
}

function challenge(): Answer {
  return { ...problem(401, 'Authentication required'), headers: { 'www-authenticate': 'Basic realm="GitHub"' } };
}

async function backend(world: World, request: GitRequest, token: Token | undefined): Promise<Answer> {
  const { git } = world.repository;
  const [, service = ''] = /^\/[^/]+\/[^/]+?\.git(\/.*)$/.exec(request.url.pathname) ?? [];
  const config = {
    'http.receivepack': 'true',
    'uploadpack.allowFilter': 'true',
    'uploadpack.allowAnySHA1InWant': 'true',
    'core.hooksPath': join(import.meta.dirname, 'hooks'),
  };
  const env = {
    ...git.env,
    ...configuration(config),
    ...(await rules(world, token)),
    FORGE_RULES: pushRules(world, request.body),
    GIT_PROJECT_ROOT: dirname(git.folder),
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${basename(git.folder)}${service}`,
    QUERY_STRING: request.url.search.slice(1),
    REQUEST_METHOD: request.method,
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    CONTENT_LENGTH: `${request.body.length}`,
    HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
    GIT_PROTOCOL: `${request.headers['git-protocol'] ?? ''}`,
    REMOTE_USER: token?.author.login ?? '',
  };
  return parse((await runProcess('git', ['http-backend'], { env, input: request.body })).stdout);
}

/** What the hook of the repository needs to know. */
async function rules(world: World, token: Token | undefined): Promise<NodeJS.ProcessEnv> {
  const { settings, checks, statuses } = world.repository;
  const lines = [...settings.protection].map(([branch, { checks: required }]) => {
    const passed = (sha: string) =>
      required.every(
        ({ context }) =>
          [...checks.values()].some(
            (one) =>
              one.head === sha &&
              one.name === context &&
              ['success', 'neutral', 'skipped'].includes(one.conclusion ?? ''),
          ) || statuses.findLast((one) => one.sha === sha && one.context === context)?.state === 'success',
      );
    const known = new Set([...[...checks.values()].map(({ head }) => head), ...statuses.map(({ sha }) => sha)]);
    return `refs/heads/${branch} ${[...known].filter(passed).join(' ')}`;
  });
  const mayChangeWorkflows = token?.app === undefined || allows(token.permissions, 'workflows', 'write');
  return {
    FORGE_PROTECTED: lines.join('\n'),
    FORGE_DEFAULT: `refs/heads/${settings.defaultBranch}`,
    FORGE_WORKFLOWS: mayChangeWorkflows ? 'yes' : 'no',
  };
}

function configuration(values: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const entries = Object.entries(values);
  const pairs = entries.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { GIT_CONFIG_COUNT: `${entries.length}`, ...Object.fromEntries(pairs) };
}

/** What a CGI program says: headers, an empty line, the body. */
function parse(output: Buffer): Answer {
  const end = output.indexOf('\r\n\r\n');
  if (end < 0) return problem(500, 'git http-backend gave no answer');
  const lines = output.subarray(0, end).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  const { Status: status, ...rest } = headers;
  return {
    status: status === undefined ? 200 : Number.parseInt(status, 10),
    headers: rest,
    bytes: output.subarray(end + 4),
  };
}

async function branches({ repository }: World): Promise<Map<string, string>> {
  const text = await repository.git.text([
    'for-each-ref',
    '--format=%(refname) %(objectname)',
    'refs/heads',
    'refs/tags',
  ]);
  return new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? '']),
  );
}

async function causePushes(world: World, token: Token, before: ReadonlyMap<string, string>): Promise<void> {
  const now = await branches(world);
  for (const [ref, after] of now) {
    const old = before.get(ref);
    if (old !== after) cause(world, token, 'push', { ref, before: old ?? '0'.repeat(40), after });
  }
}
