import { fitText, widthOf } from '../../support/text-width.ts';

/** What a block needs to know of a terminal. Its size may change at any time. */
export type Terminal = Pick<NodeJS.WriteStream, 'write'> & {
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
};

/** Lines at the end of a terminal that are drawn again and again, with everything else above them. */
export interface LiveBlock {
  /** Puts these lines in place of the last ones, and `above`, whole lines, before them, where it stays. */
  draw(lines: readonly string[], above?: string): void;
  /** Cells of a line. */
  width(): number;
}

/**
 * The cursor stands below the block, at the beginning of a line, and is never hidden: whoever ends the process, and be
 * it by SIGKILL, finds a terminal that can be written to. A frame is one write, so that nothing tears it.
 */
export function liveBlock(terminal: Terminal): LiveBlock {
  let shown: readonly string[] = [];
  const columns = () => positive(terminal.columns, 80);
  // A line that reaches the last cell makes some terminals begin a new one.
  const width = () => Math.max(1, columns() - 1);
  return {
    width,
    draw(lines, above = '') {
      const next = lines.slice(-Math.max(1, positive(terminal.rows, 24) - 1)).map((line) => fitText(line, width()));
      const text = erasing(shown, columns()) + above + next.map((line) => `${line}\n`).join('');
      if (text !== '') terminal.write(text);
      shown = next;
    },
  };
}

/** 0 and nothing are what a terminal says that does not know its size. */
function positive(size: number | undefined, usual: number): number {
  return size === undefined || size <= 0 ? usual : size;
}

/** Up over the block and away with it. In a window that became narrower its lines take more than one row each. */
function erasing(lines: readonly string[], columns: number): string {
  const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / columns)), 0);
  return rows === 0 ? '' : `\r\u001b[${rows}A\u001b[J`;
}
