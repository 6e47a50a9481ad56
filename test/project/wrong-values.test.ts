import { describe, expect, it } from 'vitest';
import { load, problemsOf, withDataset, withModel } from './support.ts';

const said = (text: string): readonly string[] =>
  problemsOf(text).map(
    ({ reason, message, remedy }) => `${reason} ${message}${remedy === undefined ? '' : ` | ${remedy}`}`,
  );

describe('what was found, and what is expected', () => {
  it.each([
    [
      withModel('train: { run: a, seeds: [9007199254740992] }'),
      'invalid-value models.m.train.seeds[0]: expected a number of at most 9007199254740991, found the number 9007199254740992',
    ],
    [
      withModel('train: { run: a, resources: { gpus: -1 } }'),
      'invalid-value models.m.train.resources.gpus: expected a whole number of at least 0, found the number -1',
    ],
    [
      withModel('train: a\ngates: { auc: { min: .inf } }'),
      'wrong-kind models.m.gates.auc.min: expected a number, found the number Infinity',
    ],
    [
      withModel('train: a\nevaluate: { rn: x }'),
      'unknown-key models.m.evaluate.rn: unknown key; allowed here: run, code, setup, secrets, timeout, runs-on, task, repeat, predictions, label, rows, positive, compute, slices, cluster | Did you mean `run`?',
    ],
    [
      withModel('train: { run: a, runs-on: { grup: x } }'),
      'unknown-key models.m.train.runs-on.grup: unknown key; allowed here: group, labels | Did you mean `group`?',
    ],
    [
      withModel('train: a\ngates: { auc: { better: true, min: 1 } }'),
      'wrong-kind models.m.gates.auc.better: expected higher, lower, or a number to be close to, found true',
    ],
    [
      withModel('train: a\ngates: { auc: { better: hiher, min: 1 } }'),
      'invalid-value models.m.gates.auc.better: expected higher, lower, or a number to be close to, found "hiher"',
    ],
    [
      'version: 1\nwhen-unknown: 5\ndatasets: { d: a.csv }\n',
      'wrong-kind when-unknown: expected one of block, allow, found the number 5',
    ],
    [
      'version: 1\nwhen-unknown: blok\ndatasets: { d: a.csv }\n',
      'invalid-value when-unknown: expected one of block, allow, found "blok" | Did you mean `block`?',
    ],
    ['version: 0\ndatasets: { d: a.csv }\n', 'invalid-value version: expected 1, found the number 0'],
    [
      withDataset('source: a.csv\ndrift: true'),
      'invalid-value datasets.d.drift: expected false, or a table with against and columns, found true',
    ],
    [
      withDataset('source: a.csv\nkey: []'),
      'invalid-value datasets.d.key: expected a list with at least one entry, found an empty list',
    ],
  ])('%j', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  it.each([
    ['y'.repeat(40), 'y'.repeat(40)],
    ['y'.repeat(41), `${'y'.repeat(39)}…`],
    [`${'y'.repeat(38)}💥💥💥`, `${'y'.repeat(38)}💥…`],
    ['a \\n\\t b', 'a b'],
  ])('long text %s is cut at a whole character', (text, shown) => {
    const [line] = said(`version: 1\ncomment: "${text}"\ndatasets: { d: a.csv }\n`);
    expect(line).toBe(`invalid-value comment: expected one of always, on-change, on-fail, found "${shown}"`);
  });
});

describe('beside what is wrong in its form', () => {
  const beside = 'evaluate: { task: regression, positive: 1 }';
  const contradiction = 'contradiction models.m.evaluate.positive: a regression task has no positive label';

  it.each([
    ['one item', 'code: [1]', 1],
    ['several items of a list', 'code: [1, 2, 3]', 3],
    ['a name', 'env: { 1a: x }', 1],
    ['an unknown key', 'artifcat: x', 1],
    ['items of an inner list', 'data: { train: [1] }\nplots: [[1], 2]', 3],
  ])('the rest of a model is checked: %s', (_, wrong, count) => {
    const found = said(withModel(`train: a\n${wrong}\n${beside}`));
    expect(found).toHaveLength(count + 1);
    expect(found.at(-1)).toBe(contradiction);
  });

  it('the rest of the file is checked where an entry cannot be read', () => {
    const text = `version: 1\ndatasets: { d: { key: [1] } }\nmodels:\n  x: { artifact: [1] }\n  m: { train: a, ${beside} }\n`;
    expect(said(text).at(-1)).toBe(contradiction);
  });
});

describe('names that secrets may have', () => {
  it.each(['MY_GITHUB_TOKEN', 'GITHUB_TOKEN_OF_MINE', 'MY_INPUT_X', 'ACTIONS', 'INPUTS_X'])('%s', (name) => {
    const { project } = load(withModel(`train: { run: a, secrets: [${name}, ${name}] }`));
    expect(project.models.get('m')?.train.secrets).toEqual([name]);
  });
});

describe('a store', () => {
  it.each([
    ['/srv/models', '/srv/models'],
    ['models/', 'models'],
    ['./models', 'models'],
  ])('%s is %s', (written, store) => {
    expect(load(`version: 1\nstore: ${written}\ndatasets: { d: a.csv }\n`).project.store).toBe(store);
  });

  it.each(['/../x', '../x', 'a/../../x'])('is not %s', (written) => {
    const [problem, ...others] = problemsOf(`version: 1\nstore: ${written}\ndatasets: { d: a.csv }\n`);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ reason: 'path-outside', place: { line: 2, column: 8 } });
    expect(problem?.message).toMatch(/^store: /);
  });
});

