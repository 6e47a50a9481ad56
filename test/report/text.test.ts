import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeReport, renderMarkdown, renderText } from '../../src/report/index.ts';
import { hostile } from '../support/escape/hostile.ts';
import { check, column, gate, line, model, parts, rule, run } from './fixtures.ts';
import { fat, poisoned, reports } from './rendered.ts';

describe('renderText', () => {
  it('says the same in the same order', () => {
    const text = renderText(fat, { width: 80 });
    expect(text.startsWith('✘ Worse · flights\n\ndelay got worse: roc-auc 0.7421 → 0.7207')).toBe(true);
    const order = [
      'Next: ',
      'metric',
      'Data flights',
      'Gates that do not pass',
      'On the page and in the comment: Metrics in detail, Slices,',
      'Judged',
    ];
    const places = order.map((word) => text.indexOf(`\n${word}`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(text).not.toContain('\u001b');
    expect(renderText(fat, { color: true })).toContain('\u001b[');
  });

  it('leaves the background to the page, and nothing that fails or is unknown', () => {
    const slices = Array.from({ length: 40 }, (_, at) => ({ column: 'carrier', value: `C${at}` }));
    const metrics = slices.map((slice) => line('roc-auc', { base: 0.7, head: 0.71, noise: 0.02, slice }));
    const verdicts = ['pass', 'fail', 'unknown'] as const;
    const gates = slices.map((slice, at) =>
      gate('roc-auc', { slice, verdict: verdicts[at % 3] ?? 'pass', sentence: `roc-auc of ${slice.value} was judged` }),
    );
    const examples = [{ id: '1' }];
    const checks = slices.map(({ value }) =>
      check('values', { verdict: 'fail', reason: 'outside-values', sentence: `${value} is wrong`, examples }),
    );
    const problems = [{ reason: 'labels-changed', message: 'Labels changed' }];
    const report = { ...(fat.datasets[0]?.report ?? expect.fail('no data')), verdict: 'fail' as const, checks };
    const comparison = { schemaVersion: 1, model: 'delay', metrics, attempts: 1, newRows: 0 } as const;
    const many = composeReport(
      parts({
        models: [model({ comparison, gates, problems })],
        datasets: [{ dataset: 'flights', report, problems: [] }],
      }),
    );
    const text = renderText(many).replaceAll(/\s+/g, ' ');
    for (const { verdict, sentence } of gates) expect(text.includes(sentence)).toBe(verdict !== 'pass');
    for (const { sentence } of checks) expect(text).toContain(`❌ ${sentence}`);
    expect(text).toContain('Labels changed');
    expect(text).toMatch(/On the page and in the comment: .*Slices.*Reproduce\./);
    expect(text).not.toMatch(/fingerprint|git checkout/);
    expect(renderMarkdown(many).match(/carrier = C/g)?.length).toBeGreaterThan(40);
  });

  it('shows what min and max judge where the mean over seeds reads otherwise', () => {
    const metric = line('roc-auc', { base: 0.7, head: 0.71, noise: 0.001 });
    const asked = gate('roc-auc', { kind: 'min', rule: rule('roc-auc', { min: 0.55 }) });
    const shown = (value: number | null, seeds: readonly (number | null)[] = [7, 8]) => {
      const candidate = { ...metric.candidate, shipped: { value, intervals: [] } };
      const comparison = {
        schemaVersion: 1 as const,
        model: 'delay',
        metrics: [{ ...metric, candidate }],
        attempts: 1,
        newRows: 0,
      };
      return renderMarkdown(
        composeReport(
          parts({ models: [model({ candidate: run({ seeds }), comparison, gates: [asked, gate('roc-auc')] })] }),
        ),
      );
    };
    expect(shown(0.6314)).toContain('✅ at least 0.55 (seed 7: 0.6314) · ✅ at most 0.005 worse |');
    expect(shown(0.6314, [null])).toContain('at least 0.55 (first seed: 0.6314)');
    expect(shown(null)).toContain('at least 0.55 (seed 7: no value)');
    expect(shown(0.71)).toContain('✅ at least 0.55 · ✅ at most 0.005 worse |');
  });

  it('draws a trend from three points on', () => {
    const metrics = [line('roc-auc', { base: 0.7, head: 0.71, noise: 0.01 })];
    const comparison = { schemaVersion: 1 as const, model: 'delay', metrics, attempts: 1, newRows: 0 };
    const shown = (values: readonly number[]) =>
      renderMarkdown(composeReport(parts({ models: [model({ comparison, trend: { 'roc-auc': values } })] })));
    expect(shown([0.7])).not.toContain('Trend');
    expect(shown([0.69, 0.7])).toContain(
      'title "roc-auc of delay in 2 runs of the base with as many seeds and in this change"',
    );
  });

  it('breaks no id that somebody may copy', () => {
    for (const [, report] of reports) expect(renderMarkdown(report)).not.toMatch(/[0-9a-f]{6}\u200b/);
  });

  it('does not tell how to repeat a check of datasets alone', () => {
    const text = renderText(reports.find(([name]) => name === 'data-broken')?.[1] ?? expect.fail());
    expect(text).not.toMatch(/Reproduce|Repeat with|mlops report/);
    expect(text).toContain('Reason ');
  });

  it('marks what is unknown or only informs by its own mark', () => {
    const problems = ['fail', 'unknown', 'pass'].map((reason) => ({ reason, message: `it was ${reason}` }));
    const named = (reason: string) => (['fail', 'unknown', 'pass'] as const).find((end) => end === reason);
    const report = composeReport(
      parts({ problems, models: [model({ problems })], datasets: [{ dataset: 'd', problems }] }),
      named,
    );
    for (const text of [renderText(report), renderMarkdown(report)]) {
      expect(text).toMatch(/❌ .*it was fail/);
      expect(text.match(/❓ .*it was unknown/g)).toHaveLength(3);
      expect(text.match(/ℹ️ .*it was pass/g)).toHaveLength(3);
      expect(text).not.toMatch(/❌ .*it was (unknown|pass)/);
    }
  });

  it('calls a training without a seed one, and shows the statistic that moved', () => {
    const [drifted] = fat.datasets;
    const statistics = [
      { statistic: 'nulls' as const, value: 0, limit: 0.05, noise: 0 },
      { statistic: 'wasserstein' as const, value: 0.62, limit: 0.1, noise: 0.01 },
    ];
    const columns = [
      column('temp', { statistics }),
      column('origin', { state: 'changed', statistics: statistics.slice(0, 1), newValues: ['SWF', 'HPN'] }),
    ];
    const diff = { ...(drifted?.diff ?? expect.fail()), columns };
    const report = { ...fat, datasets: [{ ...(drifted ?? expect.fail()), diff }], models: [] };
    const alone = { ...report, policy: [], untouched: { models: [], datasets: [] } };
    expect(renderText(alone)).toMatch(/temp +drifted +wasserstein +0\.62 \/ 0\.1/);
    expect(renderText(alone)).toMatch(/origin +changed +– +–.* new: SWF, HPN/);
    const seedless = parts({
      models: [
        model({
          candidate: run({ seeds: [null] }),
          comparison: { schemaVersion: 1, model: 'delay', metrics: [], attempts: 1, newRows: 0 },
        }),
      ],
    });
    expect(renderMarkdown(composeReport(seedless))).toMatch(/seeds \| no seed/);
  });

  it('writes one number with the same digits in headline, table and sentences', () => {
    const wide = line('auc', { base: 0.8, head: 0.715, noise: 0.06 });
    const text = renderMarkdown(
      composeReport(
        parts({
          models: [
            model({
              comparison: { schemaVersion: 1, model: 'delay', metrics: [wide], attempts: 1, newRows: 0 },
              gates: [
                gate('auc', { verdict: 'fail', sentence: 'auc got worse by 0.085 (95 %: 0.025 to 0.145 worse)' }),
              ],
            }),
          ],
        }),
      ),
    );
    expect(text.match(/0\.085/g)?.length).toBeGreaterThanOrEqual(3);
    expect(text).not.toMatch(/0\.08\b|0\.09\b/);
  });

  it('obeys no escape sequence or workflow command of others', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 10, max: 120 }),
        (texts, width) => {
          let at = 0;
          const text = renderText(
            poisoned(fat, () => `${texts[at++ % texts.length]}`),
            { width },
          );
          expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e\u200b-\u200f]/u);
          expect(text).not.toMatch(/^\s*::|##\[/m);
        },
      ),
      { numRuns: 30 },
    );
  });
});
