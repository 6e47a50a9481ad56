import { describe, expect, it } from 'vitest';
import { compareRows, fewestGroups } from '../../src/metrics/index.ts';
import type { ScoredRows } from '../../src/metrics/types.ts';
import { random } from '../../src/support/random.ts';
import { tQuantile } from '../../src/support/statistics.ts';
import { permuted, rows, side } from './rows.ts';

const stream = random(31);
const labels = Array.from({ length: 60 }, () => (stream.uniform() < 0.4 ? 1 : 0));
const scores = (skill: number) => labels.map((label) => 0.7 * stream.uniform() + skill * label);
const scored = rows('binary', labels, side({ scores: [scores(0.3)] }), side({ scores: [scores(0.2)] }));

const inGroups = (one: ScoredRows, group: (row: number) => number): ScoredRows => ({
  ...one,
  clusters: Int32Array.from({ length: one.n }, (_, row) => group(row)),
});
const lineOf = (one: ScoredRows, metric: string) => compareRows(one, { metrics: [metric] })[0];

describe('rows in groups', () => {
  it.each(['accuracy', 'roc-auc', 'brier'])('copies of rows add nothing: %s', (metric) => {
    const order = Array.from({ length: 240 }, (_, i) => i % 60);
    const copied = { ...permuted(scored, order), n: 240 };
    const width = (one: ScoredRows) => {
      const { low, high } = lineOf(one, metric)?.change?.intervals[0] ?? { low: Number.NaN, high: Number.NaN };
      return high - low;
    };
    const [single, four, groups] = [scored, copied, inGroups(copied, (row) => row % 60)].map(width);
    expect((four ?? 0) / (single ?? 0)).toBeLessThan(0.6);
    expect((groups ?? 0) / (single ?? 0)).toBeGreaterThan(0.9);
    expect((groups ?? 0) / (single ?? 0)).toBeLessThan(1.2);
  });

  it('are judged by the jackknife of groups and t: a mean is what it is without each group in turn', () => {
    const uneven = inGroups(scored, (row) => Math.floor(Math.sqrt(row)));
    const change = lineOf(uneven, 'brier')?.change;
    const [ours, theirs] = [scored.candidate[0]?.scores[0] ?? [], scored.baseline?.[0]?.scores[0] ?? []];
    const gains = labels.map((label, row) => ((theirs[row] ?? 0) - label) ** 2 - ((ours[row] ?? 0) - label) ** 2);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    // Leaving a group out moves the mean by −u/(1 − h).
    const moves = Array.from({ length: 8 }, (_, group) =>
      mean(gains.filter((_gain, row) => Math.floor(Math.sqrt(row)) !== group)),
    ).map((left) => left - mean(gains));
    const error = Math.sqrt((7 / 8) * moves.reduce((sum, move) => sum + move * move, 0));
    expect(change?.standardError.rows).toBeCloseTo(error, 12);
    expect(change?.intervals[0]?.low).toBeCloseTo(mean(gains) - tQuantile(0.975, 7) * error, 9);
  });

  it.each(['accuracy', 'recall', 'f1', 'mcc', 'roc-auc', 'average-precision', 'log-loss', 'ece'])(
    '%s has the influence function',
    (metric) => {
      const line = lineOf(
        inGroups(scored, (row) => row % 8),
        metric,
      );
      expect(line?.method).toBe('influence function of groups');
      expect(line?.candidate.groups).toBe(8);
      expect(line?.change?.intervals).toHaveLength(1);
    },
  );

  it('and so has a distance to a number', () => {
    const predictions = () => side({ predicted: labels.map((label) => label + stream.uniform()) });
    const pair = rows('regression', labels, predictions(), predictions());
    const line = lineOf(
      inGroups(pair, (row) => row % 12),
      'bias',
    );
    expect(line).toMatchObject({ better: { closeTo: 0 }, method: 'influence function of groups' });
  });

  it(`fewer than ${fewestGroups} say nothing, however many rows they hold`, () => {
    const order = Array.from({ length: 3000 }, (_, i) => i % 60);
    const many = { ...permuted(scored, order), n: 3000 };
    for (const [groups, method] of [
      [4, 'too few groups'],
      [5, 'influence function of groups'],
    ] as const) {
      const line = lineOf(
        inGroups(many, (row) => row % groups),
        'brier',
      );
      expect(line).toMatchObject({ method, candidate: { rows: 3000, groups } });
      expect(line?.candidate.standardError === undefined).toBe(groups < fewestGroups);
    }
  });

  it('of two classes, those count that hold the rarer one', () => {
    // Positive rows in three of twelve groups.
    const few = rows(
      'binary',
      labels.map((_, row) => (row % 12 < 3 && row < 36 ? 1 : 0)),
      scored.candidate,
      scored.baseline,
    );
    const grouped = inGroups(few, (row) => row % 12);
    for (const metric of ['recall', 'roc-auc', 'f1', 'average-precision'])
      expect(lineOf(grouped, metric)).toMatchObject({ method: 'too few groups', candidate: { groups: 3 } });
    for (const metric of ['accuracy', 'log-loss', 'brier', 'ece'])
      expect(lineOf(grouped, metric)).toMatchObject({ candidate: { groups: 12 } });
  });

  it('a perfect score is as sure as there are groups, not rows', () => {
    const perfect = rows('binary', labels, side({ scores: [labels.map((label) => 0.2 + label / 2)] }));
    const low = (one: ScoredRows) => lineOf(one, 'roc-auc')?.candidate.intervals[0]?.low ?? Number.NaN;
    // Wilson's lower limit of 6 successes in 6 trials.
    expect(low(inGroups(perfect, (row) => row % 6))).toBeCloseTo(0.60966, 4);
    expect(low(perfect)).toBeGreaterThan(0.8);
  });
});
