import type { DataFormat } from '../../../project/types.ts';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import { checkColumnNames } from './column-names.ts';

export type CsvFormat = Extract<DataFormat, { readonly kind: 'csv' }>;

/** The fields of the first record of a CSV file. Only this one record is read by us; the engine reads the rows. */
export function firstRecord(file: string, head: Buffer, format: CsvFormat): readonly string[] {
  const fields: string[] = [];
  const text = decode(file, head, format.quote);
  const { delimiter, quote } = format;
  let at = 0;
  for (;;) {
    const field =
      quote !== '' && text.startsWith(quote, at) ? quoted(file, text, at, quote) : open(text, at, delimiter);
    fields.push(field.text);
    at = field.end;
    if (!text.startsWith(delimiter, at)) return fields;
    at += delimiter.length;
  }
}

/** Up to the end of the first record, so that a character cut in half at the end of `head` does not matter. */
function decode(file: string, head: Buffer, quote: string): string {
  let quotes = 0;
  let end = head.length;
  const mark = quote === '' ? -1 : quote.charCodeAt(0);
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] === mark) quotes += 1;
    if ((head[at] === 10 || head[at] === 13) && quotes % 2 === 0) {
      end = at;
      break;
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(head.subarray(0, end));
  } catch {
    throw MlopsError.of(dataReasons, 'not-utf8', `${file} is not encoded in UTF-8: line 1 has other bytes.`);
  }
}

function quoted(file: string, text: string, start: number, quote: string): { text: string; end: number } {
  let at = start + quote.length;
  let field = '';
  for (;;) {
    const close = text.indexOf(quote, at);
    if (close < 0) throw MlopsError.of(dataReasons, 'bad-header', `${file}: a quote in line 1 is never closed.`);
    field += text.slice(at, close);
    at = close + quote.length;
    if (!text.startsWith(quote, at)) return { text: field, end: at };
    field += quote;
    at += quote.length;
  }
}

function open(text: string, start: number, delimiter: string): { text: string; end: number } {
  const close = text.indexOf(delimiter, start);
  const end = close < 0 ? text.length : close;
  return { text: text.slice(start, end), end };
}

/** Column names of a file: from its header (blanks are part of a field, RFC 4180, and of a name as pandas and polars read it), or as declared, or `column1`, `column2`, … */
export function columnNames(
  file: string,
  record: readonly string[],
  format: CsvFormat,
  declared: readonly string[] = [],
): readonly string[] {
  const names = format.header
    ? record.map((name) => (name.trim() === '' ? '' : name))
    : record.map((_, index) => declared[index] ?? `column${index + 1}`);
  checkColumnNames(file, names, 'of line 1');
  const seen = new Map<string, string>();
  for (const name of names) {
    const before = seen.get(name.toLowerCase());
    if (before !== undefined) {
      const how = before === name ? `column ${name} twice` : `columns ${before} and ${name}, which differ only in case`;
      throw MlopsError.of(dataReasons, 'duplicate-header', `${file} has ${how}.`);
    }
    seen.set(name.toLowerCase(), name);
  }
  return names;
}

/** Delimiters that one single column name may really be split by. */
export function otherDelimiter(name: string, delimiter: string): string | undefined {
  return [',', ';', '\t', '|'].find((other) => other !== delimiter && name.split(other).length > 1);
}
