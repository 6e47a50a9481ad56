import { describe, expect, it } from 'vitest';
import type { IntervalItem } from '../../src/report/document/document.ts';
import { composeReport, renderHtml } from '../../src/report/index.ts';
import { intervalPlot } from '../../src/report/interval-plot.ts';
import { absolute, gate, line, model, parts, rule } from './fixtures.ts';

const item = (change: number, half: number, given: Partial<IntervalItem> = {}): IntervalItem => ({
  label: 'roc-auc',
  change,
  low: change - half,
  high: change + half,
  verdict: 'pass',
  ...given,
});
const plot = (...items: readonly IntervalItem[]) => intervalPlot({ kind: 'intervals', title: 'Change', items });
const numbers = (html: string, expression: RegExp) => [...html.matchAll(expression)].map((match) => Number(match[1]));

describe('intervalPlot', () => {
  it('puts the dot inside its bar, zero on the side of no change', () => {
    const html = plot(item(2, 1), item(-2, 1, { verdict: 'fail' }));
    const dots = numbers(html, /class="dot" style="left:([\d.]+)%/g);
    const zeros = numbers(html, /class="zero" style="left:([\d.]+)%/g);
    const bars = numbers(html, /class="bar" style="left:([\d.]+)%/g);
    const widths = numbers(html, /class="bar" style="left:[\d.]+%;width:([\d.]+)%/g);
    expect(zeros[0]).toBe(zeros[1]);
    expect(dots[0]).toBeGreaterThan(zeros[0] ?? 100);
    expect(dots[1]).toBeLessThan(zeros[0] ?? 0);
    for (const at of [0, 1]) expect((bars[at] ?? 0) + (widths[at] ?? 0) / 2).toBeCloseTo(dots[at] ?? 0, 1);
  });

  it('lets one very wide row not squeeze the others, and says that it goes on', () => {
    const html = plot(item(2, 1), item(2.5, 1), item(3, 1), item(-40, 120, { label: 'ece' }));
    expect(html).toContain('class="bar cut-low cut-high"');
    expect(html).toContain('<span class="number">−40 %</span>');
    const widths = numbers(html, /class="bar" style="left:[\d.]+%;width:([\d.]+)%/g);
    expect(Math.min(...widths)).toBeGreaterThan(20);
  });

  it('explains the colours that are there', () => {
    const html = plot(item(2, 1, { tolerance: 0.5 }), item(-2, 1, { verdict: 'unknown' }));
    const legend = html.slice(html.indexOf('legend'), html.indexOf('class="plot"'));
    expect(legend).toContain('gate passes');
    expect(legend).toContain('gate unknown');
    expect(legend).toContain('worse than its gate allows');
    expect(legend).not.toContain('gate fails');
    expect(legend).not.toContain('no gate');
  });

  it('has a number for every tick, zero among them', () => {
    for (const reach of [0.003, 0.4, 7, 900]) {
      const html = plot(item(reach, reach / 2), item(-reach, reach / 3));
      const ticks = [...html.matchAll(/<b style="left:[\d.]+%">([^<]+)<\/b>/g)].map((match) => match[1]);
      expect(ticks).toContain('0 %');
      expect(new Set(ticks).size).toBe(ticks.length);
      expect(ticks.length).toBeGreaterThan(2);
      expect(ticks.length).toBeLessThan(8);
    }
  });

  it('is about what gates judge, and absent where nothing moved', async () => {
    const metrics = [
      line('roc-auc', { base: 0.7, head: 0.71, noise: 0.002 }),
      line('ece', { base: 0.01, head: 0.02, noise: 0.02, better: 'lower' }),
    ];
    const made = (given: typeof metrics) =>
      renderHtml(
        composeReport(
          parts({
            models: [
              model({
                comparison: { schemaVersion: 1, model: 'delay', metrics: given, attempts: 1, newRows: 0 },
                gates: [gate('roc-auc', { rule: rule('roc-auc', { maxWorse: absolute(0.005) }) })],
              }),
            ],
          }),
        ),
      );
    const page = await made(metrics);
    expect(page).toContain('<span class="label">roc-auc</span>');
    expect(page).not.toContain('<span class="label">ece</span>');
    expect(page).toContain('the rest is in the tables');
    expect(await made([line('roc-auc', { base: 0.7, head: 0.7, noise: 0 })])).not.toContain('class="plot"');
  });
});
