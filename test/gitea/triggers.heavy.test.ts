import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giteaFolder } from '../harness/gitea.ts';
import { openScene, type TriggerScene } from './scene.ts';

/**
 * What a real forge starts of our workflows, and what becomes of it. Gitea 1.26 lacks, so that only act and the forge server
 * show it: check runs and GraphQL (each that is wanted there is one error), the service that keeps
 * artifacts under GitHub's own name, a matrix or `runs-on` from the output of a job, `merge_group`, `changes.base` in the
 * payload of `edited` (there it is `changes.ref`, so that no job starts), permissions of a job, environments, the merge of
 * a pull request as a ref.
 */
const options = { timeout: 300_000 };
const skipped = (...jobs: readonly string[]) => jobs.map((job) => `${job}: skipped`);
/** No artifacts and no store that all machines see, so no Plan; no check to write for Report: each says so once. */
const judged = ['Plan: failure', 'Report: failure', ...skipped('Evaluate', 'Train', 'Validate')].sort();
/** Gitea tells no repository of the run that ended, so that the condition of the job lets it pass: the action asks again. */
const afterFork = ['Evaluate: skipped', 'Plan: success', 'Report: success'];
const byArtifacts = expect.stringMatching(/^::error title=artifacts-unavailable::This server keeps no artifacts/);
/** Whose comment is there already only GraphQL tells the token of a job: the first one is written, and none a second time. */
const byComment = expect.stringMatching(
  /^::error title=forge-no-permission::GitHub refuses to write the comment on .* \(404\)/,
);
const byCheck = expect.stringMatching(
  /^::error title=forge-no-permission::GitHub refuses to write the check .* \(404\)/,
);

let scene: TriggerScene;
let number = 0;
beforeAll(async () => {
  if (giteaFolder !== '') scene = await openScene();
}, 240_000);
afterAll(() => scene?.close());

describe.skipIf(giteaFolder === '')('what a real forge starts of our workflows', () => {
  it('for a push to the default branch: what asks for it, and none of the templates', options, async () => {
    const runs = await scene.after('push', () => scene.push('main', { 'params.yaml': 'signal: 0.65\n' }));
    expect(runs.map(({ started }) => started)).toEqual(['main.yml on push: All: success']);
    const [told] = runs;
    // As on GitHub: fetched, trained, judged against the commit before, recorded. One job hands nothing on.
    expect(told?.errors).toEqual([]);
    expect(told?.log).toContain('Better · tiny');
    const tip = scene.world.git('rev-parse', 'HEAD');
    const recorded = scene.world.git('ls-remote', 'origin', 'refs/heads/mlops/ledger');
    expect([told?.log, recorded]).toEqual([expect.stringContaining(`Judged ${tip.slice(0, 10)}`), expect.any(String)]);
    expect(recorded).toMatch(/^[0-9a-f]{40}\t/);
  });

  it('for a pull request that is opened, and pushed to', options, async () => {
    const opened = await scene.after('pull_request', async () => {
      scene.push('change', { 'params.yaml': 'signal: 0.9\n' });
      number = await scene.send('POST', '/pulls', { head: 'change', base: 'main', title: 'Change' });
    });
    expect(opened.map(({ started }) => started)).toEqual([
      `mlops-fork-report.yml on workflow_run: ${afterFork.join(', ')}`,
      `mlops-pull-request.yml on pull_request: ${judged.join(', ')}`,
    ]);
    const pushed = await scene.after('pull_request_sync', () =>
      scene.push('change', { 'params.yaml': 'signal: 0.8\n' }),
    );
    expect(pushed.map(({ started }) => started)).toEqual([
      // Gitea's name of the event is not the one that the condition asks for.
      `mlops-fork-report.yml on workflow_run: ${skipped('Evaluate', 'Plan', 'Report').join(', ')}`,
      `mlops-pull-request.yml on pull_request_sync: ${judged.join(', ')}`,
    ]);
    const [after, own] = opened;
    const [, again] = pushed;
    expect([own?.errors, again?.errors]).toEqual([
      [byArtifacts, byCheck],
      [byArtifacts, byComment, byCheck],
    ]);
    for (const one of [own, again]) expect(one?.log).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m); // no stack
    expect([after?.log, after?.errors]).toEqual([expect.stringContaining('::warning title=not-of-a-fork::'), []]);
    expect(await scene.comments(number)).toEqual([expect.stringMatching(/^<!-- mlops \{"marker":"[^<>&\n-]*\} -->\n/)]);
  });

  it('for another title: the workflow, and no job of it', options, async () => {
    const edited = await scene.after('pull_request', () => scene.send('PATCH', `/pulls/${number}`, { title: 'Other' }));
    expect(edited.map(({ started }) => started)).toEqual([
      `mlops-fork-report.yml on workflow_run: ${skipped('Evaluate', 'Plan', 'Report').join(', ')}`,
      `mlops-pull-request.yml on pull_request: ${skipped('Evaluate', 'Plan', 'Report', 'Train', 'Validate').join(', ')}`,
    ]);
  });

  it.each([
    ['a word', 'Looks good.', skipped('Command', 'Decide')],
    ['a command', '/mlops explain', ['Command: failure', 'Decide: skipped']],
    ['an acceptance', '/mlops accept m roc-auc why', ['Command: skipped', 'Decide: failure']],
  ])('for %s in a comment: exactly the job that it is for', options, async (_, body, jobs) => {
    const send = () => scene.send('POST', `/issues/${number}/comments`, { body });
    const runs = await scene.after('pull_request_comment', send);
    const [told] = runs;
    expect(runs.map(({ started }) => started)).toEqual([
      `mlops-commands.yml on pull_request_comment: ${jobs.join(', ')}`,
    ]);
    // The token of a job may not ask Gitea who may do what, and without an answer nobody may.
    const asked = /^::error title=forge-no-permission::GitHub refuses to ask which role ci has in team\/tiny \(403\)/;
    expect(told?.errors).toEqual(jobs.some((job) => job.endsWith('failure')) ? [expect.stringMatching(asked)] : []);
  });
});
