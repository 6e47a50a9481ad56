import { beforeAll, describe, expect, it } from 'vitest';
import type { Permissions } from '../harness/forge/world.ts';
import { artifactOf, changed, replaceArtifact } from './artifacts.ts';
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

// The job that reports: what it is handed, and what goes wrong around it. Before it is the same for all of that.
const scene = actionScene();
const name = 'mlops-evaluation';
let made: PullRun;
let digest = '';
let files: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  made = await scene.push('better', { 'params.yaml': 'signal: 0.9\n' });
  await train(made, 'm');
  digest = (await evaluate(made)).outputs['digest'] ?? '';
  files = artifactOf(made, name);
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

/** A report on the artifact with other members; what it came to, and the check. */
async function judged(others: Readonly<Record<string, Buffer | string | null>>, record = 'false') {
  const run = scene.again(made);
  const forged = replaceArtifact(run, name, changed(files, others));
  const { result, code } = await reportOnly(run, forged, { inputs: { record } });
  return { code, verdict: result.verdict, reason: result.reason, check: checkOn(scene.server, made.head)?.conclusion };
}

function pathOf(part: string): string {
  const found = [...files.keys()].find((path) => path.startsWith(`records/${part}/`));
  if (found === undefined) throw new Error(`there is no record of ${part} among ${[...files.keys()].join(', ')}`);
  return found;
}

const refused = (reason: string) => ({ code: 1, verdict: 'unknown', reason, check: 'action_required' });

describe('the artifact of the evaluate job, as the report takes it', () => {
  it('passes as it was made', async () => {
    expect(await judged({})).toMatchObject({ code: 0, verdict: 'pass', check: 'success' });
  });

  it('is not believed where another one lies under its name', async () => {
    const run = scene.again(made);
    replaceArtifact(run, name, changed(files, { 'more.txt': 'by the training' }));
    const { result } = await reportOnly(run, digest);
    expect([result.verdict, result.reason]).toEqual(['unknown', 'evaluation-missing']);
    expect(checkOn(scene.server, made.head)?.conclusion).toBe('action_required');
  });

  it('makes the report unknown where the job failed, was cancelled or never ran', async () => {
    const { result } = await reportOnly(scene.again(made));
    expect([result.verdict, result.reason]).toEqual(['unknown', 'evaluation-missing']);
    expect(checkOn(scene.server, made.head)).toMatchObject({ status: 'completed', conclusion: 'action_required' });
  });

  it('is refused where it is about another commit', async () => {
    const text = `${files.get('report.json')}`.replaceAll(scene.world.git('rev-parse', 'main'), 'a'.repeat(40));
    expect(await judged({ 'report.json': text })).toEqual(refused('evaluation-elsewhere'));
  });

  it('is refused where its numbers are of another model', async () => {
    const report = JSON.parse(`${files.get('report.json')}`);
    report.models[0].comparison.model = 'n';
    expect(await judged({ 'report.json': JSON.stringify(report) })).toEqual(refused('evaluation-elsewhere'));
  });

  it('brings numbers, no verdicts: gates are asked again', async () => {
    const report = JSON.parse(`${files.get('report.json')}`);
    // A model that got worse by all the numbers, in a report that calls it better.
    for (const line of report.models[0].comparison.metrics) {
      line.change.value = -0.3;
      for (const interval of line.change.intervals) Object.assign(interval, { low: -0.31, high: -0.29 });
    }
    const found = await judged({ 'report.json': JSON.stringify(report) });
    expect(found).toMatchObject({ code: 1, verdict: 'fail', check: 'failure' });
  });

  it('is refused where it is no report', async () => {
    expect(await judged({ 'report.json': '{"verdict":"pass"}' })).toEqual(refused('hand-over-corrupt'));
    expect(await judged({ 'report.json': null })).toEqual(refused('evaluation-missing'));
  });

  it('puts no record of something else on the ledger', async () => {
    const [run] = [...files.keys()].filter((path) => path.includes('/runs/'));
    const other = JSON.parse(`${files.get(run ?? '')}`);
    other.model = 'n';
    const found = await judged({ [run ?? '']: JSON.stringify(other) }, 'true');
    expect(found).toEqual(refused('hand-over-corrupt'));
    expect(scene.ledger().filter((path) => path.includes('runs/'))).toEqual([]);
  });

  it('is refused with a record that is larger than any of ours', async () => {
    const path = pathOf('runs');
    const padded = Buffer.concat([Buffer.alloc(8_000_001, ' '), files.get(path) ?? Buffer.alloc(0)]);
    expect(await judged({ [path]: padded })).toEqual(refused('hand-over-corrupt'));
  });

  it('cannot write outside of its folder', async () => {
    const found = await judged({ '../../../../workspace/mlops.yaml': 'version: 1\nname: other\n' });
    expect(found).toMatchObject({ verdict: 'unknown', reason: 'hand-over-corrupt' });
  });
});
