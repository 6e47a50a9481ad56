import { describe, expect, it } from 'vitest';
import { type Finding, noiseOf, stateOf } from '../../../src/data/drift/finding.ts';

const finding = (more: Partial<Finding>): Finding => ({
  statistic: 'wasserstein',
  value: 0.2,
  limit: 0.1,
  noise: { changed: 0.01, drifted: 0.02 },
  gates: true,
  needsRows: true,
  detail: '',
  ...more,
});

describe('what one statistic comes to', () => {
  it('is drifted beyond the limit and beyond what chance does ten times as rarely', () => {
    expect(stateOf(finding({}))).toBe('drifted');
    expect(stateOf(finding({ noise: { changed: 0.15, drifted: 0.19 } }))).toBe('drifted');
    expect(stateOf(finding({ noise: { changed: 0.15, drifted: 0.21 } }))).toBe('unknown');
  });

  it('is changed beyond chance and within the limit', () => {
    expect(stateOf(finding({ value: 0.05 }))).toBe('changed');
    expect(stateOf(finding({ value: 0.05, noise: { changed: 0.04, drifted: 0.06 } }))).toBe('changed');
    expect(stateOf(finding({ value: 0.05, noise: { changed: 0.06, drifted: 0.07 } }))).toBe('same');
  });

  it('can be told by nobody where chance alone reaches beyond the limit', () => {
    const wide = { changed: 0.3, drifted: 0.4 };
    expect(stateOf(finding({ value: 0.05, noise: wide }))).toBe('unknown');
    expect(stateOf(finding({ value: 0.05, noise: wide, needsRows: false }))).toBe('same');
    expect(stateOf(finding({ value: 0.2, noise: wide, needsRows: false }))).toBe('unknown');
    expect(stateOf(finding({ value: 0.35, noise: wide, gates: false }))).toBe('changed');
  });

  it('asks the law at the level of each word', () => {
    expect(noiseOf((alpha) => 1 / alpha, 0.01)).toEqual({ changed: 100, drifted: 1000 });
  });
});
