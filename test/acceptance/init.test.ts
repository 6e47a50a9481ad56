import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectTextsOnDisk } from '../../src/commands/situation/project-texts.ts';
import { loadProject } from '../../src/project/index.ts';
import { type Files, filesBelow, makeWorld, type RanJson, type World } from './harness.ts';

const worlds: World[] = [];
afterAll(() => {
  for (const world of worlds) world.remove();
});
function worldOf(files: Files): World {
  const world = makeWorld(files);
  worlds.push(world);
  return world;
}

/** Rows with a key and a label of two values. */
function table(first: number, rows = 30): string {
  const lines = Array.from({ length: rows }, (_, index) => `${first + index},${(index * 7) % 11},${index % 2}`);
  return `id,x,target\n${lines.join('\n')}\n`;
}

const sklearn: Files = {
  'README.md': '# Demand\n',
  'requirements.txt': 'scikit-learn==1.5\n',
  'train.py': `import pandas as pd, joblib, json
df = pd.read_csv("data/train.csv")
model = Ridge().fit(df.drop(columns=["target"]), df["target"])
joblib.dump(model, "model.pkl")
with open("metrics.json", "w") as f:
    json.dump({"rmse": 1}, f)
`,
  'data/train.csv': table(1),
  'data/test.csv': table(1001, 40),
};

const dvc: Files = {
  'dvc.yaml': `stages:
  prepare:
    cmd: python src/prepare.py data/data.xml
    deps: [data/data.xml, src/prepare.py]
    params: [prepare.split]
    outs: [data/prepared]
  train:
    cmd: python src/train.py data/prepared model.pkl
    deps: [data/prepared, src/train.py]
    params: [train]
    outs: [model.pkl]
  evaluate:
    cmd: python src/evaluate.py model.pkl data/prepared
    deps: [model.pkl, data/prepared, src/evaluate.py]
    metrics: [{ eval/metrics.json: { cache: false } }]
  unrelated:
    cmd: python src/other.py
    outs: [other.bin]
`,
  'dvc.lock': 'schema: "2.0"\n',
  'params.yaml': 'prepare: { split: 0.2 }\ntrain: { depth: 3 }\nother: 1\n',
  'data/data.xml.dvc': 'outs:\n- md5: 22a1a2931c8370d3aeedd7183606fd7f\n  size: 14445097\n  path: data.xml\n',
  'src/prepare.py': '',
  'src/train.py': 'import pickle\npickle.dump(1, open("model.pkl", "wb"))\n',
  'src/evaluate.py': '',
};

const monorepo: Files = {
  'services/demand/train.py': 'df = read_csv("data/train.csv")\njoblib.dump(df, "demand.joblib")\n',
  'services/demand/params.yaml': 'depth: 3\n',
  'services/demand/data/train.csv': table(1),
  'services/price/train.py': 'df = read_csv("data/train.csv")\njoblib.dump(df, "price.joblib")\n',
  'services/price/requirements.txt': 'pandas\n',
  'services/price/data/train.csv': table(5001, 50),
  '.github/workflows/ci.yml':
    'jobs:\n  lint: { runs-on: ubuntu-latest, steps: [] }\n  train: { runs-on: [self-hosted, gpu], steps: [{ run: python train.py }] }\n',
};

const withRows: Files = {
  ...sklearn,
  'params.json': '{ "alpha": 1 }\n',
  'metrics.json': '{ "rmse": 3, "churn_rate": 0.1 }\n',
  'train.py': `import os, json
rows = read(os.environ["MLOPS_DATA_TRAIN"])
alpha = json.load(open(os.environ["MLOPS_PARAMS"]))["alpha"]
joblib.dump(model, os.environ["MLOPS_OUTPUT"] + "/model.pkl")
json.dump({}, open("metrics.json", "w"))
`,
  'predict.py': 'read(os.environ["MLOPS_ROWS"]); write(os.environ["MLOPS_PREDICTIONS"])\n',
};

