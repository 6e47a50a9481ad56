import { expect, it } from 'vitest';
import type { ColumnDiff } from '../../src/data/types.ts';
import { composeReport, renderHtml, renderMarkdown } from '../../src/report/index.ts';
import { parts } from './fixtures.ts';
import { stories } from './stories.ts';

/** The story with these tests at its first drifted column. */
async function told(tests: ColumnDiff['tests']): Promise<string> {
  const story = stories['drift-and-loss'] ?? expect.fail();
  const datasets = story.datasets.map((dataset) => {
    if (dataset.diff === undefined) return dataset;
    const columns = dataset.diff.columns.map((column, at) =>
      at === 0 && tests !== undefined ? { ...column, tests } : column,
    );
    return { ...dataset, diff: { ...dataset.diff, columns } };
  });
  const report = composeReport(parts({ ...story, datasets }));
  expect((await renderHtml(report)).includes('p-values (never gate)')).toBe(tests !== undefined);
  return renderMarkdown(report);
}

it('p-values stand beside the statistic, and the head of their column says that they never gate', async () => {
  const text = await told([
    { test: 'ks', value: 0.3, pValue: 3.4e-13 },
    { test: 'chi-square', value: 900, degrees: 9, pValue: 0 },
    { test: 'null-share', value: 1.2, pValue: 0.2301 },
  ]);
  expect(text).toContain('p-values (never gate)');
  expect(text).toContain('KS 3e-13, χ² below 1e-99, nulls 0.23');
});

it('a report without tests has no column for them', async () => {
  expect(await told(undefined)).not.toContain('p-value');
});
