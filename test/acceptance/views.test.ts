import { afterAll, describe, expect, it } from 'vitest';
import { preparedWorld } from './harness.ts';
import { reportIn, stepOf } from './parts.ts';
import { rows, tiny } from './tiny.ts';

// One file of data, whose last ten days judge what was trained on the days before.

const dated = (text: string) => {
  const [header, ...lines] = text.trimEnd().split('\n');
  const day = (at: number) => new Date(Date.UTC(2024, 0, 1 + Math.floor(at / 20))).toISOString().slice(0, 10);
  return `${header},day\n${lines.map((line, at) => `${line},${day(at)}\n`).join('')}`;
};
const all = dated(rows(800, 1000)); // 40 days of 20 rows

interface Parts {
  readonly past?: string;
  readonly holdout?: string;
  readonly more?: string;
}
const project = ({ past = 'drop-last: 10d', holdout = 'last: 10d', more = '' }: Parts = {}) => `version: 1
name: tiny
store: .mlops/store
datasets:
  all:
    source: data/all.csv
    key: id
    time: day
    columns:
      id: { type: integer }
      x: { type: number, nulls: 0, min: 0, max: 1 }
      y: { type: integer, values: [0, 1] }
      day: { type: date }
  past: { from: all, ${past}, rows: { min: 10 } }
  holdout: { from: all, ${holdout} }
${more}models:
  m:
    code: [train.sh]
    data: { train: past }
    params: params.yaml
    train: { run: bash train.sh, seeds: [1] }
    artifact: model/
    metrics: metrics.json
    evaluate:
      run: bash predict.sh
      code: [predict.sh]
      task: binary
      predictions: predictions.csv
      label: { dataset: holdout, column: y }
    gates:
      roc-auc: { min: 0.6, max-worse: 0.05 }
`;
// What it was given it tells as metrics; that it was given no more, by what it can find.
const train = `mkdir -p "$MLOPS_OUTPUT/model" && cp params.yaml "$MLOPS_OUTPUT/model/model.txt"
test "$(find . -name '*.csv' | wc -l)" = 1
test "$(head -1 "$MLOPS_DATA_TRAIN")" = id,x,y,day
echo "{\\"rows_given\\": $(tail -n +2 "$MLOPS_DATA_TRAIN" | wc -l), \\"first_id\\": $(sed -n 2p "$MLOPS_DATA_TRAIN" | cut -d, -f1), \\"last_day\\": $(tail -1 "$MLOPS_DATA_TRAIN" | cut -d, -f4 | tr -d -)}" > "$MLOPS_OUTPUT/metrics.json"
`;
const files = {
  'mlops.yaml': project(),
  'train.sh': train,
  'data/all.csv': all,
  'params.yaml': tiny['params.yaml'] ?? '',
  'predict.sh': tiny['predict.sh'] ?? '',
};

const world = await preparedWorld(files, [['validate'], ['train'], ['report']]);
world.git('push', '--quiet');
afterAll(() => world.remove());

const planned = async () => {
  const { result } = await world.json(['plan']);
  const { steps, policy } = Object(result.data) as {
    readonly steps: readonly { readonly id: string; readonly decision: string; readonly reasons: readonly string[] }[];
    readonly policy: readonly { readonly sentence: string }[];
  };
  return {
    runs: steps.filter(({ decision }) => decision === 'run').map(({ id }) => id),
    policy: policy.map(({ sentence }) => sentence),
  };
};

