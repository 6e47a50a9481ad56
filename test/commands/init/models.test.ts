import { describe, expect, it } from 'vitest';
import { dvcPipelines } from '../../../src/commands/init/dvc.ts';
import { modelFromDvc, modelFromScript } from '../../../src/commands/init/models.ts';
import {
  commandOf,
  freeName,
  modelName,
  safeName,
  trainingScripts,
} from '../../../src/commands/init/training-scripts.ts';
import { runnerOf } from '../../../src/commands/init/workflows.ts';
import { datasetAt, surveyOf } from './survey-of.ts';

const none: ReadonlySet<string> = new Set();
const found = (texts: Readonly<Record<string, string>>) =>
  trainingScripts(surveyOf(texts), none).scripts.map(({ path }) => path);

describe('training scripts', () => {
  it('are named so', () => {
    const texts = {
      'a/train.py': '',
      'b/train.R': '',
      'main.py': 'm.fit(x)',
      'train_utils.py': 'def f(): pass',
      'x_train.py': 'm.fit(x)',
    };
    expect(found(texts)).toEqual(['a/train.py', 'b/train.R', 'x_train.py']);
  });

  it('or, where none is, fit a model', () => {
    expect(found({ 'main.py': 'm.fit(x)', 'scripts/load.py': 'x', 'predict.py': 'm.fit(x)' })).toEqual(['main.py']);
  });

  it('or, where nothing else trains, a notebook that does', () => {
    const texts = { 'a.ipynb': '{"cells":[{"cell_type":"code","source":"m.fit(x)"}]}' };
    expect(found(texts)).toEqual(['a.ipynb']);
    expect(found({ ...texts, 'main.py': 'm.fit(x)' })).toEqual(['main.py']);
    const beside = trainingScripts(surveyOf({ ...texts, 'p.py': '' }), new Set(['p.py']));
    expect(beside.scripts).toEqual([]);
  });

  it('are not those that a pipeline runs, and not too many', () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`m${index}/train.py`, '']));
    const { scripts, left } = trainingScripts(surveyOf(many), new Set(['m0/train.py']));
    expect([scripts.length, scripts.some(({ path }) => path === 'm0/train.py'), left.length]).toEqual([8, false, 1]);
  });

  it.each([
    ['train.py', 'python train.py'],
    ['src/train.R', 'Rscript src/train.R'],
    ['train.mjs', 'node train.mjs'],
    ["it's; rm -rf $HOME/train.py", "python './it'\\''s; rm -rf $HOME/train.py'"],
    ['-c/train.sh', 'bash ./-c/train.sh'],
  ])('%s is run by %s', (path, command) => expect(commandOf(path)).toBe(command));
});

describe('names of models', () => {
  it.each([
    ['train.py', 'model'],
    ['src/models/train.py', 'model'],
    ['services/Demand Forecast/src/train.py', 'demand-forecast'],
    ['src/train_price.py', 'price'],
    ['constructor/train.py', 'model'],
    ['日本/train.py', 'model'],
  ])('%s is %s', (path, name) => expect(modelName(path).value).toBe(name));

  it('stand once each', () => {
    const taken = new Set<string>();
    expect([freeName('a', taken), freeName('a', taken), freeName('a', taken)]).toEqual(['a', 'a-2', 'a-3']);
    expect(safeName('__proto__')).toBe('proto');
    expect(safeName('..')).toBeUndefined();
  });
});

