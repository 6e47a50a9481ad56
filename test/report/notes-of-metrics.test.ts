import { describe, expect, it } from 'vitest';
import { composeReport, renderHtml, renderMarkdown, renderText } from '../../src/report/index.ts';
import type { ModelReport } from '../../src/report/types.ts';
import { comparison, delay, level, up } from './composed.ts';
import { gate, line, type ModelParts, rule } from './fixtures.ts';

const markdown = (given: Partial<ModelParts>) => renderMarkdown(composeReport(delay(given)));
const seeds = (one: ReturnType<typeof line>) => ({
  ...one,
  candidate: { ...one.candidate, seeds: 2, shipped: { value: one.candidate.value, intervals: [] } },
});
const atLeast = (min: number, more = {}) => gate('auc', { kind: 'min', rule: rule('auc', { min }), ...more });

describe('what the numbers rest on', () => {
  it('names the seed that min and max judge only where one of them is there', () => {
    const told = 'min and max judge seed 1, which ships.';
    expect(markdown({ comparison: comparison(seeds(up)), gates: [gate('auc')] })).not.toContain('which ships');
    expect(markdown({ comparison: comparison(seeds(up)), gates: [atLeast(0.5)] })).toContain(told);
  });

  it('has one space between its sentences', () => {
    const borrowed = {
      ...seeds(up),
      origin: 'reported' as const,
      ...(up.change && { change: { ...up.change, seedNoise: 'borrowed' as const } }),
    };
    const rowless = { ...borrowed, candidate: { ...borrowed.candidate, rows: null } };
    expect(markdown({ comparison: comparison(rowless), gates: [atLeast(0.5)] })).toContain('which ships. One side has');
  });

  it('says where a change is not what the shown values subtract to', () => {
    const said = 'Δ is taken from unrounded values';
    const odd = line('auc', { base: 0.64284, head: 0.65815, noise: 0.0096 });
    expect(markdown({ comparison: comparison(odd), gates: [gate('auc')] })).toContain(said);
    expect(markdown({ comparison: comparison(up), gates: [gate('auc')] })).not.toContain(said);
  });
});

describe('seeds that changed nothing', () => {
  const { intervals: _, ...bare } = up.candidate;
  const reported = (metric: string, bySeed: readonly number[]) => ({
    ...up,
    metric,
    origin: 'reported' as const,
    candidate: { ...bare, rows: null, seeds: bySeed.length, bySeed, intervals: [] },
    ...(up.change && { change: { ...up.change, intervals: [], seedNoise: 'unknown' as const } }),
  });
  const told = async (...lines: readonly ReturnType<typeof reported>[]) => {
    const document = composeReport(delay({ comparison: comparison(...lines), gates: [gate('auc')] }));
    const texts = [renderMarkdown(document), renderText(document), await renderHtml(document)];
    return texts.map((text) => /All seeds gave the same (.*?), which says/.exec(text.replaceAll(/\s+/g, ' '))?.[1]);
  };

  it('are told in comment, terminal and page', async () => {
    expect(await told(reported('auc', [0.7, 0.7, 0.7]))).toEqual(['numbers', 'numbers', 'numbers']);
    expect(await told(reported('auc', [0.7, 0.71]))).toEqual([undefined, undefined, undefined]);
  });

  it('are told of the metrics that they did not move, where they moved others', async () => {
    expect((await told(reported('auc', [0.7, 0.7]), reported('seconds', [3, 4])))[0]).toBe('`auc`');
  });
});

describe('a limit that the base does not keep either', () => {
  const cell = (min: number, verdict: 'fail' | 'unknown') => {
    const one = {
      ...level,
      baseline: { ...level.candidate, value: 0.75, intervals: [{ level: 0.95, low: 0.7, high: 0.8 }] },
    };
    return markdown({ comparison: comparison(one), gates: [atLeast(min, { verdict })] });
  };

  it('is said in its cell', () => {
    expect(cell(0.9, 'fail')).toContain('at least 0.9; the base fails it, too');
    expect(cell(0.72, 'unknown')).toContain('at least 0.72; unknown for the base, too');
    expect(cell(0.6, 'fail')).toMatch(/at least 0\.6\*\* \|/);
  });
});

describe('a model no better than a constant answer', () => {
  const loss = line('log-loss', { base: 0.61, head: 0.6, noise: 0.01, better: 'lower' });
  const held = { ...loss, candidate: { ...loss.candidate, intervals: [{ level: 0.95, low: 0.58, high: 0.62 }] } };
  const told = (value: number) => {
    const labels: ModelReport['labels'] = {
      classes: [{ name: 'a', rows: 9 }],
      constant: [{ metric: 'log-loss', value }],
    };
    const [above = ''] = markdown({ comparison: comparison(held), gates: [gate('log-loss')], labels }).split(
      '<details>',
    );
    return above.includes('Not measurably better than the best constant answer: log-loss 0.600');
  };

  it('is told above the fold', () => {
    expect([told(0.59), told(0.61), told(0.63)]).toEqual([true, true, false]);
  });
});

describe('slices', () => {
  const sliced = (metric: string, value: string, groups?: number) => {
    const one = line(metric, { base: 0.7, head: 0.72, noise: 0.01, slice: { column: 'c', value } });
    return groups === undefined ? one : { ...one, candidate: { ...one.candidate, groups } };
  };

  it('are many intervals, each by itself', () => {
    const text = (count: number) =>
      markdown({
        comparison: comparison(up, ...Array.from({ length: count }, (_, at) => sliced('auc', `v${at}`))),
        gates: [gate('auc')],
      });
    expect(text(5)).toContain('5 intervals, each at 95 % by itself');
    expect(text(4)).not.toContain('by itself');
  });

  it('say why one metric has fewer groups than another', () => {
    const text = markdown({
      comparison: comparison(up, sliced('auc', 'v', 50), sliced('brier', 'v', 65)),
      gates: [gate('auc')],
    });
    expect(text).toContain('Groups of auc: those that hold the class which fewer groups have.');
  });
});

describe('a gate that spells its metric in another way', () => {
  it('stands on the line that it judges', () => {
    const { baseline: _, change: __, ...rest } = up;
    const spelled = { ...rest, metric: 'roc_auc' };
    const auc = gate('auc', { kind: 'min', rule: rule('auc', { min: 0.5 }) });
    const text = markdown({ comparison: comparison(spelled), gates: [auc] });
    expect(text).toContain('✅ at least 0.5 |');
    expect(text).not.toContain('not there');
    expect(markdown({ comparison: comparison(spelled, up), gates: [auc] })).toMatch(/`auc` \|.*✅ at least 0\.5 \|/);
  });
});
