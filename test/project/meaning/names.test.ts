import { describe, expect, it } from 'vitest';
import { lines, load, problemsOf, withModel } from '../support.ts';
import { show } from './show.ts';

const keyed = 'd: { source: a.csv, key: id, extra-columns: fail, columns: { id: {}, y: {}, g: {} } }';

describe('names', () => {
  it.each(['a b', '-a', '.a', 'a..b', 'a.', 'a.lock', 'ä', `a${'b'.repeat(64)}`, 'a/b', 'a~1'])(
    'refuses %j',
    (name) => {
      const [problem, ...others] = problemsOf(`version: 1\ndatasets: { ${JSON.stringify(name)}: a.csv }\n`);
      expect(others).toEqual([]);
      expect(problem?.reason).toBe('invalid-name');
      expect(problem?.message).toBe(
        `datasets.${name}: expected letters, digits, \`-\`, \`_\` and \`.\`, at most 64, beginning with a letter or digit, without \`..\`, and ending neither in \`.\` nor in \`.lock\``,
      );
    },
  );

  it.each(['a', '1a', 'A-b_c.d', `a${'b'.repeat(63)}`])('takes %j', (name) => {
    expect([...load(`version: 1\ndatasets: { "${name}": a.csv }\n`).project.datasets.keys()]).toEqual([name]);
  });

  it('have to be names of GTO where its tags are asked for, of models and environments alike', () => {
    const declared = `version: 1
models: { a_b: { train: a }, c.d: { train: a }, Ef: { train: a }, g-1: { train: a }, h-: { train: a }, g2: { train: a, artifact: m, serve: { run: x } } }
environments: { eu_west: { target: { kind: local, folder: /srv/models } } }
`;
    expect(problemsOf(`${declared}tags: gto\n`).map(({ reason, message }) => [reason, message.split(':')[0]])).toEqual([
      ['name-not-for-tags', 'models.a_b'],
      ['name-not-for-tags', 'models.c.d'],
      ['name-not-for-tags', 'models.Ef'],
      ['name-not-for-tags', 'models.h-'],
      ['name-not-for-tags', 'environments.eu_west'],
    ]);
    expect(load(declared).project.tags).toBeUndefined();
  });

  it('are unique without letter case, in models, datasets and launchers (of environments: environments.test.ts)', () => {
    const text = `version: 1
datasets: { data: a.csv, Data: b.csv }
models: { m: { train: a }, M: { train: a } }
launchers: { l: { kind: local }, L: { kind: local } }
`;
    expect(lines(problemsOf(text))).toEqual([
      '2:26 name-collision datasets.Data: `data` stands there already; differs from it only in letter case',
      '3:28 name-collision models.M: `m` stands there already; differs from it only in letter case',
      '4:34 name-collision launchers.L: `l` stands there already; differs from it only in letter case',
    ]);
  });

  it('of roles become variables', () => {
    expect(lines(problemsOf(withModel('train: a\ndata: { a-b: d, A_B: d, 1a: d }', 'd: a.csv')))).toEqual([
      '7:21 name-collision models.m.data.A_B: `a-b` stands there already; both would be $MLOPS_DATA_A_B',
      '7:29 invalid-name models.m.data.1a: expected letters, digits, `-` and `_`, at most 64, beginning with a letter',
    ]);
  });

  it('of variables are not those of the contract, and secrets never tokens of the forge', () => {
    const text = `version: 1
defaults: { env: { MLOPS_SEED: 1 }, secrets: [GITHUB_TOKEN] }
models:
  m:
    env: { mlops_x: 1, OK: 2, BOTH: 3 }
    train: { run: a, secrets: [ACTIONS_RUNTIME_TOKEN, INPUT_X, MLOPS_Y, FINE, BOTH] }
    evaluate: { run: a, secrets: [BOTH] }
`;
    expect(lines(problemsOf(text))).toEqual([
      '2:20 reserved-variable defaults.env.MLOPS_SEED: variables that begin with `MLOPS_` are set by the training contract',
      '2:47 reserved-variable defaults.secrets[0]: `GITHUB_TOKEN` is never handed to a step',
      '5:12 reserved-variable models.m.env.mlops_x: variables that begin with `MLOPS_` are set by the training contract',
      '6:22 contradiction models.m.train.secrets: `BOTH` is both in `env` and in `secrets`',
      '6:32 reserved-variable models.m.train.secrets[0]: `ACTIONS_RUNTIME_TOKEN` is never handed to a step',
      '6:55 reserved-variable models.m.train.secrets[1]: `INPUT_X` is never handed to a step',
      '6:64 reserved-variable models.m.train.secrets[2]: `MLOPS_Y` is never handed to a step',
      '7:25 contradiction models.m.evaluate.secrets: `BOTH` is both in `env` and in `secrets`',
    ]);
  });
});

