import { join } from 'node:path';
import { csvCell } from '../../support/csv-cell.ts';
import { writeAtomic } from '../../support/files.ts';
import type { DataEngine, TableShape } from '../engines/port.ts';
import { fileTable } from '../table-source.ts';
import type { DatasetVersion } from '../types.ts';
import type { RowsSink } from './failing-rows.ts';
import { rowLimits, withinLimits } from './wanted-rows.ts';

/** The check that answers for rejected lines. */
export const linesName = 'lines';

type Reject = TableShape['rejects'][number];

/**
 * Writes the lines that are no rows of the table to `<dataset>-rejected.csv`: file, line, column, error. What an error
 * shows of a cell it never shows of a `sensitive` column. Reads the files once more, since a report lists few of them.
 */
export async function writeRejectedLines(
  engine: DataEngine,
  version: DatasetVersion,
  { rejected, state }: TableShape,
  sink: RowsSink,
): Promise<void> {
  if (rejected === 0 || version.relation !== undefined) return;
  const table = { ...fileTable(version), listed: rowLimits.rows, state };
  const { rejects } = await engine.describe(table);
  const paths = new Map(version.files.map(({ path, local }) => [local, path]));
  const lines = withinLimits(rejects.map((reject) => lineOf(reject, paths.get(reject.file) ?? reject.file)));
  const file = `${version.dataset.name}-rejected.csv`;
  await writeAtomic(join(sink.folder, file), ['file,line,column,error', ...lines, ''].join('\n'));
  const rows = new Set(rejects.slice(0, lines.length).map((reject) => `${reject.line} ${reject.file}`)).size;
  const leftOut = [...version.dataset.columns.values()].filter(({ sensitive }) => sensitive).map(({ name }) => name);
  sink.written.push({
    dataset: version.dataset.name,
    check: linesName,
    file,
    rows,
    isCut: rows < rejected,
    leftOut,
  });
}

function lineOf({ line, column = '', error }: Reject, path: string): string {
  return [path, String(line), column, error].map(csvCell).join(',');
}
