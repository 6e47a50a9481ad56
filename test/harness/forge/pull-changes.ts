import { type Answer, invalid, notFound, type Operation, problem, type Request } from './answers.ts';
import { cause } from './caused.ts';
import { at, type JsonObject } from './json.ts';
import { merge, rebase, squash } from './merge-commits.ts';
import type { OperationName } from './operations.ts';
import { close, headOf, settlePulls, tipOf } from './pull-state.ts';
import { whole } from './pulls.ts';
import { missingChecks, ruleOf } from './rulesets.ts';
import type { MergeMethod } from './settings.ts';
import { githubActions, nextNumber, type PullState, tick, type World } from './world.ts';

/** Pull requests as they are opened, changed and merged through the API. */
export const pullChangeOperations = {
  'POST /repos/{owner}/{repo}/pulls': async (request) => {
    const { body, token, world } = request;
    const { git, owner, pulls, settings } = world.repository;
    if (token.author.login === githubActions.login && !settings.jobsOpenPulls)
      return problem(403, 'GitHub Actions is not permitted to create or approve pull requests.');
    await settlePulls(world);
    const [branch, base] = [textOf(body, 'head').replace(`${owner}:`, ''), textOf(body, 'base')];
    const [head, onto] = [await tipOf(world, branch), await tipOf(world, base)];
    if (head === undefined) return failed('head', 'invalid');
    if (onto === undefined) return failed('base', 'invalid');
    const open = [...pulls.values()].find((one) => one.branch === branch && one.base === base && one.state === 'open');
    if (open !== undefined) return failed('', `A pull request already exists for ${owner}:${branch}.`);
    const ahead = (await git.try(['merge-base', '--is-ancestor', head, onto])).code !== 0;
    if (!ahead) return failed('', `No commits between ${base} and ${branch}`);
    if ((await git.try(['merge-base', head, onto])).code !== 0)
      return failed('', `The ${branch} branch has no history in common with ${base}`);
    if (textOf(body, 'title') === '' || textOf(body, 'title').length > 256) return failed('title', 'invalid');
    const refused = bodyRefusal(body);
    if (refused !== undefined) return refused;
    const texts = { title: textOf(body, 'title'), body: textOf(body, 'body') };
    const pull = newPull(world, { ...texts, branch, base, headOwner: owner, author: token.author.login });
    Object.assign(pull, { head, ahead });
    pulls.set(pull.number, pull);
    cause(world, token, 'pull_request', { action: 'opened', number: pull.number });
    return { status: 201, body: await whole(request, pull) };
  },

  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}': async (request) => {
    const { body, token, world } = request;
    await settlePulls(world);
    const pull = pullOf(request);
    if (pull === undefined) return notFound;
    const refused = bodyRefusal(body);
    if (refused !== undefined) return refused;
    if (body['state'] === 'open' && pull.state === 'closed') {
      const tip = await tipOf(world, pull.branch);
      if (pull.mergedAs !== null || tip === undefined) return failed('state', 'cannot be changed');
      Object.assign(pull, { state: 'open', closedAt: null, head: tip });
    }
    if (typeof body['title'] === 'string') pull.title = textOf(body, 'title');
    if (typeof body['body'] === 'string') pull.body = textOf(body, 'body');
    if (body['state'] === 'closed' && pull.state === 'open') {
      close(world, pull);
      cause(world, token, 'pull_request', { action: 'closed', number: pull.number });
    }
    tick(world);
    return { status: 200, body: await whole(request, pull) };
  },

  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge': async (request) => {
    const { body, token, world } = request;
    await settlePulls(world);
    const pull = pullOf(request);
    if (pull === undefined) return notFound;
    const [head, onto] = [await headOf(world, pull), await tipOf(world, pull.base)];
    if (body['sha'] !== undefined && body['sha'] !== head)
      return problem(409, 'Head branch was modified. Review and try the merge again.');
    if (pull.state === 'closed' || onto === undefined) return problem(405, 'Pull Request is not mergeable');
    const method = methodOf(body);
    const refused = methodRefusal(world, pull, method) ?? ruleRefusal(world, pull, head);
    if (refused !== undefined) return refused;
    const commit = await made(request, pull, { head, onto, method });
    if (commit === undefined) return problem(405, 'Pull Request is not mergeable');
    const moved = await world.repository.git.try(['update-ref', `refs/heads/${pull.base}`, commit, onto]);
    if (moved.code !== 0) return problem(405, 'Base branch was modified. Review and try the merge again.');
    close(world, pull, { as: commit, onto });
    cause(world, token, 'push', { ref: `refs/heads/${pull.base}`, before: onto, after: commit });
    cause(world, token, 'pull_request', { action: 'closed', number: pull.number });
    return { status: 200, body: { sha: commit, merged: true, message: 'Pull Request successfully merged' } };
  },
} satisfies Partial<Record<OperationName, Operation>>;

