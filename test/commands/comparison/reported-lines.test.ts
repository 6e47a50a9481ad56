import { describe, expect, it } from 'vitest';
import { reportedLines } from '../../../src/commands/comparison/reported-lines.ts';
import type { RunRecord } from '../../../src/training/types.ts';
import { load } from '../../project/support.ts';
import { seedRun } from './run-records.ts';

const model = load('version: 1\nmodels: { delay: { train: a, artifact: b } }').project.models.get('delay');
const facts = { model: model ?? expect.fail() };
const data = [{ role: 'train', dataset: 'd', digest: 'sha256:1' }];

/** The runs of a configuration on the same data, with the `auc` that each seed reported. */
function run(name: string, values: readonly number[], artifact = name, read = data): RunRecord {
  const about = { model: 'delay', fingerprint: name } as const;
  const seeds = values.map((value, seed) => {
    const metrics = { auc: { value, file: 'metrics.json' } };
    const plain = seedRun({ ...about, metrics });
    const inputs = { ...plain.inputs, data: read };
    return { ...plain, seed, inputs, artifact: { digest: `${artifact} ${seed}`, files: [] } };
  });
  return { schemaVersion: 1, ...about, seeds };
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

  it('seeds of a past run that left one artifact, or one value, are no spread', () => {
    const still = run('still', [0.6, 0.61]);
    const oneArtifact = {
      ...still,
      seeds: still.seeds.map((seed) => ({ ...seed, artifact: { digest: 'one', files: [] } })),
    };
    expect(lineOf([oneArtifact])).toMatchObject({ method: 'no interval', change: { seedNoise: 'unknown' } });
    expect(lineOf([run('still', [0.6, 0.6, 0.6])])).toMatchObject({
      method: 'no interval',
      change: { intervals: [], seedNoise: 'unknown' },
    });
    expect(lineOf([still])?.method).toBe('t over seeds');
  });

  it('say nothing of better or worse where the training read other data', () => {
    const other = [{ role: 'train', dataset: 'd', digest: 'sha256:2' }];
    const more = [...data, { role: 'extra', dataset: 'e', digest: 'sha256:3' }];
    const line = (read: typeof data) =>
      reportedLines(
        facts,
        { candidate: run('ours', [0.8], 'ours', read), baseline: run('theirs', [0.7]) },
        [],
        { runs: [], evaluations: [] },
        1,
      )[0];
    expect(line(data)).toMatchObject({ change: { value: expect.closeTo(0.1, 9) } });
    expect(line(other)).toMatchObject({ otherData: ['train'], notComparable: expect.stringContaining('(train)') });
    expect(line(other)?.change).toBeUndefined();
    expect(line(more)).toMatchObject({ otherData: ['extra'] });
  });

  it('are exactly as before where seed by seed the artifact is the same, or every value', () => {
    const line = (candidate: RunRecord, baseline: RunRecord) =>
      reportedLines(facts, { candidate, baseline }, [], { runs: [], evaluations: [] }, 1)[0];
    const pair = [0.7, 0.72];
    expect(line(run('ours', pair, 'same'), run('theirs', pair, 'same'))).toMatchObject({
      method: 'identical artifacts',
      change: { value: 0, exact: true },
    });
    expect(line(run('ours', pair), run('theirs', pair))).toMatchObject({
      method: 'identical values',
      change: { value: 0, exact: true },
    });
    expect(line(run('ours', pair), run('theirs', [0.72, 0.7]))?.change?.exact).toBe(false);
    expect(line(run('ours', [0.7]), run('theirs', pair))?.change?.exact).toBe(false);
    const other = [{ role: 'train', dataset: 'd', digest: 'sha256:2' }];
    expect(line(run('ours', pair, 'ours', other), run('theirs', pair))?.otherData).toEqual(['train']);
    expect(line(run('ours', pair, 'same', other), run('theirs', pair, 'same'))?.change?.exact).toBe(true);
  });
});

describe('what the metrics file has instead of a number', () => {
  const [accuracy, auc] = [0.7, 0.6].map((value) => ({ value, file: 'metrics.json' }));
  const about = { model: 'delay', fingerprint: 'f' } as const;
  const of = (seed: Partial<Parameters<typeof seedRun>[0]>): RunRecord => {
    const metrics = { ...(accuracy && { accuracy }) };
    return { schemaVersion: 1, ...about, seeds: [seedRun({ ...about, metrics, ...seed })] };
  };
  const baseline = of({ metrics: { ...(accuracy && { accuracy }), ...(auc && { auc }) } });
  const candidateOf = (candidate: RunRecord) => {
    const lines = reportedLines(facts, { candidate, baseline }, [], { runs: [], evaluations: [] }, 1);
    return lines.find(({ metric }) => metric === 'auc')?.candidate.undefinedBecause;
  };

  it.each([
    ['text', 'text'],
    ['null', 'null'],
    ['other', 'no-number'],
  ] as const)('is why the line has no value: %s', (what, because) => {
    expect(candidateOf(of({ noNumbers: { auc: what } }))).toBe(because);
  });

  it('is nothing where the name is not there', () => {
    expect(candidateOf(of({ noNumbers: { f1: 'text' } }))).toBe('missing');
  });
});
