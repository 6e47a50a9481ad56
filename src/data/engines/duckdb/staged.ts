import type { TableProblem, TableShape } from '../port.ts';

export type Reject = TableShape['rejects'][number];

/** One table source made readable: Parquet files on this machine, and what was found on the way. */
export interface FoundTable {
  readonly files: readonly string[];
  /** True where the files carry the hidden column `#row` (they were text before). */
  readonly fromText: boolean;
  /** True where some columns were copied out of a wide table: rows cannot be named by file and place. */
  readonly narrow?: true;
  readonly rejects: readonly Reject[];
  readonly rejected: number;
  readonly problems: readonly TableProblem[];
}

export interface StagedTable extends FoundTable, Pick<TableShape, 'rows' | 'columns'> {}

/** One text file in a table of the engine, every cell as text, in the order of the file. */
export interface RawFile {
  readonly file: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** SQL of the line number of a row, from 1. */
  readonly line: string;
  readonly rejects: readonly Reject[];
  readonly rejected: number;
  readonly problems: readonly TableProblem[];
  /** JSON only: which kinds of values a column holds, and the column that says it for each row. */
  readonly kinds?: ReadonlyMap<string, readonly string[]>;
  readonly kindColumns?: ReadonlyMap<string, string>;
  /** Columns declared as string: for JSON a number there is a misfit. */
  readonly strict: ReadonlySet<string>;
}

/** At most so many rejected lines are listed. */
export const listedRejects = 20;
