import { describe, expect, it } from 'vitest';
import { loadProject } from '../../../src/project/index.ts';
import { loadBeside, problemsBeside, project, refusedBeside, textPipeline } from './support.ts';

function model(target: string, files: Readonly<Record<string, string>>, more = '') {
  const found = loadBeside(project(target, more), files).project.models.get('m');
  if (found === undefined) throw new Error('no model');
  return found;
}

function command(target: string, files: Readonly<Record<string, string>>, more = ''): string | undefined {
  const { run } = model(target, files, more).train;
  return run?.kind === 'shell' ? run.text : undefined;
}

describe('a model of a dvc.yaml', () => {
  it('trains on a declared dataset that a command makes where its stage reads that', () => {
    const features = 'features: { build: python f.py, source: data/features.csv }';
    const text = `version: 1\ndatasets: { ${features} }\nmodels: { m: { train: { dvc: train } } }\n`;
    const stage = '{ cmd: python t.py, deps: [t.py, data/features.csv], outs: [m.pkl] }';
    const files = { 'dvc.yaml': `stages:\n  train: ${stage}\n`, 't.py': '', 'f.py': '' };
    expect(loadBeside(text, files).project.models.get('m')?.data).toEqual(new Map([['train', 'features']]));
  });

  it('is what somebody would have written by hand', () => {
    const { stages: _, ...found } = model('evaluate', textPipeline);
    const byHand = `version: 1
models:
  m:
    code: [src/prepare.py, src/featurization.py, src/train.py, src/evaluate.py, requirements.txt]
    data: data/data.xml
    params: { params.yaml: [prepare.seed, prepare.split, featurize.ngrams, train.n_est] }
    train: |-
      mkdir -p data eval
      python src/prepare.py data/data.xml
      python src/featurization.py data/prepared data/features
      python src/train.py data/features model.pkl
      python src/evaluate.py model.pkl data/features
    artifact: model.pkl
    metrics: eval/metrics.json
    plots: [eval/plots/roc/train.json, eval/plots/roc/test.json, eval/plots/importance.png]
`;
    expect(found).toEqual(loadBeside(byHand, textPipeline).project.models.get('m'));
  });

  it('says which stage became what', () => {
    expect(model('evaluate', textPipeline).stages).toEqual({
      file: 'dvc.yaml',
      before: ['prepare', 'featurize'],
      training: 'train',
      after: ['evaluate'],
      kept: [],
      reads: expect.anything(),
    });
    expect(model('train', textPipeline).stages?.after).toEqual([]);
    expect(model('train', textPipeline).metrics).toEqual([]);
  });

  it('has the keys that the file writes itself', () => {
    const own = model('evaluate', textPipeline, 'code: [src/**], metrics: other.json, gates: { f1: { min: 0.5 } }');
    expect(own.code).toEqual({ kind: 'globs', globs: ['src/**'] });
    expect(own.metrics.map(({ file }) => file)).toEqual(['other.json']);
    expect(own.artifact).toEqual(['model.pkl']);
    const text = 'version: 1\nmodels:\n  m: { train: { dvc: train, timeout: 30m, seeds: [4] } }\n';
    const { train } = loadBeside(text, textPipeline).project.models.get('m') ?? {};
    expect(train?.timeout).toBe(1_800_000);
    expect(train?.seeds).toEqual([4]);
  });

  it('takes a declared dataset for what lies at its source', () => {
    const datasets = 'datasets:\n  posts: { source: data/data.xml.dvc, format: files }\n';
    const text = project('evaluate').replace('models:', `${datasets}models:`);
    const loaded = loadBeside(text, textPipeline).project;
    expect(loaded.models.get('m')?.data).toEqual(new Map([['train', 'posts']]));
    expect([...loaded.datasets.keys()]).toEqual(['posts']);
  });

  it('lies where its dvc.yaml does', () => {
    const files = Object.fromEntries(Object.entries(textPipeline).map(([path, text]) => [`nlp/${path}`, text]));
    const there = model('nlp/dvc.yaml:evaluate', files);
    expect(there.workingDirectory).toBe('nlp');
    expect(there.code).toEqual(model('evaluate', files, 'working-directory: nlp').code);
    expect(there.params.map(({ file }) => file)).toEqual(['nlp/params.yaml']);
    expect(there.metrics.map(({ file }) => file)).toEqual(['eval/metrics.json']);
  });

  it('runs each command in its folder, and nothing of one lasts into the next', () => {
    const yaml = `stages:
  a: { wdir: sub, cmd: [python a.py, "export X=1; python b.py"], deps: [a.py], outs: [out/a.bin] }
  train: { cmd: python train.py, deps: [sub/out/a.bin, train.py], outs: [model.pkl] }
`;
    expect(command('train', { 'dvc.yaml': yaml, 'sub/a.py': '', 'train.py': '' })).toBe(
      'mkdir -p sub/out\n(\ncd sub\npython a.py\n)\n(\ncd sub\nexport X=1; python b.py\n)\npython train.py',
    );
  });

  it('takes a frozen stage for data, and one that always changes for a training each time', () => {
    const yaml = `stages:
  prepare: { cmd: python p.py, deps: [raw.bin], outs: [features.bin], frozen: true }
  train: { cmd: python t.py, deps: [features.bin, t.py], outs: [model.pkl], always_changed: true }
`;
    const frozen = model('train', { 'dvc.yaml': yaml, 't.py': '' });
    expect(frozen.train.run).toEqual({ kind: 'shell', text: 'python t.py' });
    expect([...frozen.data.values()]).toEqual(['features-bin']);
    expect(frozen.stages?.kept).toEqual(['prepare']);
    expect(frozen.train.reuse).toBe(false);
  });

  it('is one of a matrix, stage by stage, and in the folder of an included file', () => {
    const put = (name: string) => `$\{${name}}`;
    const yaml = `stages:\n  fit:\n    foreach: [north, south]\n    do:\n      cmd: python t.py ${put('item')}\n      deps: [t.py]\n      outs: ["${put('item')}.pkl"]\n`;
    const team = `models:\n  m: { matrix: { region: [north, south] }, train: { dvc: "fit@${put('{ matrix.region }')}" } }\n`;
    const files = { 'team/dvc.yaml': yaml, 'team/t.py': '', 'team/mlops.yaml': team };
    const { models } = loadProject({
      file: 'mlops.yaml',
      text: 'version: 1\ninclude: team/mlops.yaml\n',
      included: new Map([['team/mlops.yaml', { text: team }]]),
      beside: { texts: new Map(Object.entries(files)), paths: Object.keys(files) },
    }).project;
    const found = [...models.values()].map(({ name, workingDirectory, code, artifact, stages }) => [
      ...[name, workingDirectory, code.kind === 'globs' && code.globs.join(), artifact.join(), stages?.training],
    ]);
    expect(found).toEqual([
      ['m-north', 'team', 'team/t.py', 'north.pkl', 'fit@north'],
      ['m-south', 'team', 'team/t.py', 'south.pkl', 'fit@south'],
    ]);
  });

  it('reads several files of params, whole ones and by key', () => {
    const yaml = `stages:
  train:
    cmd: python t.py
    deps: [t.py]
    params: [lr, { config.json: [depth] }, { other.yaml: }, { settings.py: [X] }]
    outs: [model.pkl]
`;
    const files = { 'dvc.yaml': yaml, 't.py': '', 'params.yaml': 'lr: 1', 'other.yaml': '', 'settings.py': '' };
    const found = model('train', files);
    expect(found.params).toEqual([
      { file: 'params.yaml', keys: ['lr'] },
      { file: 'config.json', keys: ['depth'] },
    ]);
    expect(found.code).toEqual({ kind: 'globs', globs: ['t.py', 'other.yaml', 'settings.py'] });
  });
});

