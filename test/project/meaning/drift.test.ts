import { describe, expect, it } from 'vitest';
import { driftStatistics, writtenStatistic } from '../../../src/project/drift-statistics.ts';
import { load, problemsOf, withDataset } from '../support.ts';
import { show } from './show.ts';

const columns = (text: string) => withDataset(`source: a.csv\ndrift: { columns: { x: { ${text} } } }`);
const said = (text: string) => show(problemsOf(text));

describe('statistics of drift by name', () => {
  const limits = (text: string) => load(columns(text)).project.datasets.get('d')?.drift.columns.get('x');

  it.each([
    ['ks: 0.1, psi: 25%', { ks: 0.1, psi: 0.25 }],
    ['psi: { max: 0.1 }, ks: { max: 0.2 }', { psi: 0.1, ks: 0.2 }],
    ['psi: { max: 10%, as: evidently }, kl: 1', { 'psi-evidently': 0.1, kl: 1 }],
    ['jensen-shannon: { max: 0.1, as: tfdv }', { 'jensen-shannon-tfdv': 0.1 }],
    [
      'wasserstein: { max: 0.2, as: deepchecks }, chi-square: 0.01',
      { 'wasserstein-deepchecks': 0.2, 'chi-square': 0.01 },
    ],
    ['hellinger: { max: 0.1, as: evidently }', { 'hellinger-evidently': 0.1 }],
    ['total-variation: 0.1, cramers-v: 0.1', { 'total-variation': 0.1, 'cramers-v': 0.1 }],
  ])('%s', (text, expected) => {
    expect(limits(text)).toEqual({ kind: 'limits', limits: expected });
  });

  it('are written again as they were read', () => {
    for (const statistic of driftStatistics) {
      const { key, as } = writtenStatistic(statistic);
      const text = as === undefined ? `${key}: 0.1` : `${key}: { max: 0.1, as: ${as} }`;
      expect(limits(text)).toEqual({ kind: 'limits', limits: { [statistic]: 0.1 } });
    }
  });

  it('refuse what is no statistic, no limit and no tool', () => {
    expect(said(columns('psi: { as: evidently }'))).toEqual([
      expect.stringContaining('missing-key datasets.d.drift.columns.x.psi: the key `max` is missing'),
    ]);
    expect(said(columns('psi: { max: 0.1, as: tfdv }'))).toEqual([
      expect.stringMatching(
        /invalid-value datasets.d.drift.columns.x.psi.as: expected one of evidently, soda, deepchecks/,
      ),
    ]);
    expect(said(columns('psi: much'))).toEqual([expect.stringMatching(/invalid-value|wrong-kind/)]);
  });

  it('refuse what no data can go beyond', () => {
    expect(said(columns('ks: 5'))).toEqual([
      expect.stringContaining(
        'invalid-value datasets.d.drift.columns.x.ks: expected at most 1, which is as far as ks goes, found 5',
      ),
    ]);
    expect(said(columns('jensen-shannon: { max: 0.9, as: evidently }, nulls: 120%'))).toEqual([
      expect.stringContaining('x.jensen-shannon.max: expected at most 0.8326, which is as far as jensen-shannon goes'),
      expect.stringContaining('x.nulls: expected at most 1, which is as far as nulls goes, found 1.2'),
    ]);
    expect(limits('psi: 5, new-category: 100%')).toEqual({ kind: 'limits', limits: { psi: 5, 'new-category': 1 } });
  });

  it('refuse what cannot be had again: drift-variant-unavailable', () => {
    expect(said(columns('hellinger: { max: 0.1, as: whylogs }'))).toEqual([
      expect.stringMatching(
        /drift-variant-unavailable datasets.d.drift.columns.x.hellinger.as: whylogs takes hellinger/,
      ),
    ]);
  });

  it.each([
    'p: 0.05',
    'p-value: 0.05',
    'p_value: 0.05',
    'pValue: 0.05',
    'ks: { max: 1, p-value: 0.05 }',
    'psi: { max: 0.1, alpha: 0.05 }',
  ])('refuse a limit on a p-value: drift-p-value, %s', (text) => {
    expect(said(columns(text)).join('\n')).toMatch(
      /drift-p-value datasets\.d\.drift\.columns\.x\.[\w.-]+: a p-value says how many rows/,
    );
  });
});
