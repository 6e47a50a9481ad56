import { describe, expect, it } from 'vitest';
import { load, problemsOf, withModel } from '../support.ts';
import { model } from './loaded.ts';

describe('a model', () => {
  it('expands its short forms', () => {
    const m = model(`train: [python, train.py]
artifact: model/
metrics: metrics.json
plots: [plots/*.png, loss.csv]
params: params.yaml
evaluate: python predict.py`);
    expect(m.train.run).toEqual({ kind: 'argv', argv: ['python', 'train.py'] });
    expect(m).toMatchObject({
      artifact: ['model/'],
      metrics: [{ file: 'metrics.json', row: { kind: 'last' } }],
      plots: ['plots/*.png', 'loss.csv'],
      params: [{ file: 'params.yaml', keys: null }],
    });
    expect(m.evaluate).toEqual({
      run: { kind: 'shell', text: 'python predict.py' },
      code: [],
      secrets: [],
      timeout: 3_600_000,
      compute: [],
      slices: [],
      cluster: [],
    });
  });

  it('takes its long forms', () => {
    const m = model(
      `train:
  run: a
  smoke: [a, --fast]
  when: merge
  timeout: 90s
  seeds: [3, 0]
  reuse: false
  runs-on: { group: g, labels: gpu }
  resources: { cpus: 0.5, memory: 64GiB, gpus: { memory: 40GB, name: A100 } }
  secrets: [A, A, B]
artifact: [a, b]
metrics: [m.json, { file: r.csv, prefix: yolo, row: { max: map } }, { file: s.csv, row: { min: loss } }, { file: t.csv, row: last }]
params: { params.yaml: [train, a.b] }
evaluate:
  code: [predict.py]
  secrets: [E]
  task: binary
  predictions: p.csv
  label: { dataset: d, column: y }
  positive: yes
  compute: [auc]
  slices: [g, { h: top 10, i: top 3 }]
  cluster: [c]
gates: { auc: [{ by: g, max-worse: 0.5, min-better: 1% }, { by: z, min: 1, min-rows: 5, level: info, require-interval: true }] }`,
      'd: { source: a.csv, key: id }',
    );
    expect(m.train).toEqual({
      run: { kind: 'shell', text: 'a' },
      smoke: { kind: 'argv', argv: ['a', '--fast'] },
      secrets: ['A', 'B'],
      timeout: 90_000,
      seeds: [3, 0],
      reuse: false,
      runsOn: { group: 'g', labels: ['gpu'] },
      resources: { cpus: 0.5, memory: 64 * 1024 ** 3, gpus: { count: 1, memory: 40e9, name: ['A100'] } },
      launcher: 'local',
      when: 'merge',
    });
    expect(m.metrics).toEqual([
      { file: 'm.json', row: { kind: 'last' } },
      { file: 'r.csv', prefix: 'yolo', row: { kind: 'max', column: 'map' } },
      { file: 's.csv', row: { kind: 'min', column: 'loss' } },
      { file: 't.csv', row: { kind: 'last' } },
    ]);
    expect(m.params).toEqual([{ file: 'params.yaml', keys: ['train', 'a.b'] }]);
    expect(m.evaluate).toEqual({
      code: ['predict.py'],
      secrets: ['E'],
      timeout: 3_600_000,
      task: 'binary',
      predictions: 'p.csv',
      label: { dataset: 'd', column: 'y' },
      positive: 'yes',
      compute: ['auc'],
      slices: [{ column: 'g' }, { column: 'h', top: 10 }, { column: 'i', top: 3 }, { column: 'z' }],
      cluster: ['c'],
    });
    expect(m.gates.get('auc')).toEqual([
      {
        metric: 'auc',
        better: 'higher',
        maxWorse: { kind: 'absolute', value: 0.5 },
        minBetter: { kind: 'percent', value: 1 },
        by: 'g',
        minRows: 30,
        level: 'fail',
        whenUnknown: 'block',
        requireInterval: false,
        path: ['models', 'm', 'gates', 'auc', 0],
      },
      {
        metric: 'auc',
        better: 'higher',
        min: 1,
        by: 'z',
        minRows: 5,
        level: 'info',
        whenUnknown: 'block',
        requireInterval: true,
        path: ['models', 'm', 'gates', 'auc', 1],
      },
    ]);
  });

  it.each([
    ['runs-on: gpu', 'gpu'],
    ['runs-on: [self-hosted, gpu]', ['self-hosted', 'gpu']],
    ['runs-on: { labels: [a, b] }', { labels: ['a', 'b'] }],
    ['runs-on: { group: g }', { group: 'g', labels: [] }],
  ])('%s', (line, expected) => {
    expect(model(`train: { run: a, ${line} }`).train.runsOn).toEqual(expected);
  });

  it.each([
    ['gpus: 2', { count: 2, name: [] }],
    ['gpus: 0', undefined],
    ['gpus: {}', { count: 1, name: [] }],
    ['gpus: { count: 3, name: [A100, H100] }', { count: 3, name: ['A100', 'H100'] }],
  ])('%s', (line, expected) => {
    expect(model(`train: { run: a, resources: { ${line} } }`).train.resources.gpus).toEqual(expected);
  });

  it('resolves its paths from its working directory', () => {
    const m = model(`working-directory: ./models//demand/
code: ["**", /lib/**, "!**/tests/", "!/lib/x"]
params: [params.yaml, /shared.toml]
schemas: { params.yaml: schema.json, /shared.toml: /schemas/s.json, m.json: m.schema.json }
metrics: ./m.json
artifact: out/./model/
train: a
evaluate: { code: [predict.py, /lib/p.py] }`);
    expect(m.workingDirectory).toBe('models/demand');
    expect(m.code).toEqual({
      kind: 'globs',
      globs: ['models/demand/**', 'lib/**', '!models/demand/**/tests/', '!lib/x'],
    });
    expect(m.params).toEqual([
      { file: 'models/demand/params.yaml', keys: null },
      { file: 'shared.toml', keys: null },
    ]);
    expect(m.schemas).toEqual(
      new Map([
        ['models/demand/params.yaml', 'models/demand/schema.json'],
        ['shared.toml', 'schemas/s.json'],
        ['models/demand/m.json', 'models/demand/m.schema.json'],
      ]),
    );
    expect(m.metrics[0]?.file).toBe('m.json');
    expect(m.artifact).toEqual(['out/model/']);
    expect(m.evaluate?.code).toEqual(['models/demand/predict.py', 'lib/p.py']);
  });

  it('takes the root as its working directory', () => {
    expect(model('working-directory: .\ntrain: a\nparams: p.yaml')).toMatchObject({
      workingDirectory: '',
      params: [{ file: 'p.yaml' }],
    });
  });

  it('keeps its outputs below its working directory', () => {
    expect(model('train: a\nartifact: /model.pkl').artifact).toEqual(['model.pkl']);
    const [problem] = problemsOf(withModel('working-directory: w\ntrain: a\nartifact: [b, /model.pkl]'));
    expect(problem).toMatchObject({
      reason: 'path-outside',
      message: 'models.m.artifact[1]: "/model.pkl" is an absolute path',
      remedy: 'Outputs are relative to the working directory or to $MLOPS_OUTPUT.',
      place: { line: 6, column: 19 },
    });
  });

  it('gets variables and secrets from the nearest', () => {
    const { project } = load(`version: 1
defaults: { env: { A: 1, B: x }, secrets: [S] }
models:
  m: { train: a, evaluate: b, env: { B: y, C: true } }
  n: { train: { run: a, secrets: [] }, evaluate: { run: b, secrets: [T] } }
`);
    const [m, n] = [project.models.get('m'), project.models.get('n')];
    expect(m?.env).toEqual(
      new Map([
        ['A', '1'],
        ['B', 'y'],
        ['C', 'true'],
      ]),
    );
    expect([m?.train.secrets, m?.evaluate?.secrets]).toEqual([['S'], ['S']]);
    expect([n?.train.secrets, n?.evaluate?.secrets]).toEqual([[], ['T']]);
  });
});
