import { answer, type CheckFamily } from './family.ts';
import { counted, share } from './words.ts';

export const linesCheck: CheckFamily = {
  name: 'lines',
  key: 'always, for text files',
  asks: 'Is every line of every text file a row of the table, with every value of its declared type?',
  reasons: ['unreadable-lines'],
  plan: (context) => {
    const { shape, dataset, version } = context;
    if (shape.rowNumbers !== 'line') return [];
    return [
      () => {
        const all = shape.rows + shape.rejected;
        const fine = shape.rejected === 0;
        const [first] = shape.rejects;
        const path = (local: string) => version.files.find((file) => file.local === local)?.path ?? local;
        const column = first?.column === undefined ? '' : `, column ${first.column}`;
        const where = first ? `; first: ${path(first.file)}, line ${first.line}${column}: ${first.error}` : '';
        return answer(context, {
          check: 'lines',
          verdict: fine ? 'pass' : 'fail',
          level: 'fail',
          reason: fine ? 'kept' : 'unreadable-lines',
          sentence: fine
            ? `all ${counted(all, 'line')} are rows`
            : `${counted(shape.rejected, 'line')} of ${counted(all, 'line')}${share(shape.rejected, all)} cannot be read${where}`,
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
