import { describe, expect, it } from 'vitest';
import { stamped } from '../../src/forge/github/stamp.ts';
import type { Comment } from '../../src/forge/index.ts';
import type { Fault } from '../harness/forge/faults.ts';
import { githubWorld } from './github-world.ts';

const head = 'a'.repeat(40);
const report = (body: string, generation: number): Comment => ({
  marker: 'mlops-actions:rides',
  body,
  head,
  generation,
});
const query = { branch: 'better', base: 'main', open: false, title: '' };
const pulls = 'GET /repos/{owner}/{repo}/pulls';
const pull = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
const list = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
const create = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const change = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
const repository = 'GET /repos/{owner}/{repo}';

const badGateway = { kind: 'answer', status: 502, message: 'Bad Gateway' } as const;
const secondary = (seconds: number) =>
  ({
    kind: 'answer',
    status: 403,
    message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    headers: { 'retry-after': `${seconds}` },
  }) as const;

async function world() {
  const made = await githubWorld();
  made.server.openPullRequest('better');
  const count = (operation: string) => made.server.seen.filter((one) => one.operation === operation).length;
  return { ...made, count, forge: await made.open() };
}

const reason = (code: string, message: unknown = expect.any(String)) => ({ problems: [{ reason: code, message }] });

describe('a question to GitHub', () => {
  it.each<[string, Fault]>([
    ['an error of the server', { on: pulls, ...badGateway }],
    ['a cut answer', { on: pulls, kind: 'cut' }],
    ['a lost connection', { on: pulls, kind: 'drop' }],
    ['a limit that ends soon', { on: pulls, ...secondary(2) }],
    [
      'the limit of the hour, just before it ends',
      {
        on: pulls,
        kind: 'answer',
        status: 403,
        message: 'API rate limit exceeded for installation.',
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${Math.floor(Date.now() / 1000)}` },
      },
    ],
  ])('is repeated after %s', async (_, fault) => {
    const { server, forge, count } = await world();
    server.fail(fault);
    expect(await forge.pullRequest(query)).toMatchObject({ number: 1 });
    expect(count(pulls)).toBe(2);
  });

  it('is repeated when no answer comes in time', async () => {
    const { server, open, count } = await world();
    server.fail({ on: pulls, kind: 'slow', ms: 900 });
    expect(await (await open({ timeout: 400 })).pullRequest(query)).toMatchObject({ number: 1 });
    expect(count(pulls)).toBe(2);
  });

  it('is given up after four errors, with what was asked', async () => {
    const { server, forge } = await world();
    for (let times = 0; times < 4; times++) server.fail({ on: pulls, ...badGateway });
    const message = 'GitHub could not be asked to find the pull request of better in team/rides: Bad Gateway.';
    await expect(forge.pullRequest(query)).rejects.toMatchObject({
      ends: 'unavailable',
      ...reason('forge-no-answer', message),
    });
  });

  it('is given up at once when a limit lasts for an hour', async () => {
    const { server, forge, count } = await world();
    server.fail({ on: pulls, ...secondary(3600) });
    await expect(forge.pullRequest(query)).rejects.toMatchObject(
      reason('forge-limited', expect.stringContaining('another 3600 s')),
    );
    expect(count(pulls)).toBe(1);
  });

  it('is not understood when something else answers', async () => {
    const { server, forge } = await world();
    server.fail({ on: pull, kind: 'answer', status: 200, message: 'Welcome to the proxy' });
    await expect(forge.pullRequest(query)).rejects.toMatchObject(reason('forge-strange-answer'));
  });

  it('ends when somebody cancels', async () => {
    const { server, open } = await world();
    const cancel = new AbortController();
    const forge = await open({ signal: cancel.signal });
    server.fail({ on: pulls, kind: 'meanwhile', act: () => cancel.abort(new Error('cancelled by hand')) });
    await expect(forge.pullRequest(query)).rejects.toThrow('cancelled by hand');
  });
});

describe('a comment whose writing is disturbed', () => {
  it.each<[string, Fault]>([
    ['it was made and the answer was an error', { on: create, ...badGateway, applied: true }],
    ['it was made and the answer was cut', { on: create, kind: 'cut' }],
    ['it was made and the connection was lost', { on: create, kind: 'drop', applied: true }],
    ['it was not made', { on: create, ...badGateway }],
  ])('is there once when %s', async (_, fault) => {
    const { server, forge } = await world();
    server.fail(fault);
    expect(await forge.putComment(1, report('once', 5))).toBe('created');
    expect(server.comments.map(({ body }) => body)).toEqual([stamped(report('once', 5))]);
  });

  it('looks again after a limit, and leaves a newer one as it is', async () => {
    const { server, forge, count } = await world();
    await forge.putComment(1, report('before', 4));
    const newer = () => {
      const [comment] = server.comments;
      if (comment !== undefined) comment.body = stamped(report('newer', 6));
    };
    server.fail({ on: change, ...secondary(1) });
    server.fail({ on: list, kind: 'meanwhile', act: () => undefined }, { on: list, kind: 'meanwhile', act: newer });
    expect(await forge.putComment(1, report('late', 5))).toBe('outdated');
    expect(count(change)).toBe(1);
    expect(server.comments.map(({ body }) => body)).toEqual([stamped(report('newer', 6))]);
  });

  it('is given up when GitHub only has errors, or a limit of an hour', async () => {
    const { server, forge, count } = await world();
    for (let times = 0; times < 4; times++) server.fail({ on: create, ...badGateway });
    await expect(forge.putComment(1, report('x', 5))).rejects.toMatchObject(
      reason('forge-no-answer', expect.stringContaining('write the comment on pull request 1')),
    );
    expect(count(create)).toBe(4);
    server.fail({ on: create, ...secondary(3600) });
    await expect(forge.putComment(1, report('x', 5))).rejects.toMatchObject(reason('forge-limited'));
  });

  it('is given up when others are faster every time', async () => {
    const { server, forge } = await world();
    await forge.putComment(1, report('before', 4));
    const back = () => {
      const [comment] = server.comments;
      if (comment !== undefined) comment.body = stamped(report('before', 4));
    };
    for (let times = 0; times < 8; times++) server.fail({ on: list, kind: 'meanwhile', act: back });
    await expect(forge.putComment(1, report('after', 5))).rejects.toMatchObject(
      reason('forge-busy', expect.stringContaining('8 times')),
    );
  });
});

describe('what a token may not do', () => {
  const check = { name: 'mlops', head, state: 'pass', title: 'x', summary: '' } as const;

  it.each([
    ['pull-requests: read', { checks: 'write' }, 'pullRequest'],
    ['pull-requests: write', { checks: 'write', 'pull-requests': 'read' }, 'putComment'],
    ['checks: write', { 'pull-requests': 'write' }, 'putCheck'],
    ['checks: write', { 'pull-requests': 'write', checks: 'read' }, 'putCheck'],
    ['checks: read', { 'pull-requests': 'write' }, 'read'],
  ] as const)('is said with the line `%s` that is missing from %o', async (line, permissions, method) => {
    const { server, open, head: headOf } = await world();
    const token = server.token(permissions);
    const forge = await open({ token });
    const work = {
      pullRequest: () => forge.pullRequest(query),
      putComment: () => forge.putComment(1, report('x', 1)),
      putCheck: async () => forge.putCheck({ ...check, base: 'main', head: await headOf('better') }),
      read: () => forge.read(1),
    };
    const error: unknown = await work[method]().catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      ends: 'unavailable',
      problems: [
        {
          reason: 'forge-no-permission',
          message: expect.stringContaining(`The token lacks \`${line}\`.`),
          remedy: expect.stringContaining(`Add \`${line}\` under \`permissions:\` of the job`),
        },
      ],
    });
    expect(JSON.stringify(error)).not.toContain(token);
  });

  it('is everything with a token that is none', async () => {
    const { open } = await world();
    const forge = await open({ token: 'ghs_expired' });
    await expect(forge.pullRequest(query)).rejects.toMatchObject(
      reason('forge-bad-token', expect.stringContaining('Bad credentials')),
    );
  });

  it('is to see a repository, which GitHub tells as if there were none', async () => {
    const { open, count } = await world();
    const forge = await open({ env: { GITHUB_REPOSITORY: 'team/secret' } });
    await expect(forge.read(1)).rejects.toMatchObject(reason('forge-no-permission', expect.stringContaining('(404)')));
    expect(count(repository)).toBe(1);
  });
});
