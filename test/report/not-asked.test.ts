import { describe, expect, it } from 'vitest';
import { composeReport, renderMarkdown, renderText } from '../../src/report/index.ts';
import { gate, line, model, parts, percent, rule } from './fixtures.ts';

const values = ['north', 'south', 'east'];
const slices = values.map((value) => ({ column: 'region', value }));
const byRegion = rule('rmse', { by: 'region', maxWorse: percent(2), minRows: 30 });
const overall = line('rmse', { base: 52_613, head: 27_884, noise: 900, better: 'lower' });
const parted = slices.map((slice, at) =>
  line('rmse', { base: 50_000, head: 27_000, noise: 4000, better: 'lower', slice, rows: [28, 1, 48][at] ?? 0 }),
);
const answers = slices.map((slice, at) =>
  gate('rmse', {
    slice,
    rule: byRegion,
    ...(at < 2 && { verdict: 'unknown', level: 'info', blocks: false, reason: 'slice-too-small' }),
  }),
);
const comparison = (metrics = [overall, ...parted]) => ({
  comparison: { schemaVersion: 1 as const, model: 'delay', metrics, attempts: 1, newRows: 0 },
});
const shown = (given: Parameters<typeof model>[0]) => {
  const report = composeReport(parts({ models: [model(given)] }));
  const markdown = renderMarkdown(report);
  const visible = markdown.slice(0, markdown.indexOf('<details>')).replaceAll('`', '');
  return [renderText(report, { width: 300 }).replaceAll(/\s+/g, ' '), visible] as const;
};

describe('what was not judged', () => {
  it('names slices with too few rows, in the terminal and before the fold', () => {
    for (const text of shown({ ...comparison(), gates: [gate('rmse'), ...answers] })) {
      expect(text).toContain(
        'rmse is not judged for region north (28 rows), south (1 row): its gate asks for 30 rows.',
      );
    }
  });

  it('says so of rows that the metric itself needs', () => {
    const some = answers.map((one) => ({ ...one, rule: { ...byRegion, minRows: 20 } }));
    for (const text of shown({ ...comparison(), gates: some })) {
      expect(text).toContain('rmse is not judged for region north (28 rows), south (1 row): too few rows.');
    }
  });

  it('names gates on slices that a first run is not asked', () => {
    const first = answers.map((one) => ({
      ...one,
      verdict: 'unknown' as const,
      level: 'fail' as const,
      blocks: false,
      reason: 'not-in-baseline',
    }));
    const metrics = [line('rmse', { head: 27_884, noise: 900, better: 'lower' })];
    const { baseline: _, ...alone } = model();
    const given = { ...alone, plan: { decision: 'first-run', reasons: [] } as const, ...comparison(metrics) };
    for (const text of shown({ ...given, gates: first })) {
      expect(text).toContain(
        'Not asked yet, since the base does not have this model: rmse by region at most 2 % worse.',
      );
    }
  });

  it('is silent where every gate was asked', () => {
    for (const text of shown({ ...comparison(), gates: [gate('rmse')] }))
      expect(text).not.toMatch(/not (judged|asked)/i);
  });
});
