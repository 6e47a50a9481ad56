import { describe, expect, it } from 'vitest';
import { openCompareThreads } from '../../../src/commands/comparison/compare-threads.ts';
import { compareParts, type PartsRequest } from '../../../src/metrics/index.ts';
import type { ScoredRows } from '../../../src/metrics/types.ts';

function example(n: number, quality: number): ScoredRows {
  const noise = (row: number, of: number) => ((row * 7919 + of * 104729) % 1009) / 1009;
  const labels = Float64Array.from({ length: n }, (_, row) => (noise(row, 1) < 0.4 ? 1 : 0));
  const side = (signal: number, of: number) => [
    {
      seed: null,
      artifact: `${of}`,
      scores: [labels.map((label, row) => signal * (0.3 + 0.4 * label) + (1 - signal) * noise(row, of))],
    },
  ];
  const codes = Int32Array.from({ length: n }, (_, row) => row % 3);
  return {
    ...{ task: 'binary', n, classes: ['0', '1'], labels },
    candidate: side(quality, 2),
    baseline: side(0.5, 3),
    slices: new Map([['origin', { names: ['a', 'b', 'c'], codes }]]),
  };
}

const request: PartsRequest = {
  overall: { levels: [0.95, 0.99], seed: 1, better: new Map([['roc-auc', 'higher']]) },
  bySlice: { metrics: ['roc-auc'], slices: [{ column: 'origin' }], levels: [0.95], seed: 1 },
};

describe('threads that compare', () => {
  it('say to the last digit what is computed here, of each set of rows its own', async () => {
    const sets = [0.6, 0.7, 0.8, 0.9].map((quality, index) => example(400 + 50 * index, quality));
    const threads = openCompareThreads(2);
    try {
      const found = await Promise.all(sets.map((rows) => threads.compare(rows, request)));
      expect(found).toEqual(sets.map((rows) => compareParts(rows, request)));
      expect(found.flat().filter(({ slice }) => slice !== undefined)).toHaveLength(12);
    } finally {
      await threads.close();
    }
  });

  it('hand on what goes wrong in one, and go on with the next', async () => {
    const threads = openCompareThreads(1);
    try {
      const broken = Object.assign({}, example(40, 0.9), { candidate: undefined });
      await expect(threads.compare(broken, request)).rejects.toThrow(TypeError);
      const rows = example(400, 0.9);
      expect(await threads.compare(rows, request)).toEqual(compareParts(rows, request));
    } finally {
      await threads.close();
    }
  });

  it('end what runs, and what has not begun, when they are closed', async () => {
    const threads = openCompareThreads(1);
    const first = threads.compare(example(400, 0.9), request);
    const rest = [15_000, 400].map((n) => threads.compare(example(n, 0.9), request));
    const ended = expect(Promise.all(rest)).rejects.toThrow('the thread that compares has ended');
    await first; // the second runs now
    await threads.close();
    await ended;
  });
});
