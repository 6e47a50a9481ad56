import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreRows, trainSeed } from '../../src/training/index.ts';
import { findUndeclared } from '../../src/training/undeclared.ts';
import { never, repository, scoreRequest, scratch, trainRequest, write } from './harness.ts';
import { modelOf } from './model.ts';

const tree = new Set([
  'train.py',
  'm/train.py',
  'm/helpers.py',
  'm/lib/net.js',
  'm/package.json',
  'lib/features/__init__.py',
  'lib/features/lags.py',
  'lib/space/inner.py',
  'data/raw/may.csv',
  'conf/a b.yaml',
  'scripts/prep.sh',
]);
const exported = new Set(['train.py', 'm/train.py', 'lib/features/__init__.py']);

function find(printed: string, workingDirectory = 'm'): string | undefined {
  const model = modelOf({ model: { workingDirectory } });
  return findUndeclared({ model, step: 'training', printed, tree, exported, work: '/tmp/run/work' })?.path;
}

it('what a stage of DVC lacks is declared there: `code` would stand in place of its deps', () => {
  const stages = { file: 'm/dvc.yaml', before: [], training: 'train', after: [], kept: [], reads: [] };
  const model = modelOf({ model: { workingDirectory: 'm', stages } });
  const printed = "ModuleNotFoundError: No module named 'helpers'";
  const found = findUndeclared({ model, step: 'training', printed, tree, exported, work: '/tmp/run/work' });
  expect([found?.declaredIn, found?.add]).toEqual(['m/dvc.yaml', '`helpers.py` under `deps` of its stage']);
});

describe('findUndeclared', () => {
  it.each([
    ["ModuleNotFoundError: No module named 'helpers'", 'm/helpers.py'],
    ["ModuleNotFoundError: No module named 'features.lags'", 'lib/features/lags.py'],
    ["ModuleNotFoundError: No module named 'space'", 'lib/space/inner.py'],
    [
      "ImportError: cannot import name 'lags' from 'features' (/tmp/run/work/lib/features/__init__.py)",
      'lib/features/lags.py',
    ],
    ["FileNotFoundError: [Errno 2] No such file or directory: '../data/raw/may.csv'", 'data/raw/may.csv'],
    ["FileNotFoundError: [Errno 2] No such file or directory: '/tmp/run/work/data/raw/may.csv'", 'data/raw/may.csv'],
    ["FileNotFoundError: [Errno 2] No such file or directory: 'data/raw/may.csv'", 'data/raw/may.csv'],
    ["FileNotFoundError: [Errno 2] No such file or directory: '../data/raw'", 'data/raw/may.csv'],
    ["Error: ENOENT: no such file or directory, open '/tmp/run/work/conf/a b.yaml'", 'conf/a b.yaml'],
    [
      "Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/tmp/run/work/m/lib/net.js' imported from /tmp/run/work/m/x.js",
      'm/lib/net.js',
    ],
    ["Error: Cannot find module './net'\nRequire stack:\n- /tmp/run/work/m/lib/main.js", 'm/lib/net.js'],
    ['SyntaxError: Cannot use import statement outside a module', 'm/package.json'],
    ['cat: ../data/raw/may.csv: No such file or directory', 'data/raw/may.csv'],
    ['bash: line 1: ../scripts/prep.sh: No such file or directory', 'scripts/prep.sh'],
    ['IO Error: No files found that match the pattern "../data/raw/may.csv"', 'data/raw/may.csv'],
    ["cannot open file '../data/raw/may.csv': No such file or directory", 'data/raw/may.csv'],
  ])('%s', (line, path) => {
    expect(find(`Traceback\n${line}\n`)).toBe(path);
  });

  it.each([
    "ModuleNotFoundError: No module named 'pandas'",
    "FileNotFoundError: [Errno 2] No such file or directory: 'nowhere.csv'",
    "FileNotFoundError: [Errno 2] No such file or directory: '/etc/none'",
    "FileNotFoundError: [Errno 2] No such file or directory: '../../../../data/raw/may.csv'",
    "No such file or directory: 'train.py'",
    'reading data/raw/may.csv',
    'loss not found.',
  ])('says nothing for %s', (line) => {
    expect(find(line)).toBeUndefined();
  });

  it('gives the line to add, as paths of the model stand', () => {
    const globs = modelOf({ model: { workingDirectory: 'm', code: { kind: 'globs', globs: ['m/*.py'] } } });
    const request = { step: 'training', tree, exported, work: '/w', model: globs } as const;
    const helper = findUndeclared({ ...request, printed: "No module named 'helpers'" });
    expect(helper?.add).toBe('`helpers.py` under `models.delay.code`');
    const outside = findUndeclared({ ...request, printed: "No module named 'features.lags'" });
    expect(outside?.add).toBe('`/lib/features/lags.py` under `models.delay.code`');
    const model = modelOf({ model: { workingDirectory: 'm', data: new Map([['train', 'flights']]) } });
    const data = findUndeclared({ ...request, model, printed: "No such file or directory: '../data/raw/may.csv'" });
    expect(data?.add).toBe(
      '`may: /data/raw/may.csv` under `models.delay.data`, as in `data: { train: …, may: /data/raw/may.csv }`',
    );
    const two = modelOf({
      model: {
        data: new Map([
          ['train', 'a'],
          ['more', 'b'],
        ]),
      },
    });
    const more = findUndeclared({ ...request, model: two, printed: "No such file or directory: 'data/raw/may.csv'" });
    expect(more?.add).toBe('`may: data/raw/may.csv` under `models.delay.data`');
  });

  it.each([
    ['conf/a b.yaml', '`conf/a b.yaml` under `models.delay.params`'],
    ['config.json', '`config.json` under `models.delay.params`'],
    [
      'data/classes.json',
      '`classes: data/classes.json` under `models.delay.data`, as in `data: { train: …, classes: data/classes.json }`',
    ],
    ['m/package.json', '`m/package.json` under `models.delay.code`'],
  ])('settings are parameters, unless they lie among data: %s', (path, add) => {
    const model = modelOf({ model: { data: new Map([['train', 'flights']]) } });
    const request = { step: 'training', exported, work: '/w', model, tree: new Set([...tree, path]) } as const;
    expect(findUndeclared({ ...request, printed: `No such file or directory: '${path}'` })?.add).toBe(add);
  });
});

