import { describe, expect, it } from 'vitest';
import { reportedLines } from '../../../src/commands/comparison/reported-lines.ts';
import type { ModelFacts } from '../../../src/project/index.ts';
import type { RunRecord, SeedRun } from '../../../src/training/types.ts';
import { load } from '../../project/support.ts';

const model = load('version: 1\nmodels: { delay: { train: a, artifact: b } }').project.models.get('delay');
const facts = { model } as ModelFacts;

/** A record of which only this is read: fingerprint, data, artifact and the reported `auc` of each seed. */
function run(name: string, values: readonly number[], artifact = name): RunRecord {
  const seeds = values.map((value, seed) => ({
    seed,
    inputs: { data: [{ role: 'train', dataset: 'd', digest: 'sha256:1' }] },
    artifact: { digest: `${artifact} ${seed}` },
    metrics: { auc: { value } },
  }));
  return { schemaVersion: 1, model: 'delay', fingerprint: name, seeds: seeds as unknown as readonly SeedRun[] };
}

describe('numbers that the code reported, and past runs', () => {
  const runs = { candidate: run('ours', [0.7]), baseline: run('theirs', [0.71]) };
  const lineOf = (past: readonly RunRecord[]) => reportedLines(facts, runs, [], { runs: past, evaluations: [] }, 1)[0];
  const five = [0.6, 0.62, 0.61, 0.64, 0.66].map((value, at) => run(`run ${at}`, [value]));

  it('five successive models make an interval', () => {
    expect(lineOf(five)?.method).toBe('t from the differences between 5 successive runs');
    expect(lineOf(five.slice(1))?.method).toBe('no interval');
  });

  it('the same model again is no other run', () => {
    const again = [run('run 0b', [0.6], 'run 0'), ...five.slice(1)];
    expect(lineOf([...five.slice(0, 1), ...again])?.method).toBe('t from the differences between 5 successive runs');
    expect(lineOf([...five.slice(0, 1), ...again.slice(0, 4)])?.method).toBe('no interval');
  });

  it('seeds of a past configuration come first; those of both sides count for themselves', () => {
    expect(lineOf([...five, run('seeds', [0.6, 0.61])])).toMatchObject({
      method: 't over seeds',
      change: { seedNoise: 'borrowed' },
    });
    expect(lineOf([run('theirs', [0.6, 0.61])])?.method).toBe('no interval');
  });
});
