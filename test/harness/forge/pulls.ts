import type { Git } from '../../../src/support/git.ts';
import { type Answer, notFound, type Operation, type Request } from './answers.ts';
import type { Json, JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { type PullState, repositoryId, type World } from './world.ts';

/** Pull requests; their commits are those of the branches in the bare repository. */
export const pullOperations = {
  'GET /repos/{owner}/{repo}': ({ world, sample }) => {
    const { owner, name, settings } = world.repository;
    const body = { ...sample('full-repository'), id: repositoryId(world, owner), name, full_name: `${owner}/${name}` };
    const account = { ...sample('simple-user'), login: owner, type: settings.organization ? 'Organization' : 'User' };
    const shown = { private: settings.private, default_branch: settings.defaultBranch, owner: account };
    return { status: 200, body: { ...body, ...shown } };
  },

  'GET /repos/{owner}/{repo}/pulls': async (request) => {
    const { query, world } = request;
    const head = query.get('head');
    const pulls = [...world.repository.pulls.values()]
      .filter((pull) => (query.get('state') ?? 'open') === 'all' || pull.state === (query.get('state') ?? 'open'))
      .filter((pull) => head === null || head === `${pull.headOwner}:${pull.branch}`)
      .filter((pull) => !query.has('base') || pull.base === query.get('base'));
    return { status: 200, list: { items: await Promise.all(pulls.map((pull) => simple(request, pull))) } };
  },

  'GET /repos/{owner}/{repo}/pulls/{pull_number}': async (request) => {
    const pull = request.world.repository.pulls.get(Number(request.values['pull_number']));
    return pull === undefined ? notFound : { status: 200, body: await whole(request, pull) };
  },

  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': async (request): Promise<Answer> => {
    const { repository } = request.world;
    const sha = request.values['commit_sha'];
    const shown: Json[] = [];
    for (const pull of repository.pulls.values()) {
      const head = await headOf(request, pull);
      const base = await tip(request, pull.base);
      const commits = await repository.git.text(['rev-list', head, `^${base}`]);
      if (commits.split('\n').includes(sha ?? '')) shown.push(await simple(request, pull));
    }
    return { status: 200, list: { items: shown } };
  },
} satisfies Partial<Record<OperationName, Operation>>;

async function tip({ world }: Pick<Request, 'world'>, branch: string): Promise<string> {
  return await world.repository.git.text(['rev-parse', '--verify', `refs/heads/${branch}`]);
}