describe('a training that forgot an input', () => {
  const files = {
    'train.mjs': "import { f } from './lib/helper.mjs'; f();",
    'lib/helper.mjs': 'export const f = () => 1;',
    'train.sh': '#!/usr/bin/env bash\nset -e\nwc -l data/more.csv > model.txt\n',
    'data/more.csv': 'a\n1\n',
  };
  const repo = repository(files);

  it('names the helper module and the data file, first and with the remedy', async () => {
    const code = (path: string) => path.startsWith('train');
    const module = await trainSeed(trainRequest(repo, { run: 'node train.mjs', code }), never());
    expect(module.problems.map((problem) => problem.reason)).toEqual(['undeclared-input']);
    expect(module.problems[0]?.message).toContain('lib/helper.mjs');
    expect(module.problems[0]?.remedy).toContain('`lib/helper.mjs` under `models.delay.code`');
    const data = await trainSeed(trainRequest(repo, { run: './train.sh', code }), never());
    expect(data.problems[0]?.message).toContain('data/more.csv');
    const script = await trainSeed(trainRequest(repo, { run: './train.sh', code: () => false }), never());
    expect(script.problems[0]).toMatchObject({ reason: 'undeclared-input' });
    expect(script.problems[0]?.message).toContain('train.sh');
    const argv = await trainSeed(trainRequest(repo, { run: ['./train.sh'], code: () => false }), never());
    expect(argv.problems[0]?.message).toContain('train.sh');
    write(repo.root, { 'local/raw.csv': 'a' });
    const untracked = await trainSeed(trainRequest(repo, { run: 'cat local/raw.csv' }), never());
    expect(untracked.problems[0]).toMatchObject({ reason: 'undeclared-input' });
    expect(untracked.problems[0]?.message).toContain('local/raw.csv, which your checkout has but git does not track');
    expect(untracked.problems[0]?.remedy).toContain('Commit the file');
    const declared = await trainSeed(trainRequest(repo, { run: './train.sh' }), never());
    expect(declared.problems).toEqual([]);
  });

  it('is told although the command ends well, where an output is missing', async () => {
    const careless = repository({
      'train.sh': '#!/usr/bin/env bash\ncp w.txt "$MLOPS_OUTPUT/model.txt"\ntrue\n',
      'w.txt': 'w',
    });
    const code = (path: string) => path === 'train.sh';
    const options = { run: './train.sh', code, model: { artifact: ['model.txt'] } };
    const outcome = await trainSeed(trainRequest(careless, options), never());
    expect(outcome.problems.map(({ reason }) => reason)).toEqual(['undeclared-input', 'output-missing']);
    expect(outcome.problems[0]?.message).toMatch(/^the training looked for w\.txt, which the repository has but/);
    expect(outcome.problems[0]?.remedy).toContain('`w.txt` under `models.delay.code`');
    const silent = { ...options, run: 'true' };
    const other = await trainSeed(trainRequest(careless, silent), never());
    expect(other.problems.map(({ reason }) => reason)).toEqual(['output-missing']);
  });

  it('sends what only the scoring misses to evaluate.code, which does not train again', async () => {
    const scored = repository({ 'm/predict.sh': 'true', 'm/conf/labels.json': '{}', 'm/more.csv': 'a' });
    const local = scratch();
    write(local, { weights: 'w', 'rows.csv': 'id\n1\n' });
    const given = {
      rows: join(local, 'rows.csv'),
      artifact: [{ path: 'weights', local: join(local, 'weights') }],
      code: [],
    };
    const remedy = async (text: string) => {
      const options = {
        evaluate: { run: { kind: 'shell', text } as const },
        model: { workingDirectory: 'm', artifact: ['weights'] },
      };
      const { problems } = await scoreRows(scoreRequest(scored, options, given), never());
      expect(problems[0]?.reason).toBe('undeclared-input');
      return problems[0]?.remedy;
    };
    expect(await remedy('bash predict.sh')).toBe(
      'Declare it in mlops.yaml: add `predict.sh` under `models.delay.evaluate.code`.',
    );
    expect(await remedy('cat conf/labels.json')).toContain('`conf/labels.json` under `models.delay.evaluate.code`');
    expect(await remedy('cat more.csv; true')).toContain('`more.csv` under `models.delay.evaluate.code`');
  });
});
