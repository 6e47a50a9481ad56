import type { CsvFormat } from './csv-header.ts';
import { type ExtraFields, extraFields } from './extra-fields.ts';
import { fieldTracker, type RecordFields } from './open-ends.ts';
import { bytesOf } from './scan-text.ts';

/** From data record `record` (0-based, as in the table) on, the line is `record + offset`. */
export interface LineStep {
  readonly record: number;
  readonly offset: number;
}

const lineFeed = 10;
const carriageReturn = 13;
const blank = 32;
const mostSteps = 2000;

/** The line number (1-based) of a record, as SQL over the record number. */
export function lineSql(record: string, steps: readonly LineStep[]): string {
  const [first, ...rest] = steps;
  const cases = rest.toReversed().map((step) => `WHEN ${record} >= ${step.record} THEN ${record} + ${step.offset}`);
  return `CASE ${cases.join(' ')} ${rest.length > 0 ? '' : 'WHEN false THEN 0'} ELSE ${record} + ${first?.offset ?? 1} END`;
}

/** The records of a CSV file as the engine was told to read them. */
export interface RecordsOf {
  readonly file: string;
  readonly format: CsvFormat;
  readonly columns: number;
  /** Bytes of the longest record that the engine takes. */
  readonly longest: number;
}

export interface FoundLines {
  readonly steps: readonly LineStep[];
  readonly lineOfRejected: ReadonlyMap<number, number>;
  /** Lines of records that are longer, and of which the engine said nothing. */
  readonly dropped: readonly number[];
  /** Lines without a character, which are no rows where there are several columns. */
  readonly blank: number;
  /** Records of which the engine left out empty fields at the end that are too many. */
  readonly extra: ExtraFields;
  /** Records that the engine has as rows, if it reads as we do. */
  readonly rows: number;
  /** The last record ends within quotes. */
  readonly isOpen: boolean;
}

/**
 * Finds the line of every record in a CSV file with line breaks in quotes, empty lines or rejected lines. The engine
 * numbers records only, and its own line numbers leave empty lines out.
 * @param rejected byte offsets at which rejected records (or the empty lines before them) start
 * @returns steps, at most 2,000 (after that, lines are those of the last step: too small rather than invented)
 */
export async function findLineSteps(
  { file, format, columns, longest }: RecordsOf,
  rejected: ReadonlySet<number>,
  mark: number,
): Promise<FoundLines> {
  const steps: LineStep[] = [];
  const dropped: number[] = [];
  const lineOfRejected = new Map<number, number>();
  let header = format.header;
  let record = 0;
  let blank = 0;
  let pending: number | undefined;

  const extra = extraFields();
  const onRecord: OnRecord = ({ start, line, length, fields, isOpen }) => {
    if (rejected.has(start)) pending = start;
    if (length === 0 && columns > 1) {
      blank += 1;
      return;
    }
    if (header) {
      header = false;
    } else if (pending !== undefined) {
      lineOfRejected.set(pending, line);
      pending = undefined;
    } else if (length > longest) {
      dropped.push(line);
    } else {
      const offset = line - record;
      if (steps.at(-1)?.offset !== offset && steps.length < mostSteps) steps.push({ record, offset });
      if (fields > columns && isOpen) extra.add(record, line, fields);
      record += 1;
    }
  };
  const isOpen = await eachRecord(file, format, mark, onRecord);
  if (steps.length === 0) steps.push({ record: 0, offset: format.header ? 2 : 1 });
  return { steps, lineOfRejected, dropped, blank, extra: extra.found, rows: record, isOpen };
}

interface WalkedRecord extends RecordFields {
  /** Byte at which it starts. */
  readonly start: number;
  readonly line: number;
  /** Bytes, without line ends. */
  readonly length: number;
}

type OnRecord = (record: WalkedRecord) => void;

/** Walks over the bytes, and says whether a quote is open at their end; a quote opens a field only where a field starts, and a doubled one does not close it. */
async function eachRecord(file: string, format: CsvFormat, mark: number, onRecord: OnRecord): Promise<boolean> {
  const inside = quoteTracker(format);
  const fields = fieldTracker(format);
  let position = 0;
  let start = mark;
  let line = 1;
  let startLine = 1;
  let length = 0;
  let isInside = false;
  for await (const chunk of bytesOf(file)) {
    if (!Buffer.isBuffer(chunk)) continue;
    const skip = Math.max(0, Math.min(chunk.length, mark - position));
    position += skip;
    for (const byte of chunk.subarray(skip)) {
      position += 1;
      if (byte === lineFeed) line += 1;
      isInside = inside(byte);
      if (!isInside && byte === lineFeed) {
        onRecord({ start, line: startLine, length, ...fields.take() });
        start = position;
        startLine = line;
        length = 0;
        continue;
      }
      if (byte !== carriageReturn) length += 1;
      fields.see(byte, isInside);
    }
  }
  if (position > start) onRecord({ start, line: startLine, length, ...fields.take() });
  return isInside;
}

/** Feeds on one byte after the other and says whether a quoted field is open after it. */
export function quoteTracker(format: CsvFormat): (byte: number) => boolean {
  const quote = format.quote === '' ? -1 : format.quote.charCodeAt(0);
  const split = Buffer.from(format.delimiter).at(-1) ?? -1;
  let open = false;
  let fieldStart = true;
  let closed = false;
  return (byte) => {
    // After a closing quote the next one opens again: that is how a doubled quote stays inside.
    closed = byte === quote && (open || fieldStart || closed);
    if (closed) open = !open;
    // Blanks before a quote are no text.
    fieldStart = byte === split || byte === lineFeed || (byte === blank && fieldStart);
    return open;
  };
}
