import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Git } from '../../src/support/git.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import type { Permissions } from '../harness/forge/world.ts';
import { preparedWorld } from './harness.ts';
import { tiny } from './tiny.ts';

const reporting: Permissions = { contents: 'read', 'pull-requests': 'write', checks: 'write' };
const world = await preparedWorld(tiny, [['train']]);
let head = '';
let server: ForgeServer;

beforeAll(async () => {
  world.branch('better');
  head = world.commit('Better', { 'params.yaml': 'signal: 0.9\n' });
  world.git('push', '--quiet', 'origin', 'better');
  server = await startForge(new Git(world.origin), { owner: 'team', name: 'tiny' });
  server.openPullRequest('better');
});
afterEach(() => world.git('switch', '--quiet', 'better'));
afterAll(async () => {
  world.remove();
  await server.close();
});

/** The variables of a runner in a job of a run, as the event `pull_request` starts it. */
function job(run: number, token = server.token(reporting)): NodeJS.ProcessEnv {
  const event = `${world.folder}/event.json`;
  const sides = { head: { sha: head, ref: 'better' }, base: { sha: world.git('rev-parse', 'main'), ref: 'main' } };
  world.write({ '../event.json': JSON.stringify({ pull_request: { number: 1, ...sides } }) });
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_TOKEN: token,
    GITHUB_API_URL: server.api,
    GITHUB_SERVER_URL: 'https://github.test',
    GITHUB_REPOSITORY: 'team/tiny',
    GITHUB_RUN_ID: `${run}`,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
  };
}

describe('report --publish in a job of GitHub Actions', () => {
  it('tells the head of the pull request what the merge of it is worth: unknown, as long as nothing is trained', async () => {
    world.git('switch', '--quiet', '--detach', 'main');
    world.git('merge', '--quiet', '--no-ff', '--message', `Merge ${head} into main`, 'better');
    const { result } = await world.json(['report', '--publish'], { env: job(100) });
    expect([result.exitCode, result.data]).toMatchObject([2, { published: { number: 1, comment: 'created' } }]);
    expect(server.checks).toMatchObject([
      { name: 'mlops (tiny)', head, status: 'completed', conclusion: 'action_required' },
    ]);
    const body = server.comments[0]?.body ?? '';
    expect(body).toContain('[Run](https://github.test/team/tiny/actions/runs/100/attempts/1)');
    expect(body.split('\n')[0]).toContain(head);
  });

  it('changes the one comment and gives a conclusion, in ten requests', async () => {
    await world.json(['train']);
    const before = server.seen.length;
    const { result } = await world.json(['report', '--publish'], { env: job(101) });
    expect(result.data).toMatchObject({ published: { number: 1, comment: 'updated' } });
    expect(server.comments).toHaveLength(1);
    expect(server.checks.at(-1)).toMatchObject({ head, conclusion: 'success', title: result.sentence });
    expect(server.seen.length - before).toBeLessThanOrEqual(10);
  });

  it('leaves comment and check of a later run alone', async () => {
    const before = [server.comments[0]?.body, server.checks.length];
    const { result } = await world.json(['report', '--publish'], { env: job(99) });
    expect(result.data).toMatchObject({ published: { comment: 'outdated' } });
    expect([server.comments[0]?.body, server.checks.length]).toEqual(before);
  });

  it('points at the lines of the gate that fails and of the parameter that changed, and writes the check though it may not comment', async () => {
    head = world.commit('Worse', { 'params.yaml': '# Found by hand.\n\nsignal: 0.4\n' });
    world.git('push', '--quiet', 'origin', 'better');
    await world.json(['train']);
    const env = job(102, server.token({ checks: 'write', 'pull-requests': 'read' }));
    const { result, stderr } = await world.json(['report', '--publish'], { env });
    expect([result.exitCode, result.reason]).toEqual([69, 'forge-no-permission']);
    expect(stderr).toContain('Add `pull-requests: write` under `permissions:` of the job');
    expect(stderr).not.toContain(env['GITHUB_TOKEN']);
    const check = server.checks.at(-1);
    expect(check).toMatchObject({ head, conclusion: 'failure' });
    const gate = world
      .read('mlops.yaml')
      .split('\n')
      .findIndex((line) => line.includes('roc-auc:'));
    expect(check?.annotations).toMatchObject([
      { path: 'mlops.yaml', start_line: gate + 1, annotation_level: 'failure' },
      {
        path: 'params.yaml',
        start_line: 3,
        annotation_level: 'failure',
        title: 'params of m',
        message: expect.stringMatching(
          /^`signal 0\.6 → 0\.4`; with it roc-auc fails: roc-auc .* is (required|allowed)\.$/,
        ),
      },
    ]);
  });

  it('points at the line of the head, which has the check, also where the merge of it has another', async () => {
    world.git('switch', '--quiet', '--detach', 'main');
    world.git('merge', '--quiet', '--strategy', 'ours', '--no-commit', 'better');
    world.commit('Merge', { 'params.yaml': '# Lines\n# of\n# the\n# base.\n\n# Found by hand.\n\nsignal: 0.4\n' });
    const { result } = await world.json(['report', '--publish'], { env: job(103) });
    expect(result.data).toMatchObject({
      report: { commits: { candidate: { kind: 'merge-result' } }, verdict: 'fail' },
    });
    const check = server.checks.at(-1);
    expect(check).toMatchObject({ head, conclusion: 'failure' });
    expect(check?.annotations.filter(({ path }) => path === 'params.yaml')).toMatchObject([{ start_line: 3 }]);
  });

  it('says both when it may write neither', async () => {
    const { result } = await world.json(['report', '--publish'], {
      env: job(104, server.token({ 'pull-requests': 'read' })),
    });
    expect(result.problems.map(({ message }) => /`(.*)`\.$/.exec(message)?.[1])).toEqual([
      'pull-requests: write',
      'checks: write',
    ]);
  });

  it('is for a commit that a pull request has', async () => {
    world.git('switch', '--quiet', '--detach', 'better');
    world.commit('Not pushed', { 'params.yaml': 'signal: 0.8\n' });
    const { result } = await world.json(['report', '--publish'], { env: { ...job(105), GITHUB_EVENT_NAME: 'push' } });
    expect(result.reason).toBe('no-pull-request');
  });
});

describe('report --publish in a terminal, with a remote on GitHub', () => {
  const args = ['report', '--publish', '--offline', '--remote', 'hub'];

  it('needs a token', async () => {
    world.git('remote', 'add', 'hub', 'git@github.com:team/tiny.git');
    const { result } = await world.json(args);
    expect([result.exitCode, result.reason]).toEqual([69, 'forge-no-token']);
  });

  it('finds the pull request of the branch, and never replaces what a job wrote', async () => {
    const env = { GITHUB_TOKEN: server.token(reporting), GITHUB_API_URL: server.api };
    const { result } = await world.json(args, { env });
    expect(result.data).toMatchObject({ published: { number: 1, comment: 'outdated' } });
  });
});