const hostile: Files = {
  'it\'s "a": #1 `x` &/train.py': 'joblib.dump(m, "model: \'x\'.pkl")\nx = read("da ta/{{x}}.csv")\n',
  'da ta/train "q": - #x.csv': table(1),
  'data/- ok\u202e.csv': table(1),
  'data/a\nb: c.csv': table(1),
  'data/glob[1].csv': table(1),
  'data/&anchor *alias.csv': 'id,"a"": [x]\n#",\u0007target\n1,2,3\n',
  'params.yaml': '"a: b": {{{\n',
  'dvc.yaml': 'stages: [&a [*a, *a]]\n',
  '.github/workflows/::warning::x.yml': 'jobs: { "a\\nb": { runs-on: [self-hosted, "x: #y"], steps: [] } }\n',
};

const shapes: readonly (readonly [string, Files])[] = [
  ['a folder with scikit-learn', sklearn],
  ['a DVC project', dvc],
  ['a monorepo with two trainings', monorepo],
  ['params, metrics and a script that scores rows', withRows],
  ['hostile names', hostile],
  ['data alone', { 'data/train.csv': table(1) }],
  ['a training alone', { 'train.py': 'model.fit()\n' }],
];

/** What init and plan said in a repository of a shape, by its name; looked at more than once. */
const made = new Map<string, Promise<{ readonly world: World; readonly first: RanJson; readonly plan: RanJson }>>();
function initialised(files: Files) {
  const name = shapes.find(([, of]) => of === files)?.[0] ?? '';
  const start = async () => {
    const world = worldOf(files);
    const first = await world.json(['init']);
    return { world, first, plan: await world.json(['plan']) };
  };
  const ran = made.get(name) ?? start();
  made.set(name, ran);
  return ran;
}

/** As every command reads it: with what its pipelines name. */
async function loadedIn(world: World) {
  const texts = await projectTextsOnDisk(world.clone, 'mlops.yaml');
  if (texts === undefined) throw new Error('init wrote no file');
  return loadProject(texts);
}

