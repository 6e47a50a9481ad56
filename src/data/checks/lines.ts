import type { TableShape } from '../engines/port.ts';
import { answer, type CheckFamily } from './family.ts';
import { linesName } from './rejected-lines.ts';
import { counted, share } from './words.ts';

export const linesCheck: CheckFamily = {
  name: linesName,
  key: 'always, for text files',
  asks: 'Is every line of every text file a row of the table, with every value of its declared type? A blank line of a CSV file is no row, and is counted in the sentence; where there is one column it is a row with a null.',
  reasons: ['unreadable-lines'],
  plan: (context) => {
    const { shape, dataset, version } = context;
    if (shape.rowNumbers !== 'line') return [];
    return [
      () => {
        const all = shape.rows + shape.rejected;
        const fine = shape.rejected === 0;
        const path = (local: string) => version.files.find((file) => file.local === local)?.path ?? local;
        const where = firstLines(shape.rejects.map((reject) => ({ ...reject, file: path(reject.file) })));
        const empty = shape.blankLines ?? 0;
        const blank = empty > 0 ? `, ${counted(empty, 'blank line')} left out` : '';
        return answer(context, {
          check: linesName,
          verdict: fine ? 'pass' : 'fail',
          level: 'fail',
          reason: fine ? 'kept' : 'unreadable-lines',
          sentence: fine
            ? `all ${counted(all, 'line')} are rows${blank}`
            : `${counted(shape.rejected, 'line')} of ${counted(all, 'line')}${share(shape.rejected, all)} cannot be read${blank}${where}`,
          checked: all,
          failed: shape.rejected,
          examples: shape.rejects.slice(0, 5).map((reject) => ({
            file: path(reject.file),
            line: String(reject.line),
            ...(reject.column === undefined ? {} : { column: reject.column }),
            error: reject.error,
          })),
          path: dataset.path,
        });
      },
    ];
  },
};

/** Of so many lines a sentence says what is wrong. */
const shownLines = 3;

/** `; first: a.csv, line 3, column x: "1.5" is not of type integer; line 7: too few fields: 2 instead of 3`. */
function firstLines(rejects: TableShape['rejects']): string {
  const lines = new Map(rejects.toReversed().map((reject) => [`${reject.line} ${reject.file}`, reject]));
  const shown = [...lines.values()].toReversed().slice(0, shownLines);
  const told = shown.map(({ file, line, column, error }, at) => {
    const isNewFile = file !== shown[at - 1]?.file;
    return `${isNewFile ? `${file}, ` : ''}line ${line}${column === undefined ? '' : `, column ${column}`}: ${error}`;
  });
  return told.length === 0 ? '' : `; first: ${told.join('; ')}`;
}
