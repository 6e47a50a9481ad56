import { type Answer, invalid, notFound, type Operation, type Request } from './answers.ts';
import { cause } from './caused.ts';
import type { JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { type Author, type CommentState, nextId, type ReactionState, stamp, tick, type World } from './world.ts';

/** Comments on pull requests and issues, oldest first. */
export const commentOperations = {
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': (request) => {
    const { comments } = request.world.repository;
    const issue = Number(request.values['issue_number']);
    if (!isThere(request, issue)) return notFound;
    const since = request.query.get('since') ?? '';
    const found = [...comments.values()].filter((one) => one.issue === issue && one.updatedAt >= since);
    return { status: 200, list: { items: found.map((one) => shown(request, one)) } };
  },

  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': (request) => {
    const issue = Number(request.values['issue_number']);
    if (!isThere(request, issue)) return notFound;
    const body = textOf(request);
    const refused = refusal(body);
    if (refused !== undefined) return refused;
    const comment = addComment(request.world, issue, request.token.author, body);
    cause(request.world, request.token, 'issue_comment', { action: 'created', issue, comment: comment.id });
    return { status: 201, body: shown(request, comment) };
  },

  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': (request) => {
    const comment = request.world.repository.comments.get(Number(request.values['comment_id']));
    return comment === undefined ? notFound : { status: 200, body: shown(request, comment) };
  },

  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': (request) => {
    const { body, sample, token, values, world } = request;
    const comment = Number(values['comment_id']);
    if (!world.repository.comments.has(comment)) return notFound;
    const { author } = token;
    const same = (one: ReactionState) =>
      one.comment === comment && one.author.login === author.login && one.content === body['content'];
    const old = world.repository.reactions.find(same);
    const made = old ?? { id: nextId(world), comment, author, content: `${body['content']}` };
    if (old === undefined) world.repository.reactions.push(made);
    const user = { ...sample('simple-user'), ...author };
    const answer = { ...sample('reaction'), id: made.id, content: made.content, user, created_at: stamp(world) };
    return { status: old === undefined ? 201 : 200, body: answer };
  },

  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': (request) => {
    const comment = request.world.repository.comments.get(Number(request.values['comment_id']));
    if (comment === undefined) return notFound;
    const body = textOf(request);
    const refused = refusal(body);
    if (refused !== undefined) return refused;
    comment.body = body;
    comment.updatedAt = tick(request.world);
    return { status: 200, body: shown(request, comment) };
  },

  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': ({ world, values }) =>
    world.repository.comments.delete(Number(values['comment_id'])) ? { status: 204 } : notFound,
} satisfies Partial<Record<OperationName, Operation>>;

export function addComment(world: World, issue: number, author: Author, body: string): CommentState {
  tick(world);
  const times = { createdAt: stamp(world), updatedAt: stamp(world) };
  const comment: CommentState = { id: nextId(world), issue, author, body, ...times };
  world.repository.comments.set(comment.id, comment);
  return comment;
}

/** To this API every pull request is an issue. */
function isThere({ world: { repository } }: Request, number: number): boolean {
  return repository.pulls.has(number) || repository.issues.has(number);
}

function textOf({ body }: Request): string {
  return typeof body['body'] === 'string' ? body['body'] : '';
}

function refusal(body: string): Answer | undefined {
  if (body.trim() === '') return invalid('Validation Failed: body cannot be blank');
  return [...body].length > 65_536
    ? invalid('Validation Failed: body is too long (maximum is 65536 characters)')
    : undefined;
}

function shown({ sample }: Request, comment: CommentState): JsonObject {
  return {
    ...sample('issue-comment'),
    id: comment.id,
    body: comment.body,
    html_url: `https://github.test/comments/${comment.id}`,
    user: { ...sample('simple-user'), ...comment.author },
    author_association: 'NONE',
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
  };
}
