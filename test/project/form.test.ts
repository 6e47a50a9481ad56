// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of workflow files are what is tested here
import { describe, expect, it } from 'vitest';
import { lines, problemsOf, withDataset, withModel } from './support.ts';

const one = (text: string): string => {
  const found = problemsOf(text);
  expect(found).toHaveLength(1);
  const [problem] = found;
  return `${lines(found)[0]}${problem?.remedy === undefined ? '' : ` | ${problem.remedy}`}`;
};

describe('the version', () => {
  it('of a newer format is the only thing that is said', () => {
    const found = problemsOf('nme: x\nversion: 2\n');
    expect(lines(found)).toEqual([
      '2:10 version-too-new version: the file is of version 2; this program reads version 1',
    ]);
  });

  it.each([
    ['datasets: { d: a.csv }', '1:1 missing-key the key `version` is missing'],
    ['version: "1"\ndatasets: { d: a.csv }', '1:10 wrong-kind version: expected 1, found "1"'],
    ['version: 0\ndatasets: { d: a.csv }', '1:10 invalid-value version: expected 1, found the number 0'],
    ['version: 1.5\ndatasets: { d: a.csv }', '1:10 invalid-value version: expected 1, found the number 1.5'],
    ['version:\ndatasets: { d: a.csv }', '1:1 wrong-kind version: expected 1, found nothing'],
  ])('%j', (text, line) => {
    expect(lines(problemsOf(text))).toEqual([line]);
  });
});

describe('unknown keys', () => {
  it('name what is allowed, what is near, and where to read more', () => {
    const [problem, ...others] = problemsOf(withModel('train: a\nartefact: b'));
    expect(others).toEqual([]);
    expect(problem).toEqual({
      reason: 'unknown-key',
      message:
        'models.m.artefact: unknown key; allowed here: working-directory, matrix, code, data, params, base-model, needs, env, setup, train, artifact, metrics, plots, evaluate, gates, serve, monitor, schemas',
      place: { file: 'mlops.yaml', line: 5, column: 5, source: '    artefact: b' },
      remedy: 'Did you mean `artifact`?',
      docs: 'docs/reference/mlops-yaml/models.md#models',
    });
  });

  it.each([
    [withModel('train: { run: a, timout: 5m }'), 'models.m.train.timout', 'timeout', 'models-train'],
    [
      withModel('train: { run: a, resources: { gpus: { nam: A100 } } }'),
      'models.m.train.resources.gpus.nam',
      'name',
      'models-train-resources-gpus',
    ],
    [withModel('train: a\ngates: { auc: { mim: 1 } }'), 'models.m.gates.auc.mim', 'min', 'models-gates'],
    [
      withModel('train: a\ngates: { auc: [{ max-wors: 1 }] }'),
      'models.m.gates.auc[0].max-wors',
      'max-worse',
      'models-gates',
    ],
    [
      withModel('train: a\nevaluate: { label: { dataset: a, colum: b } }'),
      'models.m.evaluate.label.colum',
      'column',
      'models-evaluate-label',
    ],
    [
      withDataset('source: a.csv\ncolumns: { c: { typ: string } }'),
      'datasets.d.columns.c.typ',
      'type',
      'datasets-columns',
    ],
    [
      withDataset('source: a.csv\nformat: { csv: { delim: ";" } }'),
      'datasets.d.format.csv.delim',
      'delimiter',
      'datasets-format-csv',
    ],
    [withDataset('source: a.csv\nSOURCE: b'), 'datasets.d.SOURCE', 'source', 'datasets'],
  ])('in %j', (text, path, near, docs) => {
    const problem = problemsOf(text).find(({ reason }) => reason === 'unknown-key');
    expect(problem?.message.startsWith(`${path}: unknown key; allowed here: `)).toBe(true);
    expect(problem?.remedy).toBe(`Did you mean \`${near}\`?`);
    expect(problem?.docs?.endsWith(`.md#${docs}`), problem?.docs).toBe(true);
  });

  it.each([
    ['columns: { c: { isin: [a] } }', 'In pandera; here `columns.<name>.values`.'],
    [
      'columns: { c: { minLength: 2 } }',
      /^In Table Schema .*; here `columns\.<name>\.length` \(`length: \{ min: 2 \}`\)\.$/,
    ],
    [
      'columns: { c: { coerce: true } }',
      'In pandera; not offered here: a contract describes the data and does not change it.',
    ],
    ['expect_column_values_to_not_be_null: c', 'In Great Expectations; here `columns.<name>.nulls` (`nulls: 0`).'],
  ])('of other tools for data are told by what we call it: %s', (text, remedy) => {
    const problem = problemsOf(withDataset(`source: a.csv\n${text}`)).find(({ reason }) => reason === 'unknown-key');
    expect(problem?.remedy).toMatch(remedy);
  });

  it.each([
    ['stages: { fit: { cmd: x } }', 'stages', /^In dvc\.yaml; here `models`/],
    ['jobs: {}', 'jobs', /^In workflow files; here `models`/],
    [
      'models: { m: { cmd: python a.py } }',
      'models.m.cmd',
      /^In dvc\.yaml; here `train` of a model, or `train: \{ dvc: <stage> \}`, which reads the stage itself\.$/,
    ],
    ['models: { m: { train: a, dvc: x } }', 'models.m.dvc', 'Here in `train`: `train: { dvc: <stage> }`.'],
    ['models: { m: { train: a, python_env: x } }', 'models.m.python_env', /^In MLproject; here `setup`/],
    [
      'models: { m: { train: { run: a, shell: sh } } }',
      'models.m.train.shell',
      /^In workflow files; here text runs in/,
    ],
    ['entry_points: {}', 'entry_points', /^In MLproject; here `models`/],
    ['models: { m: { train: a, wdir: x } }', 'models.m.wdir', 'In dvc.yaml; here `working-directory`.'],
    ['models: { m: { train: { run: a, timeout-minutes: 5 } } }', 'models.m.train.timeout-minutes', /timeout: 30m/],
    ['models: { m: { train: a, frozen: true } }', 'models.m.frozen', /^Here of a dataset/],
    ['models: { m: { train: a, uses: actions/checkout@v4 } }', 'models.m.uses', /stay in the workflow/],
  ])('of dvc.yaml and workflows are told what stands for them: %s', (text, path, remedy) => {
    const problem = problemsOf(`version: 1\n${text}`).find(({ message }) => message.startsWith(`${path}: unknown key`));
    expect(problem?.remedy).toMatch(remedy);
  });

  it('have no suggestion where nothing is near', () => {
    expect(problemsOf('version: 1\ndatasets: { d: a.csv }\nzzzzzzzz: 1\n')[0]).not.toHaveProperty('remedy');
  });
});

