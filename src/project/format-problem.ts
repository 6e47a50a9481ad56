import type { Problem } from '../support/problem.ts';

/**
 * A problem for a terminal: place, sentence, the source line with a caret under the column, remedy and reference.
 * Control characters of the source line are shown as `�`; nothing else is escaped.
 */
export function formatProblem(problem: Problem): string {
  const { place, reason, message, remedy, docs } = problem;
  const where = place ? `${place.file}:${place.line}:${place.column}: ` : '';
  return [
    `${where}${message} (${reason})`,
    ...(place?.source === undefined ? [] : sourceLines(place.line, place.column, place.source)),
    ...(remedy === undefined ? [] : [`  ${remedy}`]),
    ...(docs === undefined ? [] : [`  see ${docs}`]),
  ].join('\n');
}

/** A long line is cut so that the caret stays in sight. */
const widest = 100;

function sourceLines(line: number, column: number, source: string): readonly string[] {
  const start = column > widest - 20 ? column - 1 - Math.floor(widest / 2) : 0;
  const shown = source
    .slice(start, start + widest)
    .replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, (character) => (character === '\t' ? ' ' : '�'));
  const gutter = String(line);
  // The caret counts characters, not code units, so that it stands right after an emoji.
  const before = [...shown.slice(0, column - 1 - start)].length;
  return [`  ${gutter} | ${shown}`, `  ${' '.repeat(gutter.length)} | ${' '.repeat(before)}^`];
}