it('a metric has one entry of gates, however it is spelled', () => {
  const text = `version: 1
models:
  m:
    train: a
    artifact: model/
    gates:
      roc-auc: { min: 0.7 }
      AUC: { max-worse: 1% }
      revenue: { min: 1 }
`;
  expect(lines(problemsOf(text))).toEqual([
    '8:7 contradiction models.m.gates.AUC: `AUC` and `roc-auc` are one metric: give all of its rules in one list',
  ]);
});

describe('references', () => {
  it.each([
    [
      'train: a\ndata: { test: holdut }',
      'holdout: a.csv',
      '7:19 unknown-dataset models.m.data.test: there is no dataset `holdut`; declared: holdout | Did you mean `holdout`?',
    ],
    [
      'train: a\ndata: rides',
      '',
      '5:11 unknown-dataset models.m.data: there is no dataset `rides`; declared: none | If a folder is meant, write `rides/`.',
    ],
    [
      'train: { run: a, launcher: clustre }',
      '',
      '4:32 unknown-launcher models.m.train.launcher: there is no launcher `clustre`; declared: local',
    ],
    [
      'train: a\nevaluate: { label: { dataset: x, column: y } }',
      keyed,
      '7:35 unknown-dataset models.m.evaluate.label.dataset: there is no dataset `x`; declared: d | Did you mean `d`?',
    ],
    [
      'train: a\nevaluate: { label: { dataset: d, column: why } }',
      keyed,
      '7:46 unknown-column models.m.evaluate.label.column: dataset `d` has no column `why`; declared: id, y, g',
    ],
    [
      'train: a\nevaluate: { label: { dataset: d, column: id } }',
      keyed,
      '7:46 contradiction models.m.evaluate.label.column: `id` is the label, and part of the key of `d`',
    ],
    [
      'train: a\nevaluate: { label: { dataset: d, column: y }, slices: [g, gg] }',
      keyed,
      '7:59 unknown-column models.m.evaluate.slices: dataset `d` has no column `gg`; declared: id, y, g | Did you mean `g`?',
    ],
    [
      'train: a\nevaluate: { label: { dataset: d, column: y }, cluster: zzz }',
      keyed,
      '7:60 unknown-column models.m.evaluate.cluster: dataset `d` has no column `zzz`; declared: id, y, g',
    ],
    [
      'train: a\nevaluate: { label: { dataset: d, column: y } }\ngates: { auc: { by: zzz, max-worse: 1% } }',
      keyed,
      '8:25 unknown-column models.m.gates.auc.by: dataset `d` has no column `zzz`; declared: id, y, g',
    ],
    [
      'train: a\nevaluate: { label: { dataset: d, column: y } }',
      'd: { source: a.csv }',
      '7:35 label-without-key models.m.evaluate.label.dataset: dataset `d` has no `key`, so predictions cannot be joined with its labels',
    ],
    [
      'train: a\nparams: params.yaml\nmetrics: m.json\nschemas: { parms.yaml: s.json }',
      '',
      '7:5 unknown-user-file models.m.schemas: `parms.yaml` is neither a params nor a metrics file of `m`; there are: params.yaml, m.json | Did you mean `params.yaml`?',
    ],
    [
      'train: a\nschemas: { a.yaml: s.json }',
      '',
      '5:5 unknown-user-file models.m.schemas: `a.yaml` is neither a params nor a metrics file of `m`; there are: none',
    ],
    [
      'train: a\nevaluate: { compute: [acuracy] }',
      '',
      expect.stringMatching(
        /^5:27 unknown-metric models\.m\.evaluate\.compute\[0\]: `acuracy` is not computed from rows; computed are: accuracy, .*mape, medae, bias \| Did you mean `accuracy`\?$/,
      ),
    ],
    [
      'train: a\nevaluate: { task: regression, compute: [rmse, auc] }',
      '',
      '5:51 unknown-metric models.m.evaluate.compute[1]: `auc` is not computed for a regression task; computed are: mae, mse, rmse, r2, mape, medae, bias',
    ],
  ])('%j', (model, datasets, expected) => {
    expect(show(problemsOf(withModel(model, datasets)))).toEqual([expected]);
  });

  it('are not judged where the contract leaves columns open', () => {
    const open = 'd: { source: a.csv, key: k, time: t, columns: { id: {} }, drift: { columns: { z: false } } }';
    const { warnings } = load(withModel('train: a\nevaluate: { label: { dataset: d, column: y }, slices: [g] }', open));
    expect(warnings).toEqual([]);
  });
});
