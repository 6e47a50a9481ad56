import { afterAll, describe, expect, it } from 'vitest';
import { projectTextsOnDisk } from '../../src/commands/situation/project-texts.ts';
import { loadProject } from '../../src/project/index.ts';
import { type Files, makeWorld, type World } from './harness.ts';

const worlds: World[] = [];
afterAll(() => {
  for (const world of worlds) world.remove();
});

/** What stands in a shape's own files, and what `init` must make of it. */
interface Shape {
  readonly files: Files;
  /** Dotted key of the guess, its value, and a part of the reason that is shown. */
  readonly guesses: readonly (readonly [string, string, string])[];
  /** Parts of what a person is told to look at. */
  readonly checks: readonly string[];
}

const train = 'import json\nrows = read("data/train.csv")\njoblib.dump(m, "model.pkl")\n';
const rows = { 'data/train.csv': 'a,b\n1,2\n', 'requirements.txt': 'numpy\n' };

const shapes: Readonly<Record<string, Shape>> = {
  'a workflow of CML': {
    files: {
      ...rows,
      'get_data.py': '',
      'train.py': train,
      '.github/workflows/cml.yaml': `on: [push]
jobs:
  run:
    runs-on: [self-hosted, gpu]
    container: docker://ghcr.io/iterative/cml:0-dvc2-base1
    steps:
      - uses: actions/checkout@v3
      - { uses: actions/setup-python@v4, with: { python-version: "3.10" } }
      - uses: iterative/setup-cml@v1
      - env: { REPO_TOKEN: "\${{ secrets.GITHUB_TOKEN }}", KEY: "\${{ secrets.KEY }}" }
        run: |
          pip install -r requirements.txt # once
          python get_data.py
          python train.py --depth 5

          cat metrics.txt >> report.md
          echo "![](./plot.png)" >> report.md
          cml comment create report.md
          git push origin HEAD
`,
    },
    guesses: [
      [
        'models.model.train.run',
        'python get_data.py && python train.py --depth 5',
        'the job run of .github/workflows/cml.yaml runs it',
      ],
      ['models.model.data.train', 'train', 'train.py names data/train.csv'],
      [
        'models.model.metrics',
        'metrics.txt',
        'the job run of .github/workflows/cml.yaml shows it by cml comment create',
      ],
      ['models.model.plots', 'plot.png', 'shows it by cml comment create'],
      ['models.model.train.runs-on', '[self-hosted, gpu]', 'the job run of .github/workflows/cml.yaml runs there'],
    ],
    checks: [
      'runs `python get_data.py` before the training',
      'sets up Python 3.10',
      'runs in docker://ghcr.io/iterative/cml:0-dvc2-base1',
      'gets KEY from secrets',
      'takes the place of the training and the comment (`cml comment create`): delete them there once its first comment has come. Not taken over: `git push origin HEAD`.',
    ],
  },
  'a Makefile that a workflow calls': {
    files: {
      ...rows,
      'train.py': train,
      '.github/workflows/ci.yml':
        'jobs: { build: { runs-on: ubuntu-latest, steps: [{ run: make install }, { run: make train }, { run: make eval }, { run: make deploy }] } }\n',
      Makefile: `install:
\tpip install -r requirements.txt
train:
\tmkdir -p Results
\t@python train.py
train-fast:
\tpython train.py --fast
eval:
\techo "## Metrics" > report.md
\tcat ./Results/metrics.txt >> report.md
\tcml comment create report.md
deploy:
\tgit push
`,
    },
    guesses: [
      [
        'models.model.train.run',
        'mkdir -p Results && python train.py',
        'the job build of .github/workflows/ci.yml runs it by the target train of Makefile',
      ],
      ['models.model.metrics', 'Results/metrics.txt', 'shows it by cml comment create'],
      ['models.model.artifact', 'model.pkl', 'train.py writes model.pkl'],
    ],
    checks: [
      'The target train of Makefile is taken; train-fast beside it may be models of their own',
      'Not taken over: `make deploy`.',
      'A gate with `max-worse` lets pass what stays within it; what lies beyond is unknown all the same',
    ],
  },
  'a Makefile with variables': {
    files: {
      ...rows,
      'src/train.py': train,
      Makefile: 'PY := python -u\ntrain: deps\n\t$(PY) src/train.py\ndeps:\n\tpip install x\n',
    },
    guesses: [
      ['models.model.train.run', 'make train', 'the target train of Makefile, which is more than its commands'],
      ['models.model.artifact', 'model.pkl', 'src/train.py writes model.pkl'],
    ],
    checks: ['`make train` needs make on the machine'],
  },
  'tasks and programs of pyproject.toml': {
    files: {
      ...rows,
      'uv.lock': '',
      'src/rides/train.py': train,
      'pyproject.toml':
        '[project.scripts]\nrides-train = "rides.train:main"\n[tool.poe.tasks]\ntrain = "python -m rides.train --epochs 3"\ntrain-all = { sequence = ["a"] }\n',
    },
    guesses: [
      ['models.rides.train.run', 'python -m rides.train --epochs 3', '`[tool.poe.tasks] train` of pyproject.toml'],
      ['models.rides.artifact', 'model.pkl', 'src/rides/train.py writes model.pkl'],
    ],
    checks: [
      'train-all beside it',
      'Another way to the same training is `uv run --frozen rides-train` (`[project.scripts] rides-train` of pyproject.toml)',
    ],
  },
  'a script of Hydra': {
    files: {
      ...rows,
      'src/train.py': `${train}@hydra.main(version_base="1.3", config_path="../configs", config_name="train.yaml")\ndef main(cfg): pass\n`,
      'configs/train.yaml': 'defaults: [_self_, { model: net }]\nseed: 1\nlr: 2\n',
      'configs/model/net.yaml': 'layers: 3\n',
      Makefile: 'train: ## Train the model\n\tpython src/train.py\n',
    },
    guesses: [
      [
        'models.model.train.run',
        'python src/train.py hydra.run.dir=$MLOPS_OUTPUT',
        'without it Hydra writes to a folder that is named after the time',
      ],
      ['models.model.params', 'configs/train.yaml', 'src/train.py begins with it, by Hydra'],
    ],
    checks: [],
  },
  'a Trainer of Hugging Face': {
    files: {
      ...rows,
      'train.py':
        'from transformers import HfArgumentParser, Trainer, TrainingArguments\ntrainer.train()\ntrainer.save_model()\ntrainer.save_metrics("eval", m)\n',
      Makefile: 'train:\n\taccelerate launch --num_processes 2 train.py --lr 1\n',
    },
    guesses: [
      [
        'models.model.train.run',
        'accelerate launch --num_processes 2 train.py --lr 1 --output_dir $MLOPS_OUTPUT/model',
        'the target train of Makefile',
      ],
      ['models.model.artifact', 'model/', 'the Trainer of train.py saves there'],
      ['models.model.metrics', 'model/all_results.json', 'save_metrics of train.py writes it'],
    ],
    checks: ['starts 2 processes'],
  },
  'a command of Ultralytics': {
    files: {
      'coco.yaml': 'train: images\n',
      'images/a.jpg': 'x',
      Makefile: 'train:\n\tyolo detect train data=coco.yaml model=yolo11n.pt epochs=3\n',
    },
    guesses: [
      [
        'models.model.train.run',
        'yolo detect train data=coco.yaml model=yolo11n.pt epochs=3 project=$MLOPS_OUTPUT name=yolo exist_ok=True',
        'without it the settings of Ultralytics on the machine decide',
      ],
      ['models.model.artifact', 'yolo/weights/best.pt', 'Ultralytics leaves the best weights there'],
      ['models.model.metrics', 'yolo/results.csv', 'Ultralytics writes a row for each epoch'],
    ],
    checks: ['takes another. Which images are read, the data.yaml says: set `data`'],
  },
  'a notebook': {
    files: {
      ...rows,
      'nb/model.ipynb': JSON.stringify({
        cells: [
          { cell_type: 'markdown', source: ['joblib.dump(x, "no.pkl")'] },
          {
            cell_type: 'code',
            source: ['!pip install x\n', 'm.fit(read("../data/train.csv"))\n', 'joblib.dump(m, "model.pkl")\n'],
          },
          { cell_type: 'code', source: 'from google.colab import drive' },
        ],
      }),
    },
    guesses: [
      ['models.nb.train.run', 'papermill model.ipynb $MLOPS_OUTPUT/executed.ipynb', 'nb/model.ipynb fits a model'],
      ['models.nb.artifact', 'model.pkl', 'nb/model.ipynb writes model.pkl'],
    ],
    checks: [
      'that it shows below its cells are not',
      'papermill has to be among',
      'needs google.colab, which is there only',
    ],
  },
  'a project of MLflow': {
    files: {
      'wine.csv': 'a;b\n1;2\n',
      'conda.yaml': '',
      'train.py': 'mlflow.log_metric("rmse", r)\nread_csv("wine.csv")\n',
      'test.py': '',
      MLproject: `name: tutorial
conda_env: conda.yaml
entry_points:
  main:
    parameters: { alpha: { type: float, default: 0.5 }, name: { default: "a b" }, out: path }
    command: "python train.py {alpha} --name {name} --out {out}"
  validate:
    command: "python test.py"
`,
    },
    guesses: [
      [
        'models.model.train.run',
        'python train.py 0.5 --name \'a b\' --out "$OUT"',
        'the entry point main of MLproject',
      ],
      ['models.model.data.train', 'wine', 'train.py names wine.csv'],
      ['models.model environment', 'conda env update -f conda.yaml', 'conda.yaml lies there'],
    ],
    checks: [
      'uses $OUT: give a value under `env`',
      'MLproject has validate, too',
      'makes its environment from conda.yaml',
    ],
  },
};

