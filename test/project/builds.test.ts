import { describe, expect, it } from 'vitest';
import {
  type BuildFacts,
  type BuiltDataset,
  buildFingerprint,
  buildGroups,
  buildJobs,
  buildKey,
  buildsBelow,
  buildsMissing,
  type CommitFacts,
  isBuilt,
  type KnownBuilds,
  madeOf,
  makePlan,
  type TrainingInputs,
} from '../../src/project/index.ts';
import type { Project } from '../../src/project/types.ts';
import { lines, load, problemsOf } from './support.ts';

const file = (datasets: string, more = '') => `version: 1
${more}datasets:
  rides: { source: data/rides.csv, key: id }
  stations: { source: data/stations.csv }
${datasets}`;
const hourly = `  hourly:
    from: [rides, stations]
    build: { run: python hourly.py, code: [features/**], params: { params.yaml: [features] } }
    source: data/hourly.parquet
`;
const projectOf = (datasets: string, more = ''): Project => load(file(datasets, more)).project;
const builtIn = (project: Project, name: string): BuiltDataset => {
  const dataset = project.datasets.get(name);
  if (!isBuilt(dataset)) throw new Error(`${name} is made by no command`);
  return dataset;
};
const problemIn = (datasets: string) => lines(problemsOf(file(datasets)));

describe('a dataset with `build`', () => {
  it('has the command in full, with what stands for the keys that are not there', () => {
    expect(builtIn(projectOf(hourly), 'hourly')).toMatchObject({
      source: 'data/hourly.parquet',
      format: { kind: 'parquet' },
      build: {
        from: ['rides', 'stations'],
        run: { kind: 'shell', text: 'python hourly.py' },
        code: { kind: 'globs', globs: ['features/**'] },
        params: [{ file: 'params.yaml', keys: ['features'] }],
        resources: {},
        runsOn: 'ubuntu-latest',
        timeout: 21_600_000,
        env: new Map(),
        secrets: [],
      },
    });
  });

  it('takes a command alone, one name, and none', () => {
    const { build } = builtIn(
      projectOf('  a: { from: rides, build: [python, a.py], source: out/ }\n  b: { build: fetch, source: b.csv }\n'),
      'a',
    );
    expect(build).toMatchObject({ from: ['rides'], run: { kind: 'argv' }, code: { kind: 'default' } });
    expect(builtIn(projectOf('  b: { build: fetch, source: b.csv }\n'), 'b').build.from).toEqual([]);
  });

  it('has env, secrets and setup of `defaults` unless it says its own', () => {
    const defaults = 'defaults: { env: { A: 1 }, secrets: [KEY], setup: uv sync }\n';
    const bare = builtIn(projectOf('  a: { from: rides, build: make, source: a.csv }\n', defaults), 'a').build;
    expect(bare).toMatchObject({ env: new Map([['A', '1']]), secrets: ['KEY'], setup: { text: 'uv sync' } });
    const own = '  a: { build: { run: make, env: { A: 2 }, secrets: [], setup: none }, source: a.csv }\n';
    expect(builtIn(projectOf(own, defaults), 'a').build).toMatchObject({
      env: new Map([['A', '2']]),
      secrets: [],
      setup: { kind: 'none' },
    });
  });

  it('may have views, which know that a command makes their files', () => {
    const { datasets } = projectOf(`${hourly}  past: { from: hourly, where: "n > 1" }\n`);
    expect(datasets.get('past')).toMatchObject({
      source: 'data/hourly.parquet',
      view: { root: 'hourly', built: true },
    });
    expect(datasets.get('past')?.build).toBeUndefined();
  });

  it.each([
    ['no source', '{ from: rides, build: make }', '5:3 missing-key datasets.x: the key `source` is missing'],
    ['an address', '{ build: make, source: s3://b/a.csv }', '5:29 contradiction datasets.x.source'],
    ['the whole repository', '{ build: make, source: . }', '5:21 contradiction datasets.x.source'],
    ['an absolute source', '{ build: make, source: /tmp/a.csv }', 'path-outside datasets.x.source'],
    ['a digest', `{ build: make, source: a.csv, digest: "sha256:${'0'.repeat(64)}" }`, 'datasets.x.digest'],
    ['frozen', '{ build: make, source: a.csv, frozen: true }', 'contradiction datasets.x.frozen'],
    ['keys of a view', '{ from: rides, build: make, source: a.csv, where: "x > 1" }', 'contradiction datasets.x.where'],
    ['an unknown name', '{ from: ride, build: make, source: a.csv }', 'unknown-dataset datasets.x.from'],
    ['a name twice', '{ from: [rides, rides], build: make, source: a.csv }', 'names `rides` twice'],
    ['both env and secret', '{ build: { run: m, env: { A: 1 }, secrets: [A] }, source: a.csv }', 'is both in `env`'],
    ['a secret of ours', '{ build: { run: m, secrets: [GITHUB_TOKEN] }, source: a.csv }', 'reserved-variable'],
    ['no time', '{ build: { run: m, timeout: 0s }, source: a.csv }', 'invalid-value datasets.x.build.timeout'],
    ['no command', '{ build: { code: [a] }, source: a.csv }', 'datasets.x.build'],
  ])('is refused with %s', (_, entry, message) => {
    expect(problemIn(`  x: ${entry}\n`).join('\n')).toContain(message);
  });

  it.each([
    'from: rides, build: 3',
    'from: [rides, stations], build: , source: a.csv',
    'build: , source: a.csv',
    'build: 3',
  ])('is told once where the command is none: %s', (entry) => {
    expect(problemIn(`  x: { ${entry} }\n`)).toEqual([expect.stringContaining('datasets.x.build: expected a command')]);
  });

  it('reads files alone', () => {
    const table = '  t: { source: { postgres: URL, table: public.t } }\n';
    expect(problemIn(`${table}  x: { from: t, build: make, source: a.csv }\n`).join('\n')).toContain(
      'database-for-model datasets.x.from',
    );
    expect(problemIn('  x: { build: make, source: { postgres: URL, table: public.t } }\n')).toEqual([
      '5:8 not-supported-yet datasets.x.build: `build` of rows in a database is not supported in this version',
    ]);
  });

  it('names a list of datasets with a command alone', () => {
    expect(problemIn('  x: { from: [rides, stations], where: "a > 1" }\n').join('\n')).toContain(
      'contradiction datasets.x.from: is a list, and a view is of one dataset',
    );
  });

  it('is not made of itself, by whatever way: each circle is said once, with its members', () => {
    const circle = `  a: { from: c, build: make, source: a.csv }
  b: { from: a, where: "x > 1" }
  c: { from: [rides, b], build: make, source: c.csv }
  d: { from: d, build: make, source: d.csv }
`;
    expect(problemIn(circle)).toEqual([
      '5:8 build-circle datasets.a.from: is made from itself in the end: a → c → b → a',
      '8:8 build-circle datasets.d.from: is made from itself',
    ]);
  });
});