describe('which stage trains', () => {
  const two = (train: string, evaluate: string) => ({
    'dvc.yaml': `stages:\n  fit: { cmd: python fit.py, deps: [fit.py], ${train} }\n  score: { cmd: python score.py, ${evaluate} }\n`,
    'fit.py': '',
  });

  it('is the one whose outs only evaluations read', () => {
    const found = model('score', two('outs: [weights.bin]', 'deps: [weights.bin], metrics: [m.json]'));
    expect([found.stages?.training, found.artifact]).toEqual(['fit', ['weights.bin']]);
  });

  it('is a matter of the file where an evaluation leaves predictions beside its numbers', () => {
    const files = two('outs: [model.pkl]', 'deps: [model.pkl], outs: [predictions.csv], metrics: [m.json]');
    const [problem] = problemsBeside(project('score'), files);
    expect(problem?.reason).toBe('dvc-artifact-unclear');
    expect(problem?.message).toBe(
      'models.m.train.dvc: dvc.yaml does not say which of these is the model: `model.pkl` (fit), `predictions.csv` (score)',
    );
    expect(problem?.remedy).toBe('Write `artifact: model.pkl` beside `train`, or what it is.');
    expect(model('score', files, 'artifact: model.pkl').stages?.training).toBe('fit');
  });

  it('is a matter of the file where two stages leave something', () => {
    const yaml = `stages:
  a: { cmd: a, outs: [a.pkl] }
  b: { cmd: b, outs: [b.pkl] }
  all: { cmd: c, deps: [a.pkl, b.pkl], metrics: [m.json] }
`;
    expect(refusedBeside(project('all'), { 'dvc.yaml': yaml })[0]).toContain('`a.pkl` (a), `b.pkl` (b)');
  });

  it('has no artifact where the stages leave numbers alone', () => {
    const yaml =
      'stages:\n  mystage: { cmd: python train.py, deps: [train.py], metrics: [metrics.json: { cache: false }], plots: [loss.csv] }\n';
    const found = model('mystage', { 'dvc.yaml': yaml, 'train.py': '' });
    expect(found.artifact).toEqual([]);
    expect(found.metrics.map(({ file }) => file)).toEqual(['metrics.json']);
    expect(found.plots).toEqual(['loss.csv']);
  });
});

