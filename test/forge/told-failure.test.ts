import { describe, expect, it } from 'vitest';
import type { ToldFailure } from '../../src/forge/index.ts';
import type { Fault } from '../harness/forge/faults.ts';
import { badGateway, comments, deploying, digest, eve, issues, world } from './deployment-scene.ts';

describe('a deployment that failed', () => {
  const failure = (commit: string, more: Partial<ToldFailure> = {}): ToldFailure => ({
    ...{ environment: 'staging', model: 'delay', version: 2, digest, commit },
    ...{ title: 'delay 2 failed in staging', body: 'It does not answer.' },
    ...more,
  });

  it('is told once, in an issue and on the merged pull request', async () => {
    const { server, desk, head } = await world();
    const main = await head('main');
    const number = server.openPullRequest('better');
    const commit = await server.mergePullRequest(number);
    const tell = async (more = {}) => await (await desk()).tell(failure(commit, more));
    const where = await tell();
    const page = 'https://github.test/team/rides';
    expect(where).toEqual([`${page}/issues/2`, `${page}/pull/1`]);
    expect(await tell({ body: 'said in other words' })).toEqual(where);
    expect([...server.issues.values()]).toMatchObject([
      { title: 'delay 2 failed in staging', body: expect.stringMatching(/^<!-- .* -->\nIt does not answer\.$/) },
    ]);
    expect(server.issues.get(2)?.labels).toEqual(['mlops']);
    expect(server.comments).toMatchObject([
      { issue: 1, body: expect.stringContaining('**delay 2 failed in staging**') },
    ]);
    expect(await tell({ environment: 'production' })).toEqual([`${page}/issues/3`, `${page}/pull/1`]);
    expect(server.comments).toHaveLength(2);
    await server.git.text(['update-ref', 'refs/heads/main', main]);
  });

  it('is told again where somebody has closed the issue', async () => {
    const { server, desk, head } = await world();
    const told = failure(await head('main'));
    await (await desk()).tell(told);
    const [issue] = server.issues.values();
    if (issue !== undefined) issue.state = 'closed';
    await (await desk()).tell(told);
    expect([...server.issues.values()].map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  it('is told where somebody else has copied our line into an issue, and found without the label', async () => {
    const { server, desk, head } = await world();
    const told = failure(await head('main'));
    await (await desk()).tell(told);
    const [ours] = server.issues.values();
    if (ours === undefined) throw new Error('there is no issue');
    server.issues.clear();
    server.issues.set(2, { ...ours, number: 2, author: eve });
    await (await desk()).tell(told);
    expect([...server.issues.values()].map(({ author }) => author.login)).toEqual(['eve', 'github-actions[bot]']);
    server.issues.set(3, { ...ours, number: 3, labels: [] });
    await (await desk()).tell(told);
    expect(server.issues.size).toBe(2);
  });

  it('is told without an issue where the repository has none, and without a pull request where none is merged', async () => {
    const { server, desk, head } = await world();
    server.openPullRequest('better');
    server.settings.issues = false;
    expect(await (await desk()).tell(failure(await head('better')))).toEqual([]);
    expect(server.comments).toEqual([]);
  });

  it.each<[string, Fault]>([
    ['the issue was opened and the answer was lost', { on: issues, ...badGateway, applied: true }],
    ['the issue was not opened', { on: issues, ...badGateway }],
    ['the answer to the issue was cut', { on: issues, kind: 'cut' }],
    ['the comment was written and the answer was lost', { on: comments, kind: 'drop', applied: true }],
  ])('is told once when %s', async (_, fault) => {
    const { server, desk, head } = await world();
    const main = await head('main');
    const commit = await server.mergePullRequest(server.openPullRequest('better'));
    server.fail(fault);
    expect(await (await desk()).tell(failure(commit))).toHaveLength(2);
    expect([server.issues.size, server.comments.length]).toEqual([1, 1]);
    await server.git.text(['update-ref', 'refs/heads/main', main]);
  });

  it('names the permission that is missing', async () => {
    const { desk, head } = await world();
    const told = (await desk({ permissions: { ...deploying, issues: 'read' } })).tell(failure(await head('main')));
    const remedy = expect.stringContaining('issues: write');
    await expect(told).rejects.toMatchObject({ problems: [{ reason: 'forge-no-permission', remedy }] });
  });
});
