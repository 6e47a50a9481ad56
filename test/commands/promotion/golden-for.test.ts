import { expect, it } from 'vitest';
import { goldenFor } from '../../../src/commands/promotion/golden-for.ts';
import { loadProject } from '../../../src/project/index.ts';

const text = (golden: string) => `version: 1
datasets:
  test: { source: t.csv, key: [id, day] }
models:
  m:
    train: a
    artifact: m
    evaluate: { run: p, task: binary, positive: true, cluster: day, compute: [roc-auc], label: { dataset: test, column: y } }
    gates:
      roc-auc: [{ min: 0.7, max-worse: 2% }, { by: city, max-worse: 0.1 }]
      log-loss: { max: 1 }
      brier: { max-worse: 0.1, level: warn }
      delay: { better: 0, max-worse: 3 }
    serve: { run: s, verify: [{ http: /health }${golden}] }
`;

function made(golden: string, evaluation: string | null = 'a'.repeat(64)) {
  const { project } = loadProject(text(golden), 'mlops.yaml');
  const model = project.models.get('m');
  if (model === undefined) throw new Error('no model');
  return goldenFor({ evaluation }, model.serve?.verify ?? [], { project, model });
}

it('a release names everything that golden steps need of the evaluation', () => {
  expect(made(', { golden: test }')).toEqual({
    ...{ dataset: 'test', key: ['id', 'day'], evaluation: 'a'.repeat(64), label: 'y', task: 'binary', positive: true },
    ...{ cluster: ['day'], metrics: ['roc-auc'] },
    limits: [
      { metric: 'roc-auc', better: 'higher', maxWorse: { kind: 'percent', value: 2 } },
      { metric: 'log-loss', better: 'lower' },
      { metric: 'delay', better: { closeTo: 0 }, maxWorse: { kind: 'absolute', value: 3 } },
    ],
  });
});

it('without golden steps it names nothing of it, and without scores no fingerprint of them', () => {
  expect(made('')).toBeUndefined();
  expect(made(', { golden: test }', null)).not.toHaveProperty('evaluation');
});
