import { describe, expect, it } from 'vitest';
import { composeReport, type ReportParts, renderText } from '../../src/report/index.ts';
import { comparison, delay, down, flights, level, report, untrained, up } from './composed.ts';
import { check, gate, line, model, parts } from './fixtures.ts';
import { stories } from './stories.ts';

describe('composeReport', () => {
  it('puts the worst model and dataset first and names the whole after it', () => {
    const composed = composeReport(
      parts({
        models: [
          model({ model: 'a', comparison: comparison(up), gates: [gate('auc')] }),
          model({ model: 'b', comparison: comparison(down), gates: [gate('auc')] }),
        ],
        datasets: [
          { dataset: 'c', note: 'unchanged', problems: [] },
          { dataset: 'd', problems: [], report },
        ],
      }),
    );
    expect(composed.outcome).toBe('mixed');
    expect(composed.models.map((each) => each.model)).toEqual(['b', 'a']);
    expect(composed.datasets.map((each) => each.dataset)).toEqual(['d', 'c']);
    expect(composed.headline).toContain('`b` got worse within its limit');
    expect(composed.headline).toContain('also `a` got better');
  });

  it('of several models that got better, or are new, names more than the first', () => {
    const better = (...names: readonly string[]) =>
      names.map((name) => model({ model: name, comparison: comparison(up), gates: [gate('auc')] }));
    const said = (...names: readonly string[]) => composeReport(parts({ models: better(...names) })).headline;
    expect(said('a', 'b')).toMatch(/^`a` got better: auc [^;]+; also `b` got better: auc [^;]+$/);
    expect(said('a', 'b', 'c', 'd')).toMatch(/; also `b` got better: auc [^;]+; and 2 more\.$/);
    const new_ = better('n').map(({ baseline: _, ...one }) => ({
      ...one,
      plan: { decision: 'first-run', reasons: [] } as const,
    }));
    expect(composeReport(parts({ models: [...better('a'), ...new_] })).headline).not.toContain('first time');
  });

  it('says of a move what it rests on where nobody knows how far another seed would go', () => {
    const moved = (seedNoise: 'unknown' | 'borrowed' | 'included', line = up) =>
      composeReport(
        parts({
          models: [
            model({
              comparison: comparison({ ...line, ...(line.change && { change: { ...line.change, seedNoise } }) }),
              gates: [gate('auc')],
            }),
          ],
        }),
      );
    const told = 'over the rows alone: what another seed would say is not known';
    expect(moved('unknown').headline).toContain(told);
    expect(moved('included').headline).not.toContain(told);
    expect(moved('unknown', level).headline).not.toContain(told);
    expect(moved('borrowed').headline).not.toContain(told);
  });

  it('says what happened in one sentence with the decisive number', () => {
    const headlines = Object.fromEntries(
      Object.entries(stories).map(([name, story]) => [name, composeReport(story).headline]),
    );
    expect(headlines).toMatchObject({
      better: '`delay` got better: roc-auc 0.7421 → 0.7613, +0.0192 [0.0142, 0.0242].',
      worse:
        '`delay` got worse: roc-auc 0.7421 → 0.7207, −0.0214 [−0.0274, −0.0154]; the gate asks for at most 0.005 worse.',
      'nothing-to-run':
        'Nothing had to run: only documentation changed (`README.md`, `docs/model.md`); 1 model and 2 datasets untouched.',
    });
    expect(headlines['data-broken']).toContain('8,120 of 27,104 rows');
    expect(headlines['drift-and-loss']).toContain('also data `flights` drifted: `temp` moved by 0.62');
    expect(headlines['loosened-gate']).toContain('which this change loosens');
  });

  it('tells of a model that is gone, and does not call it one with nothing to run', () => {
    const { baseline: __, ...gone } = {
      ...untrained,
      model: 'price',
      plan: { decision: 'removed', reasons: [] } as const,
    };
    expect(composeReport(parts({ models: [gone] })).headline).toBe('`price` is no longer in `mlops.yaml`.');
    const renamed = { reason: 'not-trained', message: 'No run of cost is recorded.' };
    const made = composeReport(
      parts({ models: [gone, { ...untrained, model: 'cost', problems: [renamed] }] }),
      () => 'unknown',
    );
    expect(made.headline).toMatch(/^Nobody can tell about `cost`: No run of cost is recorded/);
    expect(renderText(made)).toContain('price is no longer in mlops.yaml.');
    expect(renderText(made)).not.toContain('Nothing to run for');
  });

  it('takes the first metric of the gates as they stand in the file', () => {
    const metrics = [
      { ...up, metric: 'accuracy' },
      { ...up, metric: 'zeta' },
    ];
    const told = (names: readonly string[]) =>
      composeReport(delay({ comparison: comparison(...metrics), gates: names.map((name) => gate(name)) })).headline;
    expect(told(['zeta', 'accuracy'])).toMatch(/got better: zeta/);
    expect(told(['accuracy', 'zeta'])).toMatch(/got better: accuracy/);
  });

  it('tells what all rows say beside the slice that cannot tell', () => {
    const slice = { column: 'region', value: 'north' };
    const part = line('auc', { base: 0.7, head: 0.71, noise: 0.05, slice });
    const open = gate('auc', {
      slice,
      verdict: 'unknown',
      sentence: 'auc of region north got better by 0.01: unclear.',
    });
    const headline = (metric: ReturnType<typeof line>, more: Partial<ReportParts['models'][number]> = {}) =>
      composeReport(delay({ comparison: comparison(metric, part), gates: [gate('auc'), open], ...more })).headline;
    expect(headline(up)).toBe(
      'Nobody can tell about `delay`: auc of region north got better by 0.01: unclear; on all rows it got better: auc 0.700 → 0.750, +0.050 [0.040, 0.060].',
    );
    expect(headline(down)).toMatch(/unclear; on all rows it got worse within its limit: auc 0\.750 → 0\.700/);
    expect(headline(level)).toMatch(/: unclear\.$/);
    const rows = { base: 9, known: 9, arrived: 0, gone: 0, changed: 3 };
    const testRows = { dataset: 'd', rows, columns: [], added: [], effect: [], onArrived: [], onVouched: [] };
    expect(headline(up, { testRows })).toMatch(/: unclear\.$/);
  });

  it('keeps the case of a file that the headline begins with', () => {
    const headline = (message: string) => composeReport(parts({ problems: [{ reason: 'x', message }] })).headline;
    expect(headline('mlops.yaml on main cannot be read.')).toBe('mlops.yaml on main cannot be read.');
    expect(headline('data/a.csv is empty')).toBe('data/a.csv is empty.');
    expect(headline('the base is gone. Look there.')).toBe('The base is gone. Look there.');
  });

  it('is cut between words, and has no full stop behind the dots', () => {
    const headline = (message: string) => composeReport(parts({ problems: [{ reason: 'x', message }] })).headline;
    const cut = headline(`The log ends so: ${'some words of it '.repeat(30)}`);
    expect(cut).toMatch(/^The log ends so: (some words of it )+(some )?(words )?(of )?…$/);
    expect(cut.length).toBeLessThanOrEqual(241);
    expect(headline('x'.repeat(500))).toBe(`X${'x'.repeat(238)}…`);
  });

  it('says nothing of problems that only inform in the headline', () => {
    const informed = parts({
      problems: [{ reason: 'labels-changed', message: 'labels' }],
      models: [model({ comparison: comparison(up), gates: [gate('auc')] })],
    });
    expect(composeReport(informed, () => 'pass').headline).toMatch(/^`delay` got better: auc/);
    expect(composeReport(informed, () => 'pass').headline).not.toContain('labels');
  });

  it('names the rows where nothing was trained', () => {
    const { headline, next } = composeReport(stories['rows-alone'] ?? expect.fail());
    expect(headline).toBe(
      '`delay` is not good enough: roc-auc 0.6648; the gate asks for at least 0.68; nothing was trained, the new test rows moved it from 0.6989.',
    );
    expect(next).toMatch(/^Train `delay` on data like the new rows/);
  });

  it('does not lay a gate that fails on both sides to rows that did not move it', () => {
    const story = stories['rows-alone'] ?? expect.fail();
    const still = (to: number) =>
      story.models.map((one) => {
        const testRows = one.testRows && { ...one.testRows, onArrived: [] };
        const effect =
          testRows?.effect.map((line) => ({ ...line, from: line.metric === 'roc-auc' ? to : line.from })) ?? [];
        return { ...one, ...(testRows && { testRows: { ...testRows, effect } }) };
      });
    const shown = story.models[0]?.testRows?.effect.find(({ metric }) => metric === 'roc-auc')?.to ?? expect.fail();
    for (const from of [shown, shown + 1e-9]) {
      const { headline, next } = composeReport({ ...story, models: still(from) });
      expect(headline).toBe('`delay` is not good enough: roc-auc 0.6648; the gate asks for at least 0.68.');
      expect(next).not.toMatch(/^Train `delay` on data like the new rows/);
    }
  });

  it('names one first cause in headline and reason, whatever the order of the checks', () => {
    const rows = (failed: number) => ({ checked: 100, nulls: 0, skipped: 0, failed });
    const few = check('unique', { verdict: 'fail', reason: 'duplicate-key', sentence: 'two rows', rows: rows(2) });
    const many = check('values', {
      verdict: 'fail',
      reason: 'outside-values',
      sentence: 'ninety rows',
      rows: rows(90),
    });
    for (const checks of [
      [few, many],
      [many, few],
    ]) {
      const made = composeReport(flights({ report: { ...report, verdict: 'fail', checks } }));
      expect(made).toMatchObject({ reason: 'outside-values', datasets: [{ reason: 'outside-values' }] });
      expect(made.headline).toContain('ninety rows (and 1 more failing check');
    }
  });

  it('names the same of two parts that end alike in headline and reason', () => {
    const unknown = { reason: 'interrupted', message: 'the engine was stopped' };
    const made = composeReport(
      parts({
        datasets: [{ dataset: 'flights', problems: [unknown] }],
        models: [model({ problems: [{ reason: 'not-scored', message: 'no scores' }] })],
      }),
      () => 'unknown',
    );
    expect(made).toMatchObject({ outcome: 'cannot-tell', reason: 'interrupted' });
    expect(made.headline).toMatch(/^Data `flights`: the engine was stopped/);
  });
});
