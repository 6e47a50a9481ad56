import { describe, expect, it } from 'vitest';
import {
  type IncludedFile,
  includedPaths,
  type LoadedProject,
  loadProject,
  loadRootKeys,
} from '../../../src/project/index.ts';
import { MlopsError, type Problem } from '../../../src/support/problem.ts';

const root = 'version: 1\ninclude: [teams/*/mlops.yaml]\ndatasets: { rides: data/rides.csv }\n';
const north = 'models: { north: { data: rides, train: python train.py, artifact: model.pkl } }\n';

type Others = Readonly<Record<string, string | { readonly unread: string }>>;

function loadAll(others: Others, text = root): LoadedProject {
  const included = Object.entries(others).map(([path, each]): readonly [string, IncludedFile] => [
    path,
    typeof each === 'string' ? { text: each } : each,
  ]);
  return loadProject({ file: 'mlops.yaml', text, included: new Map(included) });
}

function problemsOf(others: Others, text = root): readonly Problem[] {
  try {
    loadAll(others, text);
  } catch (error) {
    if (error instanceof MlopsError) return error.problems;
    throw error;
  }
  throw new Error('the texts were accepted');
}

const lines = (problems: readonly Problem[]) =>
  problems.map(({ place, reason, message }) => `${place?.file}:${place?.line}:${place?.column} ${reason} ${message}`);

