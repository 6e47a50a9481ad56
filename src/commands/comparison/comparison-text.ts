import type { Comparison, Estimate, Interval, MetricComparison } from '../../metrics/types.ts';
import { escapeTerminal } from '../../support/escape/index.ts';
import { decimalsFor, formatNumber, formatSigned } from '../../support/numbers.ts';

/** A comparison as a table: metric, baseline, candidate, by how much it is better with the 95 % interval, method. */
export function comparisonText(comparison: Comparison): string {
  const rows = [['metric', 'base', 'this', 'better by [95 %]', 'method'], ...comparison.metrics.map(row)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length))) ?? [];
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${[escapeTerminal(comparison.model), ...lines.map((line) => `  ${line}`)].join('\n')}\n`;
}

function row(line: MetricComparison): readonly string[] {
  const { change, slice } = line;
  const digits = digitsOf(line);
  const name = slice === undefined ? line.metric : `  ${line.metric} · ${slice.column} ${slice.value}`;
  return [
    escapeTerminal(name),
    valueText(line.baseline, digits),
    valueText(line.candidate, digits),
    change === undefined
      ? (line.notComparable ?? '–')
      : `${formatSigned(change.value, digits)}${rangeText(change.intervals, digits)}`,
    line.mcnemar === undefined ? line.method : `${line.method}; McNemar p ${line.mcnemar.pValue.toPrecision(2)}`,
  ];
}

function digitsOf({ change, candidate }: MetricComparison): number {
  const [interval] = (change ?? candidate).intervals;
  const byInterval = interval && decimalsFor((interval.high - interval.low) / 2, 2);
  return byInterval ?? decimalsFor(candidate.value ?? 0, 4) ?? 0;
}

function valueText(estimate: Estimate | undefined, digits: number): string {
  if (estimate === undefined) return '–';
  return estimate.value === null ? noValue(estimate) : formatNumber(estimate.value, digits);
}

/** Why there is none, in words: a code reads like a value. */
function noValue({ undefinedBecause: why, rows }: Estimate): string {
  if (why === 'too-few-rows' && rows !== null) return `– (${formatNumber(rows, 0)} row${rows === 1 ? '' : 's'})`;
  return why === undefined ? '– (undefined)' : `– (${why.replaceAll('-', ' ')})`;
}

function rangeText([interval]: readonly Interval[], digits: number): string {
  return interval === undefined
    ? ' (no interval)'
    : ` [${formatSigned(interval.low, digits)}, ${formatSigned(interval.high, digits)}]`;
}
