import { parse } from 'csv-parse/sync';
import type { RowChoice } from '../../project/types.ts';
import { parseTolerantJson } from './json.ts';
import { numberOf } from './number.ts';
import type { Entry } from './types.ts';

/** Rows of a table by column; all values as the file has them. */
type Row = ReadonlyMap<string, unknown>;

/** The chosen row, or why there is none (a sentence without a subject). */
export type TableReading = { readonly entries: readonly Entry[] } | { readonly missing: string };

/**
 * A metrics table in CSV or TSV: padded headers are trimmed (YOLO's results.csv); a file without a header and with one
 * column is a loss curve named `stem`; two columns `metric,value` are read as one metric a line. Empty cells of the
 * chosen row say nothing. Throws the parser's error for ragged rows and open quotes.
 */
export function readTable(text: string, delimiter: string, stem: string, choice: RowChoice): TableReading {
  const lines: string[][] = parse(text, { delimiter, trim: true, bom: true, skip_empty_lines: true });
  const [header, ...body] = lines;
  if (header === undefined) return { entries: [] };
  if (header.length === 1 && numberOf(header[0]) !== undefined) {
    return choose(
      [header, ...body].map((cells) => new Map([[stem, cells[0]]])),
      choice,
    );
  }
  refuseTwins(header);
  if (isLong(header, body)) return { entries: body.map(([name, value]) => ({ name: name ?? '', value })) };
  return choose(
    body.map((cells) => new Map(header.map((column, index) => [column, cells[index]]))),
    choice,
  );
}

/** One JSON object a line. Throws a SyntaxError. */
export function readJsonLines(text: string, choice: RowChoice): TableReading {
  const rows = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const row = parseTolerantJson(line);
      if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new SyntaxError('a line is no object');
      return new Map(Object.entries(row));
    });
  return choose(rows, choice);
}

function refuseTwins(header: readonly string[]): void {
  const twin = header.find((column, index) => header.indexOf(column) !== index);
  if (twin !== undefined) throw new SyntaxError(`the column ${JSON.stringify(twin)} stands twice in the header`);
}

/** `metric,value` with a text in every first cell. */
function isLong(header: readonly string[], body: readonly (readonly string[])[]): boolean {
  const [first = '', second = ''] = header.map((column) => column.toLowerCase());
  if (header.length !== 2 || !['metric', 'name', 'key'].includes(first)) return false;
  return ['value', 'score'].includes(second) && body.every(([name]) => numberOf(name) === undefined);
}

function choose(rows: readonly Row[], choice: RowChoice): TableReading {
  const row = choice.kind === 'last' ? rows.at(-1) : extreme(rows, choice);
  if (row === undefined) {
    return choice.kind === 'last' ? { entries: [] } : { missing: `no row has a number in the column ${choice.column}` };
  }
  return { entries: [...row].filter(([, value]) => value !== '').map(([name, value]) => ({ name, value })) };
}

/** The first of the rows with the smallest or largest value; NaN is neither. */
function extreme(rows: readonly Row[], choice: Exclude<RowChoice, { kind: 'last' }>): Row | undefined {
  const sign = choice.kind === 'min' ? -1 : 1;
  let best: { readonly row: Row; readonly value: number } | undefined;
  for (const row of rows) {
    const value = numberOf(row.get(choice.column));
    if (value === undefined || Number.isNaN(value)) continue;
    if (best === undefined || sign * value > sign * best.value) best = { row, value };
  }
  return best?.row;
}