type NewPull = Pick<PullState, 'title' | 'body' | 'branch' | 'base' | 'headOwner' | 'author'>;

export function newPull(world: World, given: NewPull): PullState {
  const fresh = { state: 'open', closedAt: null, mergedAs: null, mergedOnto: null, head: null, ahead: false } as const;
  return { ...given, ...fresh, number: nextNumber(world), createdAt: tick(world) };
}

function pullOf({ values, world }: Request): PullState | undefined {
  return world.repository.pulls.get(Number(values['pull_number']));
}

function textOf(body: JsonObject, key: string): string {
  const value = body[key];
  return typeof value === 'string' ? value : '';
}

/** As GitHub says what is wrong with a pull request: the words are in the list of errors. */
function failed(field: string, message: string): Answer {
  const error =
    field === ''
      ? { resource: 'PullRequest', code: 'custom', message }
      : { resource: 'PullRequest', field, code: message };
  const said = { message: 'Validation Failed', errors: [error], documentation_url: 'https://docs.github.test/rest' };
  return { status: 422, body: said };
}

function bodyRefusal(body: JsonObject): Answer | undefined {
  if ([...textOf(body, 'body')].length <= 65_536) return undefined;
  return invalid('Validation Failed: body is too long (maximum is 65536 characters)');
}

function methodOf(body: JsonObject): MergeMethod {
  const method = body['merge_method'];
  return method === 'squash' || method === 'rebase' ? method : 'merge';
}

const notAllowed = {
  merge: 'Merge commits are not allowed on this repository.',
  squash: 'Squash merges are not allowed on this repository.',
  rebase: 'Rebase merges are not allowed on this repository.',
} as const;

function methodRefusal(world: World, { base }: PullState, method: MergeMethod): Answer | undefined {
  if (!world.repository.settings.mergeMethods.includes(method)) return problem(405, notAllowed[method]);
  const allowed = at(ruleOf(world, base, 'pull_request'), ['parameters', 'allowed_merge_methods']);
  if (!Array.isArray(allowed) || allowed.includes(method)) return undefined;
  return problem(
    405,
    `Repository rule violations found\n\n${notAllowed[method].replace(' on this repository', '')}\n\n`,
  );
}

function ruleRefusal(world: World, pull: PullState, head: string): Answer | undefined {
  const said = [...missingApprovals(world, pull), ...missingChecks(world, pull.base, head)];
  return said.length === 0 ? undefined : problem(405, `Repository rule violations found\n\n${said.join('\n\n')}\n\n`);
}

const writers: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

function missingApprovals(world: World, { author, base, number }: PullState): readonly string[] {
  const asked = at(ruleOf(world, base, 'pull_request'), ['parameters', 'required_approving_review_count']);
  const count = typeof asked === 'number' ? asked : 0;
  const decisive = world.repository.reviews.filter((one) => one.pull === number && one.state !== 'COMMENTED');
  const newest = new Map(decisive.map((one) => [one.author.login, one]));
  const approving = [...newest.values()].filter(
    (one) => one.state === 'APPROVED' && one.author.login !== author && writers.has(one.association),
  );
  if (approving.length >= count) return [];
  return [
    `At least ${count} approving review${count === 1 ? ' is' : 's are'} required by reviewers with write access.`,
  ];
}

interface Wanted {
  readonly head: string;
  readonly onto: string;
  readonly method: MergeMethod;
}

async function made({ body, world }: Request, pull: PullState, { head, onto, method }: Wanted) {
  const { git, owner } = world.repository;
  if (method === 'rebase') return await rebase(git, onto, head);
  const usual = method === 'merge' ? `Merge pull request #${pull.number} from ${owner}/${pull.branch}` : pull.title;
  const words = [textOf(body, 'commit_title') || usual, textOf(body, 'commit_message')].filter(Boolean).join('\n\n');
  return method === 'merge' ? await merge(git, onto, head, words) : await squash(git, onto, head, words);
}