describe('what is refused', () => {
  const one = (stage: string) => ({ 'dvc.yaml': `stages:\n  train: ${stage}\n`, 't.py': '' });

  it.each([
    [
      'dvc-missing',
      project('train'),
      {},
      'mlops.yaml:3:22 dvc-missing models.m.train.dvc: git has no file dvc.yaml that could be read',
    ],
    [
      'dvc-stage-unknown',
      project('trian'),
      one('{ cmd: t }'),
      'mlops.yaml:3:22 dvc-stage-unknown models.m.train.dvc: dvc.yaml has no stage `trian`; there are: train',
    ],
    [
      'dvc-invalid',
      project('train'),
      one('{ deps: [t.py] }'),
      'dvc.yaml:2:3 dvc-invalid a stage has one command or several as text under `cmd`',
    ],
    [
      'dvc-invalid',
      project('train'),
      one('{ cmd: t, dep: [t.py] }'),
      'dvc.yaml:2:20 dvc-invalid `dep` is no key of a stage',
    ],
    [
      'dvc-variable',
      project('train'),
      one('{ cmd: "t $' + '{lr}" }'),
      'dvc.yaml:2:12 dvc-variable `$' + '{lr}` names no variable; there is none',
    ],
    [
      'dvc-outside',
      project('train'),
      one('{ cmd: t, deps: ["s3://b/k"] }'),
      'dvc.yaml:2:27 dvc-outside s3://b/k is outside of the repository, so nobody can tell which version of it a training reads',
    ],
    [
      'dvc-frozen',
      project('train'),
      one('{ cmd: t, outs: [m], frozen: true }'),
      'dvc.yaml:2:3 dvc-frozen the stage `train` is frozen, so DVC would not run it',
    ],
    [
      'dvc-circle',
      project('train'),
      { 'dvc.yaml': 'stages:\n  train: { cmd: t, deps: [b], outs: [a] }\n  other: { cmd: o, deps: [a], outs: [b] }\n' },
      'dvc.yaml:2:3 dvc-circle the stages train, other need each other',
    ],
    [
      'path-outside',
      project('train'),
      one('{ cmd: t, outs: [../m.pkl] }'),
      'dvc.yaml:2:27 path-outside models.m.artifact[0]: "../m.pkl" leads upwards with `..`',
    ],
    [
      'contradiction',
      'version: 1\nmodels:\n  m: { train: { dvc: t, run: x } }\n',
      one('{ cmd: t }'),
      'mlops.yaml:3:25 contradiction models.m.train.run: `run` and `dvc` both say what is trained; one of them does',
    ],
    [
      'missing-key',
      'version: 1\nmodels:\n  m: { train: { timeout: 1h } }\n',
      {},
      'mlops.yaml:3:8 missing-key models.m.train: the key `run` is missing',
    ],
  ])('%s', (_, text, files, expected) => {
    expect(refusedBeside(text, files)).toEqual([expected]);
  });

  it('tells all that is wrong with a dvc.yaml once, whoever names it', () => {
    const text =
      'version: 1\nmodels:\n  a: { train: { dvc: train } }\n  b: { train: { dvc: train }, metrics: [] , x: 1 }\n';
    const said = refusedBeside(text, one('{ cmd: "$' + '{a} $' + '{b}", dep: [] }'));
    expect(said.filter((line) => line.startsWith('dvc.yaml'))).toHaveLength(3);
    expect(said.filter((line) => line.startsWith('mlops.yaml'))).toEqual([]);
  });

  it('warns of what DVC keeps from run to run: dvc-persist', () => {
    const files = one('{ cmd: python t.py, deps: [t.py], outs: [model.pkl: { persist: true }] }');
    const { warnings } = loadBeside(project('train'), files);
    expect(warnings.map(({ reason }) => reason)).toEqual(['dvc-persist']);
  });
});
