import { type Answer, invalid, notFound, type Operation, problem, type Request } from './answers.ts';
import { app, appId } from './apps.ts';
import { commitOf } from './contents.ts';
import { at, isObject, type JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { type Annotation, type CheckState, nextId, stamp, tick } from './world.ts';

/** Check runs. Only an App may write them, and only its own; a list shows the newest of a name and App. */
export const checkOperations = {
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': async (request) => {
    const { query, values, world } = request;
    const sha = await commitOf(request, values['ref'] ?? '');
    if (sha === undefined) return invalid(`No commit found for SHA: ${values['ref']}`);
    const all = [...world.repository.checks.values()]
      .filter((check) => check.head === sha)
      .filter((check) => !query.has('check_name') || check.name === query.get('check_name'))
      .reverse();
    const isNewest = (check: CheckState) =>
      check === all.find((other) => other.name === check.name && other.app === check.app);
    const found = query.get('filter') === 'all' ? all : all.filter(isNewest);
    const page = (items: readonly JsonObject[]) => ({ total_count: found.length, check_runs: items });
    return {
      status: 200,
      list: { items: found.map((check) => shown(request, check)), page: (items) => page(items.filter(isObject)) },
    };
  },

  'POST /repos/{owner}/{repo}/check-runs': async (request) => {
    const { body, token, world } = request;
    if (token.app === undefined) return problem(403, 'You must authenticate via a GitHub App.');
    const head = await commitOf(request, textOf(body, 'head_sha'));
    if (head === undefined) return invalid(`No commit found for SHA: ${textOf(body, 'head_sha')}`);
    const refused = refusal(body, 'queued');
    if (refused !== undefined) return refused;
    tick(world);
    const fresh = { externalId: '', status: 'queued', conclusion: null, detailsUrl: '', title: null, summary: null };
    const open = { text: null, completedAt: null };
    const name = textOf(body, 'name');
    const check: CheckState = { id: nextId(world), app: token.app, name, head, ...fresh, ...open, annotations: [] };
    change(check, body, stamp(world));
    world.repository.checks.set(check.id, check);
    return { status: 201, body: shown(request, check) };
  },

  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}': (request) => {
    const { body, token, values, world } = request;
    const check = world.repository.checks.get(Number(values['check_run_id']));
    if (check === undefined) return notFound;
    if (token.app === undefined) return problem(403, 'You must authenticate via a GitHub App.');
    if (check.app !== token.app)
      return problem(
        403,
        `Invalid app_id \`${token.app}\` - check run can only be modified by the GitHub App that created it.`,
      );
    const refused = refusal(body, check.status);
    if (refused !== undefined) return refused;
    tick(world);
    change(check, body, stamp(world));
    return { status: 200, body: shown(request, check) };
  },
} satisfies Partial<Record<OperationName, Operation>>;

function textOf(body: JsonObject, key: string): string {
  const value = body[key];
  return typeof value === 'string' ? value : '';
}

function refusal(body: JsonObject, status: string): Answer | undefined {
  const output = body['output'];
  if (isObject(output) && (textOf(output, 'title') === '' || typeof output['summary'] !== 'string')) {
    return invalid('Invalid request. output needs a title and a summary.');
  }
  if (isObject(output) && textOf(output, 'summary').length > 65_535)
    return invalid('Only 65535 characters are allowed');
  if (isObject(output) && textOf(output, 'text').length > 65_535) return invalid('Only 65535 characters are allowed');
  if (annotationsOf(body).length > 50) return invalid('Invalid request. No more than 50 annotations are allowed.');
  const completed = textOf(body, 'status') === 'completed' || (body['status'] === undefined && status === 'completed');
  if (completed && status !== 'completed' && textOf(body, 'conclusion') === '') {
    return invalid('Invalid request. A completed check run needs a conclusion.');
  }
  return undefined;
}

function change(check: CheckState, body: JsonObject, at: string): void {
  const conclusion = textOf(body, 'conclusion');
  const status = conclusion === '' ? textOf(body, 'status') : 'completed';
  if (status !== '') check.status = status;
  check.completedAt = check.status === 'completed' ? at : null;
  check.conclusion = conclusion === '' ? (check.status === 'completed' ? check.conclusion : null) : conclusion;
  if (body['external_id'] !== undefined) check.externalId = textOf(body, 'external_id');
  if (body['details_url'] !== undefined) check.detailsUrl = textOf(body, 'details_url');
  const output = body['output'];
  if (!isObject(output)) return;
  check.title = textOf(output, 'title');
  check.summary = textOf(output, 'summary');
  if (output['text'] !== undefined) check.text = textOf(output, 'text');
  check.annotations.push(...annotationsOf(body));
}

function annotationsOf(body: JsonObject): Annotation[] {
  const list = at(body, ['output', 'annotations']);
  return (Array.isArray(list) ? list : []).filter(isObject).map((one) => ({
    path: textOf(one, 'path'),
    start_line: Number(one['start_line']),
    annotation_level: textOf(one, 'annotation_level'),
    message: textOf(one, 'message'),
    ...(one['title'] !== undefined && { title: textOf(one, 'title') }),
  }));
}

function shown({ sample, world }: Request, check: CheckState): JsonObject {
  const id = appId(world, check.app) ?? 0;
  return {
    ...sample('check-run'),
    app: { ...app(check.app, id), owner: sample('simple-user') },
    id: check.id,
    name: check.name,
    head_sha: check.head,
    external_id: check.externalId,
    details_url: check.detailsUrl === '' ? null : check.detailsUrl,
    status: check.status,
    conclusion: check.conclusion,
    completed_at: check.completedAt,
    output: {
      title: check.title,
      summary: check.summary,
      text: check.text,
      annotations_count: check.annotations.length,
      annotations_url: 'https://github.test/annotations',
    },
    check_suite: null,
    pull_requests: [],
  };
}
