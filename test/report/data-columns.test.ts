import { describe, expect, it } from 'vitest';
import type { ColumnDiff, DataDiff } from '../../src/data/types.ts';
import { composeReport, type Report, renderHtml, renderMarkdown, renderText } from '../../src/report/index.ts';
import { bell, column, parts } from './fixtures.ts';
import { drift } from './stories/common.ts';
import { stories } from './stories.ts';

function reportOf(columns: readonly ColumnDiff[], more: Partial<DataDiff> = {}): Report {
  const [dataset] = (stories['wide-data'] ?? expect.fail()).datasets;
  const diff = { ...(dataset?.diff ?? expect.fail()), added: [], removed: [], retyped: [], ...more, columns };
  return composeReport(parts({ datasets: [{ dataset: 'flights', problems: [], report: drift, diff }] }));
}

const numbered = (count: number, given: Partial<ColumnDiff> = {}) =>
  Array.from({ length: count }, (_, at) => column(`c${at}`, { histogram: bell(4, 6, String), ...given }));
const rowsOf = (markdown: string) => markdown.split('\n').filter((line) => /^\| \**`c\d+`/.test(line));

describe('the columns that moved', () => {
  it('are fifteen at most before the fold, and the others are behind it', () => {
    const fifteen = renderMarkdown(reportOf(numbered(15)));
    expect(rowsOf(fifteen)).toHaveLength(15);
    expect(fifteen).not.toContain('More columns');
    const [before = '', behind = ''] = renderMarkdown(reportOf(numbered(20))).split('<summary>More columns</summary>');
    expect(rowsOf(before)).toHaveLength(15);
    expect(rowsOf(behind).map((row) => /c\d+/.exec(row)?.[0])).toEqual(['c15', 'c16', 'c17', 'c18', 'c19']);
  });

  it('stand in the order in which they were judged, in every medium', async () => {
    const report = reportOf(numbered(17));
    const order = Array.from({ length: 17 }, (_, at) => `c${at}`);
    const html = await renderHtml(report);
    expect([...html.matchAll(/<th scope="row"><code>(c\d+)/g)].map(([, name]) => name)).toEqual(order);
    const alone = { ...report, policy: [], untouched: { models: [], datasets: [] } };
    expect([...renderText(alone).matchAll(/^(c\d+) /gm)].map(([, name]) => name)).toEqual(order);
  });

  it('have both histograms in one cell, two lines of the same width on one scale', () => {
    const histogram = [
      { label: 'a', base: 0.4, head: 0.1 },
      { label: 'b', base: 0.2, head: 0 },
      { label: 'c', base: 0, head: 0.8 },
    ];
    expect(renderMarkdown(reportOf([column('c0', { histogram })]))).toContain('`▅▃·`<br>`▂·█`');
  });

  it('say in how many scans their table was read, where it was', () => {
    const of = (scans?: number) => {
      const report = reportOf(numbered(1));
      const [dataset] = report.datasets;
      const datasets = dataset === undefined ? [] : [{ ...dataset, ...(scans !== undefined && { scans }) }];
      return renderMarkdown({ ...report, datasets });
    };
    expect(of(25)).toContain('Read in 25 scans.');
    expect(of(1)).toContain('Read in 1 scan.');
    expect(of()).not.toContain('Read in');
  });

  it('draw no nulls as if they were the largest values', () => {
    const histogram = [
      { label: '0 – 1', base: 0.1, head: 0.05 },
      { label: '"(null)"', base: 0, head: 0.1 },
      { label: '(null)', base: 0.9, head: 0.85 },
    ];
    expect(renderMarkdown(reportOf([column('c0', { histogram })]))).toContain('`█·`<br>`▅█`');
    const none = renderMarkdown(reportOf([column('c0', { histogram: histogram.slice(2) })]));
    expect(rowsOf(none)[0]).toMatch(/\| \*\*–\*\* \|$/);
  });

  it('name what is new, what is lost, and how many more', () => {
    const given = { newValues: ['PHL'], lostValues: ['EWR', 'SWF', 'HPN', 'ISP', 'ALB'] };
    const markdown = renderMarkdown(reportOf([column('c0', given)]));
    expect(markdown).toContain('new: `PHL`; lost: `EWR`, `SWF`, `HPN` and 2 more');
  });

  it('show a range once where both sides have the same', () => {
    const cell = (base: string, head: string) =>
      rowsOf(renderMarkdown(reportOf([column('c0', { range: { base, head } })])))[0];
    expect(cell('0 … 9', '0 … 9')).toContain('**0 … 9**');
    expect(cell('0 … 9', '0 … 12')).toContain('**0 … 9 → 0 … 12**');
  });

  it('show every statistic beyond its limit, or else the one that came closest to it', () => {
    const statistic = (name: 'wasserstein' | 'nulls' | 'ks', value: number, limit: number) =>
      ({ statistic: name, value, limit, noise: 0.01 }) as const;
    const row = (...statistics: ColumnDiff['statistics']) =>
      rowsOf(renderMarkdown(reportOf([column('c0', { statistics })])))[0];
    const far = row(statistic('nulls', 0.062, 0.05), statistic('wasserstein', 1.7, 0.1), statistic('ks', 0.2, 0.3));
    expect(far).toContain('| **wasserstein; nulls** | **1.7 / 0.1; 0.062 / 0.05** |');
    expect(row(statistic('ks', 0.2, 0.3), statistic('nulls', 0.001, 0.05))).toContain('| **ks** | **0.20 / 0.3** |');
    expect(row()).toContain('| **–** | **–** |');
  });

  it('explain the words that occur, and no others', () => {
    const markdown = renderMarkdown(reportOf([column('c0')]));
    expect(markdown).toContain('- `drifted`: moved beyond its limit');
    expect(markdown).toContain('- `wasserstein`: how far values moved');
    expect(markdown).not.toContain('- `changed`');
    expect(markdown).not.toContain('- `range`');
    expect(markdown).not.toContain('- `l-infinity`');
  });

  it('are drawn on the page: what drifted in the open, what changed behind a click', async () => {
    const columns = [...numbered(1), column('d', { state: 'changed', histogram: bell(4, 5, String) })];
    const html = await renderHtml(reportOf(columns));
    const [open = '', folded = ''] = html.split('<summary>Histograms of columns that changed</summary>');
    expect(open.match(/<figure class="histogram">/g)).toHaveLength(1);
    expect(folded.match(/<figcaption>d: share of rows/g)).toHaveLength(1);
    expect(renderMarkdown(reportOf(columns))).not.toContain('Histograms of');
  });
});

describe('columns that came, went or have another type', () => {
  const line = (more: Partial<DataDiff>) => /^Columns: .*$/m.exec(renderMarkdown(reportOf([], more)))?.[0];

  it.each<[Partial<DataDiff>, string | undefined]>([
    [{ added: ['a'] }, 'Columns: added `a`.'],
    [{ added: ['a', 'b'], removed: ['c'] }, 'Columns: added `a`, `b`; removed `c`.'],
    [{ removed: ['1', '2', '3', '4', '5'] }, 'Columns: removed `1`, `2`, `3`, `4` and 1 more.'],
    [{ retyped: [{ column: 'a', from: 'numbers', to: 'text' }] }, 'Columns: type of `a`: `numbers` → `text`.'],
    [{}, undefined],
  ])('%j reads “%s”', (more, text) => {
    expect(line(more)).toBe(text);
  });

  it('are all listed in detail where the line has no room for them', () => {
    const all = renderMarkdown(reportOf([], { removed: ['c1', 'c2', 'c3', 'c4', 'c5'] }));
    expect(all.match(/- Column removed: /g)).toHaveLength(5);
    expect(renderMarkdown(reportOf([], { removed: ['c1'] }))).not.toContain('Column removed');
  });
});