describe('a model of a script', () => {
  const train = datasetAt('data/train.csv', { name: 'train', split: 'train' });
  const test = datasetAt('data/test.csv', { name: 'test', split: 'test' });
  const modelOf = (texts: Readonly<Record<string, string>>, datasets = [train, test]) => {
    const survey = surveyOf({ 'data/train.csv': '', 'data/test.csv': '', ...texts });
    const [script] = trainingScripts(survey, none).scripts;
    if (script === undefined) throw new Error('no script');
    return modelFromScript(script, { survey, datasets, runsOn: undefined });
  };
  const dataOf = (text: string, datasets = [train, test]) =>
    Object.fromEntries(
      [...modelOf({ 'train.py': text }, datasets).model.data].map(([role, { value }]) => [role, value]),
    );

  it.each([
    [
      'what MLOPS_DATA_<ROLE> asks for',
      'os.environ["MLOPS_DATA_TRAIN"]; os.environ["MLOPS_DATA_TEST"]',
      { train: 'train', test: 'test' },
    ],
    ['what it names', 'read("data/test.csv"); read("data/train.csv")', { test: 'test', train: 'train' }],
    ['what it names by the file alone', 'read(DATA / "train.csv")', { train: 'train' }],
    ['the rows to learn from, where it names nothing', 'read(path)', { train: 'train' }],
  ])('gets %s', (_, text, data) => expect(dataOf(text)).toEqual(data));

  it('gets nothing where nothing says what, and that is said', () => {
    const a = datasetAt('a.csv', { name: 'a' });
    const b = datasetAt('b.csv', { name: 'b' });
    expect(dataOf('x', [a, b])).toEqual({});
    expect(modelOf({ 'train.py': 'x' }, [a, b]).checks).toContainEqual(
      expect.stringContaining('does not say which data it reads (a, b?)'),
    );
    expect(modelOf({ 'train.py': 'os.environ["MLOPS_DATA_PRICES"]' }, [a, b]).checks).toContainEqual(
      expect.stringContaining('$MLOPS_DATA_PRICES'),
    );
  });

  it('has the parameters beside it, not those that cannot be read', () => {
    const { model, checks } = modelOf({
      'train.py': '"config.json"',
      'params.yaml': 'a: 1',
      'config.json': '{}',
      'settings.toml': 'a=1',
      'params.json': '{',
    });
    expect([...model.params.keys()]).toEqual(['config.json', 'params.yaml']);
    expect(checks).toContain('params.json looks like parameters, but it cannot be read.');
  });

  it('has the configuration beside a script that asks for $MLOPS_PARAMS', () => {
    const files = { 'config.json': '{}', 'params.yaml': 'a: 1' };
    expect([...modelOf({ ...files, 'train.py': 'x' }).model.params.keys()]).toEqual(['params.yaml']);
    const asks = modelOf({ ...files, 'train.py': 'os.environ["MLOPS_PARAMS"]' });
    expect([...asks.model.params.keys()]).toEqual(['config.json', 'params.yaml']);
  });

  it('has the metrics that are keys of what is written, not words that are printed', () => {
    const code = "json.dump({'roc_auc': a, 'log_loss': b}, f)\\nprint('auc', a)";
    expect(modelOf({ 'train.py': code }).model.metricNames).toEqual(['roc_auc', 'log_loss']);
  });

  it('may be judged by a script that predicts, which is said', () => {
    const { model, checks } = modelOf({ 'train.py': 'print("rmse")', 'predict.py': 'x' });
    expect(model.metricNames).toEqual(['rmse']);
    expect(checks).toContainEqual(expect.stringContaining('predict.py could be the `evaluate.run`'));
  });

  it.each([
    [{ 'requirements.txt': '', 'uv.lock': '' }, 'uv sync --frozen'],
    [{ 'm/requirements.txt': '', 'uv.lock': '' }, 'pip install -r requirements.txt'],
    [{ 'package-lock.json': '' }, 'npm ci'],
    [{}, undefined],
  ])('has the environment of the nearest lock file: %j', (locks, install) => {
    expect(modelOf({ ...locks, 'm/train.py': '' }).model.environment?.value).toBe(install);
  });

  it('says which options are missing', () => {
    expect(modelOf({ 'train.py': 'add_argument("--data", required=True)' }).checks).toContain(
      'train.py needs --data: complete `run`.',
    );
  });

  it('works in its own folder, unless it names files from the root', () => {
    const own = { 'm/train.py': '', 'm/params.yaml': 'a: 1' };
    expect(modelOf(own).model).toMatchObject({ workingDirectory: { value: 'm' }, run: { value: 'python train.py' } });
    expect(modelOf({ ...own, 'm/train.py': 'open("m/params.yaml")' }).model).toMatchObject({
      workingDirectory: { value: '' },
      run: { value: 'python m/train.py' },
    });
    expect(modelOf({ 'src/train.py': '' }).model.workingDirectory.value).toBe('');
  });

  it('is not scored by rows that its training gets with their labels', () => {
    const facts = {
      rows: 30,
      columns: [
        { name: 'id', kind: 'integer' as const, distinct: 30, nulls: 0 },
        { name: 'y', kind: 'integer' as const, distinct: 2, nulls: 0, zeroOne: true },
      ],
    };
    const rows = datasetAt('data/test.csv', {
      name: 'test',
      split: 'test',
      bytes: 2,
      facts,
      key: { value: 'id', why: '' },
    });
    const predict = { 'predict.py': '"MLOPS_ROWS" "MLOPS_PREDICTIONS"' };
    const apart = modelOf({ ...predict, 'train.py': 'read("data/train.csv")' }, [train, rows]);
    expect(apart.model.evaluate?.value).toEqual({
      run: 'python predict.py',
      code: ['predict.py'],
      predictions: 'predictions.csv',
      task: 'binary',
      label: { dataset: 'test', column: 'y' },
    });
    const given = modelOf({ ...predict, 'train.py': 'read("data/train.csv"); read("data/test.csv")' }, [train, rows]);
    expect(given.model.evaluate).toBeUndefined();
    expect(given.checks).toContainEqual(expect.stringContaining('gets the test rows test with their labels'));
    const [id, y] = facts.columns;
    const keyed = {
      ...rows,
      facts: { rows: 30, columns: [id, y].filter((one) => one !== undefined) },
      key: { value: 'y', why: '' },
    };
    expect(
      modelOf({ ...predict, 'train.py': 'read("data/train.csv")' }, [train, keyed]).model.evaluate,
    ).toBeUndefined();
    const same = modelOf({ ...predict, 'train.py': 'read("data/train.csv")' }, [{ ...train, bytes: 2 }, rows]);
    expect(same.model.evaluate).toBeUndefined();
  });
});

