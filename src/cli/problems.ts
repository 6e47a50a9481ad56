import { escapeTerminal } from '../support/escape/index.ts';
import type { Place, Problem } from '../support/problem.ts';

/** Problems as a person reads them: place, what, the line itself, what to do, where more is said. */
export function problemText(problems: readonly Problem[]): string {
  return problems.map(one).join('\n\n');
}

function one({ reason, message, place, remedy, docs }: Problem): string {
  const branch = place?.branch === undefined ? '' : ` on ${escapeTerminal(place.branch)}`;
  const where = place === undefined ? '' : `${escapeTerminal(place.file)}:${place.line}:${place.column}${branch}: `;
  return [
    `${where}${message.split('\n').map(escapeTerminal).join('\n')} [${reason}]`,
    ...(place === undefined ? [] : sourceLines(place)),
    ...(remedy === undefined ? [] : [`  → ${escapeTerminal(remedy)}`]),
    ...(docs === undefined ? [] : [`  see ${escapeTerminal(docs)}`]),
  ].join('\n');
}

/** A long line is cut so that the caret stays in sight. */
const widest = 100;

function sourceLines({ line, column, source = '' }: Place): readonly string[] {
  if (source.trim() === '') return [];
  const start = column > widest - 20 ? column - 1 - Math.floor(widest / 2) : 0;
  const margin = `${String(line).padStart(6)} | `;
  const before = [...source.slice(start, column - 1)].length; // characters, not code units
  return [`${margin}${escapeTerminal(source.slice(start, start + widest))}`, `${' '.repeat(margin.length + before)}^`];
}
