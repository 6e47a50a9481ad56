import { parse } from 'csv-parse/sync';
import type { RowChoice } from '../../project/types.ts';
import { parseTolerantJson } from './json.ts';
import { numberOf } from './number.ts';
import type { Entry } from './types.ts';

/** Rows of a table by column; all values as the file has them. */
type Row = ReadonlyMap<string, unknown>;

/** The chosen row; or what it is chosen by is not there; or none or several rows are it. Sentences without a subject. */
export type TableReading =
  | { readonly entries: readonly Entry[] }
  | { readonly missing: string }
  | { readonly notOne: string };

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
  if (choice.kind !== 'where' && isLong(header, body))
    return { entries: body.map(([name, value]) => ({ name: name ?? '', value })) };
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
  if (choice.kind === 'where') return matching(rows, choice.cells);
  const row = choice.kind === 'last' ? rows.at(-1) : extreme(rows, choice);
  if (row === undefined) {
    return choice.kind === 'last' ? { entries: [] } : { missing: `no row has a number in the column ${choice.column}` };
  }
  return { entries: entriesOf(row) };
}

function entriesOf(row: Row, without?: ReadonlyMap<string, unknown>): readonly Entry[] {
  const cells = [...row].filter(([name, value]) => value !== '' && without?.has(name) !== true);
  return cells.map(([name, value]) => ({ name, value }));
}

/** The first of the rows with the smallest or largest value; NaN is neither. */
function extreme(rows: readonly Row[], choice: Extract<RowChoice, { column: string }>): Row | undefined {
  const sign = choice.kind === 'min' ? -1 : 1;
  let best: { readonly row: Row; readonly value: number } | undefined;
  for (const row of rows) {
    const value = numberOf(row.get(choice.column));
    if (value === undefined || Number.isNaN(value)) continue;
    if (best === undefined || sign * value > sign * best.value) best = { row, value };
  }
  return best?.row;
}

type Cells = Extract<RowChoice, { kind: 'where' }>['cells'];

/** The one row that has these values; what chooses a row is no metric of it. */
function matching(rows: readonly Row[], cells: Cells): TableReading {
  const absent = [...cells.keys()].filter((column) => !rows.some((row) => row.has(column)));
  if (rows.length > 0 && absent.length > 0) {
    const columns = absent.length === 1 ? `the column ${absent[0]} is` : `the columns ${absent.join(', ')} are`;
    return { missing: `${columns} not there, and \`row.where\` asks for it` };
  }
  const found = rows.filter((row) => [...cells].every(([column, value]) => isValue(row.get(column), value)));
  const [only] = found;
  if (only !== undefined && found.length === 1) return { entries: entriesOf(only, cells) };
  const wanted = [...cells].map(([column, value]) => `${column} = ${JSON.stringify(value)}`).join(' and ');
  return { notOne: `${found.length} of ${rows.length} rows have ${wanted}, and exactly one has to` };
}

/** A number by its value, so that `10` is `10.0`; every other value by its text, as Python writes truth values, too. */
function isValue(cell: unknown, wanted: string | number | boolean): boolean {
  if (typeof wanted === 'number') return numberOf(cell) === wanted;
  if (typeof wanted === 'boolean') return String(cell).toLowerCase() === String(wanted);
  return (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean') && String(cell) === wanted;
}
