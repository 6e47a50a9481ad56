import { beforeAll, describe, expect, it } from 'vitest';
import type { Permissions } from '../harness/forge/world.ts';
import {
  actionScene,
  checkOn,
  commentsOn,
  evaluate,
  type PullRun,
  plan,
  report,
  reporting,
  reportOnly,
  train,
} from './scene.ts';

const scene = actionScene();
let made: PullRun;
let digest = '';

beforeAll(async () => {
  made = await scene.push('better', { 'params.yaml': 'signal: 0.9\n' });
  await train(made, 'm');
  digest = (await evaluate(made)).outputs['digest'] ?? '';
});

const check = () => checkOn(scene.server, made.head);

describe('what goes wrong between the report and GitHub', () => {
  it('is tried again after a 502, a cut answer and a lost one: one comment, one check', async () => {
    scene.server.fail(
      { on: 'GET /repos/{owner}/{repo}/pulls/{pull_number}', kind: 'answer', status: 502, message: 'Bad Gateway' },
      { on: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments', kind: 'cut' },
      { on: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments', kind: 'drop', applied: true },
      { on: 'POST /repos/{owner}/{repo}/check-runs', kind: 'answer', status: 502, message: 'Bad', applied: true },
    );
    const { code, log } = await reportOnly(made, digest);
    expect([code, log]).toEqual([0, expect.any(String)]);
    expect(commentsOn(scene.server, made.number)).toHaveLength(1);
    expect(scene.server.checks.filter(({ head }) => head === made.head)).toHaveLength(1);
    expect(check()?.conclusion).toBe('success');
  });

  it('waits as long as a limit says', async () => {
    const headers = { 'retry-after': '1' };
    const message = 'You have exceeded a secondary rate limit';
    const on = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
    scene.server.fail({ on, kind: 'answer', status: 403, message, headers });
    const run = scene.again(made);
    const { code } = await reportOnly(run);
    expect(code).toBe(1);
    expect(commentsOn(scene.server, made.number)).toEqual([expect.stringContaining(`"run":${run.state.id}`)]);
  });

  it('does not wait for a limit that lasts longer than the job is worth', async () => {
    const headers = { 'retry-after': '3600' };
    const on = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
    scene.server.fail({ on, kind: 'answer', status: 429, message: 'API rate limit exceeded', headers });
    const { code, result } = await reportOnly(scene.again(made), digest);
    expect([code, result.reason, result.sentence]).toEqual([1, 'forge-limited', expect.stringContaining('3600 s')]);
  });

  it.each<readonly [string, Permissions]>([
    ['checks: write', { contents: 'write', 'pull-requests': 'write' }],
    ['pull-requests: write', { contents: 'write', checks: 'write', 'pull-requests': 'read' }],
  ])('names the line %s where it is missing, and writes what it may', async (line, permissions) => {
    const run = scene.again(made);
    const { code, result, log } = await reportOnly(run, digest, { permissions });
    expect([code, result.reason]).toEqual([1, 'forge-no-permission']);
    expect(log).toContain(`Add \`${line}\` under \`permissions:\``);
    const isCommented = commentsOn(scene.server, made.number).join().includes(`"run":${run.state.id}`);
    expect([isCommented, check()?.conclusion]).toEqual(
      line === 'checks: write' ? [true, expect.anything()] : [false, 'success'],
    );
  });

  it('is said where the ledger may not be written', async () => {
    const permissions: Permissions = { ...reporting, contents: 'read' };
    const { code, result } = await report(scene.again(made), digest, { permissions });
    expect([code, result.verdict, result.reason]).toEqual([1, 'unknown', 'ledger-push-refused']);
  });

  it('names the line that the plan needs before anything is trained', async () => {
    const permissions: Permissions = { contents: 'read', 'pull-requests': 'write' };
    const { code, result, log } = await plan(scene.again(made), { permissions });
    expect([code, result.reason]).toEqual([1, 'forge-no-permission']);
    expect(log).toContain('checks: write');
  });
});

describe('what goes wrong between the jobs and the artifact service', () => {
  const refusal = { kind: 'answer', status: 400, message: 'no' } as const;

  it('an upload that is refused makes the training job fail', async () => {
    const run = { ...made, state: scene.again({ ...made, state: { ...made.state, id: 0 } }).state };
    scene.server.fail({ on: 'CreateArtifact', ...refusal }, { on: 'CreateArtifact', ...refusal });
    const { code, result } = await train(run, 'm');
    expect([code, result.reason]).toEqual([1, 'artifact-service']);
  });

  it('a page that is refused keeps neither comment nor check from telling the verdict', async () => {
    const run = scene.again(made);
    scene.server.fail({ on: 'CreateArtifact', ...refusal });
    const { result, log } = await reportOnly(run, digest);
    expect([result.verdict, check()?.conclusion]).toEqual(['pass', 'success']);
    expect(log).toContain('::error title=artifact-service');
    expect(commentsOn(scene.server, made.number).join()).not.toContain('[Full report]');
  });

  it('a list that cannot be had makes the report unknown, and the check concludes', async () => {
    scene.server.fail({ on: 'ListArtifacts', ...refusal });
    const { code, result } = await reportOnly(scene.again(made), digest);
    expect([code, result.verdict, result.reason]).toEqual([1, 'unknown', 'artifact-service']);
    expect(check()?.conclusion).toBe('action_required');
  });

  it('a download that is refused makes the report unknown', async () => {
    scene.server.fail({ on: 'GetSignedArtifactURL', ...refusal });
    const { result } = await reportOnly(scene.again(made), digest);
    expect([result.verdict, result.reason]).toEqual(['unknown', 'artifact-service']);
    expect(result.sentence).toContain('download the artifact mlops-evaluation');
  });
});
