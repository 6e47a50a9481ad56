/**
 * What a data engine can do: run read-only SQL over files and count. Statistics are computed in TypeScript from the
 * counts, so that every engine gives the same numbers. Every method takes absolute paths; nothing else can be read.
 */
export interface DataEngine {
  /** Column names and engine types as stored, and the number of rows; unreadable input is an MlopsError. */
  describe(table: TableSource): Promise<TableShape>;
  /** Runs one SELECT over the named tables; integers beyond 2^53 come back as bigint. */
  query(sql: string, tables: readonly TableSource[], parameters?: readonly SqlValue[]): Promise<QueryResult>;
  /** The same, as one typed array for each column; strings and keys are dictionary-coded. */
  columns(sql: string, tables: readonly TableSource[], parameters?: readonly SqlValue[]): Promise<ColumnArrays>;
  /** Writes the rows of a SELECT to a new file in the format its name ends with (`.parquet`, `.csv`, `.jsonl`). */
  write(sql: string, tables: readonly TableSource[], target: string): Promise<{ readonly rows: number }>;
  close(): Promise<void>;
}

export type SqlValue = string | number | bigint | boolean | null;

export interface TableSource {
  /** The name by which SQL refers to it. */
  readonly name: string;
  readonly files: readonly string[];
  readonly format: import('../../project/types.ts').DataFormat;
  /** Declared types by column, for formats without types. */
  readonly types?: ReadonlyMap<string, import('../../project/types.ts').ColumnType>;
}

export interface TableShape {
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly engineType: string }[];
  /** Lines that could not be read as a row of this table (csv, json): file, 1-based line, what was wrong. */
  readonly rejects: readonly {
    readonly file: string;
    readonly line: number;
    readonly column?: string;
    readonly error: string;
  }[];
  /** Rejects beyond those listed are counted only. */
  readonly rejected: number;
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
