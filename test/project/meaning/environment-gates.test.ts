import { describe, expect, it } from 'vitest';
import { load, problemsOf, withEnvironments } from '../support.ts';
import { show } from './show.ts';

const environments = `staging: { target: { kind: local, folder: /srv/s } }
production: { models: [a], needs: [staging], target: { kind: local, folder: /srv/p } }`;
const withGates = (gates: string, serve = ', serve: python serve.py') =>
  withEnvironments(environments, `metrics: m.json, gates: { ${gates} }${serve}`);
const modelOf = (gates: string) => load(withGates(gates)).project.models.get('a');
const found = (gates: string, serve?: string) => show(problemsOf(withGates(gates, serve)));

describe('a gate with `at`', () => {
  it('is asked by its environment, against what is live there, and not of a change', () => {
    const model = modelOf('accuracy: { max-worse: 1%, at: production }');
    expect(model?.gates).toEqual(new Map());
    expect(model?.environmentGates).toMatchObject([
      { metric: 'accuracy', at: 'production', against: 'production', maxWorse: { kind: 'percent', value: 1 } },
    ]);
  });

  it('stands beside rules of the same metric that are asked of a change, and has their direction', () => {
    const model = modelOf('revenue: [{ better: higher, min: 1 }, { max-worse: 1, at: production, against: staging }]');
    expect(model?.gates.get('revenue')).toMatchObject([{ min: 1, better: 'higher' }]);
    expect(model?.gates.get('revenue')?.[0]).not.toHaveProperty('at');
    expect(model?.environmentGates).toMatchObject([{ better: 'higher', at: 'production', against: 'staging' }]);
  });

  it('computes the slices that it judges by', () => {
    const text = withEnvironments(
      environments,
      'evaluate: { run: p, task: binary, predictions: p.csv }, gates: { accuracy: { by: city, max-worse: 1%, at: staging } }, serve: x',
    );
    expect(load(text).project.models.get('a')?.evaluate?.slices).toEqual([{ column: 'city' }]);
  });

  it.each([
    [
      'accuracy: { max-worse: 1%, at: prodution }',
      'gate-environment-unknown models.a.gates.accuracy.at: there is no environment `prodution`; declared: staging, production | Did you mean `production`?',
    ],
    [
      'accuracy: { max-worse: 1%, at: staging, against: prod }',
      'gate-environment-unknown models.a.gates.accuracy.against: there is no environment `prod`; declared: staging, production | Did you mean `production`?',
    ],
    [
      'accuracy: { max-worse: 1%, against: production }',
      'gate-against-without-at models.a.gates.accuracy.against: without `at` a gate is asked of a change, which is compared with its base and not with what is live | Add `at: production` beside it: then it is asked when a version is to be promoted there. Or remove `against`.',
    ],
    [
      'accuracy: { min: 0.5, at: production, against: production }',
      'gate-against-nothing models.a.gates.accuracy.against: `min` and `max` are about the value alone, so there is nothing to compare',
    ],
    [
      'accuracy: { at: production }',
      'gate-empty models.a.gates.accuracy: the gate has none of `min`, `max`, `max-worse` and `min-better`',
    ],
    [
      'revenue: { max-worse: 0.1, at: production }',
      'gate-direction-missing models.a.gates.revenue: `revenue` is not a metric that is known by name, so this gate needs `better: higher`, `better: lower`, or the number to be close to',
    ],
    [
      'accuracy: [{ min: 0.9 }, { max: 0.8, at: production }]',
      'contradiction models.a.gates.accuracy[1]: `min` 0.9 is above `max` 0.8',
    ],
  ])('%s', (gates, expected) => {
    expect(found(gates).map((line) => line.replace(/^\d+:\d+ /, ''))).toEqual([expected]);
  });

  it('has to be about a model that reaches the environment', () => {
    const unserved = withEnvironments(
      environments.replace('models: [a], ', ''),
      'gates: { auc: { min: 0.5, at: production } }',
    );
    expect(show(problemsOf(unserved))).toEqual([
      '3:61 gate-never-asked models.a.gates.auc.at: `a` is never promoted to `production`: it has no `serve`',
    ]);
    const text = withEnvironments(
      environments.replace('[a]', '[b]'),
      'gates: { auc: { min: 0.5, at: production } }, serve: x',
    );
    expect(show(problemsOf(text))[0]).toMatch(/gate-never-asked .* `models` of `production` leaves it out$/);
  });

  it('of two environments may ask for what no value keeps at once', () => {
    expect(
      modelOf('accuracy: [{ min: 0.9, at: staging }, { max: 0.8, at: production }]')?.environmentGates,
    ).toHaveLength(2);
  });

  it('without any environment names none', () => {
    const text =
      'version: 1\nmodels: { a: { train: t, artifact: m, gates: { accuracy: { min: 0.5, at: production } } } }\n';
    expect(show(problemsOf(text))).toEqual([
      '2:74 gate-environment-unknown models.a.gates.accuracy.at: there is no environment `production`; declared: none',
    ]);
  });
});