describe('a training of which little is said', () => {
  const trainOf = (more: string) => load(withModel(`train: { run: a${more} }`)).project.models.get('m')?.train;

  it('has no seeds and no secrets, runs locally for at most six hours, and is not run twice', () => {
    expect(trainOf('')).toEqual({
      run: { kind: 'shell', text: 'a' },
      secrets: [],
      timeout: 6 * 3_600_000,
      seeds: [],
      resources: {},
      reuse: true,
      runsOn: 'ubuntu-latest',
      launcher: 'local',
      when: 'pull-request',
    });
    expect(trainOf(', reuse: false')?.reuse).toBe(false);
  });
});

describe('an output', () => {
  it.each([
    ['/x', withModel('train: a\nworking-directory: w\nartifact: /x'), /^Outputs are relative to the working directory/],
    ['../x', withModel('train: a\nworking-directory: w\nartifact: ../x'), /^(?!Outputs are)/],
  ])('%s is refused with what to do', (_, text, remedy) => {
    expect(problemsOf(text)[0]?.reason).toBe('path-outside');
    expect(problemsOf(text)[0]?.remedy ?? '').toMatch(remedy);
  });
});

describe('a remote store', () => {
  const at = (written: string) => `version: 1\nstore: ${written}\ndatasets: { d: a.csv }\n`;

  it.each(['oci://ghcr.io/acme/models', 'oci://localhost:5000/m', 's3://acme-models/team/a', 's3://acme-models'])(
    '%s stays as it is written',
    (written) => {
      expect(load(at(written)).project.store).toBe(written);
    },
  );

  it.each([
    ['gs://acme/models', 'store: a store is no `gs://` address'],
    ['https://ghcr.io/acme', 'store: a store is no `https://` address'],
    ['oci://ghcr.io', 'store: "oci://ghcr.io" names no repository of a registry'],
    ['oci://ghcr.io/Acme/models', 'store: "oci://ghcr.io/Acme/models" names no repository of a registry'],
    ['oci://me:pw@ghcr.io/acme', 'store: "oci://me:pw@ghcr.io/acme" names no host of a registry'],
    ['s3://Acme/models', 'store: "s3://Acme/models" names no bucket'],
    ['s3://acme/a/../b', 'store: "s3://acme/a/../b" has a prefix that is not possible here'],
  ])('%s is refused with its place', (written, message) => {
    const [problem, ...others] = problemsOf(at(written));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ reason: 'bad-store-address', message, place: { line: 2, column: 8 } });
  });
});
