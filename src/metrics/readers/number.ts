import type { ReportedValue } from './types.ts';

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const words: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
};

/** A number written as text (in tables and text files), with the words that languages have for NaN and ±∞. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (decimal.test(text)) return Number(text);
  return notFinite(text);
}

/** `NaN`, `inf`, `-Infinity`, … as numbers; undefined for every other text, also for `"0.8"`. */
export function notFinite(text: string): number | undefined {
  const [, sign, word] = /^([+-]?)\.?(\w+)$/.exec(text.trim()) ?? [];
  const value = words[word?.toLowerCase() ?? ''];
  return value === undefined ? undefined : sign === '-' ? -value : value;
}

/** As records keep it: JSON has no words for NaN and ±∞. */
export function recorded(value: number): ReportedValue['value'] {
  if (Number.isNaN(value)) return 'NaN';
  if (Number.isFinite(value)) return value;
  return value > 0 ? 'Infinity' : '-Infinity';
}
