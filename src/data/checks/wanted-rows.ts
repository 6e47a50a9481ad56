import type { ShapeColumn, TableShape, TableSource } from '../engines/port.ts';
import type { DatasetVersion } from '../types.ts';
import type { ExamplesFrom } from './examples.ts';

/** As many rows of one check, and as many bytes of text, are written at most. */
export const rowLimits = { rows: 10_000, bytes: 50_000_000 } as const;

/** Rows that broke a check, and where they go. */
export interface WantedRows {
  readonly version: DatasetVersion;
  readonly table: TableSource;
  readonly shape: TableShape;
  readonly from: ExamplesFrom;
  /** Columns that are written. */
  readonly shown: readonly ShapeColumn[];
  /** Absolute path of the file. */
  readonly target: string;
}

export interface WrittenRows {
  readonly rows: number;
  /** As many as there are, or one more than are written at most. */
  readonly found: number;
}

/** The first lines, as many as the limits allow. @param before bytes that are written in front of them */
export function withinLimits(all: readonly string[], before = 0): readonly string[] {
  let bytes = before;
  const cut = all.slice(0, rowLimits.rows).findIndex((line) => {
    bytes += Buffer.byteLength(line) + 1;
    return bytes > rowLimits.bytes;
  });
  return all.slice(0, cut === -1 ? rowLimits.rows : cut);
}
