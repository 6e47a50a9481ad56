import { describe, expect, it } from 'vitest';
import { openCommandDesk } from '../../src/forge/index.ts';
import type { ForgeServer } from '../harness/forge/server.ts';
import type { Permissions } from '../harness/forge/world.ts';
import { githubWorld } from './github-world.ts';

const commanding: Permissions = { actions: 'write', 'pull-requests': 'write' };
const person = (login: string) => ({ login, type: 'User' as const });
const question = { pull: 1, comment: 4711 };
const given = { state: 'given', body: 'Nothing was started.' } as const;

async function desk(server: ForgeServer, token = server.token(commanding)) {
  const env = { GITHUB_API_URL: server.api, GITHUB_REPOSITORY: 'team/rides', GITHUB_SERVER_URL: 'https://github.test' };
  const opened = await openCommandDesk({
    env,
    token,
    job: 'Report',
    workflow: 'mlops-pull-request.yml',
    signal: new AbortController().signal,
  });
  return opened.desk;
}

async function world() {
  const made = await githubWorld();
  made.server.openPullRequest('better', { owner: 'eve' });
  return { ...made, desk: await desk(made.server) };
}

describe('who may start a training', () => {
  it.each([
    ['admin', true],
    ['maintain', true],
    ['write', true],
    ['triage', false],
    ['read', false],
  ] as const)('%s: %s, as GitHub says at that moment', async (role, may) => {
    const made = await world();
    made.server.settings.roles.set('ada', role);
    expect([await made.desk.mayWrite('ada'), await made.desk.mayWrite('eve')]).toEqual([may, false]);
    made.server.settings.roles.delete('ada');
    expect(await made.desk.mayWrite('ada')).toBe(false);
  });

  it('nobody who is not known, and no answer is no yes', async () => {
    const { server, ...made } = await world();
    server.settings.roles.set('ada', 'admin');
    const asked = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
    server.fail({ on: asked, kind: 'answer', status: 404, message: 'Not Found' });
    expect(await made.desk.mayWrite('ada')).toBe(false);
    server.fail({ on: asked, kind: 'answer', status: 403, message: 'Resource not accessible by integration' });
    // Every token of a job has this right, and a workflow that asked for it would not start: no line for the user to add.
    const remedy = expect.stringMatching(/^Every token of a job may do that/);
    await expect(made.desk.mayWrite('ada')).rejects.toMatchObject({
      ends: 'unavailable',
      problems: [{ reason: 'forge-no-permission', remedy }],
    });
  });
});

describe('the pull request of a command', () => {
  it('is as GitHub has it now', async () => {
    const { server, head, ...made } = await world();
    server.openPullRequest('clash');
    expect(await made.desk.pullRequest(1)).toEqual({
      author: 'ada',
      open: true,
      head: await head('better'),
      base: 'main',
      fork: true,
    });
    expect(await made.desk.pullRequest(2)).toMatchObject({ fork: false });
    server.closePullRequest(1);
    expect(await made.desk.pullRequest(1)).toMatchObject({ open: false });
    await expect(made.desk.pullRequest(9)).rejects.toMatchObject({ problems: [{ reason: 'forge-no-pull-request' }] });
  });
});

describe('the answer to a comment', () => {
  it('is one, found over all pages, and is changed in its place', async () => {
    const { server, ...made } = await world();
    const training = { pull: 1, commit: 'a'.repeat(40), base: 'feature--><b>' };
    await made.desk.answer(question, { state: 'starting', body: 'Soon.', training });
    for (let count = 0; count < 120; count++) server.comment(1, person('eve'), `Noise ${count}`);
    expect(await made.desk.answerTo(question)).toMatchObject({ state: 'starting', body: 'Soon.', training });
    await made.desk.answer(question, given);
    expect(await made.desk.answerTo(question)).toMatchObject(given);
    expect(server.comments.filter(({ author }) => author.type === 'Bot')).toHaveLength(1);
    expect(await made.desk.answerTo({ ...question, comment: 4712 })).toBeUndefined();
  });

  it('is not what somebody else has pasted', async () => {
    const { server, ...made } = await world();
    await made.desk.answer(question, given);
    const [ours] = server.comments;
    server.remove(ours?.id ?? 0);
    server.comment(1, person('mallory'), ours?.body ?? '');
    expect(await made.desk.answerTo(question)).toBeUndefined();
  });

  it('is one also where GitHub’s answer was lost, and where two writers met', async () => {
    const { server, ...made } = await world();
    const posting = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    server.fail({ on: posting, kind: 'answer', status: 502, message: 'Bad gateway', applied: true });
    await made.desk.answer(question, given);
    expect(server.comments).toHaveLength(1);
    server.comment(1, server.comments[0]?.author ?? person('x'), server.comments[0]?.body ?? '');
    await made.desk.answer(question, { ...given, body: 'Healed.' });
    expect(server.comments.map(({ body }) => body)).toEqual([expect.stringContaining('Healed.')]);
  });

  it('does not disturb the comment of a report, nor that one it', async () => {
    const { server, open, head, ...made } = await world();
    const forge = await open();
    await made.desk.answer(question, given);
    await forge.putComment(1, {
      marker: 'mlops-actions:rides',
      body: 'Report',
      head: await head('better'),
      generation: 1,
    });
    await made.desk.answer(question, given);
    expect([server.comments.length, (await forge.read(1)).comments.length]).toEqual([2, 1]);
  });
});

it('a desk needs a token, and names the permission that it lacks', async () => {
  const { server } = await world();
  await expect(desk(server, '')).rejects.toMatchObject({ problems: [{ reason: 'forge-no-token' }] });
  const reading = await desk(server, server.token({ 'pull-requests': 'read' }));
  await expect(reading.answer(question, given)).rejects.toMatchObject({
    problems: [{ message: expect.stringContaining('pull-requests: write') }],
  });
});