describe('in a repository of each shape', () => {
  it.each(shapes)('%s: the file loads, plan runs on it, a second run writes nothing', async (_, files) => {
    const { world, first, plan } = await initialised(files);
    expect(first.code).toBe(0);
    expect(first.result.reason).toBe('init-written');
    expect(world.git('status', '--porcelain')).toBe('?? mlops.yaml');
    const text = world.read('mlops.yaml');
    const { project, warnings } = await loadedIn(world);
    expect(project.datasets.size + project.models.size).toBeGreaterThan(0);
    expect(warnings).toEqual([]);
    const told = plan.result.problems.map(({ reason }) => reason);
    expect([plan.code, told.filter((reason) => reason !== 'bare-numbers')]).toEqual([0, []]);
    expect(plan.result.reason).toBe('planned');
    const second = await world.json(['init']);
    expect([second.code, second.result.reason]).toEqual([0, 'init-same']);
    expect(world.read('mlops.yaml')).toBe(text);
    expect(world.git('for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/pull')).toBe('refs/heads/main');
    if (files !== hostile) return;
    const shown = await world.run(['init']);
    expect(shown.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(shown.stdout).not.toMatch(/^::/m);
  });

  it('an empty one: nothing is written, and that is no pass', async () => {
    const world = worldOf({ 'README.md': '' });
    const { code, result } = await world.json(['init']);
    expect([code, result.reason]).toEqual([2, 'nothing-recognised']);
    expect(world.git('status', '--porcelain')).toBe('');
  });

  it('one without a commit', async () => {
    const world = worldOf(sklearn);
    world.git('checkout', '--quiet', '--orphan', 'fresh');
    expect((await world.json(['init'])).result.reason).toBe('init-written');
  });

  it('none at all', async () => {
    const world = worldOf({ 'README.md': '' });
    expect((await world.json(['init', '--folder', world.folder])).result.reason).toBe('not-a-repository');
  });
});

describe('what it proposes', () => {
  const models = async (world: World) => (await loadedIn(world)).project.models;

  it('for scikit-learn: command, data, outputs; no metric from rows without evidence who predicts', async () => {
    const { world } = await initialised(sklearn);
    const model = (await models(world)).get('model');
    expect(model?.train.run).toEqual({ kind: 'shell', text: 'python train.py' });
    expect([...(model?.data ?? [])]).toEqual([['train', 'train']]);
    expect([model?.artifact, model?.metrics.map(({ file }) => file)]).toEqual([['model.pkl'], ['metrics.json']]);
    expect(model?.evaluate).toBeUndefined();
    expect(world.read('mlops.yaml')).toContain('#   label: { dataset: test, column: target }');
  });

  it('for DVC: the stages up to the measurement, without those that have nothing to do with it', async () => {
    const { world } = await initialised(dvc);
    const model = (await models(world)).get('model');
    expect(world.read('mlops.yaml')).toMatch(/^ {6}dvc: evaluate$/m);
    expect(model?.stages).toMatchObject({ before: ['prepare'], training: 'train', after: ['evaluate'] });
    expect(model?.params).toEqual([{ file: 'params.yaml', keys: ['prepare.split', 'train'] }]);
    expect([model?.artifact, model?.metrics.map(({ file }) => file)]).toEqual([['model.pkl'], ['eval/metrics.json']]);
    expect((await models(world)).size).toBe(1);
  });

  it('for a monorepo: a model each, in its own folder, with its own data, where the team trains', async () => {
    const { world } = await initialised(monorepo);
    const found = [...(await models(world)).values()].map(({ name, workingDirectory, data, train }) => [
      name,
      workingDirectory,
      data.get('train'),
      train.runsOn,
    ]);
    expect(found).toEqual([
      ['demand', 'services/demand', 'demand-train', ['self-hosted', 'gpu']],
      ['price', 'services/price', 'price-train', ['self-hosted', 'gpu']],
    ]);
  });

  it('where a script scores rows: metrics on labels, and results in git are no code', async () => {
    const { world, first } = await initialised(withRows);
    const { result } = first;
    const model = (await models(world)).get('model');
    expect(model?.evaluate).toMatchObject({
      task: 'binary',
      label: { dataset: 'test', column: 'target' },
      code: ['predict.py'],
    });
    expect(model?.code).toMatchObject({ globs: expect.arrayContaining(['!metrics.json']) });
    expect(model?.params).toEqual([{ file: 'params.json', keys: null }]);
    expect(JSON.stringify(result.data)).toContain('Which way is better for churn_rate of model?');
    expect(world.read('mlops.yaml')).toContain('#   churn_rate: { better: higher, max-worse: 1% } # higher or lower?');
  });

  it('for our own penguins: what its own file says of data, outputs and labels', async () => {
    const folder = join(import.meta.dirname, '..', '..', 'examples', 'penguins');
    const files = Object.fromEntries(filesBelow(folder).map((file) => [file, readFileSync(join(folder, file))]));
    const own = loadProject(readFileSync(join(folder, 'mlops.yaml'), 'utf8'), 'mlops.yaml').project.models.get(
      'species',
    );
    const world = worldOf({ ...files, 'mlops.yaml': null });
    await world.run(['init']);
    const model = (await models(world)).get('model');
    expect(model?.data).toEqual(own?.data);
    expect([model?.artifact, model?.metrics, model?.params]).toEqual([own?.artifact, own?.metrics, own?.params]);
    expect([model?.evaluate?.label, model?.evaluate?.task]).toEqual([own?.evaluate?.label, own?.evaluate?.task]);
    expect((await world.json(['plan'])).code).toBe(0);
  });
});

describe('what is there', () => {
  it('of your own is kept, and nothing is said against it', async () => {
    const mine = 'version: 1\ndatasets:\n  mine: data/train.csv\n';
    const world = worldOf({ ...sklearn, 'mlops.yaml': mine });
    const { stdout } = await world.run(['init', '--workflows']);
    expect(stdout).toMatch(/^kept {9}mlops\.yaml$/m);
    expect(stdout).toMatch(/^wrote {8}\.github\/workflows\//m);
    expect(stdout).not.toMatch(/^guessed:|^--- a\/|Set `/m);
    expect(world.read('mlops.yaml')).toBe(mine);
    expect((await world.json(['init'])).result.reason).toBe('init-same');
  });

  it('stays, and is compared where init has written it', async () => {
    const mine = '# Written by `mlops init`, and changed.\nversion: 1\ndatasets:\n  mine: data/train.csv\n';
    const world = worldOf({ ...sklearn, 'mlops.yaml': mine });
    const ran = await world.run(['init']);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('-  mine: data/train.csv');
    expect(ran.stdout).toContain('+    source: data/train.csv');
    expect(world.read('mlops.yaml')).toBe(mine);
    const { result } = await world.json(['init']);
    expect(result.reason).toBe('init-differs');
    const { files } = result.data as { files: { diff: string }[] };
    world.write({ 'p.diff': files[0]?.diff ?? '' });
    world.git('apply', 'p.diff');
    world.write({ 'p.diff': null });
    expect((await world.json(['init'])).result.reason).toBe('init-same');
  });

  it('with environments stays whole, though init began it: what the checkout has besides is said', async () => {
    const world = worldOf(sklearn);
    await world.run(['init']);
    const begun = world.read('mlops.yaml');
    const promoted = `${begun.replace(/\n$/, '')}\nenvironments:\n  staging: { target: { kind: local, folder: /srv/staging } }\n`;
    const served = promoted.replace(/^( +)artifact:/m, '$1serve: files\n$1artifact:');
    world.write({ 'mlops.yaml': served, 'data/other.csv': table(1, 40) });
    const { code, stdout } = await world.run(['init']);
    expect([code, world.read('mlops.yaml')]).toEqual([0, served]);
    expect(stdout).toMatch(/^kept {9}mlops\.yaml$/m);
    expect(stdout).not.toMatch(/^--- a\//m);
    expect(stdout).toContain('Not in mlops.yaml, which is kept: dataset ');
    expect(stdout).toContain('(data/other.csv)');
  });

  it('is the same proposal after a commit and with more rows', async () => {
    const world = worldOf({ 'train.py': 'read("data/train.csv")\n' });
    world.write({ 'data/train.csv': table(1) });
    await world.run(['init']);
    world.commit('Data', { 'data/train.csv': table(1, 90) });
    expect((await world.json(['init'])).result.reason).toBe('init-same');
  });

  it('is not asked for with --dry-run', async () => {
    const world = worldOf(sklearn);
    expect((await world.json(['init', '--dry-run'])).result.reason).toBe('init-proposed');
    expect(world.git('status', '--porcelain')).toBe('');
  });

  it.each([
    ['a folder', (world: World) => world.write({ 'mlops.yaml/x': '' })],
    ['a link', (world: World) => symlinkSync('../outside.yaml', join(world.clone, 'mlops.yaml'))],
  ])('is no file but %s: nothing is written', async (_, make) => {
    const world = worldOf(sklearn);
    make(world);
    expect((await world.json(['init'])).result.reason).toBe('init-unwritable');
    expect(readdirSync(world.folder).sort()).toEqual(['clone', 'origin.git']);
  });

  it.each(['/tmp/mlops.yaml', '../mlops.yaml', 'a/../../x.yaml'])(
    'is nobody’s outside of the checkout: %s',
    async (path) => {
      const world = worldOf(sklearn);
      expect((await world.json(['init', '--project', path])).result.reason).toBe('init-unwritable');
    },
  );

  it('is not followed through links', async () => {
    const world = worldOf({ 'train.py': 'fit()\n' });
    world.write({ '../outside/secret.csv': table(1) });
    symlinkSync('../outside', join(world.clone, 'data'));
    symlinkSync('../outside/secret.csv', join(world.clone, 'train.csv'));
    const { result } = await world.json(['init']);
    expect(JSON.stringify(result.data)).toContain('reached through a symbolic link');
    expect(world.read('mlops.yaml')).not.toMatch(/secret|datasets:/);
  });

  it('and ignored by git is proposed with what that costs', async () => {
    const world = worldOf({ '.gitignore': 'data/\n', 'train.py': 'pd.read_csv("data/train.csv")\n' });
    world.write({ 'data/train.csv': table(1) });
    const { result } = await world.json(['init']);
    expect(JSON.stringify(result.data)).toContain('git ignores data/train.csv (train)');
    expect((await world.json(['plan'])).code).toBe(0);
  });
});
