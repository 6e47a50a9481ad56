import { expect } from 'vitest';
import type { MetricComparison, ScoredRows } from '../../src/metrics/types.ts';
import { swapped } from './rows.ts';

export function expectMirrored(line: MetricComparison, other: MetricComparison | undefined): void {
  expect(other?.candidate.value).toBe(line.baseline?.value);
  expect(other?.candidate.intervals).toEqual(line.baseline?.intervals);
  expect(other?.change === undefined).toBe(line.change === undefined);
  if (!line.change) return;
  const scale = scaleOf(line);
  expectNear(other?.change?.value, -line.change.value, scale);
  for (const [at, { low, high }] of line.change.intervals.entries()) {
    expectNear(other?.change?.intervals[at]?.low, -high, scale);
    expectNear(other?.change?.intervals[at]?.high, -low, scale);
  }
}

/** Whether the sides changing places is nothing but another order of rows. */
export function looksSwapped(scored: ScoredRows): boolean {
  const listed = ({ labels, weights, candidate, baseline = [] }: ScoredRows) => {
    const sides = [...candidate, ...baseline].flatMap(({ predicted, scores }) => [predicted, ...scores]);
    return Array.from(labels, (_, row) => [labels, weights, ...sides].map((column) => column?.[row]).join()).sort();
  };
  return listed(scored).join(';') === listed(swapped(scored)).join(';');
}

export function expectClose(line: MetricComparison, other: MetricComparison | undefined): void {
  const scale = scaleOf(line);
  expectNear(other?.candidate.value ?? undefined, line.candidate.value ?? undefined, scale);
  expectNear(other?.change?.value, line.change?.value, scale);
  for (const [at, { low, high }] of (line.change?.intervals ?? []).entries()) {
    expectNear(other?.change?.intervals[at]?.low, low, scale);
    expectNear(other?.change?.intervals[at]?.high, high, scale);
  }
}

/** Rounding is relative to the values, not to their difference: a MAPE of 10¹⁵ is nothing unusual for labels of 0. */
function scaleOf({ candidate, baseline, change }: MetricComparison): number {
  const limits = (change?.intervals ?? []).flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]);
  return Math.max(1, Math.abs(candidate.value ?? 0), Math.abs(baseline?.value ?? 0), ...limits);
}

function expectNear(found: number | undefined, expected: number | undefined, scale: number): void {
  expect(found === undefined).toBe(expected === undefined);
  if (found === undefined || expected === undefined) return;
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * scale);
}

export function expectFinite(line: MetricComparison): void {
  const numbers = [line.candidate, line.baseline]
    .flatMap((one) =>
      one ? [one.value ?? 0, one.standardError ?? 0, ...one.intervals.flatMap(({ low, high }) => [low, high])] : [],
    )
    .concat(
      line.change
        ? [
            line.change.value,
            line.change.standardError.rows ?? 0,
            ...line.change.intervals.flatMap(({ low, high }) => [low, high]),
          ]
        : [],
    );
  for (const number of numbers) expect(Number.isFinite(number), `${line.metric}: ${JSON.stringify(line)}`).toBe(true);
  if (line.candidate.value === null) expect(line.candidate.undefinedBecause).toBeDefined();
}
