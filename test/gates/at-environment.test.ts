import { describe, expect, it } from 'vitest';
import {
  absoluteGates,
  concludeAnswers,
  environmentAnswers,
  judge,
  notAsked,
  notCompared,
} from '../../src/gates/index.ts';
import { compareReported } from '../../src/metrics/index.ts';
import type { EnvironmentGate } from '../../src/project/types.ts';
import { load } from '../project/support.ts';

function model(gates: string) {
  const text = `version: 1
models: { delay: { train: a, artifact: m, metrics: m.json, gates: { ${gates} }, serve: s } }
environments: { production: { target: { kind: local, folder: /srv/p } } }
`;
  const found = load(text).project.models.get('delay');
  if (found === undefined) throw new Error('no model');
  return found;
}
const rules = (gates: string): readonly EnvironmentGate[] => model(gates).environmentGates;

/** What the gates of production say of accuracy and loss, live 0.5 and 1, now these. */
function answers(gates: string, accuracy: number, loss: number | null = 1) {
  const asked = model(gates);
  const metrics = compareReported({
    metrics: [
      {
        metric: 'accuracy',
        candidate: { values: [accuracy], standardErrors: [0.01] },
        baseline: { values: [0.5], standardErrors: [0.01] },
      },
      {
        metric: 'loss',
        candidate: { values: [loss] },
        baseline: { values: [1] },
      },
    ],
  });
  const results = judge({
    model: { ...asked, gates: Map.groupBy(asked.environmentGates, ({ metric }) => metric) },
    comparison: { schemaVersion: 1, model: 'delay', metrics, attempts: 1, newRows: 0 },
    baseline: 'compared',
    whenUnknown: 'block',
  });
  return environmentAnswers(results);
}

describe('gates of an environment', () => {
  it('answer one by one, and together by what blocks', () => {
    const found = answers('accuracy: { min: 0.2, max-worse: 0.4, at: production }', 0.45);
    expect(found.map(({ metric, verdict, relative, blocks }) => [metric, verdict, relative, blocks])).toEqual([
      ['accuracy', 'pass', false, false],
      ['accuracy', 'pass', true, false],
    ]);
    expect(concludeAnswers(found)).toEqual({ verdict: 'pass', sentence: '2 of 2 gates kept.' });
  });

  it('fail with the one that fails, before what is unknown', () => {
    const found = answers('loss: { max: 5, at: production }, accuracy: { min: 0.9, at: production }', 0.5, null);
    expect(found.map(({ verdict, blocks }) => [verdict, blocks])).toEqual([
      ['unknown', true],
      ['fail', true],
    ]);
    expect(concludeAnswers(found)).toMatchObject({
      verdict: 'fail',
      sentence: expect.stringMatching(/^accuracy is 0\.50/),
    });
  });

  it.each([
    ['level: warn', 0.5],
    ['level: info', 0.5],
  ])('with `%s` fail and keep nobody', (more, accuracy) => {
    const found = answers(`accuracy: { min: 0.9, at: production, ${more} }`, accuracy);
    expect(found).toMatchObject([{ verdict: 'fail', blocks: false }]);
    expect(concludeAnswers(found)).toEqual({
      verdict: 'pass',
      sentence: '0 of 1 gate kept, and the others do not block.',
    });
  });

  it('do not ask what nobody wrote: a number that is gone was asked of the change that took it away', () => {
    expect(answers('accuracy: { min: 0.1, at: production }', 0.5, null)).toHaveLength(1);
  });

  it('ask the value alone where nothing is live; the rest is unknown, which never is a pass', () => {
    const both = rules('accuracy: { min: 0.2, max-worse: 1%, at: production }, loss: { max-worse: 1, at: production }');
    expect(absoluteGates(both)).toMatchObject([{ metric: 'accuracy', min: 0.2 }]);
    expect(absoluteGates(both)[0]).not.toHaveProperty('maxWorse');
    const rest = notCompared(both, 'nothing of delay is live in production.');
    expect(rest.map(({ metric, verdict, blocks }) => [metric, verdict, blocks])).toEqual([
      ['accuracy', 'unknown', true],
      ['loss', 'unknown', true],
    ]);
    expect(concludeAnswers(rest)).toEqual({ verdict: 'unknown', sentence: 'nothing of delay is live in production.' });
    expect(notCompared(rules('accuracy: { min: 0.2, at: production }'), 'x')).toEqual([]);
  });

  it('that may be unknown let it go', () => {
    const allowed = rules('loss: { max-worse: 1, at: production, when-unknown: allow }');
    expect(concludeAnswers(notCompared(allowed, 'x')).verdict).toBe('pass');
    expect(notCompared(allowed, 'x')).toMatchObject([{ verdict: 'unknown', blocks: false }]);
  });

  it('that cannot be asked are unknown, each of them, and so is the whole', () => {
    const found = notAsked(
      rules('accuracy: { min: 0.2, at: production }, loss: { max: 3, at: production }'),
      'no run.',
    );
    expect(found.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown']);
    expect(concludeAnswers(found).verdict).toBe('unknown');
    expect(concludeAnswers([]).verdict).toBe('unknown');
  });
});