/** GitHub keeps the head of a pull request whose branch is gone. */
async function headOf({ world }: Pick<Request, 'world'>, { branch, number }: PullState): Promise<string> {
  const { git } = world.repository;
  const there = await git.try(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`]);
  if (there.code === 0) return there.stdout.toString('utf8').trim();
  return await git.text(['rev-parse', '--verify', `refs/pull/${number}/head`]);
}

async function simple(request: Request, pull: PullState): Promise<JsonObject> {
  return { ...request.sample('pull-request-simple'), ...(await shared(request, pull)) };
}

async function whole(request: Request, pull: PullState): Promise<JsonObject> {
  const merge = await mergeOf(request, pull);
  return {
    ...request.sample('pull-request'),
    ...(await shared(request, pull)),
    merged: pull.mergedAs !== null,
    mergeable: merge !== undefined,
    merge_commit_sha: pull.mergedAs ?? merge ?? null,
    mergeable_state: merge === undefined ? 'dirty' : 'clean',
  };
}

async function shared(request: Request, pull: PullState): Promise<JsonObject> {
  const { owner, name, settings } = request.world.repository;
  const repository = { ...request.sample('repository'), name, default_branch: settings.defaultBranch };
  const side = (branch: string, of: string, sha: string): JsonObject => ({
    label: `${of}:${branch}`,
    ref: branch,
    sha,
    user: { ...request.sample('simple-user'), login: of },
    repo: { ...repository, id: repositoryId(request.world, of), full_name: `${of}/${name}` },
  });
  return {
    number: pull.number,
    title: pull.title,
    state: pull.state,
    user: { ...request.sample('simple-user'), login: pull.author },
    head: side(pull.branch, pull.headOwner, await headOf(request, pull)),
    base: side(pull.base, owner, await tip(request, pull.base)),
    _links: links(request),
  };
}

function links({ sample }: Request): JsonObject {
  const names = ['comments', 'commits', 'statuses', 'html', 'issue', 'review_comments', 'review_comment', 'self'];
  return Object.fromEntries(names.map((name) => [name, sample('link')]));
}

/** What the button does. @throws where there are conflicts */
export async function mergePull(world: World, pull: PullState): Promise<string> {
  const merge = await mergeOf({ world }, pull);
  if (merge === undefined) throw new Error(`the pull request ${pull.number} has conflicts`);
  const before = await tip({ world }, pull.base);
  await world.repository.git.text(['update-ref', `refs/heads/${pull.base}`, merge, before]);
  Object.assign(pull, { state: 'closed', mergedAs: merge });
  return merge;
}

type Refs = ReadonlyMap<string, string>;

const heads = (branch: string) => `refs/heads/${branch}`;

async function refsOf(git: Git): Promise<Refs> {
  const listed = await git.text(['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads/', 'refs/pull/']);
  return new Map(listed.split('\n').map((line) => [line.slice(line.indexOf(' ') + 1), line.split(' ')[0] ?? '']));
}

/** Writes `refs/pull/<n>/head` and `/merge` of the open pull requests, as git sees them on GitHub. */
export async function updatePullReferences(world: World): Promise<void> {
  const { git, pulls } = world.repository;
  const open = [...pulls.values()].filter(({ state }) => state === 'open');
  const lost = (refs: Refs) => open.find(({ base, branch }) => !refs.has(heads(base)) || !refs.has(heads(branch)));
  let refs = await refsOf(git);
  // Whoever lists a folder while others write in it may miss a name: once more then.
  if (lost(refs) !== undefined) refs = await refsOf(git);
  const pull = lost(refs);
  if (pull !== undefined) throw new Error(`pull request ${pull.number} has lost a branch`);
  for (const { base, branch, number } of open) {
    const head = refs.get(heads(branch)) ?? '';
    const wanted = { head, merge: await merged(git, refs.get(heads(base)) ?? '', head) };
    for (const [name, commit] of Object.entries(wanted)) {
      const ref = `refs/pull/${number}/${name}`;
      if (commit !== undefined && refs.get(ref) !== commit) await git.text(['update-ref', ref, commit]);
    }
  }
}

/** The commit of `refs/pull/<n>/merge`; undefined where there are conflicts. */
async function mergeOf({ world }: Pick<Request, 'world'>, pull: PullState): Promise<string | undefined> {
  const { git } = world.repository;
  return await merged(git, await tip({ world }, pull.base), await headOf({ world }, pull));
}

/** Merges by the commits that they merge: each is made once, since every look at a pull request asks for it. */
const mergesOf = new WeakMap<Git, Map<string, Promise<string | undefined>>>();

function merged(git: Git, base: string, head: string): Promise<string | undefined> {
  const known = mergesOf.get(git) ?? new Map<string, Promise<string | undefined>>();
  mergesOf.set(git, known);
  const key = `${base} ${head}`;
  const found = known.get(key) ?? merge(git, base, head);
  known.set(key, found);
  return found;
}

async function merge(git: Git, base: string, head: string): Promise<string | undefined> {
  const tried = await git.try(['merge-tree', '--write-tree', '--no-messages', base, head]);
  if (tried.code !== 0) return undefined;
  const tree = tried.stdout.toString('utf8').trim();
  const who = { NAME: 'forge', EMAIL: 'forge@localhost', DATE: '1767225600 +0000' };
  const env = Object.fromEntries(
    Object.entries(who).flatMap(([key, value]) => [
      [`GIT_AUTHOR_${key}`, value],
      [`GIT_COMMITTER_${key}`, value],
    ]),
  );
  return await git.text(['commit-tree', '-p', base, '-p', head, '-m', `Merge ${head} into ${base}`, tree], { env });
}
