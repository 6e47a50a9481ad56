import { describe, expect, it } from 'vitest';
import { composeReport, parseReport } from '../../src/report/index.ts';
import { changedRows, lossOnNewRows, testRowsTexts } from '../../src/report/test-rows.ts';
import type { TestRows } from '../../src/report/types.ts';
import { gate } from './fixtures.ts';
import { stories } from './stories.ts';

const arrived: TestRows = {
  dataset: 'holdout',
  rows: { base: 40_811, known: 40_811, arrived: 13_114, gone: 0, changed: 0 },
  columns: [],
  added: [],
  effect: [],
  onVouched: [],
  onArrived: [
    {
      metric: 'roc-auc',
      better: 'higher',
      known: 0.6374,
      arrived: 0.6443,
      change: 0.0069,
      interval: { level: 0.95, low: -0.0657, high: 0.0795 },
    },
    {
      metric: 'log-loss',
      better: 'lower',
      known: 0.40451,
      arrived: 0.66818,
      change: -0.26367,
      interval: { level: 0.95, low: -0.36842, high: -0.15892 },
    },
  ],
};

const story = stories['rows-alone'] ?? expect.fail();
const [model] = story.models;
const lost = { ...(model ?? expect.fail()), gates: [gate('roc-auc')], testRows: arrived };
const of = (given: TestRows | undefined) => (given === undefined ? {} : { testRows: given });
const texts = (given: TestRows) => testRowsTexts(of(given), () => 3, false);

describe('the base’s own model on new test rows', () => {
  it('is one sentence of plain differences, with what they say, the largest loss first', () => {
    expect(texts(arrived)).toEqual([
      'The base’s own model on the 13,114 new rows of `holdout` alone, against the 40,811 that the base knows: ' +
        'log-loss 0.40 → 0.67, +0.26 [0.16, 0.37] (worse); ' +
        'roc-auc 0.637 → 0.644, +0.007 [−0.066, 0.080] (within noise).',
    ]);
  });

  it('stands beside what the best constant answer would do, since new labels alone move a loss', () => {
    const [auc = expect.fail(), loss = expect.fail()] = arrived.onArrived;
    const guessed = (constant: { known: number; arrived: number }) =>
      texts({ ...arrived, onArrived: [auc, { ...loss, constant }] })[0] ?? '';
    expect(guessed({ known: 0.42, arrived: 0.628 })).toMatch(
      /within noise\)\. The best constant answer has log-loss 0\.42 → 0\.63 on the known and on the new rows, better than the model on the new ones\.$/,
    );
    expect(guessed({ known: 0.42, arrived: 0.69 })).toMatch(
      /has log-loss 0\.42 → 0\.69 on the known and on the new rows\.$/,
    );
  });

  it('is news where it is worse beyond chance', () => {
    const [auc = expect.fail(), loss = expect.fail()] = arrived.onArrived;
    const guessed = { ...loss, constant: { known: 0.42, arrived: 0.628 } };
    expect(lossOnNewRows(of({ ...arrived, onArrived: [auc, guessed] }))).toMatch(
      /\[0\.16, 0\.37\], most of it by the other labels \(the best constant answer: 0\.42 → 0\.63\)$/,
    );
    for (const arrivedConstant of [0.45, 0.2]) {
      const little = { ...loss, constant: { known: 0.42, arrived: arrivedConstant } };
      expect(lossOnNewRows(of({ ...arrived, onArrived: [little] }))).toMatch(/0\.37\] \(the best constant answer/);
    }
    expect(lossOnNewRows(of(arrived))).toBe(
      'worse on the 13,114 new test rows: log-loss 0.40 → 0.67, +0.26 [0.16, 0.37]',
    );
    expect(lossOnNewRows(of({ ...arrived, onArrived: arrived.onArrived.slice(0, 1) }))).toBeUndefined();
    expect(lossOnNewRows(of(undefined))).toBeUndefined();
  });

  it('is in the headline beside a model that its gates let pass, and in what the report keeps', () => {
    const report = composeReport({ ...story, models: [lost] }, () => 'pass');
    expect(report.headline).toContain(
      'the base’s own model is worse on the 13,114 new test rows: log-loss 0.40 → 0.67',
    );
    expect(parseReport(JSON.stringify(report)).models[0]?.testRows).toEqual(arrived);
  });

  it('leads the headline before the drift of the data, and the next step knows of it', () => {
    const drifted = stories['drift-and-loss']?.datasets ?? expect.fail();
    const { headline, next, outcome } = composeReport({ ...story, datasets: drifted, models: [lost] }, () => 'pass');
    expect(outcome).toBe('drifted');
    expect(headline).toMatch(
      /^The base’s own `delay` is worse on the 13,114 new test rows: log-loss .*; also data `flights` drifted: `temp` moved by 0\.62/,
    );
    expect(headline.match(/new test rows/g)).toHaveLength(1);
    expect(next).toMatch(
      /^If the shift is not real, repair the data\. If it is: \(1\) raise the limit .*; \(2\) train `delay` on data like it/,
    );
  });

  it('follows a gate that fails, as the drift does', () => {
    const { headline } = composeReport(
      {
        ...story,
        datasets: stories['drift-and-loss']?.datasets ?? expect.fail(),
        models: [{ ...lost, gates: [gate('roc-auc', { verdict: 'fail' })] }],
      },
      () => 'pass',
    );
    expect(headline).toMatch(/^`delay` got worse: .*; also data `flights` drifted: `temp` moved by 0\.62/);
  });

  it('says nothing of a metric without an interval but its values', () => {
    const [first] = arrived.onArrived;
    const { interval: _, ...bare } = first ?? expect.fail();
    expect(texts({ ...arrived, onArrived: [bare] })[0]).toMatch(/roc-auc 0\.6374 → 0\.6443 \(no interval\)\.$/);
  });
});

