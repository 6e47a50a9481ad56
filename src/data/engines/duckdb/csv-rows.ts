import { literal, literals } from '../sql.ts';
import type { CsvFormat } from './csv-header.ts';

/** A CSV file, and the names of its columns. */
export interface CsvFile {
  readonly file: string;
  readonly columns: readonly string[];
  readonly format: CsvFormat;
}

/** SQL of the rows of a CSV file, every cell as text: nothing is sniffed. @param more options of the reader */
export function csvRows({ file, columns, format }: CsvFile, more = ''): string {
  const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  // An empty list would mean the default, which is the empty text.
  const nulls = format.nulls.length > 0 ? format.nulls : ['\u0001 no null \u0001'];
  return `read_csv(${literal(file)}, auto_detect = false, hive_partitioning = false,
    header = ${format.header}, delim = ${literal(format.delimiter)}, quote = ${literal(format.quote)},
    escape = ${literal(format.quote)}, columns = {${types}}, nullstr = ${literals(nulls)}, null_padding = false${more})`;
}

/**
 * Option of the reader for files with quotes. Several readers of one file guess where a line begins, and guess wrong where a
 * quoted cell of many lines lies across the border of two: rows would be invented.
 */
export const oneReader = ', parallel = false';

/** Options of the reader: lines that do not fit are left out, and stand in `<table>_rejects`. */
export function rejectsInto(table: string): string {
  return `, store_rejects = true, rejects_table = ${literal(`${table}_rejects`)}, rejects_scan = ${literal(`${table}_scans`)}, rejects_limit = 0`;
}
