import { type Answer, invalid, notFound, type Operation, type Request } from './answers.ts';
import { commitOf } from './contents.ts';
import type { Json, JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { nextId, type StatusState, tick } from './world.ts';

/** Statuses of commits, newest first; of each context the newest counts. */
export const statusOperations = {
  'POST /repos/{owner}/{repo}/statuses/{sha}': (request) => create(request),

  'GET /repos/{owner}/{repo}/commits/{ref}/statuses': async (request) => {
    const sha = await commitOf(request, request.values['ref'] ?? '');
    if (sha === undefined) return notFound;
    return { status: 200, list: { items: of(request, sha).map((one) => shown(request, one)) } };
  },

  'GET /repos/{owner}/{repo}/commits/{ref}/status': async (request) => {
    const sha = await commitOf(request, request.values['ref'] ?? '');
    if (sha === undefined) return notFound;
    const all = of(request, sha);
    const newest = all.filter((one) => all.find((other) => other.context === one.context) === one);
    const body = {
      ...request.sample('combined-commit-status'),
      sha,
      state: combined(newest),
      total_count: newest.length,
    };
    const page = (items: readonly Json[]): JsonObject => ({ ...body, statuses: items });
    return { status: 200, list: { items: newest.map((one) => shown(request, one)), page } };
  },
} satisfies Partial<Record<OperationName, Operation>>;

async function create(request: Request): Promise<Answer> {
  const { body, token, values, world } = request;
  const sha = await commitOf(request, values['sha'] ?? '');
  if (sha === undefined) return invalid(`No commit found for SHA: ${values['sha']}`);
  const text = (key: string) => (typeof body[key] === 'string' ? body[key] : null);
  const status: StatusState = {
    id: nextId(world),
    sha,
    context: text('context') ?? 'default',
    state: text('state') ?? '',
    description: text('description'),
    targetUrl: text('target_url'),
    creator: token.author,
    createdAt: tick(world),
  };
  if ([...(status.description ?? '')].length > 140)
    return invalid('description is too long (maximum is 140 characters)');
  world.repository.statuses.push(status);
  return { status: 201, body: shown(request, status) };
}

function of({ world }: Request, sha: string): readonly StatusState[] {
  return world.repository.statuses.filter((one) => one.sha === sha).reverse();
}

function combined(statuses: readonly StatusState[]): string {
  if (statuses.some(({ state }) => state === 'failure' || state === 'error')) return 'failure';
  return statuses.length > 0 && statuses.every(({ state }) => state === 'success') ? 'success' : 'pending';
}

function shown({ sample }: Request, status: StatusState): JsonObject {
  return {
    ...sample('status'),
    url: 'https://github.test/status',
    id: status.id,
    state: status.state,
    context: status.context,
    description: status.description,
    target_url: status.targetUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    creator: { ...sample('simple-user'), ...status.creator },
  };
}