const moved: TestRows = {
  ...arrived,
  rows: { base: 400, known: 380, arrived: 0, gone: 20, changed: 100 },
  columns: [
    { name: 'x', rows: 100 },
    { name: 'a`b', rows: 3 },
  ],
  added: ['z'],
  onArrived: [],
  onVouched: [{ metric: 'roc-auc', base: 0.7123, head: null }],
};

describe('test rows that are not the base’s', () => {
  it('are counted: other values, rows that are gone, columns that were added', () => {
    expect(texts(moved)).toEqual([
      "In `holdout`, 100 of the 380 test rows that the base knows have other values here: `x` in 100, `a'b` in 3. " +
        'Each gate is asked again on the 280 others, and the worse answer counts; there: roc-auc 0.712 → no value.',
      '20 (5.0 %) of the base’s 400 rows of `holdout` are gone.',
      '`z` is a new column of `holdout`: the base cannot vouch for the values.',
    ]);
  });

  it('leave nothing to vouch for where all are changed, or all are gone', () => {
    const all = { ...moved, rows: { base: 400, known: 1, arrived: 9, gone: 399, changed: 1 }, added: [] };
    expect(texts(all)[0]).toMatch(/the only test row that the base knows has .* No row is left .* no gate passes\.$/);
    const none = { ...all, rows: { base: 400, known: 0, arrived: 400, gone: 400, changed: 0 }, added: ['u', 'v'] };
    expect(texts(none)).toEqual([
      'None of the base’s 400 rows of `holdout` is left.',
      '`u`, `v` are new columns of `holdout`: the base cannot vouch for the values.',
    ]);
  });

  it('say nothing where only the file differs', () => {
    const same = { base: 400, known: 400, arrived: 0, gone: 0, changed: 0 };
    const effect = [{ metric: 'roc-auc', from: 0.7, to: 0.7 }];
    expect(texts({ ...moved, rows: same, columns: [], added: [], onVouched: [], effect })).toEqual([]);
    expect(changedRows(of({ ...moved, rows: same }))).toBeUndefined();
    expect(testRowsTexts({}, () => 3, false)).toEqual([]);
  });

  it('are in the headline of a model that got better, and decide one that did not on the others', () => {
    const better = composeReport({ ...story, models: [{ ...lost, testRows: moved }] }, () => 'pass');
    expect(better.headline).toContain('; 100 of the 380 test rows that the base knows have other values here');
    const sentence = 'On the 280 test rows that are as the base has them: roc-auc got worse by 0.1.';
    const failing = gate('roc-auc', { verdict: 'fail', blocks: true, on: 'vouched-rows', sentence });
    const worse = composeReport({ ...story, models: [{ ...lost, testRows: moved, gates: [failing] }] }, () => 'pass');
    expect(worse.headline).toContain('`delay` got worse: On the 280 test rows that are as the base has them');
    const warns = { ...failing, level: 'warn', blocks: false } as const;
    const warned = composeReport({ ...story, models: [{ ...lost, testRows: moved, gates: [warns] }] }, () => 'pass');
    expect(warned.headline).toContain('does not keep a limit that stops nothing: On the 280 test rows');
  });
});
