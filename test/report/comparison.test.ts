import { expect, it } from 'vitest';
import { composeReport, renderComparison } from '../../src/report/index.ts';
import { unitCell, unitWords } from '../../src/report/metric-unit.ts';
import { gate, line, model, parts } from './fixtures.ts';

const metrics = [
  line('accuracy', { base: 0.9, head: 0.8, noise: 0.01 }),
  line('mae', { base: 5, head: 7, noise: 0.5, better: 'lower' }),
  line('revenue', { base: 5, head: 7, noise: 0.5 }),
  line('log-loss', { base: 0.5, head: 0.501, noise: 0.1, better: 'lower' }),
];
const broken = gate('mae', { verdict: 'fail' });
const report = (more: Parameters<typeof parts>[0] = {}) => {
  const comparison = { schemaVersion: 1 as const, model: 'delay', metrics, attempts: 1, newRows: 0 };
  const made = composeReport(parts({ models: [model({ comparison, gates: [broken] })], ...more }));
  const { baseline } = made.commits;
  if (baseline === undefined) throw new Error('there is no baseline');
  return { ...made, commits: { ...made.commits, baseline: { ...baseline, kind: 'live-version' as const } } };
};
const whole = { limit: 1e6, label: 'minutes' };

it('has no verdict and asks no gate, though the report has a gate that fails', () => {
  expect(report().verdict).toBe('fail');
  const text = renderComparison(report(), whole);
  expect(text).not.toMatch(/❌|fails|\| gate|Next:|Judged|Reason/);
  expect(text).toContain(
    'Of 4 metrics 2 got worse (`mae`, `accuracy`); 1 got better; 1 cannot be told from noise (`log-loss`).',
  );
});

it('gives each metric its unit, and puts first what a gate asks for', () => {
  const text = renderComparison(report(), whole);
  expect(text).toContain('| metric | unit | live | this version | Δ [95 %] |');
  const rows = text
    .split('\n')
    .filter((each) => /^\| `/.test(each))
    .slice(0, 4);
  expect(rows.map((each) => each.split(' | ').slice(0, 2))).toEqual([
    ['| `mae`', 'that of minutes'],
    ['| `accuracy`', 'share'],
    ['| `revenue`', 'as reported'],
    ['| `log-loss`', 'nats'],
  ]);
  expect(renderComparison(report(), { limit: 1e6 })).toContain('| `mae` | that of the label |');
});

it('says of metrics that did not move what they are the same as', () => {
  const same = metrics.map((each) => ({
    ...each,
    ...(each.baseline && { candidate: each.baseline }),
    change: { ...(each.change ?? expect.fail()), value: 0, intervals: [], exact: true },
  }));
  const comparison = { schemaVersion: 1 as const, model: 'delay', metrics: same, attempts: 1, newRows: 0 };
  const text = renderComparison(report({ models: [model({ comparison, gates: [] })] }), whole);
  expect(text).toContain('Of 4 metrics 4 are exactly the same.');
  expect(text).toContain('All 4 metrics are exactly those of what is live');
});

it('is the same at any time, by any version of the tool', () => {
  const later = report({ madeAt: '2031-01-01T00:00:00Z', tool: 'mlops-actions 9' });
  expect(renderComparison(later, whole)).toBe(renderComparison(report(), whole));
});

it('leaves whole sections out where it would be too long, and names them', () => {
  const text = renderComparison(report(), { limit: 400 });
  expect(text).toMatch(/^> Left out, since it would be too long here: .*metrics in detail/m);
  expect(text).not.toContain('| metric |');
  expect(text).toContain('Of 4 metrics');
});

it('a unit is that of the label, of its square, or of the metric itself', () => {
  expect(['mse', 'rmse', 'r2', 'nll'].map((name) => unitCell(name, 'y'))).toEqual([
    'square of that of y',
    'that of y',
    '–',
    'nats',
  ]);
  expect(unitWords('rmse', undefined)).toBe('in the unit of the label');
  expect(unitWords('mse', 'a`b')).toBe('in the square of the unit of ``a`b``');
  expect([unitWords('accuracy', 'y'), unitWords('r2', 'y'), unitWords('revenue', 'y')]).toEqual(
    Array(3).fill(undefined),
  );
});
