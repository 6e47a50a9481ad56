import { escapeTerminal } from '../support/escape/index.ts';
import type { Problem } from '../support/problem.ts';

/** Problems as a person reads them: place, what, the line itself, what to do. */
export function problemText(problems: readonly Problem[]): string {
  return problems.map(one).join('\n\n');
}

function one({ reason, message, place, remedy }: Problem): string {
  const lines: string[] = [];
  const where = place === undefined ? '' : `${place.file}:${place.line}:${place.column}: `;
  lines.push(`${where}${message.split('\n').map(escapeTerminal).join('\n')} [${reason}]`);
  if (place?.source !== undefined && place.source.trim() !== '') {
    const margin = `${String(place.line).padStart(6)} | `;
    lines.push(`${margin}${escapeTerminal(place.source)}`, `${' '.repeat(margin.length + place.column - 1)}^`);
  }
  if (remedy !== undefined) lines.push(`  → ${escapeTerminal(remedy)}`);
  return lines.join('\n');
}
