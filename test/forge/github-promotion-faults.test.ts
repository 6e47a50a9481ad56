import { describe, expect, it } from 'vitest';
import type { Fault } from '../harness/forge/faults.ts';
import { base, branch, wanted } from './promotion-scene.ts';
import { githubPromotionWorld, promoting } from './promotion-world.ts';

const list = 'GET /repos/{owner}/{repo}/pulls';
const create = 'POST /repos/{owner}/{repo}/pulls';
const change = 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}';
const merge = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge';
const say = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';

const badGateway = { kind: 'answer', status: 502, message: 'Bad Gateway' } as const;
const limit = (seconds: number) =>
  ({
    kind: 'answer',
    status: 403,
    message: 'You have exceeded a secondary rate limit.',
    headers: { 'retry-after': `${seconds}` },
  }) as const;
const reason = (code: string, message: unknown = expect.any(String)) => ({ problems: [{ reason: code, message }] });

/** The ways in which a write is disturbed. */
const disturbed = (on: Fault['on']): readonly (readonly [string, Fault])[] => [
  ['it was done and the answer was an error', { on, ...badGateway, applied: true }],
  ['it was done and the answer was cut', { on, kind: 'cut' }],
  ['it was done and the connection was lost', { on, kind: 'drop', applied: true }],
  ['it was not done', { on, ...badGateway }],
  ['a limit ends soon', { on, ...limit(1) }],
];

describe('a promotion pull request on a GitHub that has trouble', () => {
  it.each(disturbed(create))('is opened once when %s', async (_, fault) => {
    const { desk, server } = await githubPromotionWorld();
    server.fail(fault);
    expect(await (await desk()).put(wanted)).toMatchObject({ number: 1, state: 'open' });
    expect(server.pulls.size).toBe(1);
  });

  it.each(disturbed(merge))('is merged once when %s', async (_, fault) => {
    const { desk, git, server, commit } = await githubPromotionWorld();
    const { number } = await (await desk()).put(wanted);
    server.fail(fault);
    expect(await (await desk()).merge(number, commit, 'Promote')).toBe('merged');
    expect(await git.text(['rev-list', '--count', '--first-parent', base])).toBe('2');
  });

  it.each([...disturbed(change), ...disturbed(say)])('is closed once, with one word, when %s', async (_, fault) => {
    const { desk, server } = await githubPromotionWorld();
    const { number } = await (await desk()).put(wanted);
    server.fail(fault);
    await (await desk()).close(number, 'closed', 'superseded by version 3');
    await (await desk()).close(number, 'closed', 'superseded by version 3');
    expect(server.comments.map(({ body }) => body)).toEqual([expect.stringContaining('superseded by version 3')]);
    expect(await (await desk()).pulls(base)).toMatchObject([{ state: 'closed' }]);
  });

  it('is not called merged where only somebody else can have moved it', async () => {
    const { desk, server, commit } = await githubPromotionWorld();
    const { number } = await (await desk()).put(wanted);
    server.fail({ on: merge, ...badGateway });
    const retried = (await desk()).merge(number, '0'.repeat(40), 'Promote');
    expect(await retried).toBe('moved');
    server.fail({
      on: merge,
      kind: 'answer',
      status: 405,
      message: 'Base branch was modified. Review and try the merge again.',
    });
    expect(await (await desk()).merge(number, commit, 'Promote')).toBe('moved');
  });

  it('is found where another job opens it at the same moment', async () => {
    const { desk, server } = await githubPromotionWorld();
    server.fail({
      ...{ on: create, kind: 'meanwhile' },
      act: () => void server.openPullRequest(branch, { base, title: 'By somebody faster' }),
    });
    expect(await (await desk()).put(wanted)).toMatchObject({ number: 1, title: wanted.title, body: 'text' });
    expect(server.pulls.size).toBe(1);
  });

  it('is given up after four errors, and at once for a limit of an hour, with what was asked', async () => {
    const { desk, server, count } = await githubPromotionWorld();
    for (let times = 0; times < 4; times++) server.fail({ on: create, ...badGateway });
    const sentence = `GitHub could not be asked to open the pull request of ${branch} in team/rides: Bad Gateway.`;
    await expect((await desk()).put(wanted)).rejects.toMatchObject(reason('forge-no-answer', sentence));
    expect(count(create)).toBe(4);
    server.fail({ on: create, ...limit(3600) });
    await expect((await desk()).put(wanted)).rejects.toMatchObject(reason('forge-limited'));
    server.fail({ on: list, kind: 'answer', status: 200, message: 'Welcome to the proxy' });
    await expect((await desk()).pulls(base)).rejects.toMatchObject(reason('forge-strange-answer'));
  });
});

