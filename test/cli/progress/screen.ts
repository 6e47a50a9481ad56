import { widthOf } from '../../../src/support/text-width.ts';

/** As much of a terminal as progress uses: lines that wrap at the last cell, the cursor up, what follows it erased. */
export interface Screen {
  readonly isTTY: true;
  columns: number;
  rows: number;
  write(text: unknown): boolean;
  /** What is to be read on it, without blank lines at the end. */
  lines(): readonly string[];
  /** A window of another width: lines that are too long for it are broken anew, as terminals do. */
  resize(columns: number): void;
  /** How often something was written. */
  writes: number;
}

const sequence = /^\u001b\[(\d*)([A-Z])/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export function openScreen(columns: number, rows = 24): Screen {
  let grid: string[] = [''];
  let row = 0;
  let column = 0; // cells of the row that are before the cursor
  const put = (character: string) => {
    if (column + widthOf(character) > screen.columns) newLine();
    const before = grid[row] ?? '';
    grid[row] = (column === 0 ? '' : before) + character; // nobody here writes into the middle of a line
    column += widthOf(character);
  };
  const newLine = () => {
    row += 1;
    column = 0;
    if (row === grid.length) grid.push('');
  };
  const obey = (count: number, letter: string) => {
    if (letter === 'A') row = Math.max(0, row - count);
    else if (letter === 'J') grid = [...grid.slice(0, row), (grid[row] ?? '').slice(0, column)];
    else throw new Error(`this terminal does not know ESC [ ${letter}`);
  };
  const screen: Screen = {
    isTTY: true,
    columns,
    rows,
    writes: 0,
    write(text) {
      screen.writes += 1;
      let left = String(text);
      while (left !== '') {
        const found = sequence.exec(left);
        if (found !== null) {
          obey(Number(found[1] || 1), found[2] ?? '');
          left = left.slice(found[0].length);
          continue;
        }
        const [first] = graphemes.segment(left);
        const character = first?.segment ?? '';
        if (character.endsWith('\n')) newLine();
        else if (character === '\r') column = 0;
        else put(character);
        left = left.slice(character.length);
      }
      return true;
    },
    lines: () => grid.join('\n').trimEnd().split('\n'),
    resize(wanted) {
      const whole = grid;
      screen.columns = wanted;
      grid = [''];
      row = 0;
      column = 0;
      for (const [at, line] of whole.entries()) {
        for (const { segment } of graphemes.segment(line)) put(segment);
        if (at < whole.length - 1) newLine();
      }
    },
  };
  return screen;
}
