import { describe, expect, it } from 'vitest';
import { foresee } from '../../src/gates/index.ts';
import { compareReported, type ReportedMetric } from '../../src/metrics/index.ts';
import type { Model } from '../../src/project/types.ts';
import { load } from '../project/support.ts';

function withGates(gates: string): Model {
  const text = `version: 1\ndatasets: { d: { source: d.csv, key: id } }\nmodels: { price: { train: a, artifact: m, metrics: metrics.json${gates} } }`;
  const model = load(text).project.models.get('price');
  if (model === undefined) throw new Error('no model');
  return model;
}

const recordedValues: readonly ReportedMetric[] = [
  { metric: 'rmse', candidate: { values: [50] } },
  { metric: 'mae', candidate: { values: [40], standardErrors: [1] } },
];

function said(head: string, base = '', computed: readonly string[] = [], values = recordedValues): readonly string[] {
  const metrics = compareReported({ metrics: values });
  const recorded = { schemaVersion: 1, model: 'price', metrics, attempts: 1, newRows: 0 } as const;
  const found = foresee({ base: withGates(base), head: withGates(head), recorded, computed });
  return found.map(({ reason, message, remedy }) => [reason, message, remedy].filter(Boolean).join(' | '));
}

describe('gates that a change adds', () => {
  it('name what the recorded run does not have', () => {
    expect(said(', gates: { rsme: { max: 60 } }')).toEqual([
      'gate-names-nothing | The new gate on `rsme` of `price` asks for a metric that the recorded run does not have: it has rmse, mae. With this gate every later change is unknown. | Did you mean `rmse`?',
    ]);
    expect(said(', gates: { accuracy: { min: 0.5 } }', '', [], [])[0]).toContain('it has no metric at all');
  });

  it('ask for more than the recorded value', () => {
    expect(said(', gates: { rmse: { max: 49 } }')).toEqual([
      'gate-not-kept | The new gate on `rmse` of `price` would not let the recorded run pass: rmse is 50.0 (no interval); at most 49 is allowed.',
    ]);
    expect(said(', gates: { rmse: { max: 51 } }')).toEqual([]);
  });

  it('cannot be answered by what is recorded', () => {
    expect(said(', gates: { mae: { max: 41 } }')[0]).toContain('the interval reaches over the limit');
    expect(said(', gates: { mae: { max: 43 } }')).toEqual([]);
    expect(said(', gates: { rmse: { max: 60, require-interval: true } }')[0]).toContain('came without an error');
  });

  it('are no news where the base has them', () => {
    const gates = ', gates: { rsme: { max: 60 }, rmse: { max: 1 } }';
    expect(said(gates, gates)).toEqual([]);
    expect(said(gates.replace('max: 1 ', 'max: 2 '), gates)).toHaveLength(1);
  });

  it('are no news where the branch was cut with them and the base has others by now', () => {
    const [since, now] = [', gates: { rmse: { max: 1 } }', ', gates: { rmse: { max: 60 } }'].map(withGates);
    if (since === undefined || now === undefined) expect.fail();
    const recorded = {
      schemaVersion: 1,
      model: 'price',
      metrics: compareReported({ metrics: recordedValues }),
      attempts: 1,
      newRows: 0,
    } as const;
    const asked = { base: now, head: since, recorded, computed: [] };
    expect([foresee(asked).length, foresee({ ...asked, since })]).toEqual([1, []]);
  });

  it('may be relative, or on a metric that the next comparison computes, in any spelling', () => {
    expect(said(', gates: { rmse: { max-worse: 1% } }')).toEqual([]);
    expect(said(', gates: { r2_score: { min: 0.5 } }', '', ['r2'])).toEqual([]);
    expect(said(', gates: { r2_score: { min: 0.5 } }', '', ['medae'])).toHaveLength(1);
  });
});

describe('a gate by slices', () => {
  const evaluated = ', evaluate: { predictions: p.csv, label: { dataset: d, column: y } }';
  const byRoom = (metric: string) => `${evaluated}, gates: { ${metric}: { max: 1, by: room } }`;

  it('is asked for its name only: values of slices are not recorded', () => {
    expect(said(byRoom('rmse'), evaluated)).toEqual([]);
    expect(said(byRoom('rsme'), evaluated)[0]).toContain('`rsme` by `room` of `price`');
  });
});