describe('values of the wrong kind or form', () => {
  it.each([
    ['name: 5', '2:7 wrong-kind name: expected text, found the number 5 | Quote it: "5".'],
    ['name: true', '2:7 wrong-kind name: expected text, found true | Quote it: "true".'],
    ['name: ""', '2:7 invalid-value name: expected text that is not empty, found ""'],
    [
      'comment: alwys',
      '2:10 invalid-value comment: expected one of always, on-change, on-fail, found "alwys" | Did you mean `always`?',
    ],
    ['comment: [x]', '2:10 wrong-kind comment: expected one of always, on-change, on-fail, found a list'],
    [
      'defaults: { env: { 1x: a } }',
      '2:20 invalid-name defaults.env.1x: expected the name of a variable such as HF_TOKEN, found `1x`',
    ],
    [
      'defaults: { env: { A: [1] } }',
      '2:23 wrong-kind defaults.env.A: expected text, a number, or true or false, found a list',
    ],
    ['defaults: { secrets: A }', '2:22 wrong-kind defaults.secrets: expected a list, found "A"'],
    ['launchers: { l: { kind: pbs } }', '2:25 invalid-value launchers.l.kind: expected one of local, found "pbs"'],
    ['launchers: { l: {} }', '2:14 missing-key launchers.l: the key `kind` is missing'],
  ])('%s', (line, expected) => {
    expect(one(`version: 1\n${line}\ndatasets: { d: a.csv }\n`)).toBe(expected.replace('one of local', 'local'));
  });

  it.each([
    [
      'source: 5',
      '4:13 wrong-kind datasets.d.source: expected text (a path or an address), or a table of keys such as { postgres: WAREHOUSE_URL, table: public.outcomes }, found the number 5 | Quote it: "5".',
    ],
    ['format: csv', '3:3 missing-key datasets.d: one of the keys `source` and `from` is missing'],
    [
      'source: a.csv\nkey: 5',
      '5:10 wrong-kind datasets.d.key: expected text, or a list of texts, found the number 5 | Quote it: "5".',
    ],
    [
      'source: a.csv\nkey: []',
      '5:10 invalid-value datasets.d.key: expected a list with at least one entry, found an empty list',
    ],
    [
      'source: a.csv\nkey: [a, 5]',
      '5:14 wrong-kind datasets.d.key[1]: expected text, found the number 5 | Quote it: "5".',
    ],
    [
      'source: a.csv\nformat: csvv',
      '5:13 invalid-value datasets.d.format: expected parquet, arrow, csv, json or files, or { csv: { … } }, found "csvv"',
    ],
    [
      'source: a.csv\nrows: { min: -1 }',
      '5:18 invalid-value datasets.d.rows.min: expected a whole number of at least 0, found the number -1',
    ],
    [
      'source: a.csv\nrows: { min: 1.5 }',
      '5:18 invalid-value datasets.d.rows.min: expected a whole number, found the number 1.5',
    ],
    [
      'source: a.csv\nrows: { change: 5x }',
      '5:21 invalid-value datasets.d.rows.change: expected an amount: a number of at least 0 such as 5 or 0.5, or a percentage such as 2%, found "5x"',
    ],
    [
      'source: a.csv\ncolumns: { c: 5 }',
      '5:19 wrong-kind datasets.d.columns.c: expected a table of keys (type, nulls, min, max, values, not-values, pattern, not-pattern, format, length, unique, distinct, most-common, increasing, decreasing, mean, sum, deviation, median, quantiles, smallest, largest, decimals, hygiene, outliers, required, absent, sensitive, level), found the number 5',
    ],
    [
      'source: a.csv\ncolumns: { c: { nulls: few } }',
      '5:28 invalid-value datasets.d.columns.c.nulls: expected an amount: a number of at least 0 such as 5 or 0.5, or a percentage such as 2%, found "few"',
    ],
    [
      'source: a.csv\ncolumns: { c: { min: .nan } }',
      '5:26 wrong-kind datasets.d.columns.c.min: expected a number, a date or a timestamp, found the number NaN',
    ],
    [
      'source: a.csv\ncolumns: { c: { values: [] } }',
      '5:29 invalid-value datasets.d.columns.c.values: expected a list with at least one value, found an empty list',
    ],
    ['source: a.csv\nchecks: { a: 1 }', '5:13 wrong-kind datasets.d.checks: expected a list, found a table of keys'],
    [
      'source: a.csv\ndrift: true',
      '5:12 invalid-value datasets.d.drift: expected false, or a table with against and columns, found true',
    ],
    [
      'source: a.csv\ndrift: { columns: { c: { nulls: -1 } } }',
      '5:37 invalid-value datasets.d.drift.columns.c.nulls: expected a share: a number of at least 0 such as 0.05, or a percentage such as 5%, found the number -1',
    ],
  ])('%j', (table, expected) => {
    expect(one(withDataset(table))).toBe(expected);
  });

  it.each([
    [
      'artifact: a\ntrain: { seeds: [1] }',
      '5:5 missing-key models.m.train: the key `run` is missing | A model that is not trained has no `train`, and so no seeds; `evaluate: { runs-on: … }` says where it is scored.',
    ],
    ['train:', '4:5 wrong-kind models.m.train: expected a command, or a table with run or dvc, found nothing'],
    ['train: 5', '4:12 wrong-kind models.m.train: expected a command, or a table with run or dvc, found the number 5'],
    [
      'train: { run: a, timeout: 5 }',
      '4:31 wrong-kind models.m.train.timeout: expected a duration such as 90s, 30m or 6h, found the number 5',
    ],
    [
      'train: { run: a, timeout: 5 min }',
      '4:31 invalid-value models.m.train.timeout: expected a duration such as 90s, 30m or 6h, found "5 min"',
    ],
    ['train: { run: a, seeds: 3 }', '4:29 wrong-kind models.m.train.seeds: expected a list, found the number 3'],
    [
      'train: { run: a, seeds: [1, -2] }',
      '4:33 invalid-value models.m.train.seeds[1]: expected a whole number of at least 0, found the number -2',
    ],
    ['train: { run: a, seeds: [x] }', '4:30 wrong-kind models.m.train.seeds[0]: expected a number, found "x"'],
    [
      'train: { run: a, resources: { memory: 64 } }',
      '4:43 wrong-kind models.m.train.resources.memory: expected a size such as 512MB or 64GiB, found the number 64',
    ],
    [
      'train: { run: a, resources: { memory: 64G } }',
      '4:43 invalid-value models.m.train.resources.memory: expected a size such as 512MB or 64GiB, found "64G"',
    ],
    [
      'train: { run: a, resources: { cpus: 0 } }',
      '4:41 invalid-value models.m.train.resources.cpus: expected a number above 0, found the number 0',
    ],
    [
      'train: a\nsetup: true',
      '5:12 invalid-value models.m.setup: expected a command as text, a list of its arguments, none or false, found true | Quote it: "true".',
    ],
    [
      'train: a\nevaluate: { predictions: p.csv, setup: uv sync }',
      '5:37 contradiction models.m.evaluate.setup: `setup` is for `evaluate.run`, which is missing',
    ],
    ['train: { run: a, reuse: yes }', '4:29 wrong-kind models.m.train.reuse: expected true or false, found "yes"'],
    [
      'train: a\nmetrics: { file: a.csv, row: first }',
      '5:34 invalid-value models.m.metrics.row: expected last, { min: <column> }, { max: <column> } or { where: { <column>: <value> } }, found "first"',
    ],
    [
      'train: a\nmetrics: [{ file: a.csv, row: { min: a, max: b } }]',
      '5:30 contradiction models.m.metrics[0].row: a row is chosen by one of `min`, `max` and `where`, not by several',
    ],
    [
      'train: a\nmetrics: { file: a.csv, row: { where: { split: test }, max: auc } }',
      '5:29 contradiction models.m.metrics.row: a row is chosen by one of `min`, `max` and `where`, not by several',
    ],
    [
      'train: a\nmetrics: { file: a.csv, row: { where: {} } }',
      '5:36 missing-key models.m.metrics.row.where: `where` names no column',
    ],
    [
      'train: a\nmetrics: { file: a.csv, row: { where: { split: [test] } } }',
      '5:52 wrong-kind models.m.metrics.row.where.split: expected text, a number, or true or false, found a list',
    ],
    [
      'train: a\nmetrics: [{ file: a.csv, row: {} }]',
      '5:30 missing-key models.m.metrics[0].row: one of the keys `min`, `max` and `where` is missing',
    ],
    ['train: a\nmetrics: [{ prefix: a }]', '5:15 missing-key models.m.metrics[0]: the key `file` is missing'],
    [
      'train: a\ngates: { auc: { better: up, max-worse: 1% } }',
      '5:29 invalid-value models.m.gates.auc.better: expected higher, lower, or a number to be close to, found "up"',
    ],
    [
      'train: a\ngates: { auc: [] }',
      '5:19 invalid-value models.m.gates.auc: expected a list with at least one rule, found an empty list',
    ],
    [
      'train: a\ngates: { auc: { min: 90%, max: 1 } }',
      '5:26 wrong-kind models.m.gates.auc.min: expected a number, found "90%"',
    ],
    [
      'train: a\nevaluate: { slices: [{ a: top }] }',
      '5:31 invalid-value models.m.evaluate.slices[0].a: expected top and a number, as in top 10, found "top"',
    ],
    [
      'train: a\nevaluate: { label: y }',
      '5:24 wrong-kind models.m.evaluate.label: expected a table of keys (dataset, column), found "y"',
    ],
    [
      'train: a\nevaluate: { task: binry }',
      '5:23 invalid-value models.m.evaluate.task: expected one of binary, multiclass, regression, scored, found "binry" | Did you mean `binary`?',
    ],
  ])('%j', (table, expected) => {
    expect(one(withModel(table))).toBe(expected);
  });
});
