import { type Answer, invalid, notFound, type Operation, type Request } from './answers.ts';
import type { JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';

/** Files and commits of the bare repository. */
export const contentOperations = {
  'GET /repos/{owner}/{repo}/contents/{path}': async (request) => {
    const { query, values, world } = request;
    const { git, settings } = world.repository;
    const commit = await commitOf(request, query.get('ref') ?? settings.defaultBranch);
    if (commit === undefined) return notFound;
    const path = (values['path'] ?? '').replace(/\/$/, '');
    const own = await entries(request, [commit, '--', path]);
    const [entry] = own;
    if (entry === undefined) return notFound;
    if (entry.type === 'tree') {
      const inside = await entries(request, [commit, '--', `${path}/`]);
      return { status: 200, body: inside.map((one) => listing(request, one)) };
    }
    const bytes = await git.bytes(['cat-file', 'blob', entry.sha]);
    if (request.accept.includes('raw')) return raw(bytes);
    return { status: 200, body: file(request, entry, bytes) };
  },

  'GET /repos/{owner}/{repo}/commits/{ref}': async (request): Promise<Answer> => {
    const { git } = request.world.repository;
    const sha = await commitOf(request, request.values['ref'] ?? '');
    if (sha === undefined) return invalid(`No commit found for SHA: ${request.values['ref']}`);
    const [tree = '', parents = '', message = ''] = await git.list(['log', '-1', '--format=%T%x00%P%x00%B%x00', sha]);
    const { sample } = request;
    const plain = sample('commit');
    const inner = { ...(plain['commit'] as JsonObject), message: message.trim() };
    const heads = parents.split(' ').filter((one) => one !== '');
    const parent = (one: string) => ({
      sha: one,
      url: 'https://github.test/commit',
      html_url: 'https://github.test/commit',
    });
    const body = { ...plain, sha, parents: heads.map(parent) };
    return {
      status: 200,
      body: { ...body, commit: { ...inner, tree: { sha: tree, url: 'https://github.test/tree' } } },
    };
  },
} satisfies Partial<Record<OperationName, Operation>>;

/** The commit that a branch, a tag, a full reference or a hash means. */
export async function commitOf({ world }: Request, name: string): Promise<string | undefined> {
  const { git } = world.repository;
  for (const full of [`refs/heads/${name}`, `refs/tags/${name}`, name]) {
    const found = await git.try(['rev-parse', '--verify', '--quiet', '--end-of-options', `${full}^{commit}`]);
    if (found.code === 0) return found.stdout.toString('utf8').trim();
  }
  return undefined;
}

interface Entry {
  readonly path: string;
  readonly sha: string;
  readonly type: string;
}

async function entries({ world }: Request, what: readonly string[]): Promise<readonly Entry[]> {
  const found = await world.repository.git.try(['ls-tree', '-z', '--full-tree', ...what]);
  if (found.code !== 0) return [];
  const lines = found.stdout.toString('utf8').split('\0').slice(0, -1);
  return lines.map((line) => {
    const [head = '', path = ''] = line.split('\t');
    const [, type = '', sha = ''] = head.split(' ');
    return { path, sha, type };
  });
}

function listing(_: Request, { path, sha, type }: Entry): JsonObject {
  const address = `https://github.test/${sha}`;
  return {
    type: type === 'tree' ? 'dir' : 'file',
    size: 0,
    name: path.split('/').at(-1) ?? path,
    path,
    sha,
    url: address,
    git_url: address,
    html_url: address,
    download_url: type === 'tree' ? null : address,
    _links: { git: address, html: address, self: address },
  };
}

function file(request: Request, entry: Entry, bytes: Buffer): JsonObject {
  // Above 1 MB GitHub gives no content in JSON.
  const small = bytes.length <= 1_048_576;
  const content = small ? bytes.toString('base64').replace(/(.{60})/g, '$1\n') : '';
  return { ...listing(request, entry), size: bytes.length, encoding: small ? 'base64' : 'none', content };
}

function raw(bytes: Buffer): Answer {
  return { status: 200, bytes, headers: { 'content-type': 'application/vnd.github.raw+json' } };
}
