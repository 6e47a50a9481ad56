import type { CsvFormat } from './csv-header.ts';
import type { OnLine } from './scan-text.ts';

const blank = 32;
const carriageReturn = 13;

/**
 * The most fields of any line that ends with an empty one, told from each line alone: where a record has several lines,
 * or quotes stand at odd places, only the walk over all bytes knows. Lines that end otherwise cost a look at one byte.
 */
export function openEnds(format: CsvFormat): { readonly onLine: OnLine; readonly most: () => number } {
  const fill = fillersOf(format);
  const split = Buffer.from(format.delimiter).at(-1);
  const fields = fieldCounter(format);
  let most = 0;
  return {
    onLine: (bytes, from, to) => {
      let end = to;
      while (end > 0 && end > from && fill.has(bytes[end - 1] ?? 0)) end -= 1;
      if (end === 0 || end <= from || bytes[end - 1] !== split) return;
      most = Math.max(most, from < 0 ? Number.POSITIVE_INFINITY : fields(bytes, from, to));
    },
    most: () => most,
  };
}

/** Bytes that an empty field may have; blanks do not count where they split fields. */
function fillersOf({ quote, delimiter }: CsvFormat): ReadonlySet<number> {
  const quotes = quote === '' ? [] : [quote.charCodeAt(0)];
  return new Set([carriageReturn, ...quotes, ...(delimiter.endsWith(' ') ? [] : [blank])]);
}

/**
 * Counts the fields of one line, never too few; too many only where a delimiter has several bytes. Nearly always all
 * lines of a file that end with an empty field are counted, so this is a plain loop.
 */
function fieldCounter({ quote, delimiter }: CsvFormat) {
  const mark = quote === '' ? -1 : quote.charCodeAt(0);
  const split = Buffer.from(delimiter).at(-1);
  return (bytes: Buffer, from: number, to: number): number => {
    let fields = 1;
    let isInside = false;
    let mayOpen = true;
    let hasClosed = false;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at];
      hasClosed = byte === mark && (isInside || mayOpen || hasClosed);
      if (hasClosed) isInside = !isInside;
      if (!isInside && byte === split) fields += 1;
      mayOpen = byte === split || (byte === blank && mayOpen);
    }
    return fields;
  };
}

/** What a walk over the bytes of one record finds of its fields. */
export interface RecordFields {
  readonly fields: number;
  /** Whether the last field is empty. */
  readonly isOpen: boolean;
}

/** Counts fields, one byte after the other. */
export function fieldTracker(format: CsvFormat) {
  const fill = fillersOf(format);
  const split = Buffer.from(format.delimiter);
  let matched = 0;
  let fields = 1;
  let isOpen = true;
  return {
    see: (byte: number, isInside: boolean): void => {
      if (isInside) matched = 0;
      else if (byte === split[matched]) matched += 1;
      else matched = byte === split[0] ? 1 : 0;
      if (matched === split.length) {
        matched = 0;
        fields += 1;
        isOpen = true;
      } else if (isOpen && !(matched > 0 || (fill.has(byte) && !(isInside && byte === blank)))) isOpen = false;
    },
    /** The fields since the last time. */
    take: (): RecordFields => {
      const found = { fields, isOpen };
      matched = 0;
      fields = 1;
      isOpen = true;
      return found;
    },
  };
}
