import { writtenStatistic } from '../../project/index.ts';
import type { DriftStatistic } from '../../project/types.ts';
import { decimalsFor, formatNumber } from '../../support/numbers.ts';

/** A number for a person: four digits that count. */
export function amount(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-3) return value.toExponential(2).replace('e+', 'e');
  return String(Number(value.toPrecision(4)));
}

/** "9.622 → 9.427": both with as many decimals as the larger needs for four digits that count. */
export function evenly(before: number, after: number): string {
  const size = Math.max(Math.abs(before), Math.abs(after));
  if (!(size >= 1e-3 && size < 1e6)) return `${amount(before)} → ${amount(after)}`;
  const decimals = Math.max(0, 3 - Math.floor(Math.log10(size)));
  const texts = [before, after].map((value) => value.toFixed(decimals));
  const spare = Math.min(...texts.map((text) => (/\.\d*?(0*)$/.exec(text)?.[1] ?? '').length));
  return texts.map((text) => Number(text).toFixed(decimals - spare)).join(' → ');
}

/**
 * A statistic that a sketch knows to about two digits, beside its limit: with so many digits, and more only where it
 * would else read like the limit, which it is not, or as if it were on the limit's other side.
 */
export function estimated(value: number, limit: number): string {
  if (value === 0 || !Number.isFinite(value)) return amount(value);
  const shown = Number(amount(limit));
  const side = Math.sign(value - limit);
  for (let more = 0; more < mostDigits; more++) {
    const text = withDigits(value, more);
    if (side === 0 || Math.sign(Number(text) - shown) === side) return text;
  }
  return String(value);
}

/** Of a number of 64 bits. */
const mostDigits = 17;

/** As many more than usual, in the notation of `amount`. */
function withDigits(value: number, more: number): string {
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-3) return value.toExponential(2 + more).replace('e+', 'e');
  return value.toFixed((decimalsFor(value, 2) ?? 0) + more);
}

/** A value of a column in its own unit. */
export function inUnit(value: number, unit: 'number' | 'day' | 'microsecond'): string {
  if (unit === 'number') return amount(value);
  const milliseconds = unit === 'day' ? value * 86_400_000 : value / 1000;
  if (!(Math.abs(milliseconds) < 8.64e15)) return amount(value);
  const text = new Date(milliseconds).toISOString();
  return unit === 'day' ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
}

/** 0.1234 → "12.3 %". */
export function percent(share: number): string {
  const points = share * 100;
  if (points !== 0 && Math.abs(points) < 0.1) return `${Number(points.toPrecision(2))} %`;
  return `${points.toFixed(1)} %`;
}

/** A value of a category, shortened. */
export function quoted(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ');
  return `"${line.length > 40 ? `${line.slice(0, 39)}…` : line}"`;
}

/** 27004 → "27,004". */
export function rowsText(rows: number): string {
  return formatNumber(rows, 0);
}

/** "psi", "psi as evidently": as it is written in the file. */
export function statisticName(statistic: DriftStatistic): string {
  const { key, as } = writtenStatistic(statistic);
  return as === undefined ? key : `${key} as ${as}`;
}
