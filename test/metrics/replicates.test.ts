import { describe, expect, it } from 'vitest';
import { replicateSpread, resamples } from '../../src/metrics/intervals/replicates.ts';

const levels = [0.5, 0.8, 0.95, 0.99, 0.999];

describe('limits from replicates', () => {
  it('are never nearer at a higher level, also where all replicates lie below the value', () => {
    const replicates = Float64Array.from({ length: resamples }, (_, at) => 0.2 + (at % 100) / 1000);
    const spread = replicateSpread(replicates, { value: 0.4, units: 13, range: [-1, 1], acceleration: -0.2 });
    const limits = levels.map(spread.limits);
    for (const [at, [low, high]] of limits.entries()) {
      const [innerLow, innerHigh] = limits[at - 1] ?? [low, high];
      expect(low).toBeLessThanOrEqual(innerLow);
      expect(high).toBeGreaterThanOrEqual(innerHigh);
    }
  });

  it('go on beyond the outermost replicates in proportion to their distance', () => {
    const replicates = Float64Array.from({ length: resamples }, (_, at) => (at + 0.5) / resamples - 0.5);
    const { limits } = replicateSpread(replicates, { value: 0, units: 1000, range: [-1, 1] });
    const [, wide] = limits(0.9999);
    expect(wide).toBeGreaterThan(0.5);
    expect(wide).toBeLessThan(1);
  });
});
