import { clip } from '../support/escape/index.ts';
import type { Chart } from './document/document.ts';

/**
 * A line chart as mermaid `xychart-beta` (the keyword that old and new versions parse); labels are ASCII letters,
 * digits and blanks, whatever they were before. A level line through the base's last value comes first: it is the
 * reference, and takes the first colour, which is too pale for the values themselves. Empty for fewer than three finite values.
 */
export function mermaidTrend({ title, axis, values }: Chart & { kind: 'trend' }): string {
  const finite = values.filter(Number.isFinite);
  if (finite.length < 3) return '';
  const base = finite.at(-2) ?? 0;
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const room = (high - low) * 0.1 || Math.abs(high) * 0.1 || 1;
  const runs = finite.map((_, index) => (index === finite.length - 1 ? '"this"' : `"${index + 1}"`));
  return [
    '```mermaid',
    'xychart-beta',
    `  title "${label(title)}"`,
    `  x-axis "runs of the base branch, then this change; level line at the last base run" [${runs.join(', ')}]`,
    `  y-axis "${label(axis)}" ${decimal(low - room)} --> ${decimal(high + room)}`,
    `  line [${finite.map(() => decimal(base)).join(', ')}]`,
    `  line [${finite.map(decimal).join(', ')}]`,
    '```',
  ].join('\n');
}

function label(text: string): string {
  return (
    clip(
      text
        .replace(/[^A-Za-z0-9 ._-]+/g, ' ')
        .replace(/ +/g, ' ')
        .trim(),
      80,
    ).replace('…', '') || 'value'
  );
}

/** Plain digits: the grammar knows no exponents. */
function decimal(value: number): string {
  return String(Number.parseFloat(value.toFixed(6)));
}