describe('views of one dataset', () => {
  it('are trained on, judged by and reported', async () => {
    expect(await planned()).toEqual({ runs: [], policy: [] });
    const { result } = await world.json(['validate']);
    expect(result.exitCode).toBe(0);
    const { datasets } = Object(result.data) as {
      readonly datasets: readonly { readonly dataset: string; readonly report: { readonly rows: number } }[];
    };
    expect(datasets.map(({ dataset, report }) => [dataset, report.rows])).toEqual([
      ['all', 800],
      ['past', 600],
      ['holdout', 200],
    ]);
    world.branch('better');
    world.commit('Better', { 'params.yaml': 'signal: 0.9\n' });
    expect((await planned()).runs).toEqual(['train:m', 'evaluate:m']);
    const trained = await world.json(['train']);
    expect([trained.result.exitCode, stepOf(trained, 'evaluate:m').sentence]).toEqual([0, 'scored 200 rows']);
    const report = await world.json(['report']);
    expect(report.result.exitCode).toBe(0);
    const metrics = reportIn(report).models[0]?.comparison?.metrics ?? [];
    expect(
      metrics
        .filter(({ metric }) => ['rows_given', 'first_id', 'last_day'].includes(metric))
        .map(({ metric, candidate }) => [metric, candidate.value])
        .toSorted(),
    ).toEqual([
      ['first_id', 1000],
      ['last_day', 20240130],
      ['rows_given', 600],
    ]);
  });

  it('change what is below them, and nothing else', async () => {
    world.branch('another-view');
    world.commit('Another view', { 'mlops.yaml': project({ more: '  few: { from: all, where: "x > 0.9" }\n' }) });
    expect(await planned()).toEqual({ runs: ['validate:few'], policy: [] });
    world.commit('Less to train on', { 'mlops.yaml': project({ past: 'drop-last: 11d' }) });
    expect(await planned()).toEqual({
      runs: ['validate:past', 'train:m', 'evaluate:m'],
      policy: ['changes datasets.past.drop-last: 10d → 11d'],
    });
    const { result } = await world.json(['validate', 'past']);
    expect(Object(result.data).datasets).toMatchObject([
      { dataset: 'past', report: { rows: 580 }, diff: { base: { rows: 600 }, head: { rows: 580 } } },
    ]);
    expect(Object(result.data).datasets[0].files).toBeUndefined();
    world.commit('New data', { 'mlops.yaml': project(), 'data/all.csv': dated(rows(820, 1000)) });
    expect((await planned()).runs).toEqual(
      expect.arrayContaining(['validate:all', 'validate:past', 'validate:holdout', 'train:m', 'evaluate:m']),
    );
  });

  it('do not make a test set easier in silence', async () => {
    world.branch('easier');
    // The rows whose label x tells.
    const easy = 'last: 10d, where: "(x > 0.5) = (y = 1)"';
    world.commit('Easier', { 'mlops.yaml': project({ holdout: easy }), 'params.yaml': 'signal: 0.95\n' });
    const words = 'changes datasets.holdout.where: (none) → (x > 0.5) = (y = 1)';
    expect((await planned()).policy).toEqual([words]);
    expect((await world.json(['train'])).result.exitCode).toBe(0);
    const report = await world.json(['report']);
    expect([report.result.exitCode, reportIn(report).policy.map(({ sentence }) => sentence)]).toEqual([2, [words]]);
    expect(reportIn(report).models[0]?.gates.map(({ reason }) => reason)).toContain('rows-gone');
    expect((await world.run(['report', '--markdown'])).stdout).toContain('datasets.holdout.where');
  });

  it('give no row to training that judges it', async () => {
    world.branch('overlap');
    world.commit('Overlap', { 'mlops.yaml': project({ past: 'drop-last: 9d' }) });
    const trained = await world.json(['train']);
    expect([trained.result.exitCode, stepOf(trained, 'train:m').problems]).toEqual([
      65,
      [
        expect.objectContaining({
          reason: 'labels-in-reach',
          message:
            'm: 20 rows of past, which training gets as `train`, are rows of holdout, by which the model is judged.',
        }),
      ],
    ]);
    world.branch('more-test-rows');
    world.commit('Judged by what training had', { 'mlops.yaml': project({ holdout: 'last: 12d' }) });
    const reused = await world.json(['train']);
    expect(reused.result.problems).toMatchObject([{ reason: 'labels-in-reach' }]);
    expect((await world.json(['report'])).result.exitCode).not.toBe(0);
    world.branch('overlap-again');
    const whole = project({ past: 'drop-last: 9d' }).replace('data: { train: past }', 'data: { train: all }');
    world.commit('All of it', { 'mlops.yaml': whole });
    const { result } = await world.json(['train']);
    expect(result.problems).toMatchObject([{ reason: 'labels-in-reach' }]);
  });

  it('that cannot be told stop what is below them, with the place of the word', async () => {
    world.branch('wrong');
    world.commit('Wrong', { 'mlops.yaml': project({ past: 'drop-last: 10d, where: "z > 1"' }) });
    const { result } = await world.json(['validate']);
    expect([result.exitCode, result.reason]).toEqual([1, 'view-where']);
    const line =
      project()
        .split('\n')
        .findIndex((text) => text.includes('past:')) + 1;
    expect(result.problems).toMatchObject([{ reason: 'view-where', place: { file: 'mlops.yaml', line } }]);
    expect(result.problems[0]?.message).toContain('Referenced column "z" not found');
    const trained = await world.json(['train']);
    expect([trained.result.exitCode, stepOf(trained, 'train:m').state]).toEqual([1, 'refused']);
  });

  it('are compared, inferred and locked as any dataset', async () => {
    world.branch('others');
    const frozen = project({ holdout: 'last: 10d, frozen: true', more: '  late: { from: past, last: 50% }\n' });
    world.commit('Frozen', { 'mlops.yaml': frozen });
    expect((await world.json(['lock', 'holdout'])).result.reason).toBe('lock-written');
    expect(world.read('mlops.lock')).toContain('rows: 200');
    world.commit('Locked');
    expect((await world.json(['validate', 'holdout', 'late'])).result.exitCode).toBe(0);
    const diff = await world.run(['data', 'diff', 'past@HEAD', 'holdout@HEAD']);
    expect(diff.stdout.replaceAll(/\s+/g, ' ')).toMatch(/600 .*200/);
    const inferred = await world.run(['infer', 'late']);
    expect([inferred.code, inferred.stderr]).toEqual([0, expect.not.stringContaining('rror')]);
    world.commit('Another ten days', { 'mlops.yaml': frozen.replace('all, last: 10d', 'all, last: 9d') });
    expect((await world.json(['validate', 'holdout'])).result.reason).toBe('frozen-changed');
  });
});
