import type { Better } from '../project/types.ts';
import { tQuantile } from '../support/statistics.ts';
import { compareRows } from './compare.ts';
import { constantGuess } from './constant-guess.ts';
import { orientedChange } from './intervals/quantity.ts';
import { toSample } from './sample.ts';
import type { Interval, MetricComparison, ScoredRows } from './types.ts';

/** One metric of the same model on two sets of rows that share none. */
export interface MetricApart {
  readonly metric: string;
  readonly better: Better;
  /** With several seeds, the means over them. */
  readonly known: number;
  readonly arrived: number;
  /** Arrived − known, oriented so that plus is better, with its two-sided 95 % interval where there is one. */
  readonly change: number;
  readonly interval?: Interval;
  /** What the best constant answer for each set would score, where the mean of the labels is that answer. */
  readonly constant?: { readonly known: number; readonly arrived: number };
}

const level = 0.95;

/**
 * How the candidate's side does on rows that arrived, against rows that were known. The sets are taken as independent
 * of each other: the variances add up, degrees of freedom by Welch and Satterthwaite from the independent rows or
 * groups of each. The model is the same on both, so the spread between its seeds is no part of the difference.
 * A metric that either set leaves undefined is left out.
 */
export function compareApart(
  known: ScoredRows,
  arrived: ScoredRows,
  request: { readonly metrics: readonly string[]; readonly better?: ReadonlyMap<string, Better> },
): readonly MetricApart[] {
  const sides = [known, arrived].map((rows) => {
    const { baseline: _, ...alone } = rows;
    const guess = constantGuess(alone, request.metrics);
    return { units: toSample(alone).units, lines: compareRows(alone, { ...request, levels: [] }), guess };
  });
  const [before, after] = sides;
  if (before === undefined || after === undefined) return [];
  return before.lines.flatMap((line, at) => {
    const made = apart(line, after.lines[at], before.units, after.units);
    const [guessed, guessedAfter] = [before.guess.get(line.metric), after.guess.get(line.metric)];
    if (made === undefined) return [];
    if (guessed === undefined || guessedAfter === undefined) return [made];
    return [{ ...made, constant: { known: guessed, arrived: guessedAfter } }];
  });
}

function apart(
  { metric, better, candidate: before }: MetricComparison,
  line: MetricComparison | undefined,
  ...[units, otherUnits]: readonly [number, number]
): MetricApart | undefined {
  const after = line?.candidate;
  if (better === undefined || before.value === null || after?.value == null) return undefined;
  const change = orientedChange(after.value, before.value, better);
  const made = { metric, better, known: before.value, arrived: after.value, change };
  const variances = [(before.standardError ?? Number.NaN) ** 2, (after.standardError ?? Number.NaN) ** 2] as const;
  const total = variances[0] + variances[1];
  if (units < 2 || otherUnits < 2 || !(total > 0) || typeof better === 'object') return made;
  const [first, second] = [before.groups ?? units, after.groups ?? otherUnits];
  const df = total ** 2 / (variances[0] ** 2 / (first - 1) + variances[1] ** 2 / (second - 1));
  const half = tQuantile((1 + level) / 2, df) * Math.sqrt(total);
  return { ...made, interval: { level, low: change - half, high: change + half } };
}
