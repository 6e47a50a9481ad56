import { describe, expect, it } from 'vitest';
import { loadBeside, problemsBeside, textPipeline } from './dvc/support.ts';
import { fixture, load, problemsOf } from './support.ts';

// Place and path of everything that a file of the whole design uses and this version does not have.
const expected: Readonly<Record<string, readonly string[]>> = {
  '01b-dvc-example-by-hand.yaml': [],
  '02a-example_cml.yaml': [],
  '03b-lightning-hydra.yaml': [],
  '05a-bugbug.yaml': ['3:13 defaults.image'],
  '06b-sales-forecasting.yaml': [],
  'mlops.example.yaml': [
    '31:3 defaults.image',
    '46:5 datasets.rides.freshness',
    '84:17 models.demand.base-model',
    '93:45 models.demand.train.resources.nodes',
    '97:7 models.demand.train.retries',
    '98:7 models.demand.train.checkpoints',
    '120:25 models.demand.gates.mae[2].max-gap',
    '123:27 models.demand.gates.latency-p95.max',
    '125:7 models.demand.serve.manifests',
    '141:22 launchers.cluster.kind',
    '142:22 launchers.hpc.kind',
    '143:22 launchers.sagemaker.kind',
    '151:21 environments.staging.target.kind',
    '159:21 environments.production.target.kind',
  ],
};

/** What the `include` of the example may name. */
const team = { 'teams/east/mlops.yaml': 'models: { east: { data: rides, train: python train.py, artifact: m } }\n' };

describe('files of real repositories', () => {
  it.each(Object.entries(expected).filter(([, places]) => places.length === 0))('%s loads', (name) => {
    expect(load(fixture(name)).project.models.size).toBeGreaterThan(0);
  });

  it.each(Object.entries(expected).filter(([, places]) => places.length > 0))(
    '%s is refused key by key',
    (name, places) => {
      const problems = problemsOf(fixture(name), team);
      expect(problems.map(({ place, message }) => `${place?.line}:${place?.column} ${message.split(': ')[0]}`)).toEqual(
        places,
      );
      for (const { reason, message } of problems) {
        expect(reason).toBe('not-supported-yet');
        expect(message).toMatch(/: .+ is not supported in this version$/);
      }
    },
  );

  it('01a and 02b load beside a dvc.yaml of the shape that their repositories have', () => {
    const text = loadBeside(fixture('01a-dvc-example-get-started.yaml'), textPipeline).project;
    const found = text.models.get('text-classification');
    expect(found?.stages).toMatchObject({ before: ['prepare', 'featurize'], training: 'train', after: ['evaluate'] });
    expect([found?.artifact, found?.gates.size]).toEqual([['model.pkl'], 1]);
    const yaml = `stages:
  mystage:
    cmd: python train.py
    deps: [data, train.py]
    outs: [model.pt]
    metrics: [metrics.json: { cache: false }]
    plots: [loss.csv: { cache: false }]
`;
    const files = { 'dvc.yaml': yaml, 'train.py': '', 'data.dvc': '' };
    const mlp = loadBeside(fixture('02b-cml_dvc_case.yaml'), files).project.models.get('mlp');
    expect(mlp?.train).toMatchObject({
      run: { kind: 'shell', text: 'python train.py' },
      secrets: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
    });
    expect([mlp?.artifact, mlp?.plots, [...(mlp?.data.values() ?? [])]]).toEqual([
      ['model.pt'],
      ['loss.csv'],
      ['data'],
    ]);
  });

  it('09a takes its contract from the file of the dbt project; that a command makes rows of a database is refused', () => {
    const schema = `version: 2
models:
  - name: feat_station_snapshot_5min
    columns:
      - { name: city, data_type: text, data_tests: [not_null] }
      - { name: station_id, data_type: text }
      - { name: dt, data_type: timestamptz }
`;
    const files = { 'dbt/bikeshare_dbt/models/features/schema.yml': schema };
    const problems = problemsBeside(fixture('09a-bikeshare-dbt.yaml'), files);
    expect(problems.map(({ reason, place }) => [reason, place?.line])).toEqual([['not-supported-yet', 6]]);
  });

  it('loads the trial without features of later versions in full', () => {
    const { project, warnings } = load(fixture('02a-example_cml.yaml'));
    expect(warnings).toEqual([]);
    expect(project.datasets.get('data')).toEqual({
      name: 'data',
      source: 'data',
      format: { kind: 'files', guessed: true },
      key: [],
      rows: {},
      extraColumns: 'warn',
      columns: new Map(),
      checks: [],
      drift: { against: 'base', columns: new Map() },
      implicit: true,
      path: ['models', 'forest', 'data'],
    });
    expect(project.models.get('forest')).toEqual({
      name: 'forest',
      workingDirectory: '',
      code: { kind: 'default' },
      data: new Map([['train', 'data']]),
      params: [],
      train: {
        run: { kind: 'shell', text: 'python train.py' },
        secrets: [],
        timeout: 21_600_000,
        seeds: [],
        resources: {},
        reuse: true,
        runsOn: 'ubuntu-latest',
        launcher: 'local',
        when: 'pull-request',
      },
      artifact: [],
      metrics: [{ file: 'metrics.txt', row: { kind: 'last' } }],
      plots: ['plot.png'],
      gates: new Map([
        [
          'Accuracy',
          [
            {
              metric: 'Accuracy',
              better: 'higher',
              min: 0.8,
              maxWorse: { kind: 'percent', value: 1 },
              minRows: 1,
              level: 'fail',
              whenUnknown: 'block',
              requireInterval: false,
              path: ['models', 'forest', 'gates', 'Accuracy'],
            },
          ],
        ],
      ]),
      environmentGates: [],
      env: new Map(),
      schemas: new Map(),
      path: ['models', 'forest'],
    });
  });
});
