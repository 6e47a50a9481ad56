import { describe, expect, it } from 'vitest';
import { saidFiles, saidRuns } from '../../../../src/commands/init/said/said-runs.ts';
import { surveyOf } from '../survey-of.ts';

const none: ReadonlySet<string> = new Set();
const saidIn = (texts: Readonly<Record<string, string>>) => saidRuns(surveyOf(texts), none);
const commands = (texts: Readonly<Record<string, string>>) => saidIn(texts).runs.map(({ command }) => command);
const job = (run: string, more = '') =>
  `jobs:\n  j:\n    runs-on: ubuntu-latest\n${more}    steps:\n      - run: |\n${run.replaceAll(/^/gm, '          ')}\n`;
const workflow = '.github/workflows/w.yml';

describe('a job', () => {
  it('is a training where it runs a script of that name, and files that only it names are read', () => {
    const texts = {
      'cookie/train_wine.py': '',
      'eval.py': '',
      [workflow]: job('pip install x\npython cookie/train_wine.py\npython eval.py\npython -m pytest'),
    };
    expect(commands(texts)).toEqual(['python cookie/train_wine.py && python eval.py']);
    expect([...saidFiles(surveyOf(texts), none)]).toEqual(['cookie/train_wine.py', 'eval.py']);
    expect(saidRuns(surveyOf(texts), new Set([workflow])).runs).toEqual([]);
  });

  it('of another name is one only where it is reported what it leaves', () => {
    const texts = { 'wine.py': 'm.fit(x)', 'get.py': '' };
    expect(commands({ ...texts, [workflow]: job('python get.py\npython wine.py') })).toEqual([]);
    const reported = job('python get.py\npython wine.py\ncat m.txt >> $GITHUB_STEP_SUMMARY');
    const { runs } = saidIn({ ...texts, [workflow]: reported });
    // Nothing of the text of wine.py was read yet: of two, neither is taken.
    expect(runs).toEqual([]);
    const named = { ...texts, 'model.py': 'm.fit(x)', [workflow]: reported.replace('wine', 'model') };
    expect(saidIn(named).runs[0]).toMatchObject({
      command: 'python get.py && python model.py',
      trains: 'model.py',
      metrics: [{ value: 'm.txt' }],
    });
  });

  it('whose commands only it can fill in is the script alone, which is said', () => {
    const { runs } = saidIn({ 'train.py': '', [workflow]: job('python train.py $' + '{{ matrix.x }}') });
    expect(runs[0]).toMatchObject({ command: 'python train.py', runs: ['train.py'] });
    expect(runs[0]?.checks).toEqual([
      expect.stringContaining('of which only that workflow knows the values: complete `run`'),
    ]);
    const loop = saidIn({ 'train.py': '', [workflow]: job('for x in 1 2; do\n  python train.py $x\ndone') });
    expect(loop.runs[0]?.checks).toEqual([expect.stringContaining('in a loop or a condition')]);
  });

  it('works in the folder that it names', () => {
    const texts = {
      'm/train.py': '',
      [workflow]: job('python train.py', '    defaults: { run: { working-directory: ./m } }\n'),
    };
    expect(saidIn(texts).runs[0]).toMatchObject({ folder: 'm', trains: 'm/train.py', command: 'python train.py' });
    expect(commands({ 'm/train.py': '', [workflow]: job('cd m\npython train.py') })).toEqual(['python train.py']);
  });

  it('with variables and several processes says what is open', () => {
    const { runs } = saidIn({
      'train.py': '',
      [workflow]: job('torchrun --nproc_per_node=4 train.py --data $DATA --s $MLOPS_SEED'),
    });
    expect(runs[0]?.checks).toEqual([
      'The job j of .github/workflows/w.yml uses $DATA: give a value under `env` of the model.',
      expect.stringContaining('`resources: { gpus: 4 }`'),
    ]);
  });

  it('of CML is told apart: what is taken over, what is not, and machines', () => {
    const { checks } = saidIn({
      [workflow]: job('dvc pull\ndvc repro\ndvc metrics diff main\ncml comment create report.md\ndvc push'),
    });
    expect(checks).toEqual([
      'In the job j of .github/workflows/w.yml mlops-actions takes the place of `dvc repro` and `dvc pull` and the diff of metrics and the comment (`cml comment create`): delete them there once its first comment has come. Not taken over: `dvc push`.',
    ]);
    expect(saidIn({ [workflow]: job('cml runner launch --labels=gpu') }).checks).toEqual([
      expect.stringContaining('starts machines with `cml runner`, which mlops-actions does not do'),
    ]);
  });
});

describe('a Makefile', () => {
  it.each([
    ['train:\n\tpython train.py\n', ['python train.py']],
    ['train: data.csv\n\t@python train.py $$HOME\n', ['python train.py $HOME']],
    ['PY=python\ntrain:\n\t$(PY) train.py\n', ['make train']],
    ['deps:\n\tpip install x\ntrain: deps\n\tpython train.py\n', ['make train']],
    ['train:\nifdef X\n\tpython train.py\nendif\n', ['make train']],
    ['.ONESHELL:\ntrain:\n\tpython train.py\n', ['make train']],
    ['clean-train:\n\trm x\ntest-train:\n\tpython train.py\n', []],
    ['train:\n\techo nothing\n', []],
    ['x = train: y\n', []],
  ])('%j is run by %j', (text, expected) => expect(commands({ Makefile: text, 'train.py': '' })).toEqual(expected));
});

describe('a pyproject.toml', () => {
  it.each([
    ['[tool.pdm.scripts]\ntrain = { cmd = ["python", "train.py"] }', ['python train.py']],
    ['[tool.pdm.scripts]\ntrain = { call = "train:main" }', ['pdm run train']],
    ['[tool.poe.tasks]\ntrain = { shell = "python train.py", env = { A = "1" } }', ['poe train']],
    ['[tool.poetry.scripts]\ntrain = "train:main"', ['train']],
    ['[project.scripts]\ntrain = "elsewhere:main"', []],
    ['[tool.poe.tasks\n', []],
  ])('%j is run by %j', (text, expected) =>
    expect(commands({ 'pyproject.toml': text, 'train.py': '' })).toEqual(expected),
  );
});

it('an MLproject without a training of its name takes main, or the only entry point', () => {
  const project = (points: string) => commands({ MLproject: `entry_points: ${points}`, 'train.py': '', 'a.py': '' });
  expect(project('{ x: { command: python train.py } }')).toEqual(['python train.py']);
  expect(project('{ x: { command: python a.py }, y: { command: python train.py } }')).toEqual([]);
  expect(project('[')).toEqual([]);
});
