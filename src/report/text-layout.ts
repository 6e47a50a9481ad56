// Characters that take two cells of a terminal: East Asian wide and full-width ones, and emoji.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}✅❌❓]/gu;
const combining = /\p{Mn}|\p{Me}/gu;

/** Cells of a terminal that a text takes. */
export function widthOf(text: string): number {
  const shown = text.replace(combining, '');
  return Array.from(shown).length + (shown.match(wide)?.length ?? 0);
}

/** Fills up with blanks to a number of cells. */
export function padTo(text: string, width: number, align: 'left' | 'right'): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? blanks + text : text + blanks;
}

/** Breaks at blanks so that no line takes more than `width` cells, unless one word does; later lines are indented. */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = longer;
  }
  return [...lines, line].join('\n');
}
