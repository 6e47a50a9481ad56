import { rowsOf } from '../sketch/cells.ts';
import type { NumberCells } from '../sketch/schema.ts';
import { lInfinity, moments, type Points, pooled, wasserstein } from './distances.ts';
import { type Finding, noiseOf } from './finding.ts';
import { wassersteinLaw } from './laws.ts';
import type { Asked } from './limits.ts';
import { commonCells, pointsOf } from './points.ts';
import { shareNoise } from './share-law.ts';
import { evenly, inUnit, percent } from './wording.ts';

export interface NumberSide {
  readonly cells: NumberCells;
  readonly whole: boolean;
  readonly unit: 'number' | 'day' | 'microsecond';
  /** Exact; absent in sketches that were made without it and for lengths of texts: then that of the cells. */
  readonly mean?: number;
}

/**
 * How far the finite numbers of a column moved: Wasserstein-1 ÷ the base's deviation. Where the base is constant there
 * is no deviation to measure in; then the share of rows that left the constant counts, as for categories. Undefined
 * where a side has no finite number: `missingFinding` says so.
 */
export function numericFinding(base: NumberSide, head: NumberSide, asked: Asked, alpha: number): Finding | undefined {
  const sizes = { base: rowsOf(base.cells), head: rowsOf(head.cells) };
  if (sizes.base === 0 || sizes.head === 0) return undefined;
  const gates = !asked.ignored && (!asked.nature || asked.declared.wasserstein !== undefined);
  const [before, after] = [pointsOf(base.cells, base.whole), pointsOf(head.cells, head.whole)];
  const whole = base.whole && head.whole;
  const [left, right] = commonCells(base.cells, head.cells).map((cells) => pointsOf(cells, whole));
  if (left === undefined || right === undefined) return undefined;
  if (before.at.length === 1)
    return constantFinding([left, right], [before, after], base.unit, { asked, alpha, gates, mean: head.mean });
  const { deviation } = moments(before);
  const means = meansOf([base, head], [before, after]);
  const law = wassersteinLaw(pooled(left, right), sizes);
  return {
    statistic: 'wasserstein',
    value: wasserstein(left, right) / deviation,
    limit: asked.limit('wasserstein'),
    noise: noiseOf((level) => law(level) / deviation, alpha),
    gates,
    needsRows: true,
    detail: `${movement(before, after, means, base.unit)}${asked.appended ? newMean(before, after, means, base.unit) : ''}`,
  };
}

/** Exact where both sides have one: of two means that are known differently well the difference says nothing. */
function meansOf(sides: readonly [NumberSide, NumberSide], [before, after]: readonly [Points, Points]): Means {
  const [base, head] = sides;
  if (base.mean !== undefined && head.mean !== undefined) return [base.mean, head.mean];
  return [moments(before).mean, moments(after).mean];
}

type Means = readonly [before: number, after: number];

/** The mean before and after; the deviation as well where the mean does not explain the distance. */
function movement(before: Points, after: Points, means: Means, unit: NumberSide['unit']): string {
  const mean = `mean ${unit === 'number' ? evenly(...means) : means.map((one) => inUnit(one, unit)).join(' → ')}`;
  if (Math.abs(means[1] - means[0]) >= 0.5 * wasserstein(before, after)) return mean;
  return unit === 'number' ? `${mean}, deviation ${evenly(moments(before).deviation, moments(after).deviation)}` : mean;
}

/** The mean of the rows that the head has beyond the base's: what all rows together dilute. */
function newMean(before: Points, after: Points, means: Means, unit: NumberSide['unit']): string {
  const [b, a] = [moments(before), moments(after)];
  const rows = a.rows - b.rows;
  if (rows <= 0) return '';
  const mean = (a.rows * means[1] - b.rows * means[0]) / rows;
  return `; the new rows alone ${inUnit(unit === 'number' ? Number(mean.toPrecision(3)) : mean, unit)}`;
}

/** @param common both sides on the same cells; @param own each side on its own, finer ones */
function constantFinding(
  [left, right]: readonly [Points, Points],
  [before, after]: readonly [Points, Points],
  unit: NumberSide['unit'],
  how: { readonly asked: Asked; readonly alpha: number; readonly gates: boolean; readonly mean: number | undefined },
): Finding {
  const rows = left.rows[0] ?? 0;
  const all = right.rows.reduce((sum, n) => sum + n, 0);
  const same = right.at.reduce((sum, at, k) => sum + (at === left.at[0] ? (right.rows[k] ?? 0) : 0), 0);
  const { value } = lInfinity([rows, 0], [same, all - same]);
  const constant = inUnit(before.at[0] ?? Number.NaN, unit);
  const differ = `now ${percent((all - same) / all)} of the rows differ (mean ${inUnit(how.mean ?? moments(after).mean, unit)})`;
  return {
    statistic: 'l-infinity',
    value,
    limit: how.asked.limit('l-infinity'),
    noise: noiseOf((level) => shareNoise({ rows: all - same, base: rows, head: all }, level), how.alpha),
    gates: how.gates || (!how.asked.ignored && how.asked.declared['l-infinity'] !== undefined),
    needsRows: false,
    detail: same === all ? `always ${constant}` : `it was always ${constant}, ${differ}`,
  };
}
