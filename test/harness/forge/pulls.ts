import { type Answer, notFound, type Operation, type Request } from './answers.ts';
import type { Json, JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { headOf, mergeOf, settlePulls, tipOf } from './pull-state.ts';
import { type PullState, type ReviewState, repositoryId } from './world.ts';

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
    await settlePulls(world);
    const head = query.get('head');
    const pulls = [...world.repository.pulls.values()]
      .filter((pull) => (query.get('state') ?? 'open') === 'all' || pull.state === (query.get('state') ?? 'open'))
      .filter((pull) => head === null || head === `${pull.headOwner}:${pull.branch}`)
      .filter((pull) => !query.has('base') || pull.base === query.get('base'));
    if (!['created', null].includes(query.get('sort'))) throw new Error('only `sort=created` is known');
    // Newest first, if nothing else is asked for.
    if (query.get('direction') !== 'asc') pulls.reverse();
    return { status: 200, list: { items: await Promise.all(pulls.map((pull) => simple(request, pull))) } };
  },

  'GET /repos/{owner}/{repo}/pulls/{pull_number}': async (request) => {
    await settlePulls(request.world);
    const pull = request.world.repository.pulls.get(Number(request.values['pull_number']));
    return pull === undefined ? notFound : { status: 200, body: await whole(request, pull) };
  },

  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews': ({ sample, values, world }) => {
    const { pulls, reviews } = world.repository;
    const number = Number(values['pull_number']);
    if (!pulls.has(number)) return notFound;
    const shown = ({ association, author, commit, id, state, submittedAt }: ReviewState) => ({
      ...{ ...sample('pull-request-review'), id, state, body: '', commit_id: commit, submitted_at: submittedAt },
      ...{ author_association: association, user: { ...sample('simple-user'), ...author } },
    });
    return { status: 200, list: { items: reviews.filter(({ pull }) => pull === number).map(shown) } };
  },

  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': async (request): Promise<Answer> => {
    const { world } = request;
    const sha = request.values['commit_sha'] ?? '';
    await settlePulls(world);
    const shown: Json[] = [];
    for (const pull of world.repository.pulls.values()) {
      if (await brings(request, pull, sha)) shown.push(await simple(request, pull));
    }
    return { status: 200, list: { items: shown } };
  },
} satisfies Partial<Record<OperationName, Operation>>;

/** Whether a commit is one of a pull request, or of what merging it made. */
async function brings({ world }: Request, pull: PullState, sha: string): Promise<boolean> {
  const { git } = world.repository;
  const base = pull.mergedOnto ?? (await tipOf(world, pull.base));
  const tips = [await headOf(world, pull), ...(pull.mergedAs === null ? [] : [pull.mergedAs])];
  const commits = await git.text(['rev-list', ...tips, ...(base === undefined ? [] : [`^${base}`])]);
  return commits.split('\n').includes(sha);
}

async function simple(request: Request, pull: PullState): Promise<JsonObject> {
  return { ...request.sample('pull-request-simple'), ...(await shared(request, pull)) };
}

export async function whole(request: Request, pull: PullState): Promise<JsonObject> {
  const merge = pull.state === 'open' ? await mergeOf(request.world, pull) : undefined;
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
  // GitHub says what the base was when the pull request was touched last; here it is what it is now.
  const base = (await tipOf(request.world, pull.base)) ?? pull.mergedOnto ?? '0'.repeat(40);
  return {
    number: pull.number,
    title: pull.title,
    body: pull.body,
    state: pull.state,
    html_url: `https://github.test/${owner}/${name}/pull/${pull.number}`,
    created_at: pull.createdAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAs === null ? null : pull.closedAt,
    merge_commit_sha: pull.mergedAs,
    user: { ...request.sample('simple-user'), login: pull.author },
    head: side(pull.branch, pull.headOwner, await headOf(request.world, pull)),
    base: side(pull.base, owner, base),
    _links: links(request),
  };
}

function links({ sample }: Request): JsonObject {
  const names = ['comments', 'commits', 'statuses', 'html', 'issue', 'review_comments', 'review_comment', 'self'];
  return Object.fromEntries(names.map((name) => [name, sample('link')]));
}