describe('a project of several files', () => {
  it('has the entries of all of them, with paths that begin at the folder of their file', () => {
    const south = `datasets:
  stations: data/stations.csv
  shared: /data/shared.csv
models:
  south:
    data: { train: rides, more: stations, own: extra/rows.csv }
    params: [params.yaml, /params.yaml]
    working-directory: src
    code: ["**", "/lib/**"]
    train: python train.py
    artifact: model.pkl
`;
    const { project } = loadAll({ 'teams/north/mlops.yaml': north, 'teams/south/mlops.yaml': south });
    expect([...project.datasets.values()].map(({ source }) => source)).toEqual([
      'data/rides.csv',
      'teams/south/data/stations.csv',
      'data/shared.csv',
      'teams/south/src/extra/rows.csv',
    ]);
    expect(project.models.get('north')).toMatchObject({ workingDirectory: 'teams/north', code: { kind: 'default' } });
    expect(project.models.get('south')).toMatchObject({
      workingDirectory: 'teams/south/src',
      code: { globs: ['teams/south/src/**', 'lib/**'] },
      params: [{ file: 'teams/south/src/params.yaml' }, { file: 'params.yaml' }],
      artifact: ['model.pkl'],
    });
    expect(project.included).toEqual(['teams/north/mlops.yaml', 'teams/south/mlops.yaml']);
  });

  it('has launchers and environments of any file, a relative folder of a target below that of the file', () => {
    const live = `launchers: { box: { kind: local } }
environments:
  live: { models: north, target: { kind: local, folder: served } }
  there: { models: north, target: { kind: local, folder: /srv/models } }
`;
    const { project } = loadAll({
      'teams/live/mlops.yaml': live,
      'teams/north/mlops.yaml': `${north.slice(0, -4)}, serve: files } }\n`,
    });
    expect([...project.launchers.keys()]).toEqual(['box']);
    expect([...project.environments.values()].map(({ target }) => target)).toMatchObject([
      { folder: 'teams/live/served' },
      { folder: '/srv/models' },
    ]);
  });

  it('names a file once that two patterns name, and never the root file or what is no YAML', () => {
    const text = 'version: 1\ninclude: [teams/*, teams/a.yaml, "*.yaml", "!teams/c*"]\n';
    const paths = ['mlops.yaml', 'other.yaml', 'teams/a.yaml', 'teams/b.YML', 'teams/c.yaml', 'teams/train.py'];
    expect(includedPaths(text, 'mlops.yaml', paths)).toEqual(['other.yaml', 'teams/a.yaml', 'teams/b.YML']);
    expect(includedPaths('version: 1\n', 'mlops.yaml', paths)).toEqual([]);
    expect(includedPaths('include: [\n', 'mlops.yaml', paths)).toEqual([]);
  });

  it('says where each part stands', () => {
    const { places } = loadAll({ 'teams/north/mlops.yaml': north });
    expect(places.at(['models', 'north', 'train'])).toMatchObject({ file: 'teams/north/mlops.yaml', line: 1 });
    expect(places.at(['datasets', 'rides'])).toMatchObject({ file: 'mlops.yaml', line: 3, column: 13 });
    expect(places.at(['include']).file).toBe('mlops.yaml');
  });

  it('says what is wrong in all files at once, file by file', () => {
    const found = problemsOf(
      {
        'teams/a/mlops.yaml': 'models:\n  a: { data: ridez, train: run, artifact: m }\n',
        'teams/b/mlops.yaml':
          'name: b\nmodels:\n  b: { data: rides, train: run, artifact: m, seeds: [1] }\nmodel: {}\n',
      },
      'version: 1\ninclude: [teams/*/mlops.yaml]\ncomment: never\ndatasets: { rides: data/rides.csv }\n',
    );
    expect(lines(found)).toEqual([
      'mlops.yaml:3:10 invalid-value comment: expected one of always, on-change, on-fail, found "never"',
      'teams/a/mlops.yaml:2:14 unknown-dataset models.a.data: there is no dataset `ridez`; declared: rides',
      'teams/b/mlops.yaml:1:1 include-root-key name: stands for the whole project, and this file is included by another one',
      expect.stringMatching(/^teams\/b\/mlops.yaml:3:46 unknown-key models\.b\.seeds: /),
      'teams/b/mlops.yaml:4:1 unknown-key model: unknown key; allowed in an included file: version, defaults, datasets, models, launchers, environments',
    ]);
    expect(found[1]).toMatchObject({ remedy: 'Did you mean `rides`?' });
    expect(found[1]?.place?.source).toBe('  a: { data: ridez, train: run, artifact: m }');
  });

  it('does not call a name unknown that a file has which cannot be read, and says all else', () => {
    const found = problemsOf({
      'teams/a/mlops.yaml': 'datasets: { hidden: [\n',
      'teams/b/mlops.yaml': 'models:\n  b: { data: hidden, train: run, artifact: m, timeout: 1 }\n',
      'teams/c/mlops.yaml': 'version: 2\ndatasets: { later: a.csv }\n',
    });
    expect(found.map(({ place, reason }) => `${place?.file} ${reason}`)).toEqual([
      'teams/a/mlops.yaml yaml-syntax',
      'teams/b/mlops.yaml unknown-key',
      'teams/c/mlops.yaml version-too-new',
    ]);
  });

  it('reports a name that stands in two files once, with both places', () => {
    const found = problemsOf({ 'teams/a/mlops.yaml': north, 'teams/b/mlops.yaml': `\n${north}` });
    expect(lines(found)).toEqual([
      'teams/b/mlops.yaml:2:11 name-collision models.north: `north` stands in teams/a/mlops.yaml, line 1, already',
    ]);
  });

  it('reports names that differ only in letter case with the file of the other', () => {
    const found = problemsOf({ 'teams/a/mlops.yaml': 'datasets: { Rides: a.csv }\n' });
    expect(lines(found)).toEqual([
      'teams/a/mlops.yaml:1:13 name-collision datasets.Rides: `rides` stands in mlops.yaml already; differs from it only in letter case',
    ]);
  });

  it.each([
    [[], '2:11 include-matches-nothing include[0]: no YAML file in git matches'],
    [['mlops.yaml'], '2:11 include-matches-nothing include[0]: names only the file itself'],
    [['/teams/../x'], '2:11 path-outside include[0]: "/teams/../x" leads upwards with `..`'],
  ])('refuses a list that names nothing: %j', (patterns, message) => {
    const [pattern = 'teams/*/mlops.yaml'] = patterns;
    const text = `version: 1\ninclude: [${pattern}]\ndatasets: { rides: data/rides.csv }\n`;
    expect(lines(problemsOf({}, text))).toEqual([`mlops.yaml:${message}`]);
  });

  it('refuses links, and more files than anybody means', () => {
    expect(lines(problemsOf({ 'teams/a/mlops.yaml': { unread: 'is a symbolic link' } }))).toEqual([
      'mlops.yaml:2:11 include-unreadable include[0]: teams/a/mlops.yaml is a symbolic link',
    ]);
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`teams/t${at}/mlops.yaml`, north]));
    expect(lines(problemsOf(many))).toEqual([
      'mlops.yaml:2:10 include-too-many include: names 201 files; at most 200 are read',
    ]);
  });

  it.each([
    ['datasets: [a]\n', '1:11 wrong-kind datasets: expected a table of keys, found a list'],
    ['version: 1\n', '1:1 nothing-declared none of `datasets`, `models`, `launchers`, `environments` stands here'],
    [
      `include: [a.yaml]\n${north}`,
      '1:1 include-root-key include: stands for the whole project, and this file is included by another one',
    ],
    [
      `defaults: { env: { A: [1] } }\n${north}`,
      '1:23 wrong-kind defaults.env.A: expected text, a number, or true or false, found a list',
    ],
    [
      `defaults: { image: x }\n${north}`,
      '1:13 not-supported-yet defaults.image: `image` is not supported in this version',
    ],
    [
      `defaults: { secrets: [GITHUB_TOKEN] }\n${north}`,
      '1:23 reserved-variable defaults.secrets[0]: `GITHUB_TOKEN` is never handed to a step',
    ],
  ])('refuses of an included file %j', (text, message) => {
    expect(lines(problemsOf({ 'teams/a/mlops.yaml': text }))).toContain(`teams/a/mlops.yaml:${message}`);
  });

  it('takes defaults of the file before those of the root file, variable by variable', () => {
    const { project } = loadAll(
      {
        'teams/a/mlops.yaml': `defaults: { env: { B: 2, C: 3 }, secrets: [X] }\n${north}`,
        'teams/b/mlops.yaml': 'models: { b: { data: rides, train: run, artifact: m } }\n',
      },
      `${root}defaults: { env: { A: 1, B: 1 }, setup: uv sync, secrets: [Y] }\n`,
    );
    const [a, b] = [project.models.get('north'), project.models.get('b')];
    expect([...(a?.env ?? [])]).toEqual([
      ['A', '1'],
      ['B', '2'],
      ['C', '3'],
    ]);
    expect([...(b?.env ?? [])]).toEqual([
      ['A', '1'],
      ['B', '1'],
    ]);
    expect([a?.train.secrets, b?.train.secrets]).toEqual([['X'], ['Y']]);
    expect(a?.train.setup).toEqual({ kind: 'shell', text: 'uv sync' });
  });

  it('puts the models of a matrix in an included file where they belong', () => {
    const text = `models:
  m:
    matrix: { region: [x, y] }
    data: "\${{ matrix.region }}.csv"
    train: run
    artifact: m
    gates: { auc: { min: high } }
`;
    expect(lines(problemsOf({ 'teams/a/mlops.yaml': text }))).toEqual([
      'teams/a/mlops.yaml:7:26 wrong-kind models.m.gates.auc.min: expected a number, found "high"',
    ]);
    const { project, places } = loadAll({ 'teams/a/mlops.yaml': text.replace('high', '0.5') });
    expect([...project.models.values()].map(({ name, workingDirectory }) => [name, workingDirectory])).toEqual([
      ['m-x', 'teams/a'],
      ['m-y', 'teams/a'],
    ]);
    expect(places.at(['models', 'm-y', 'data'])).toMatchObject({ file: 'teams/a/mlops.yaml', line: 4 });
  });

  it('hides a password in its own file and shows the same line of another', () => {
    const found = problemsOf({
      'teams/a/mlops.yaml': '\n\ndatasets: { a: "postgres://u:secret@h/db" }\n',
      'teams/b/mlops.yaml': '\n\nmodels: { b: { data: nowhere, train: run, artifact: m } }\n',
    });
    expect(found.map(({ place }) => place?.source)).toEqual([undefined, expect.stringContaining('nowhere')]);
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('gives what the root file alone says, without the names of the others', () => {
    const text = `${root}store: out\nself-accept: true\nenvironments: { p: { models: [north], target: { kind: local, folder: /srv } } }\n`;
    expect(loadRootKeys(text, 'mlops.yaml')).toEqual({ store: 'out', selfAccept: true });
    expect(() => loadRootKeys(`${text}comment: never\n`, 'mlops.yaml')).toThrow('comment');
  });

  it('never passes over files that nobody has looked for', () => {
    expect(() => loadProject(root, 'mlops.yaml')).toThrow('no YAML file in git matches');
  });
});

describe('a list of files that cannot be right', () => {
  it('only leaves files out', () => {
    const text = 'version: 1\ninclude: ["!teams/a/mlops.yaml"]\ndatasets: { rides: data/rides.csv }\n';
    expect(lines(problemsOf({}, text))).toEqual([
      expect.stringMatching(/^mlops\.yaml:2:10 include-matches-nothing include: only leaves files out/),
    ]);
  });

  it.each(['teams/(group)', 'teams/{a}', 'teams/+(a)'])(
    'names a file in %s, where paths would be patterns',
    (folder) => {
      const text = root.replace('teams/*/mlops.yaml', 'teams/**');
      expect(lines(problemsOf({ [`${folder}/mlops.yaml`]: north }, text))[0]).toContain('folder-is-pattern');
    },
  );

  it.each(['teams/a b', 'teams/é', 'teams/[id]', 'teams/a.b-c'])('names one in %s, which means itself', (folder) => {
    const text = root.replace('teams/*/mlops.yaml', 'teams/**');
    expect(loadAll({ [`${folder}/mlops.yaml`]: north }, text).project.models.get('north')?.workingDirectory).toBe(
      folder,
    );
  });
});
