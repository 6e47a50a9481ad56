import { beforeAll, describe, expect, it } from 'vitest';
import {
  actionScene,
  artifactOf,
  changed,
  checkOn,
  evaluate,
  type PullRun,
  replaceArtifact,
  reportOnly,
  train,
} from './scene.ts';

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
