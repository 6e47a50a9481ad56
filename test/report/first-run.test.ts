import { describe, expect, it } from 'vitest';
import { composeReport, type ReportParts } from '../../src/report/index.ts';
import { gate, line, model, parts, rule, run } from './fixtures.ts';

type Model = ReportParts['models'][number];

function firstRun(given: Partial<Model> & Pick<Model, 'gates'>): Model {
  const { baseline: _, ...rest } = model({ candidate: run() });
  const metrics = [line('auc', { head: 0.643, noise: 0.05 }), line('loss', { head: 0.4, better: 'lower' })];
  const comparison = { schemaVersion: 1 as const, model: 'delay', metrics, attempts: 1, newRows: 0 };
  return { ...rest, plan: { decision: 'first-run', reasons: [] }, comparison, ...given };
}

const said = (...models: Model[]) => {
  const { headline, next, outcome } = composeReport(parts({ models }));
  return { headline, next, outcome };
};
const notAsked = { verdict: 'unknown', blocks: false, reason: 'not-in-baseline' } as const;
const byDefault = gate('auc', { ...notAsked, kind: 'default', rule: rule('auc') });
const relative = gate('auc', notAsked);
const atLeast = (min: number, given = {}) => gate('auc', { kind: 'min', rule: rule('auc', { min }), ...given });

describe('a first run', () => {
  it.each([
    ['no gates', [byDefault]],
    ['no gates and no metric that one could be asked about', []],
  ])('that nothing judged, with %s, says so first and what to write', (_, gates) => {
    expect(said(firstRun({ gates }))).toEqual({
      outcome: 'first-run',
      headline:
        '`delay` is trained for the first time and nothing judged it: it has no gates, and there is no baseline yet; auc 0.643 [0.593, 0.693].',
      next: 'To protect `delay` from the next change on, write limits under `models.delay.gates` in `mlops.yaml`, such as `auc: { min: 0.59 }`; without any, a known metric may not get measurably worse than in this run.',
    });
  });

  it('with gates against a baseline only was judged by none of them', () => {
    expect(said(firstRun({ gates: [relative] }))).toMatchObject({
      headline: expect.stringContaining('nothing judged it: its gates compare with a baseline, and there is none yet;'),
      next: expect.stringMatching(/^Later changes are compared with this run; .* such as `auc: \{ min: 0\.59 \}`\.$/),
    });
  });

  it('is not judged by a gate for information, nor by one without an answer', () => {
    const allowed = atLeast(0.6, { verdict: 'unknown', blocks: false, reason: 'cannot-tell' });
    for (const gates of [[atLeast(0.6, { level: 'info' })], [allowed]]) {
      expect(said(firstRun({ gates })).headline).toContain('nothing judged it');
    }
  });

  it('that a gate judged shows the gate, and leaves nothing to do', () => {
    expect(said(firstRun({ gates: [relative, atLeast(0.55)] }))).toEqual({
      outcome: 'first-run',
      headline: '`delay` is trained for the first time: auc 0.643 [0.593, 0.693]; the gate asks for at least 0.55.',
      next: undefined,
    });
  });

  it('that breaks a limit which only warns says that', () => {
    const warns = atLeast(0.9, { level: 'warn', verdict: 'fail', blocks: false });
    expect(said(firstRun({ gates: [atLeast(0.5), warns] })).headline).toContain(
      'for the first time and does not keep a limit that only warns: auc 0.643 [0.593, 0.693]; the gate asks for at least 0.9',
    );
  });

  it('that nothing judged is told beside a model that got better', () => {
    const other = firstRun({ model: 'price', gates: [byDefault] });
    const metrics = [line('auc', { base: 0.7, head: 0.75, noise: 0.01 })];
    const better = model({
      comparison: { schemaVersion: 1, model: 'delay', metrics, attempts: 1, newRows: 0 },
      gates: [gate('auc')],
    });
    expect(said(better, other)).toMatchObject({
      outcome: 'better',
      headline: expect.stringMatching(
        /^`delay` got better: .*; also nothing judged the first run of `price`: it has no gates/,
      ),
      next: expect.stringContaining('under `models.price.gates`'),
    });
  });

  it.each([
    ['lower is better', [line('loss', { head: 0.402, noise: 0.036, better: 'lower' })], 'loss: { max: 0.44 }'],
    ['there is no interval', [line('auc', { head: 0.643 })], 'auc: { min: 0.6 }'],
    ['the first metric has no value', [line('f1', { head: null }), line('auc', { head: 0.643 })], 'auc: { min: 0.6 }'],
  ])('proposes a limit that it keeps where %s', (_, metrics, limit) => {
    const comparison = { schemaVersion: 1 as const, model: 'delay', metrics, attempts: 1, newRows: 0 };
    expect(said(firstRun({ gates: [byDefault], comparison })).next).toContain(`such as \`${limit}\``);
  });

  it('proposes to declare metrics where there are none', () => {
    const comparison = { schemaVersion: 1 as const, model: 'delay', metrics: [], attempts: 1, newRows: 0 };
    expect(said(firstRun({ gates: [], comparison })).next).toBe(
      'Declare metrics of `delay` in `mlops.yaml`, and limits under `models.delay.gates`.',
    );
  });
});
