import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/support/problem.ts';
import { lines, load, problemsOf, withDataset, withModel } from './support.ts';

const show = (problems: readonly Problem[]) =>
  problems.map(
    (problem, index) => `${lines(problems)[index]}${problem.remedy === undefined ? '' : ` | ${problem.remedy}`}`,
  );

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

  it('are unique without letter case, in models, datasets and launchers', () => {
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

describe('contracts that cannot hold', () => {
  const columns = (text: string) => withDataset(`source: a.csv\ncolumns: { c: { ${text} } }`);
  it.each([
    [columns('min: 5, max: 4'), '5:16 contradiction datasets.d.columns.c: `min` 5 is above `max` 4'],
    [
      columns('type: date, min: 2026-02-01, max: 2026-01-01'),
      '5:16 contradiction datasets.d.columns.c: `min` "2026-02-01" is above `max` "2026-01-01"',
    ],
    [
      columns('type: string, min: 1'),
      '5:35 contradiction datasets.d.columns.c.min: a limit needs numbers or times, and the column is of type string',
    ],
    [
      columns('type: boolean, max: 1'),
      '5:36 contradiction datasets.d.columns.c.max: a limit needs numbers or times, and the column is of type boolean',
    ],
    [
      columns('type: number, min: "1"'),
      '5:40 invalid-value datasets.d.columns.c.min: expected a number (the column is of type number), found "1"',
    ],
    [
      columns('type: date, min: 2026-13-01'),
      '5:38 invalid-value datasets.d.columns.c.min: expected a date such as 2026-01-31, found "2026-13-01"',
    ],
    [
      columns('type: date, min: 5'),
      '5:38 invalid-value datasets.d.columns.c.min: expected a date such as 2026-01-31, found 5',
    ],
    [
      columns('type: timestamp, min: noon'),
      '5:43 invalid-value datasets.d.columns.c.min: expected a timestamp such as 2026-01-31T12:00:00Z, found "noon"',
    ],
    [
      columns('min: noon'),
      '5:26 invalid-value datasets.d.columns.c.min: expected a number, a date or a timestamp, found "noon"',
    ],
    [
      columns('type: integer, values: [1, 1.5]'),
      '5:48 contradiction datasets.d.columns.c.values[1]: 1.5 is not of type integer',
    ],
    [
      columns('type: number, values: [a]'),
      '5:44 contradiction datasets.d.columns.c.values[0]: "a" is not of type number',
    ],
    [
      columns('type: boolean, values: [1]'),
      '5:45 contradiction datasets.d.columns.c.values[0]: 1 is not of type boolean',
    ],
    [
      columns('type: string, values: [a, true]'),
      '5:47 contradiction datasets.d.columns.c.values[1]: true is not of type string',
    ],
    [
      columns('absent: true, type: string, unique: true'),
      '5:16 contradiction datasets.d.columns.c: the column must be absent, and has rules: type, unique',
    ],
    [
      columns('nulls: 0.5'),
      '5:28 invalid-value datasets.d.columns.c.nulls: expected a whole number of rows or a percentage, found 0.5 | As a share of all rows write 50%.',
    ],
    [columns('nulls: 101%'), '5:28 invalid-value datasets.d.columns.c.nulls: expected at most 100%, found 101%'],
    [
      columns('type: integer, pattern: a'),
      '5:36 contradiction datasets.d.columns.c.pattern: a pattern needs text, and the column is of type integer',
    ],
    [
      columns('pattern: "(?=a)"'),
      '5:30 pattern-not-portable datasets.d.columns.c.pattern: look-ahead, at character 1 of `(?=a)`, is not understood by every engine',
    ],
    [
      columns('pattern: "(a"'),
      '5:30 pattern-invalid datasets.d.columns.c.pattern: `(` without `)`, at character 1 of `(a`',
    ],
    [
      withDataset('source: a.csv\nrows: { min: 5, max: 4 }'),
      '5:5 contradiction datasets.d.rows: `min` 5 is above `max` 4',
    ],
    [withDataset('source: a.csv\nkey: [a, b, a]'), '5:10 contradiction datasets.d.key: names a column twice'],
    [
      withDataset('source: a.csv\nkey: k\nextra-columns: fail\ncolumns: { id: {} }'),
      '5:10 unknown-column datasets.d.key: dataset `d` has no column `k`; declared: id',
    ],
    [
      withDataset('source: a.csv\nkey: [id, ix]\nextra-columns: fail\ncolumns: { id: {} }'),
      '5:15 unknown-column datasets.d.key[1]: dataset `d` has no column `ix`; declared: id | Did you mean `id`?',
    ],
    [
      withDataset('source: a.csv\ntime: t\nextra-columns: fail\ncolumns: { id: {} }'),
      '5:11 unknown-column datasets.d.time: dataset `d` has no column `t`; declared: id',
    ],
    [
      withDataset('source: a.csv\ndrift: { columns: { z: false } }\nextra-columns: fail\ncolumns: { id: {} }'),
      '5:28 unknown-column datasets.d.drift.columns.z: dataset `d` has no column `z`; declared: id',
    ],
    [
      withDataset('source: a.csv\nkey: id\ncolumns: { id: { absent: true } }'),
      '5:10 contradiction datasets.d.key: `id` is used here, and must be absent from dataset `d`',
    ],
    [
      withDataset('source: a.csv\nchecks: [{ name: x }]'),
      '5:14 missing-key datasets.d.checks[0]: one of the keys `where` and `sql` is missing',
    ],
    [
      withDataset('source: a.csv\nchecks: [{ where: a, sql: b }]'),
      '5:14 contradiction datasets.d.checks[0]: a check has either `where` or `sql`, not both',
    ],
    [
      withDataset('source: a.csv\nchecks: [{ where: a }, { where: a }]'),
      '5:28 name-collision datasets.d.checks[1]: another check is named `a`',
    ],
    [
      withDataset('source: a.csv\nchecks: [{ where: a, max: 1.5 }]'),
      '5:31 invalid-value datasets.d.checks[0].max: expected a whole number of rows or a percentage, found 1.5 | As a share of all rows write 150%.',
    ],
    [
      withDataset('source: images/\nkey: id'),
      '5:5 contradiction datasets.d.key: `files` are not looked into, so this would never be checked | Say `format: parquet`, `csv` or `json`.',
    ],
  ])('%j', (text, expected) => {
    expect(show(problemsOf(text))).toEqual([expected]);
  });

  it('names each rule about a tree of files', () => {
    const text = withDataset('source: x\ntime: t\nrows: { min: 1 }\ncolumns: { c: {} }\nchecks: [{ where: a }]');
    expect(problemsOf(text).map(({ message }) => message.split(':')[0])).toEqual([
      'datasets.d.time',
      'datasets.d.rows',
      'datasets.d.columns',
      'datasets.d.checks',
    ]);
  });
});

describe('models that cannot work', () => {
  it.each([
    ['train: { run: a, seeds: [1, 2, 1] }', '4:36 contradiction models.m.train.seeds[2]: the seed 1 stands twice'],
    [
      'train: { run: a, timeout: 0s }',
      '4:31 invalid-value models.m.train.timeout: expected a duration above 0 and of at most 24d, found 0s',
    ],
    [
      'train: { run: a, timeout: 25d }',
      '4:31 invalid-value models.m.train.timeout: expected a duration above 0 and of at most 24d, found 2160000s',
    ],
    [
      'train: a\nevaluate: { run: b, timeout: 0m }',
      '5:34 invalid-value models.m.evaluate.timeout: expected a duration above 0 and of at most 24d, found 0s',
    ],
    [
      'train: a\nevaluate: { task: regression, positive: 1 }',
      '5:35 contradiction models.m.evaluate.positive: a regression task has no positive label',
    ],
    [
      'train: a\ncode: ["!tests/**"]',
      '5:5 contradiction models.m.code: only excludes files, so that no code is left | Begin with "**".',
    ],
    [
      'train: a\nparams: { "conf/*.yaml": [a] }',
      '5:15 contradiction models.m.params.conf/*.yaml: keys can be read from one file, not from a glob',
    ],
  ])('%j', (model, expected) => {
    expect(show(problemsOf(withModel(model)))).toEqual([expected]);
  });

  it('nothing declared is not a pass', () => {
    for (const text of ['version: 1\n', 'version: 1\nmodels: {}\ndatasets: {}\n']) {
      expect(lines(problemsOf(text))).toEqual([
        '1:1 nothing-declared neither `datasets` nor `models` declares anything',
      ]);
    }
  });
});

describe('gates', () => {
  const gates = (text: string) => withModel(`train: a\ngates: { ${text} }`);
  it.each([
    [
      'foo: { max-worse: 1% }',
      '5:14 gate-direction-missing models.m.gates.foo: `foo` is not a metric that is known by name, so this gate needs `better: higher`, `better: lower`, or the number to be close to',
    ],
    [
      'acuracy: { min-better: 1% }',
      '5:14 gate-direction-missing models.m.gates.acuracy: `acuracy` is not a metric that is known by name, so this gate needs `better: higher`, `better: lower`, or the number to be close to | Did you mean `accuracy`?',
    ],
    [
      'auc: { level: warn }',
      '5:14 gate-empty models.m.gates.auc: the gate has none of `min`, `max`, `max-worse` and `min-better`',
    ],
    ['auc: { min: 0.9, max: 0.8 }', '5:14 contradiction models.m.gates.auc: `min` 0.9 is above `max` 0.8'],
    ['auc: [{ min: 0.9 }, { max: 0.8 }]', '5:34 contradiction models.m.gates.auc[1]: `min` 0.9 is above `max` 0.8'],
    ['auc: [{ max: 0.8 }, { min: 0.9 }]', '5:34 contradiction models.m.gates.auc[1]: `min` 0.9 is above `max` 0.8'],
    [
      'foo: [{ better: higher, min: 1 }, { better: lower, max: 2 }]',
      '5:58 contradiction models.m.gates.foo[1].better: lower here, and higher in another rule of `foo`',
    ],
    [
      'auc: { by: g, max-worse: 1% }',
      '5:25 gate-needs-rows models.m.gates.auc.by: `m` has no `evaluate`, so there are no rows to slice by `g`',
    ],
  ])('%s', (text, expected) => {
    expect(show(problemsOf(gates(text)))).toEqual([expected]);
  });

  it('about the value alone need no direction', () => {
    const rules = load(gates('foo: { min: 1, max: 1 }')).project.models.get('m')?.gates.get('foo');
    expect(rules).toHaveLength(1);
    expect(rules?.[0]).not.toHaveProperty('better');
  });

  it('take the direction from any rule of the list, or from a known name', () => {
    const model = load(
      gates('foo: [{ max-worse: 1% }, { better: 0.5, min: 1 }], val_auc: { max-worse: 1% }, RMSE: { max-worse: 1% }'),
    ).project.models.get('m');
    expect(model?.gates.get('foo')?.map(({ better }) => better)).toEqual([{ closeTo: 0.5 }, { closeTo: 0.5 }]);
    expect(model?.gates.get('val_auc')?.[0]?.better).toBe('higher');
    expect(model?.gates.get('RMSE')?.[0]?.better).toBe('lower');
  });

  it('by different slices do not contradict each other', () => {
    const text = withModel('train: a\nevaluate: b\ngates: { auc: [{ min: 0.9 }, { by: g, max: 0.8 }] }');
    expect(load(text).warnings).toEqual([]);
  });

  it('draw a warning where no noise is allowed', () => {
    const { warnings } = load(gates('auc: { max-worse: 0 }, mae: [{ min-better: 0% }, { max-worse: 1% }]'));
    expect(show(warnings)).toEqual([
      '5:32 gate-without-tolerance models.m.gates.auc.max-worse: a tolerance of 0 leaves no room for noise: only an identical or better `auc` can pass',
      '5:57 gate-without-tolerance models.m.gates.mae[0].min-better: a tolerance of 0 leaves no room for noise: only an identical or better `mae` can pass',
    ]);
    expect(warnings[0]?.docs).toBe('docs/reference/mlops-yaml.md#models-gates-max-worse');
  });

  it('draw a warning where a known metric is turned around', () => {
    const { warnings, project } = load(
      gates('auc: { better: lower, max-worse: 1% }, bias: { better: 1, max-worse: 1 }, mae: { better: lower, max: 1 }'),
    );
    expect(show(warnings)).toEqual([
      '5:29 gate-direction-unusual models.m.gates.auc.better: lower is said to be better, but of `auc` usually higher is',
      '5:69 gate-direction-unusual models.m.gates.bias.better: close to 1 is said to be better, but of `bias` usually close to 0 is',
    ]);
    expect(project.models.get('m')?.gates.get('auc')?.[0]?.better).toBe('lower');
  });
});
