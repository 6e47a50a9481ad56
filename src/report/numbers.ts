import type { Interval, MetricComparison } from '../metrics/types.ts';
import { decimalsFor, formatNumber, formatSigned } from '../support/numbers.ts';

export { formatNumber, formatSigned };

/** Rows, bytes and other counts. */
export function formatCount(value: number): string {
  return formatNumber(value, 0);
}

/** A share as percent with two digits that count: `0.0123` is `1.2 %`. */
export function formatShare(share: number): string {
  const percent = share * 100;
  const size = Math.abs(percent);
  return `${formatNumber(percent, size === 0 || size >= 10 ? 0 : size >= 1 ? 1 : 2)} %`;
}

/** The shortest text of a limit that somebody wrote down. */
export function formatLimit(value: number): string {
  return String(value).replace('-', '−');
}

/** Seconds as a person says them: `0.4 s`, `38 s`, `12 min`, `3.5 h`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${formatNumber(seconds, 1)} s`;
  if (seconds < 120) return `${formatNumber(seconds, 0)} s`;
  if (seconds < 7200) return `${formatNumber(seconds / 60, 0)} min`;
  return `${formatNumber(seconds / 3600, 1)} h`;
}

export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(bytes / 1000 ** step, step === 0 ? 0 : 1)} ${units[step]}`;
}

/** The interval at 95 %, or the first there is. */
export function mainInterval(intervals: readonly Interval[]): Interval | undefined {
  return intervals.find(({ level }) => level === 0.95) ?? intervals[0];
}

/**
 * How many decimals a line deserves: two digits of the interval's half-width, as the sentences of gates have them;
 * without an interval two digits of the change; without a change four digits of the value. One or two more where a
 * change or a bound would else read 0.
 */
export function decimalsOf(line: MetricComparison): number {
  const values = [line.baseline?.value, line.candidate.value].filter((value) => typeof value === 'number');
  const bounds = mainInterval((line.change && !line.change.exact ? line.change : line.candidate).intervals);
  const numbers = [...values, line.change?.value ?? 0, bounds?.low ?? 0, bounds?.high ?? 0];
  if (numbers.every(Number.isInteger)) return 0;
  const wanted = decimalsFor(bounds ? (bounds.high - bounds.low) / 2 : 0, 2) ?? decimalsFor(line.change?.value ?? 0, 2);
  const decimals = wanted ?? decimalsFor(Math.max(...values.map(Math.abs), 0), 4) ?? 3;
  return numbers.reduce((most, value) => Math.max(most, untilVisible(value, decimals)), decimals);
}

function untilVisible(value: number, decimals: number): number {
  const two = [decimals, decimals + 1, decimals + 2];
  return value === 0 ? decimals : (two.find((digits) => Math.abs(value) >= 0.5 * 10 ** -digits) ?? decimals);
}
