import type { ColumnType, DataFormat, ViewRule } from '../../project/types.ts';
import type { Relation } from '../../support/database-table.ts';
import type { Problem } from '../../support/problem.ts';
import type { Dialect } from './dialect.ts';

/**
 * What a data engine can do: run read-only SQL over files and count. Statistics are computed in TypeScript from the
 * counts, so that every engine gives the same numbers. Every method takes absolute paths; nothing else can be read.
 */
export interface DataEngine {
  /** How this engine says what standard SQL cannot. */
  readonly dialect: Dialect;
  /**
   * Column names and types as stored, in the words of DuckDB on every engine, and the number of rows; unreadable input is
   * an MlopsError.
   */
  describe(table: TableSource): Promise<TableShape>;
  /**
   * Runs one SELECT over the named tables; integers beyond 2^53 come back as bigint, decimals, dates, timestamps and
   * nested values as text. Each table `t` has a twin `"t#rows"` with two more columns, `#file` (index into its files)
   * and `#row` (from 1); a table of a database has none, since its rows have no place. Other statements, other tables, functions that read files, chance and the clock are refused.
   * @param limits come with every query that holds SQL of a user's own, and are of it alone: `engine-timeout` where it takes
   * longer. An engine may leave out of other queries what only such SQL needs.
   */
  query(
    sql: string,
    tables: readonly TableSource[],
    parameters?: readonly SqlValue[],
    limits?: QueryLimits,
  ): Promise<QueryResult>;
  /**
   * The same, as one typed array for each column: numbers and booleans as `numbers`, everything else as `codes` into
   * the sorted distinct texts.
   */
  columns(sql: string, tables: readonly TableSource[], parameters?: readonly SqlValue[]): Promise<ColumnArrays>;
  /**
   * Writes the rows of a SELECT to a file in the format its name ends with (`.parquet`, `.csv`, `.jsonl`). It appears
   * whole or not at all, and takes the place of an older file of that name. A database writes no files: `database-writes-no-files`.
   */
  write(sql: string, tables: readonly TableSource[], target: string): Promise<{ readonly rows: number }>;
  close(): Promise<void>;
}

export interface QueryLimits {
  readonly milliseconds?: number | undefined;
  /** Told now and then while the query runs, between 0 and 1, by engines that know. It may begin anew. */
  readonly onShare?: ((share: number) => void) | undefined;
}

export type SqlValue = string | number | bigint | boolean | null;

/** A table that an engine can read: files on this machine (DuckDB), or a relation of a database (PostgreSQL, Trino). */
export type TableSource = FileTable | DatabaseTable;

export interface FileTable extends NamedTable {
  readonly files: readonly string[];
  /** Where each file stands inside the dataset; its folders `name=value` are columns. Absent: no folder is one. */
  readonly paths?: readonly string[];
  readonly format: DataFormat;
  /** Declared types by column, for formats without types. */
  readonly types?: ReadonlyMap<string, ColumnType>;
  /** Column names in order, for CSV without a header. */
  readonly names?: readonly string[];
}

export interface DatabaseTable extends NamedTable {
  readonly relation: Relation;
}

export function isFileTable(table: TableSource): table is FileTable {
  return 'files' in table;
}

interface NamedTable {
  /** The name by which SQL refers to it. */
  readonly name: string;
  /**
   * The table has these columns only, and no twin `"t#rows"`. Every query pays for every column of its tables; who asks
   * many questions about few columns of a wide table says so.
   */
  readonly only?: readonly string[];
  /** What `describe` said of its files. A query of files that were written to since is `data-file-changed`. */
  readonly state?: string | undefined;
  /** As many rejected lines are listed at most; default 20. */
  readonly listed?: number;
  /** Columns whose values must not appear in any message. */
  readonly hidden?: readonly string[];
  /** It has these rows and columns only; each rule is asked of what the one before keeps. Absent: all. */
  readonly view?: readonly ViewRule[];
}

/** Something odd about a table that can be read all the same. */
export interface TableProblem extends Problem {
  readonly column?: string;
}

export interface ShapeColumn {
  readonly name: string;
  readonly engineType: string;
  /**
   * JSON lines only, of a column without a declared type: the kinds of its values where no type holds them all (`list or
   * object`, or several kinds), which were read as text.
   */
  readonly kinds?: readonly string[];
}

export interface TableShape {
  readonly rows: number;
  readonly columns: readonly ShapeColumn[];
  /** Lines that could not be read as a row of this table (csv, json): file, 1-based line, what was wrong. */
  readonly rejects: readonly {
    readonly file: string;
    readonly line: number;
    readonly column?: string;
    readonly error: string;
  }[];
  /** Lines that are not in the table; beyond those listed they are counted only. */
  readonly rejected: number;
  /** Lines of CSV files of several columns without a single character: no rows, and no rejects. */
  readonly blankLines?: number;
  /** Files whose columns differ (they are united by name), one column that looks like several, and the like. */
  readonly problems: readonly TableProblem[];
  /**
   * What `#row` of the view `<name>#rows` counts: lines of a text file or rows of a binary one, both from 1; `none` for a
   * table of a database, whose rows have no order and which has no such view.
   */
  readonly rowNumbers: 'line' | 'row' | 'none';
  /** Another text when a file is replaced or written to; absent where an engine cannot tell. */
  readonly state?: string | undefined;
}

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

export interface ColumnArrays {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ColumnArray>;
}

/** `numbers`: NaN for NULL as well (ask for a null flag column where it matters). `codes`: -1 for NULL. */
export type ColumnArray =
  | { readonly kind: 'numbers'; readonly values: Float64Array }
  | { readonly kind: 'codes'; readonly codes: Int32Array; readonly names: readonly string[] };