describe('a promotion desk whose token may too little', () => {
  it.each([
    ['pull-requests', 'pull-requests: read', { contents: 'write', checks: 'write' }],
    ['checks', 'checks: read', { contents: 'write', 'pull-requests': 'write' }],
  ] as const)('names the line for %s when it looks', async (_, line, permissions) => {
    const { desk } = await githubPromotionWorld();
    await (await desk()).put(wanted);
    const looked = (await desk({ permissions })).pulls(base);
    await expect(looked).rejects.toMatchObject({
      problems: [{ reason: 'forge-no-permission', remedy: expect.stringContaining(`\`${line}\``) }],
    });
  });

  it('names the line when it writes', async () => {
    const { desk, commit } = await githubPromotionWorld();
    const lacks = (line: string) => ({
      problems: [{ reason: 'forge-no-permission', remedy: expect.stringContaining(line) }],
    });
    const reading = await desk({ permissions: { 'pull-requests': 'read', checks: 'read', contents: 'read' } });
    await expect(reading.put(wanted)).rejects.toMatchObject(lacks('pull-requests: write'));
    const pull = await (await desk()).put(wanted);
    await expect(reading.close(1, 'closed', 'x')).rejects.toMatchObject(lacks('pull-requests: write'));
    await expect(reading.merge(1, commit, 'x')).rejects.toMatchObject(lacks('contents: write'));
    const judgement = { verdict: 'pass', title: 'x', summary: 'x' } as const;
    await expect(reading.checks?.judge(pull, judgement)).rejects.toMatchObject(lacks('checks: write'));
  });

  it('names the setting that keeps jobs from opening pull requests', async () => {
    const { desk, server } = await githubPromotionWorld();
    server.settings.jobsOpenPulls = false;
    await expect((await desk()).put(wanted)).rejects.toMatchObject({
      ends: 'unavailable',
      ...reason('forge-no-pull-requests-by-jobs', expect.stringContaining('GitHub Actions is not permitted')),
    });
  });

  it('says that there is no such pull request, and what GitHub does not accept', async () => {
    const { desk, git, commit } = await githubPromotionWorld();
    const none = reason('forge-no-pull-request');
    await expect((await desk({ permissions: promoting })).close(7, 'closed', 'x')).rejects.toMatchObject(none);
    await expect((await desk()).merge(7, commit, 'x')).rejects.toMatchObject(none);
    await git.text(['update-ref', '-d', `refs/heads/${branch}`]);
    await expect((await desk()).put(wanted)).rejects.toMatchObject(reason('forge-rejected'));
  });

  it('refuses texts that GitHub does not take, before it asks', async () => {
    const { desk, count } = await githubPromotionWorld();
    const long = { ...wanted, body: 'x'.repeat(60_001) };
    await expect((await desk()).put(long)).rejects.toMatchObject(reason('forge-text-too-long'));
    const why = (await desk()).put({ ...wanted, about: { ...wanted.about, model: 'x'.repeat(9000) } });
    await expect(why).rejects.toMatchObject(reason('forge-text-too-long', expect.stringContaining('8000')));
    expect(count()).toBe(0);
  });
});
