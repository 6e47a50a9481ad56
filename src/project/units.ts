import type { Amount } from './types.ts';

const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `90s`, `30m`, `6h`, `1.5d`, `500ms`; the form has been checked by the schema. */
export function durationOf(text: string): number {
  const { number, unit } = split(text);
  return Math.round(number * (milliseconds[unit] ?? Number.NaN));
}

/** As a user would write it, in the largest unit that leaves no fraction: `90s`, `1d`, `0s`. */
export function formatDuration(duration: number): string {
  const units = Object.entries(milliseconds).filter(([, size]) => duration % size === 0);
  const [unit, size] = duration === 0 ? ['s', 1] : (units.at(-1) ?? ['ms', 1]);
  return `${duration / size}${unit}`;
}

const thousands = 'KMGT';

/** Bytes of `512MB` (powers of 1000) or `64GiB` (powers of 1024). */
export function sizeOf(text: string): number {
  const { number, unit } = split(text);
  const power = thousands.indexOf(unit.charAt(0)) + 1;
  return Math.round(number * (unit.includes('i') ? 1024 : 1000) ** power);
}

/** `5` and `0.5` are absolute, `2%` is relative; the value of a percentage stays in percent. */
export function amountOf(written: number | string): Amount {
  if (typeof written === 'number') return { kind: 'absolute', value: written };
  return { kind: 'percent', value: split(written).number };
}

/** A share between 0 and 1 from `0.05` or `5%`. */
export function shareOf(written: number | string): number {
  return typeof written === 'number' ? written : split(written).number / 100;
}

/** As a user would write it: `5`, `2%`. */
export function formatAmount(amount: Amount): string {
  return amount.kind === 'percent' ? `${amount.value}%` : String(amount.value);
}

function split(text: string): { readonly number: number; readonly unit: string } {
  const found = /^(-?\d+(?:\.\d+)?)\s*(.*)$/.exec(text);
  return { number: Number(found?.[1]), unit: found?.[2] ?? '' };
}
