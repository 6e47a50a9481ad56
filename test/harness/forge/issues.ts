import { type Answer, invalid, type Operation, problem, type Request } from './answers.ts';
import type { JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { type Author, fullName, type IssueState, nextNumber, type PullState, tick } from './world.ts';

/** Issues, newest first; pull requests are among them. */
export const issueOperations = {
  'GET /repos/{owner}/{repo}/issues': (request) => {
    const { query, world } = request;
    const { issues, pulls, settings } = world.repository;
    if (!settings.issues) return disabled;
    const state = query.get('state') ?? 'open';
    const labels = (query.get('labels') ?? '').split(',').filter(Boolean);
    const found = [...issues.values(), ...[...pulls.values()].map((pull) => asIssue(request, pull))]
      .filter((one) => state === 'all' || one.state === state)
      .filter((one) => labels.every((label) => one.labels.includes(label)))
      .sort((a, b) => b.number - a.number);
    return { status: 200, list: { items: found.map((one) => shown(request, one)) } };
  },

  'POST /repos/{owner}/{repo}/issues': (request) => {
    const { body, token, world } = request;
    const { issues, settings } = world.repository;
    if (!settings.issues) return disabled;
    const text = typeof body['body'] === 'string' ? body['body'] : null;
    if ([...(text ?? '')].length > 65_536) return invalid('Validation Failed: body is too long');
    const labels = Array.isArray(body['labels']) ? body['labels'].map((one) => `${one}`) : [];
    const issue: IssueState = {
      ...{ number: nextNumber(world), title: `${body['title']}`, body: text, author: token.author },
      ...{ labels, createdAt: tick(world), state: 'open' },
    };
    issues.set(issue.number, issue);
    return { status: 201, body: shown(request, issue) };
  },
} satisfies Partial<Record<OperationName, Operation>>;

const disabled: Answer = problem(410, 'Issues has been disabled in this repository.');

function asIssue({ world }: Request, { author, body, createdAt, number, state, title }: PullState): IssueState {
  const labels = [...(world.repository.labels.get(number) ?? [])];
  const login: Author = { login: author, type: author.endsWith('[bot]') ? 'Bot' : 'User' };
  return { number, title, body, author: login, labels, createdAt, state };
}

function shown({ sample, world }: Request, issue: IssueState): JsonObject {
  const page = (kind: string) => `https://github.test/${fullName(world)}/${kind}/${issue.number}`;
  const link = { url: page('pulls'), html_url: page('pull'), diff_url: page('diff'), patch_url: page('patch') };
  return {
    ...sample('issue'),
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    user: { ...sample('simple-user'), ...issue.author },
    labels: issue.labels.map((name) => ({ ...sample('label'), name, description: null, color: 'ededed' })),
    html_url: page('issues'),
    created_at: issue.createdAt,
    updated_at: issue.createdAt,
    closed_at: null,
    ...(world.repository.pulls.has(issue.number) && { pull_request: link }),
  };
}
