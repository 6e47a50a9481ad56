import { clip, oneLine } from '../support/escape/index.ts';
import { decimalsFor } from '../support/numbers.ts';
import { formatCount, formatNumber, formatSigned } from './numbers.ts';
import type { ModelReport, OnNewRows } from './types.ts';

type Line = OnNewRows['metrics'][number];

/** The base's own model on new test rows, in a sentence; empty where there are none. */
export function newRowsText({ onNewRows }: ModelReport): string {
  if (onNewRows === undefined || onNewRows.metrics.length === 0) return '';
  const { rows, metrics, dataset } = onNewRows;
  const name = `\`${clip(oneLine(dataset), 80).replaceAll('`', "'")}\``;
  const moved = metrics.map((line) => `${numbersOf(line)} ${movements[movementOf(line)]}`);
  return (
    `The base’s own model on the ${formatCount(rows.arrived)} new rows of ${name} alone, against the ` +
    `${formatCount(rows.known)} that the base knows: ${moved.join('; ')}.`
  );
}

/** What a headline says of a loss beyond chance: the metric that lost most for its uncertainty. */
export function lossOnNewRows({ onNewRows }: ModelReport): string | undefined {
  const [worst] = (onNewRows?.metrics ?? [])
    .filter((line) => movementOf(line) === 'worse')
    .toSorted((one, other) => strength(one) - strength(other));
  if (onNewRows === undefined || worst === undefined) return undefined;
  return `worse on the ${formatCount(onNewRows.rows.arrived)} new test rows: ${numbersOf(worst)}`;
}

const movements = {
  better: '(better)',
  worse: '(worse)',
  unclear: '(within noise)',
  unknown: '(no interval)',
} as const;

function movementOf({ interval }: Line): keyof typeof movements {
  if (interval === undefined) return 'unknown';
  if (interval.low > 0) return 'better';
  return interval.high < 0 ? 'worse' : 'unclear';
}

/** The change in units of its interval's half width. */
function strength({ change, interval }: Line): number {
  return interval === undefined ? 0 : (2 * change) / (interval.high - interval.low);
}

/** "log-loss 0.405 → 0.668, +0.264 [0.159, 0.368]": plain differences, as in the table. */
function numbersOf({ metric, better, known, arrived, change, interval }: Line): string {
  const half = interval === undefined ? Math.abs(change) : (interval.high - interval.low) / 2;
  const decimals = decimalsFor(half, 2) ?? 3;
  const sign = better === 'lower' ? -1 : 1;
  const values = `${oneLine(metric)} ${formatNumber(known, decimals)} → ${formatNumber(arrived, decimals)}`;
  if (interval === undefined) return values;
  const bounds = [sign * interval.low, sign * interval.high].toSorted((a, b) => a - b);
  const [low = 0, high = 0] = bounds;
  return `${values}, ${formatSigned(sign * change, decimals)} [${formatNumber(low, decimals)}, ${formatNumber(high, decimals)}]`;
}
