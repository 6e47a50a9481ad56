import { describe, expect, it } from 'vitest';
import { load, problemsOf, withDataset, withModel } from './support.ts';

describe('what is not supported yet', () => {
  it.each([
    ['lock: x', 'lock', '`lock` is'],
    ['defaults: { image: x }', 'defaults.image', '`image` is'],
    ['launchers: { l: { kind: kubernetes, namespace: x } }', 'launchers.l.kind', '"kubernetes" is'],
    ['datasets: { d: hf://x/y.csv }', 'datasets.d', '"hf://x/y.csv" is'],
    ['datasets: { d: { source: a.orc, format: orc } }', 'datasets.d.format', '"orc" is'],
    ['datasets: { d: { source: a.avro, format: avro } }', 'datasets.d.format', '"avro" is'],
    [
      'datasets: { d: { source: a.csv, columns: { c: { values: codes.csv } } } }',
      'datasets.d.columns.c.values',
      '"codes.csv" is',
    ],
    ['datasets: { d: { source: a.csv, drift: { against: training } } }', 'datasets.d.drift.against', '"training" is'],
    ['models: { m: { train: a, data: hf://x/y } }', 'models.m.data', '"hf://x/y" is'],
    ['models: { m: { train: a, data: { test: s3://x/y } } }', 'models.m.data.test', '"s3://x/y" is'],
    ['models: { m: { train: a, artifact: mlflow:x } }', 'models.m.artifact', '"mlflow:x" is'],
    ['models: { m: { train: a, artifact: [b, mlflow:x] } }', 'models.m.artifact[1]', '"mlflow:x" is'],
    ['models: { m: { train: a, metrics: [{ mlflow: x }] } }', 'models.m.metrics[0].mlflow', '`mlflow` is'],
    ['models: { m: { train: a, gates: { p95: { max: 20ms } } } }', 'models.m.gates.p95.max', '"20ms" is'],
    ['models: { m: { train: a, gates: { p95: [{ min: 1 GB, max: 5 }] } } }', 'models.m.gates.p95[0].min', '"1 GB" is'],
    ['models: { m: { train: a, evaluate: { task: ranking } } }', 'models.m.evaluate.task', '"ranking" is'],
    [
      'models: { m: { train: a, artifact: m, serve: { manifests: k8s/ } } }',
      'models.m.serve.manifests',
      '`manifests` is',
    ],
  ])('%s', (line, path, what) => {
    const found = problemsOf(
      `version: 1\n${line.startsWith('models') || line.startsWith('datasets') ? '' : 'datasets: { d: a.csv }\n'}${line}\n`,
    );
    expect(found.map(({ reason, message }) => `${reason} ${message}`)).toEqual([
      `not-supported-yet ${path}: ${what} not supported in this version`,
    ]);
  });

  it.each([
    ['target: { kind: kubernetes, namespace: x }, needs: [f], soak: 1h', ['target.kind: "kubernetes"']],
    ['target: { kind: kserve, rollout: { steps: [10%] } }', ['target.kind: "kserve"']],
    ['target: { kind: gitops }, models: [m]', ['target.kind: "gitops"']],
    ['target: { kind: command, apply: x, rollout: { every: 10m } }', ['target.rollout: `rollout`']],
  ])('of environments is told alone: %s', (environment, whats) => {
    const other = 'f: { target: { kind: command, apply: x } }';
    const text = `version: 1
models: { m: { train: a, artifact: m, serve: s } }
environments: { e: { ${environment} }, ${other} }
`;
    expect(problemsOf(text).map(({ reason, message }) => `${reason} ${message}`)).toEqual(
      whats.map((what) => `not-supported-yet environments.e.${what} is not supported in this version`),
    );
  });

  it('is not said of a misspelt key', () => {
    expect(problemsOf(withModel('train: a\nmatrx: []'))[0]?.reason).toBe('unknown-key');
  });

  it('leaves other texts alone', () => {
    expect(load(withDataset('source: a.csv\ndrift: { against: none }')).project.datasets.get('d')?.drift.against).toBe(
      'none',
    );
  });
});