describe('what lies below a dataset', () => {
  const { datasets } = projectOf(`${hourly}  past: { from: hourly, where: "n > 1" }
  daily: { from: [past, rides], build: make, source: daily.csv }
  other: { build: make, source: other.csv }
`);
  const names = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name);

  it('is made in order, each once', () => {
    expect(names(buildsBelow(['daily', 'past', 'rides'], datasets))).toEqual(['hourly', 'daily']);
    expect(names(buildsBelow(['rides'], datasets))).toEqual([]);
  });

  it('is asked for only as far as something is missing', () => {
    const missing = (...there: readonly string[]) =>
      names(buildsMissing(['daily'], datasets, (one) => there.includes(one)));
    expect(missing()).toEqual(['hourly', 'daily']);
    expect(missing('hourly')).toEqual(['daily']);
    expect(missing('daily')).toEqual([]);
  });

  it('is what commands read as a whole: of a view what that is made of, not the rest of its rows', () => {
    expect([...madeOf('daily', datasets)]).toEqual(['past', 'rides', 'stations']);
  });
});

const inputs: TrainingInputs = {
  code: [{ path: 'a.py', mode: '100644', oid: '1' }],
  data: new Map([['rides', 'aa']]),
  params: new Map([['params.yaml:features.k', 1]]),
  command: { kind: 'shell', text: 'make' },
  workingDirectory: '',
  env: new Map([['A', '1']]),
  seeds: [],
  outputs: [{ kind: 'data', pattern: 'a.csv' }],
};

describe('the fingerprint of a build', () => {
  it.each<[string, Partial<TrainingInputs>]>([
    ['code', { code: [{ path: 'a.py', mode: '100644', oid: '2' }] }],
    ['a version below', { data: new Map([['rides', 'bb']]) }],
    ['the name of a variable', { data: new Map([['trips', 'aa']]) }],
    ['a parameter', { params: new Map([['params.yaml:features.k', 2]]) }],
    ['the command', { command: { kind: 'argv', argv: ['make'] } }],
    ['setup', { setup: { kind: 'none' } }],
    ['a variable', { env: new Map([['A', '2']]) }],
    ['where it leaves the data', { outputs: [{ kind: 'data', pattern: 'b.csv' }] }],
  ])('changes with %s', (_, other) => {
    expect(buildFingerprint({ ...inputs, ...other })).not.toBe(buildFingerprint(inputs));
  });

  it('stays the same: recorded builds are found by it', () => {
    expect(buildFingerprint(inputs)).toBe('b8e1dd1ef28b8a60b4b6c63557a4cead1024f7e1c409b90ea0ed08c15a3e9b07');
  });
});

