import { type Answer, invalid, notFound, type Operation, type Request } from './answers.ts';
import type { JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { type Author, type CommentState, nextId, stamp, tick, type World } from './world.ts';

/** Comments on pull requests, oldest first. */
export const commentOperations = {
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': (request) => {
    const { comments, pulls } = request.world.repository;
    const issue = Number(request.values['issue_number']);
    if (!pulls.has(issue)) return notFound;
    const since = request.query.get('since') ?? '';
    const found = [...comments.values()].filter((one) => one.issue === issue && one.updatedAt >= since);
    return { status: 200, list: { items: found.map((one) => shown(request, one)) } };
  },

  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': (request) => {
    const issue = Number(request.values['issue_number']);
    if (!request.world.repository.pulls.has(issue)) return notFound;
    const body = textOf(request);
    return (
      refusal(body) ?? {
        status: 201,
        body: shown(request, addComment(request.world, issue, request.token.author, body)),
      }
    );
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
    user: { ...sample('simple-user'), ...comment.author },
    author_association: 'NONE',
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
  };
}
