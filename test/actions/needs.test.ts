import { describe, expect, it } from 'vitest';
import { actionScene, evaluate, type PullRun, plan, report, train, where } from './scene.ts';

// What is trained is measured by what came through the models below it.
const scene = actionScene({
  'mlops.yaml': `version: 1
name: tiny
models:
  top:
    code: [top.sh]
    needs: { middle: middle }
    train: bash top.sh
    artifact: top.txt
    metrics: metrics.json
    gates: { quality: { better: higher, min: 1 } }
  middle: { code: [middle.sh], base-model: bottom, train: bash middle.sh, artifact: middle/ }
  bottom: { code: [bottom.sh], train: { run: bash bottom.sh, runs-on: [self-hosted, gpu] }, artifact: bottom.txt }
  other:
    code: [other.sh]
    train: bash other.sh
    artifact: other.txt
    metrics: metrics.json
    gates: { quality: { better: higher, min: 1 } }
`,
  'bottom.sh': 'echo 1 > "$MLOPS_OUTPUT/bottom.txt"\n',
  'middle.sh': 'mkdir "$MLOPS_OUTPUT/middle"\necho $(($(cat "$MLOPS_BASE_MODEL") + 1)) > "$MLOPS_OUTPUT/middle/sum"\n',
  'top.sh':
    'cp "$MLOPS_MODEL_MIDDLE/sum" "$MLOPS_OUTPUT/top.txt"\necho "{\\"quality\\": $(cat "$MLOPS_MODEL_MIDDLE/sum")}" > "$MLOPS_OUTPUT/metrics.json"\n',
  'other.sh': 'echo x > "$MLOPS_OUTPUT/other.txt"\necho "{\\"quality\\": 1}" > "$MLOPS_OUTPUT/metrics.json"\n',
});

interface Entry {
  readonly model: string;
  readonly needs: string;
  readonly 'runs-on': unknown;
}

function entriesOf(outputs: Readonly<Record<string, string>>, level: '' | '-2' | '-3'): readonly Entry[] {
  const { include } = JSON.parse(outputs[`matrix${level}`] ?? '{}');
  expect(outputs[`count${level}`]).toBe(String(include.length));
  return include;
}

const trainEntry = (run: PullRun, { model, needs }: Entry, env: NodeJS.ProcessEnv = {}) =>
  train(run, model, { inputs: { needs }, env });

async function reported(run: PullRun, record = 'true') {
  const evaluated = await evaluate(run);
  const { result } = await report(run, evaluated.outputs['digest'], { inputs: { record } });
  const { data } = JSON.parse(JSON.stringify(result)) as {
    data: {
      report: {
        models: {
          model: string;
          reason: string;
          verdict: string;
          comparison?: { metrics: { candidate: { value: number } }[] };
        }[];
      };
    };
  };
  return { result, models: new Map(data.report.models.map((one) => [one.model, one])) };
}

describe('models that need each other, as jobs', () => {
  it('are unknown where a job before has failed, with its reason, and others pass', async () => {
    const run = await scene.push('broken', { 'middle.sh': 'echo no sum >&2; exit 3\n' });
    await plan(run);
    const { outputs } = await where(run);
    for (const entry of entriesOf(outputs, '')) {
      expect((await trainEntry(run, entry)).code).toBe(0);
    }
    const [middle] = entriesOf(outputs, '-2');
    const [top] = entriesOf(outputs, '-3');
    if (middle === undefined || top === undefined) throw new Error('both are in their matrix');
    expect((await trainEntry(run, middle)).result.reason).toBe('command-failed');
    const after = await trainEntry(run, top);
    expect([after.code, after.result.reason]).toEqual([1, 'needed-model-missing']);
    expect(after.result.sentence).toMatch(/^top: `middle`, which it needs, has no run: /);
    const { models } = await reported(run, 'false');
    expect([models.get('top')?.verdict, models.get('top')?.reason]).toEqual(['unknown', 'needed-model-missing']);
    expect(models.get('middle')?.verdict).toBe('fail');
    expect(models.has('other')).toBe(false); // nothing of it has changed
  });

  it('do not take from a job what it has no name for', async () => {
    const run = await scene.push('without', { 'bottom.sh': 'echo 5 > "$MLOPS_OUTPUT/bottom.txt"\n' });
    await plan(run);
    const { outputs } = await where(run);
    const bottom = entriesOf(outputs, '').find(({ model }) => model === 'bottom');
    const [middle] = entriesOf(outputs, '-2');
    if (bottom === undefined || middle === undefined) throw new Error('both are in their matrix');
    expect((await trainEntry(run, bottom)).code).toBe(0);
    expect((await trainEntry(run, { ...middle, needs: '' })).result.reason).toBe('needed-model-missing');
  });

  it('stand in a matrix for each level, on their own runners, and get what the jobs before have made', async () => {
    const run = await scene.push('all', { 'bottom.sh': 'echo 3 > "$MLOPS_OUTPUT/bottom.txt"\n' });
    expect((await plan(run)).outputs['count']).toBe('2');
    const { outputs } = await where(run);
    const levels = (['', '-2', '-3'] as const).map((level) => entriesOf(outputs, level));
    expect(levels.map((level) => level.map(({ model, needs }) => [model, needs]))).toEqual([
      [
        ['bottom', ''],
        ['other', ''],
      ],
      [['middle', 'bottom']],
      [['top', 'bottom middle']],
    ]);
    expect(levels[0]?.map((entry) => entry['runs-on'])).toEqual([['self-hosted', 'gpu'], 'ubuntu-latest']);
    for (const entry of levels.flat()) expect((await trainEntry(run, entry)).code).toBe(0);
    const { result, models } = await reported(run);
    expect(result.verdict).toBe('pass');
    expect(models.get('top')?.comparison?.metrics[0]?.candidate.value).toBe(4);
    expect(models.get('middle')?.reason).toBe('intermediate-model');
  });
});
