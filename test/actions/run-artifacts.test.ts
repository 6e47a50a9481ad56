import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { artifactOf, changed, replaceArtifact } from './artifacts.ts';
import { withModels } from './projects.ts';
import { actionScene, evaluate, type PullRun, train } from './scene.ts';
import { zip } from './zip.ts';

const scene = actionScene(withModels({ m: 'run: bash train.sh', n: 'run: bash train.sh' }));
let made: PullRun;
let files: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  made = await scene.push('better', { 'params.yaml': 'signal: 0.9\n' });
  await train(made, 'm');
  files = artifactOf(made, 'mlops-run-m');
});

/** What `evaluate` says of both models: m, whose artifact is another one, and n, which nobody trained. */
async function evaluated(run: PullRun) {
  const { code } = await evaluate(run);
  const found = JSON.parse(`${artifactOf(run, 'mlops-evaluation').get('report.json')}`);
  const outcomes: { model: string; reason: string }[] = found.models;
  return {
    code,
    verdict: `${found.verdict}`,
    reason: `${found.reason}`,
    models: outcomes.map(({ model, reason }) => `${model}: ${reason}`),
  };
}

async function withOthers(others: Readonly<Record<string, Buffer | string | null>>) {
  const run = scene.again(made);
  replaceArtifact(run, 'mlops-run-m', changed(files, others));
  return await evaluated(run);
}

const pathOf = (part: string) => [...files.keys()].find((path) => path.includes(part)) ?? part;

describe('artifacts of trainings, as the evaluate job takes them', () => {
  it('hold predictions that are what their digest says', async () => {
    const found = await withOthers({ [pathOf('objects/')]: 'id,score\n1000,1\n' });
    expect(found).toMatchObject({ code: 0, verdict: 'unknown', reason: 'hand-over-corrupt' });
  });

  it('hold the record of the very inputs, not one with another fingerprint', async () => {
    const path = pathOf('records/runs/');
    const record = JSON.parse(`${files.get(path)}`);
    const other = createHash('sha256').update('other').digest('hex');
    const text = JSON.stringify(record).replaceAll(record.fingerprint, other);
    const found = await withOthers({ [path]: text });
    expect(found).toMatchObject({ reason: 'hand-over-corrupt' });
  });

  it('are of the model in their name: records of others in it are not looked at', async () => {
    const run = scene.again(made);
    const bytes = zip([...files].map(([path, content]) => ({ path: path.replaceAll('/m/', '/n/'), bytes: content })));
    scene.server.actions.upload(run.state, 'mlops-run-m', bytes);
    const found = await evaluated(run);
    expect(found).toMatchObject({ reason: 'not-trained', models: ['m: not-trained', 'n: not-trained'] });
  });

  it('cannot give one model the record of another', async () => {
    const run = scene.again(made);
    const bytes = zip([...files].map(([path, content]) => ({ path: path.replaceAll('/m/', '/n/'), bytes: content })));
    scene.server.actions.upload(run.state, 'mlops-run-n', bytes);
    const found = await evaluated(run);
    expect(found.reason).toBe('hand-over-corrupt');
    expect(found.models).toContain('n: not-trained');
    expect(found.models).not.toContain('m: not-trained');
  });

  it('lead nowhere else by links', async () => {
    const run = scene.again(made);
    const path = pathOf('records/runs/');
    const members = [
      ...changed(files, { [path]: null }),
      { path, bytes: '../../../../../workspace/mlops.yaml', link: true },
    ];
    replaceArtifact(run, 'mlops-run-m', members);
    const found = await evaluated(run);
    expect(found).toMatchObject({ reason: 'hand-over-corrupt' });
  });

  it('are of models that the project has; others are left alone', async () => {
    const run = scene.again(made);
    replaceArtifact(run, 'mlops-run-x', [{ path: pathOf('records/runs/'), bytes: 'no record' }]);
    const found = await evaluated(run);
    expect(found.code).toBe(0);
    expect(found.models).not.toContain('m: not-trained');
  });

  it('are read by digest: bytes that changed on the way make the job fail', async () => {
    const run = scene.again(made);
    const artifact = scene.server.actions.artifacts.findLast(
      ({ run: of, name }) => of === run.state.id && name === 'mlops-run-m',
    );
    if (artifact?.bytes == null) throw new Error('the run has no artifact');
    artifact.bytes = zip(changed(files, { 'more.txt': 'on the way' }));
    const { code, result } = await evaluate(run);
    expect([code, result.reason]).toEqual([1, 'artifact-service']);
  });
});
