import type { MetricLine } from './metric-line.ts';
import { decimalsOf, formatNumber } from './numbers.ts';

/** A change is taken from unrounded values, so that it may differ in its last digit from what the table subtracts to. */
export function roundedText(lines: readonly MetricLine[]): string {
  return lines.some(differs) ? ' Δ is taken from unrounded values.' : '';
}

function differs({ comparison }: MetricLine): boolean {
  const { baseline, candidate, change, better } = comparison ?? {};
  if (!comparison || !change || typeof better === 'object') return false;
  if (typeof baseline?.value !== 'number' || typeof candidate?.value !== 'number') return false;
  const decimals = decimalsOf(comparison);
  const shown = (value: number) => Math.round(value * 10 ** decimals);
  const subtracted = shown(candidate.value) - shown(baseline.value);
  return (
    formatNumber(subtracted / 10 ** decimals, decimals) !==
    formatNumber(shown(candidate.value - baseline.value) / 10 ** decimals, decimals)
  );
}
