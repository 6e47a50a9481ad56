import { describe, expect, it } from 'vitest';
import { type Run, runStep } from './job.ts';
import { actionScene, afterwards, checkOn, commentsOn, type PullRun, report } from './scene.ts';

const scene = actionScene();
const docs = (branch: string, fork?: string) =>
  scene.push(branch, { 'README.md': `${branch}\n` }, fork === undefined ? {} : { fork });

/** A green step that says why, and nothing on the pull request. */
async function expectSilence(run: Run, about: Pick<PullRun, 'number' | 'head'>, reason: string): Promise<void> {
  const told = commentsOn(scene.server, about.number);
  const { code, result, outputs, log } = await report(run);
  expect([code, result.reason, result.verdict, outputs['verdict']]).toEqual([0, reason, 'unknown', 'unknown']);
  expect(log).toContain(`::warning title=${reason}::`);
  expect([checkOn(scene.server, about.head), commentsOn(scene.server, about.number)]).toEqual([undefined, told]);
}

describe('a run of a fork is reported where its commit is the head of an open pull request,', () => {
  it('not where another commit was pushed over it: that one’s run reports, whichever ends last', async () => {
    const older = await docs('pushed-over', 'eve');
    scene.world.git('switch', '--quiet', 'pushed-over');
    scene.world.git('reset', '--quiet', '--hard', 'main');
    scene.world.git('push', '--quiet', '--force', 'origin', 'pushed-over');
    const newer = await scene.push('pushed-over', { 'README.md': 'Another.\n' }, { number: older.number, fork: 'eve' });
    await report(await afterwards(newer));
    const told = commentsOn(scene.server, older.number);
    expect(told).toEqual([expect.stringContaining(`"head":"${newer.head}"`)]);
    await expectSilence(await afterwards(older), older, 'pull-request-moved-on');
    expect(commentsOn(scene.server, older.number)).toEqual(told);
  });

  it('not where the branch was deleted or renamed, which closes the pull request', async () => {
    const run = await docs('gone', 'eve');
    const from = await afterwards(run);
    scene.world.git('push', '--quiet', 'origin', '--delete', 'gone');
    scene.server.closePullRequest(run.number);
    await expectSilence(from, run, 'no-fork-pull-request');
  });

  it('not where several pull requests have it: each is told so, and none stays green', async () => {
    const run = await docs('twice', 'eve');
    const second = scene.server.openPullRequest('twice', { owner: 'eve', base: 'pushed-over' });
    const { code, result, outputs } = await report(await afterwards(run));
    expect([code, result.reason, outputs['verdict']]).toEqual([0, 'several-fork-pull-requests', 'unknown']);
    for (const name of ['mlops (tiny)', 'mlops (tiny) into pushed-over']) {
      const check = checkOn(scene.server, run.head, name);
      expect([check?.conclusion, check?.title]).toEqual(['action_required', expect.stringContaining('several open')]);
    }
    for (const number of [run.number, second]) {
      expect(commentsOn(scene.server, number)).toEqual([expect.stringContaining('Close all but one')]);
    }
    scene.server.closePullRequest(second);
  });

  it('not by the number or the names that a run of another fork brings', async () => {
    const victim = await docs('same-name');
    const state = scene.server.actions.start({
      ...{ event: 'pull_request', path: '.github/workflows/mlops.yml', headSha: victim.head },
      ...{ headBranch: 'same-name', headRepository: 'mallory/tiny', pullRequests: [victim.number] },
    });
    await expectSilence(await afterwards({ ...victim, state }), victim, 'no-fork-pull-request');
  });
});

describe('a run that was none of a fork’s pull request', () => {
  it('is not reported: of an own branch, of a push, and one that waits for approval', async () => {
    const own = await docs('own');
    await expectSilence(await afterwards(own), own, 'not-of-a-fork');
    const pushed = scene.server.actions.start({
      event: 'push',
      path: '.github/workflows/mlops.yml',
      headSha: own.head,
    });
    await expectSilence(await afterwards({ ...own, state: pushed }), own, 'not-of-a-fork');
    const waiting = await docs('waiting', 'eve');
    await expectSilence(await afterwards(waiting, 'action_required'), waiting, 'not-of-a-fork');
    // Another title: the conditions of the workflow have skipped every job.
    await expectSilence(await afterwards(scene.again(waiting), 'skipped'), waiting, 'not-of-a-fork');
  });
});

describe('after a run of a fork', () => {
  it('nothing trains or validates, and an event that is not understood is refused', async () => {
    const run = await afterwards(await docs('strange', 'eve'));
    const trained = await runStep(run, { action: 'train', inputs: { model: 'm' } });
    expect([trained.code, trained.result.reason]).toEqual([1, 'event-not-supported']);
    expect(trained.log).toContain('beside a token of this repository');
    const strange = await report({ ...run, event: { workflow_run: { head_sha: '--upload-pack=x' } } });
    expect([strange.code, strange.result.reason]).toEqual([1, 'event-not-supported']);
  });

  it('a token that may not look for the pull request is an error that names the line', async () => {
    const run = await afterwards(await docs('blind', 'eve'));
    const { code, result, log } = await report(run, '', { permissions: { contents: 'read', checks: 'write' } });
    expect([code, result.reason, log]).toEqual([
      1,
      'forge-no-permission',
      expect.stringContaining('pull-requests: read'),
    ]);
  });
});
