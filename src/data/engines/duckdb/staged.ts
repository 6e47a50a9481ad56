import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableProblem, TableShape } from '../port.ts';
import type { PartitionColumn } from './partitions.ts';

export type Reject = TableShape['rejects'][number];

/** One table source made readable: Parquet files on this machine, and what was found on the way. */
export interface FoundTable {
  readonly files: readonly string[];
  /** True where the files carry the hidden column `#row` (they were text before). */
  readonly fromText: boolean;
  /** The line of the first row of each file, where all lines are rows: the files carry no `#row` then. */
  readonly firstLine?: number;
  /** True where many small files were copied into one, which carries the hidden columns `#file` and `#row`. */
  readonly placed?: true;
  /** The table has these columns only, and no rows that can be named by file and place. */
  readonly only?: readonly string[] | undefined;
  /** All files have the same columns in the same order: one of them says it for all. */
  readonly alike: boolean;
  /** Columns that the files do not hold: their folders stand for them. */
  readonly partitions?: readonly PartitionColumn[];
  readonly rejects: readonly Reject[];
  readonly rejected: number;
  readonly problems: readonly TableProblem[];
  /** Lines of CSV without a character, which are no rows. */
  readonly blankLines?: number;
  /** JSON only: kinds of values of columns that have no type of ours, and were read as text. */
  readonly untyped?: ReadonlyMap<string, readonly string[]>;
}

export interface StagedTable extends FoundTable, Pick<TableShape, 'rows' | 'columns'> {}

/** Work in a database of its own that may touch these files only. */
export type Alone = <T>(files: readonly string[], work: (connection: DuckDBConnection) => Promise<T>) => Promise<T>;

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
  /** CSV only: lines without a character, which are no rows. */
  readonly blankLines?: number;
  /** JSON only: which kinds of values a column holds, and the column that says it for each row. */
  readonly kinds?: ReadonlyMap<string, readonly string[]>;
  readonly kindColumns?: ReadonlyMap<string, string>;
  /** Columns declared as string: for JSON a number there is a misfit. */
  readonly strict: ReadonlySet<string>;
}

/** At most so many rejected lines are listed where a table asks for no other number. */
export const listedRejects = 20;

/** How the engine writes what it reads again. */
export const stagedAs = 'FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false';