describe('the plan', () => {
  const project = projectOf(`${hourly}  past: { from: hourly, where: "n > 1" }\n`);
  const dataset = builtIn(project, 'hourly');
  const factsOf = (sha: string, k: number): CommitFacts => {
    const made = { ...inputs, params: new Map([['params.yaml:features.k', k]]) };
    const facts: BuildFacts = { dataset, inputs: made, fingerprint: buildFingerprint(made) };
    const digests = { rides: 'r', stations: 's', hourly: facts.fingerprint, past: `past ${facts.fingerprint}` };
    const datasets = new Map(
      Object.entries(digests).map(([name, digest]) => [name, { digest, reportKey: `${name} ${digest}` }] as const),
    );
    return { sha, project, datasets, models: new Map(), builds: new Map([['hourly', facts]]) };
  };
  const [base, head] = [factsOf('base', 1), factsOf('head', 2)];
  const keyOf = ({ builds }: CommitFacts) => buildKey('hourly', builds?.get('hourly')?.fingerprint ?? '');
  const planOf = (known: Partial<KnownBuilds>, reports: readonly CommitFacts[] = []) => {
    const builds = { recorded: new Set<string>(), stored: new Set<string>(), unsketched: new Set<string>(), ...known };
    const checked = reports.flatMap(({ datasets }) => [...datasets.values()].map(({ reportKey }) => reportKey));
    return makePlan(head, base, { runs: new Set(), evaluations: new Set(), reports: new Set(checked), builds });
  };
  const builds = (plan: ReturnType<typeof makePlan>) =>
    plan.steps.filter(({ kind }) => kind === 'build').map(({ id, decision, reasons }) => [id, decision, ...reasons]);

  it('is made by one job for each group, on the machine that the policy names', () => {
    const plan = planOf({});
    const groups = buildGroups([head, base]);
    expect([...groups]).toEqual([['hourly', 'hourly']]);
    const [job, ...more] = buildJobs(plan, project, groups);
    expect(more).toEqual([]);
    expect(job).toMatchObject({
      group: 'hourly',
      name: `hourly ${head.builds?.get('hourly')?.fingerprint.slice(0, 12)}`,
      datasets: ['hourly'],
      runners: [{ dataset: 'hourly', runsOn: 'ubuntu-latest' }],
      'timeout-minutes': 390,
      why: 'params changed: `features.k 1 → 2`',
    });
  });

  it('makes what is read and not there, says why, and lets the checks wait for it', () => {
    const plan = planOf({ recorded: new Set([keyOf(base)]), stored: new Set([keyOf(base)]) });
    expect(builds(plan)).toEqual([['build:hourly', 'run', 'params changed: `features.k 1 → 2`']]);
    const waits = plan.steps.filter(({ needs }) => needs.includes('build:hourly')).map(({ id }) => id);
    expect(waits).toEqual(['validate:hourly', 'validate:past']);
  });

  it('makes nothing again that is in the store, nor where nobody reads it', () => {
    const there = planOf({ recorded: new Set([keyOf(head)]), stored: new Set([keyOf(head)]) });
    expect(builds(there)).toEqual([['build:hourly', 'reuse', 'made before from the same inputs']]);
    expect(builds(planOf({ recorded: new Set([keyOf(head)]) }, [head]))).toEqual([
      ['build:hourly', 'reuse', 'made before from the same inputs, and nothing has to read its files'],
    ]);
    expect(builds(planOf({}, [head]))).toEqual([
      ['build:hourly', 'reuse', 'not made here: nothing has to read its files'],
    ]);
  });

  it('makes again what the store has lost, where it is read', () => {
    const [[, decision, why] = []] = builds(planOf({ recorded: new Set([keyOf(head)]) }));
    expect([decision, why]).toEqual(['run', 'made before from the same inputs, and the store does not hold its files']);
  });

  it('makes the baseline’s data where they have to be compared with and nobody has sketched them', () => {
    expect(builds(planOf({ unsketched: new Set(['hourly']) }))).toEqual([
      ['build:hourly', 'run', 'params changed: `features.k 1 → 2`'],
      ['build:hourly@baseline', 'run', 'not made from these inputs yet'],
    ]);
  });
});
