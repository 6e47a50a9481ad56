import { describe, expect, it } from 'vitest';
import { trendOf } from '../../../src/commands/situation/past-results.ts';
import type { RunRecord } from '../../../src/training/types.ts';
import { seedRun } from '../comparison/run-records.ts';

function run(fingerprint: string, values: readonly (number | null)[]): RunRecord {
  const about = { model: 'delay', fingerprint } as const;
  const seeds = values.map((value, seed) => {
    const metrics = value === null ? {} : { auc: { value, file: 'metrics.json' } };
    return { ...seedRun({ ...about, metrics }), seed };
  });
  return { schemaVersion: 1, ...about, seeds };
}

describe('the trend', () => {
  const trend = (runs: readonly RunRecord[], seeds: number) => trendOf({ runs, evaluations: [] }, seeds)['auc'];

  it('is of means over the seeds, as the value of this change is', () => {
    expect(trend([run('a', [0.5, 0.7]), run('b', [0.6, 0.9])], 2)).toEqual([0.6, 0.75]);
  });

  it('leaves out runs with another number of seeds, and those where a seed has no number', () => {
    expect(trend([run('a', [0.5]), run('b', [0.5, 0.7]), run('c', [0.5, null])], 2)).toEqual([0.6]);
    expect(trend([run('a', [0.5]), run('b', [0.5, 0.7])], 1)).toEqual([0.5]);
  });
});
