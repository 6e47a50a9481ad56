import { describe, expect, it } from 'vitest';
import { composeReport, parseReport, renderMarkdown } from '../../src/report/index.ts';
import { labelsText } from '../../src/report/labels-text.ts';
import type { LabelCounts, ModelReport } from '../../src/report/types.ts';
import { line, model, parts } from './fixtures.ts';

const metrics = ['roc-auc', 'accuracy', 'f1'].map((metric) => line(metric, { base: 0.7, head: 0.71, noise: 0.001 }));
const comparison = { schemaVersion: 1 as const, model: 'delay', metrics, attempts: 1, newRows: 0 };

function modelOf(labels?: LabelCounts): ModelReport {
  const made = composeReport(parts({ models: [model({ comparison, ...(labels && { labels }) })] }));
  return made.models[0] ?? expect.fail('no model');
}

const binary: LabelCounts = {
  classes: [
    { name: 'false', rows: 15_065 },
    { name: 'true', rows: 4_450 },
  ],
  positive: 'true',
  threshold: 0.5,
  constant: [{ metric: 'roc-auc', value: 0.5 }],
};

describe('what the labels alone say', () => {
  it('is the share of the positive class, what answers without a model score, and the threshold', () => {
    expect(labelsText(modelOf(binary))).toBe(
      '4,450 of 19,515 test rows (23 %) are `true`; without a model, always these shares roc-auc 0.5000; ' +
        'always saying `false` accuracy 0.7720. ' +
        'A score from 0.5 on counts as `true` (accuracy, f1).',
    );
  });

  it('has no threshold where the predictions name the class, and the largest class where there are several', () => {
    const several = ['a', 'b', 'c'].map((name, at) => ({ name, rows: 10 + at * 10 }));
    expect(labelsText(modelOf({ classes: several, constant: [] }))).toBe(
      '30 of 60 test rows (50 %) are `c`; without a model, always saying `c` accuracy 0.5000.',
    );
    expect(labelsText(modelOf({ classes: binary.classes, positive: 'true', constant: [] }))).not.toContain(
      'score from',
    );
  });

  it('is nothing where nobody counted', () => {
    expect(labelsText(modelOf())).toBe('');
    expect(labelsText(modelOf({ classes: [], constant: [] }))).toBe('');
  });

  it('stands in the detail of the comment and survives the file', () => {
    const report = composeReport(parts({ models: [model({ comparison, labels: binary })] }));
    expect(parseReport(JSON.stringify(report)).models[0]?.labels).toEqual(binary);
    expect(renderMarkdown(report)).toMatch(
      /Metrics in detail[\s\S]*always saying `false` accuracy 0\.7720[\s\S]*<\/details>/,
    );
  });
});
