import { describe, expect, it } from 'vitest';
import { composeReport, type ReportParts, renderMarkdown } from '../../src/report/index.ts';
import { comparison, delay, up } from './composed.ts';
import { gate, line, rule } from './fixtures.ts';

const bare = line('auc', { base: 0.64, head: 0.76 });
const point = { ...bare, ...(bare.change && { change: { ...bare.change, seedNoise: 'unknown' as const } }) };
const markdownOf = (given: ReportParts) => renderMarkdown(composeReport(given));
const ungated = gate('auc', { kind: 'default', rule: rule('auc') });

describe('a model without gates', () => {
  const made = composeReport(delay({ comparison: comparison(point), gates: [ungated] }));

  it('passes none, and nobody says so', () => {
    expect(made.headline).toMatch(
      /^`delay` has no gates: auc 0\.64 → 0\.76, \+0\.12 \(no interval\); whether chance alone moved it is not known/,
    );
    expect(made.headline).not.toContain('passes its gates');
  });

  it('has no mark for a question that no interval answers, and no note on intervals that are not there', () => {
    const text = renderMarkdown(made);
    expect(text).toContain('| no gate, no interval |');
    expect(text).not.toContain('so the intervals leave it out');
    const measured = renderMarkdown(composeReport(delay({ comparison: comparison(up), gates: [ungated] })));
    expect(measured).toContain('✅ not measurably worse');
  });
});

describe('a metric that training reports, on other data', () => {
  const { change: _, ...values } = line('auc', { base: 0.64, head: 0.76 });
  const other = { ...values, origin: 'reported' as const, notComparable: 'other data', otherData: ['train'] };

  it('passes its limits on the value, and the headline says that no more is known', () => {
    const kept = gate('auc', { kind: 'min', rule: rule('auc', { min: 0.5 }) });
    const { headline, outcome } = composeReport(delay({ comparison: comparison(other), gates: [kept] }));
    expect(outcome).toBe('passes');
    expect(markdownOf(delay({ comparison: comparison(other), gates: [kept] }))).toContain(
      '| 0.6400 | 0.7600 | not comparable |',
    );
    expect(headline).toMatch(
      /passes its gates; its training read other data, .*: auc 0\.6400 → 0\.7600, not comparable/,
    );
  });
});
