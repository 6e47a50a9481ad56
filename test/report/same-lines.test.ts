import { describe, expect, it } from 'vitest';
import { composeReport, renderMarkdown } from '../../src/report/index.ts';
import type { Report } from '../../src/report/types.ts';
import { gate, line, model, parts } from './fixtures.ts';
import { same } from './stories/common.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function reportOf(
  count: number,
  given: Parameters<typeof model>[0] = {},
  moved: ReturnType<typeof line>[] = [],
): Report {
  const metrics = [...moved, ...names.slice(0, count).map((metric) => same(line(metric, { head: 0.7, noise: 0.01 })))];
  const comparison = { schemaVersion: 1 as const, model: 'delay', metrics, attempts: 1, newRows: 0 };
  return composeReport(parts({ models: [model({ comparison, ...given })] }));
}

/** What stands before the fold. */
const visible = (report: Report): string => renderMarkdown(report).split('<details>')[0] ?? '';

describe('lines that are exactly the base’s', () => {
  it('stand in the table where they are few', () => {
    const text = visible(reportOf(2));
    expect(text.match(/\| same \|/g)).toHaveLength(2);
    expect(text).not.toContain('exactly the base’s');
  });

  it('are one sentence where they would hide what moved', () => {
    const moved = line('auc', { base: 0.7, head: 0.75, noise: 0.01 });
    const report = reportOf(8, { gates: [gate('auc'), gate('a')] }, [moved]);
    const text = visible(report);
    expect(text).toContain('| `auc` |');
    expect(text).not.toContain('| same |');
    expect(text).toContain(
      '8 more metrics are exactly the base’s: `a`, `b`, `c`, `d`, `e`, `f` and 2 more; the gates on `a` pass.',
    );
    const judged = names.map((name) => gate(name));
    expect(visible(reportOf(8, { gates: [gate('auc'), ...judged] }, [moved]))).toContain(
      '8 more metrics are exactly the base’s, and their gates pass: `a`',
    );
    expect(renderMarkdown(report).match(/\| same \|/g)).toHaveLength(8); // in detail
  });

  it('are said to be all', () => {
    expect(visible(reportOf(3, { gates: [gate('a')] }))).toContain('`delay` is exactly as before: a 0.700.');
    expect(visible(reportOf(3))).toContain('All 3 metrics are exactly the base’s: `a`, `b`, `c`.');
  });

  it('stay in the table where a gate on them does not pass', () => {
    const gates = [gate('a', { kind: 'min', verdict: 'fail' }), gate('b', { verdict: 'unknown', level: 'info' })];
    const text = visible(reportOf(5, { gates }));
    expect(text.match(/\| \*{0,2}same\*{0,2} \|/g)).toHaveLength(2);
    expect(text).toContain('3 more metrics are exactly the base’s: `c`, `d`, `e`.');
  });
});

describe('what other test rows do to the base’s own model', () => {
  const rows = { base: 100, known: 100, arrived: 40, gone: 0, changed: 0 };
  const effectOf = (count: number) =>
    names.slice(0, count).map((metric, at) => ({ metric, from: 0.7, to: 0.7 + (at % 2 === 0 ? 0.02 : -0.03) }));
  const told = (count: number): string => {
    const testRows = {
      dataset: 'test',
      rows,
      columns: [],
      added: [],
      effect: effectOf(count),
      onArrived: [],
      onVouched: [],
    };
    return visible(reportOf(count, { testRows }));
  };

  it('is a sentence for two metrics and a table for more', () => {
    expect(told(2)).toContain('move the base’s own model: a 0.700 → 0.720, b 0.700 → 0.670.');
    const table = told(3);
    expect(table).toContain('| the base’s own model | its 100 rows | these 140 rows | Δ by the rows |');
    expect(table).toContain('| `a` | 0.700 | 0.720 | ↑ +0.020 |');
    expect(table).toContain('| `b` | 0.700 | 0.670 | ↓ −0.030 |');
    expect(table).toContain('move the base’s own model, as follows.');
  });
});

describe('the table of slices', () => {
  const slice = { column: 'origin', value: 'JFK' };
  const sliced = (groups: object) =>
    renderMarkdown(
      reportOf(
        0,
        {},
        [{ ...line('auc', { base: 0.7, head: 0.71, noise: 0.01, slice, rows: 900 }) }].map((one) => ({
          ...one,
          candidate: { ...one.candidate, ...groups },
        })),
      ),
    );

  it('has the groups where rows come in groups', () => {
    expect(sliced({ groups: 31 })).toMatch(/\| gate \| rows \| groups \|\n[^\n]+\n.*\| 900 \| 31 \|/);
  });

  it('has none where rows stand alone', () => {
    expect(sliced({})).toMatch(/\| gate \| rows \|\n/);
  });
});

describe('a metric that should be near a number', () => {
  it.each([
    [0.05, '+0.050 farther'],
    [-0.05, '+0.050 closer'],
  ])('that moved by %s from it', (by, words) => {
    // Plus is better in a change: nearer to the number.
    const bias = line('bias', { base: 0.7, head: 0.7 - by, noise: 0.01, better: { closeTo: 0 } });
    expect(visible(reportOf(0, {}, [bias])).replaceAll('\u2212', '-')).toContain(words);
  });
});
