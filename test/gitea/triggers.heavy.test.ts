import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giteaFolder } from '../harness/gitea.ts';
import { openScene, type TriggerScene } from './scene.ts';

/**
 * What a real forge starts of our workflows, and what becomes of it. Gitea 1.26 lacks, so that only act and the forge server
 * show it: check runs (a run there ends at the first one that it wants to write, in one error), the service that keeps
 * artifacts under GitHub's own name, a matrix or `runs-on` from the output of a job, `merge_group`, `changes.base` in the
 * payload of `edited` (there it is `changes.ref`, so that no job starts), permissions of a job, environments, the merge of
 * a pull request as a ref.
 */
const options = { timeout: 300_000 };
const skipped = (...jobs: readonly string[]) => jobs.map((job) => `${job}: skipped`);
/** Gitea answers 404 where GitHub has check runs; the report says so in the same way. */
const judged = ['Plan: failure', 'Report: failure', ...skipped('Evaluate', 'Train', 'Validate')].sort();
const afterFork = skipped('Evaluate', 'Plan', 'Report');

let scene: TriggerScene;
let number = 0;
beforeAll(async () => {
  if (giteaFolder !== '') scene = await openScene();
}, 240_000);
afterAll(() => scene?.close());

describe.skipIf(giteaFolder === '')('what a real forge starts of our workflows', () => {
  it('for a push to the default branch: what asks for it, and none of the templates', options, async () => {
    const runs = await scene.after('push', () => scene.push('main', { 'params.yaml': 'signal: 0.65\n' }));
    expect(runs.map(({ started }) => started)).toEqual(['main.yml on push: All: failure']);
    const [told] = runs;
    // Everything but the hand-over by artifacts, which Gitea keeps elsewhere, went as on GitHub: fetched, planned, judged.
    expect(told?.errors).toEqual([expect.stringMatching(/^::error title=/)]);
  });

  it('for a pull request that is opened, and pushed to', options, async () => {
    const wanted = [
      `mlops-fork-report.yml on workflow_run: ${afterFork.join(', ')}`,
      `mlops-pull-request.yml on pull_request: ${judged.join(', ')}`,
    ];
    const opened = await scene.after('pull_request', async () => {
      scene.push('change', { 'params.yaml': 'signal: 0.9\n' });
      number = await scene.send('POST', '/pulls', { head: 'change', base: 'main', title: 'Change' });
    });
    expect(opened.map(({ started }) => started).sort()).toEqual(wanted);
    const pushed = await scene.after('pull_request', () => scene.push('change', { 'params.yaml': 'signal: 0.8\n' }));
    expect(pushed.map(({ started }) => started).sort()).toEqual(wanted);
    // Where the forge has no check runs, each job says so once, without a stack.
    for (const { errors, log } of [...opened, ...pushed].filter(({ started }) => started.includes('failure'))) {
      expect(errors).toEqual([
        expect.stringMatching(/^::error title=forge-/),
        expect.stringMatching(/^::error title=/),
      ]);
      expect(log).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
    }
  });

  it('for another title: the workflow, and no job of it', options, async () => {
    const edited = await scene.after('pull_request', () => scene.send('PATCH', `/pulls/${number}`, { title: 'Other' }));
    expect(edited.map(({ started }) => started)).toContain(
      `mlops-pull-request.yml on pull_request: ${skipped('Evaluate', 'Plan', 'Report', 'Train', 'Validate').join(', ')}`,
    );
  });

  it.each([
    ['a word', 'Looks good.', skipped('Accept', 'Command')],
    ['a command', '/mlops explain', ['Accept: skipped', 'Command: failure']],
    ['an acceptance', '/mlops accept m roc-auc why', ['Accept: failure', 'Command: skipped']],
  ])('for %s in a comment: exactly the job that it is for', options, async (_, body, jobs) => {
    const runs = await scene.after('issue_comment', () => scene.send('POST', `/issues/${number}/comments`, { body }));
    expect(runs.map(({ started }) => started)).toEqual([`mlops-commands.yml on issue_comment: ${jobs.join(', ')}`]);
  });
});