describe('in a repository that says how it trains', () => {
  it.each(Object.entries(shapes))(
    '%s: the file loads, plan runs on it, and every guess is shown with its reason',
    async (_, shape) => {
      const world = makeWorld(shape.files);
      worlds.push(world);
      const shown = await world.run(['init']);
      expect([shown.code, shown.stderr]).toEqual([0, '']);
      const lines = shown.stdout.split('\n').map((line) => line.trim().replaceAll(/ {2,}/g, '  '));
      const of = (at: string) => lines.filter((line) => line.startsWith(`${at}  `));
      for (const [at, value, why] of shape.guesses) {
        expect(of(at)).toContainEqual(expect.stringContaining(`${at}  ${value}  (`));
        expect(of(at).join('\n')).toContain(why);
      }
      for (const check of shape.checks) expect(shown.stdout).toContain(check);
      const texts = await projectTextsOnDisk(world.clone, 'mlops.yaml');
      if (texts === undefined) throw new Error('init wrote no file');
      expect(loadProject(texts).warnings).toEqual([]);
      const plan = await world.json(['plan']);
      const told = plan.result.problems.map(({ reason }) => reason).filter((reason) => reason !== 'bare-numbers');
      expect([plan.code, plan.result.reason, told]).toEqual([0, 'planned', []]);
      expect((await world.json(['init'])).result.reason).toBe('init-same');
    },
  );
});