describe('a model of DVC', () => {
  it('leaves out keys that the parameters do not have, and says so', () => {
    const survey = surveyOf({
      'dvc.yaml': 'stages: { train: { cmd: t, params: [a, b.c, {other.yaml: [x]}], outs: [model.pkl] } }',
      'params.yaml': 'a: 1',
    });
    const [pipeline] = dvcPipelines(survey);
    const made = pipeline && modelFromDvc(pipeline, { survey, datasets: [], runsOn: undefined });
    expect([...(made?.model.params ?? [])].map(([file, { value }]) => [file, value])).toEqual([['params.yaml', ['a']]]);
    expect(made?.checks).toEqual(
      expect.arrayContaining([
        expect.stringContaining('params.yaml has no key b.c'),
        expect.stringContaining('dvc.yaml names other.yaml'),
      ]),
    );
  });
});

describe('where existing workflows run', () => {
  const at = (...jobs: readonly string[]) =>
    runnerOf(
      surveyOf(Object.fromEntries(jobs.map((job, index) => [`.github/workflows/w${index}.yml`, `jobs: ${job}`]))),
      new Set(['.github/workflows/w9.yml']),
    );

  it('is taken over where they agree, or where the jobs that train do', () => {
    expect(at('{ a: { runs-on: [self-hosted, gpu] } }').guess?.value).toEqual(['self-hosted', 'gpu']);
    expect(
      at('{ a: { runs-on: self-hosted }, train: { runs-on: { labels: [self-hosted, gpu] } } }').guess?.value,
    ).toEqual(['self-hosted', 'gpu']);
    expect(at('{ a: { runs-on: ubuntu-latest } }')).toEqual({});
  });

  it('is where a job of the same workflow starts machines with CML', () => {
    const start =
      '{ start: { runs-on: ubuntu-latest, steps: [{ run: "cml runner launch --cloud=aws --labels=cml-gpu" }] }';
    expect(at(`${start}, train: { runs-on: cml-gpu } }`).guess?.value).toEqual(['cml-gpu']);
    expect(at(`${start}, train: { runs-on: other } }`)).toEqual({});
  });

  it('is asked where they differ', () => {
    const found = at('{ a: { runs-on: [self-hosted, a] } }', '{ b: { runs-on: [self-hosted, b] } }');
    expect([found.guess, found.check]).toEqual([undefined, expect.stringContaining('["self-hosted","b"]')]);
  });

  it.each(['[', '{ a: { runs-on: [self-hosted, "$' + '{{ matrix.x }}"] } }', '{ a: { runs-on: 1 } }', '1'])(
    'is nowhere: %s',
    (job) => expect(at(job)).toEqual({}),
  );
});
