import type { CsvFormat } from './csv-header.ts';
import { bytesOf } from './scan-text.ts';

/** From data record `record` (0-based, as in the table) on, the line is `record + offset`. */
export interface LineStep {
  readonly record: number;
  readonly offset: number;
}

const lineFeed = 10;
const carriageReturn = 13;
const mostSteps = 2000;

/** The line number (1-based) of a record, as SQL over the record number. */
export function lineSql(record: string, steps: readonly LineStep[]): string {
  const [first, ...rest] = steps;
  const cases = rest.toReversed().map((step) => `WHEN ${record} >= ${step.record} THEN ${record} + ${step.offset}`);
  return `CASE ${cases.join(' ')} ${rest.length > 0 ? '' : 'WHEN false THEN 0'} ELSE ${record} + ${first?.offset ?? 1} END`;
}

/**
 * Finds the line of every record in a CSV file with line breaks in quotes, empty lines or rejected lines. The engine
 * numbers records only, and its own line numbers leave empty lines out.
 * @param rejected byte offsets at which rejected records (or the empty lines before them) start
 * @returns steps, at most 2,000 (after that, lines are those of the last step: too small rather than invented)
 */
export async function findLineSteps(
  file: string,
  format: CsvFormat,
  columns: number,
  rejected: ReadonlySet<number>,
  mark: number,
): Promise<{ readonly steps: readonly LineStep[]; readonly lineOfRejected: ReadonlyMap<number, number> }> {
  const steps: LineStep[] = [];
  const lineOfRejected = new Map<number, number>();
  let header = format.header;
  let record = 0;
  let pending: number | undefined;

  const onRecord = (start: number, line: number, empty: boolean) => {
    if (rejected.has(start)) pending = start;
    if (empty && columns > 1) return;
    if (header) {
      header = false;
    } else if (pending !== undefined) {
      lineOfRejected.set(pending, line);
      pending = undefined;
    } else {
      const offset = line - record;
      if (steps.at(-1)?.offset !== offset && steps.length < mostSteps) steps.push({ record, offset });
      record += 1;
    }
  };
  await eachRecord(file, format, mark, onRecord);
  if (steps.length === 0) steps.push({ record: 0, offset: format.header ? 2 : 1 });
  return { steps, lineOfRejected };
}

type OnRecord = (start: number, line: number, empty: boolean) => void;

/** Walks over the bytes; a quote opens a field only where a field starts, and a doubled one does not close it. */
async function eachRecord(file: string, format: CsvFormat, mark: number, onRecord: OnRecord): Promise<void> {
  const inside = quoteTracker(format);
  let position = 0;
  let start = mark;
  let line = 1;
  let startLine = 1;
  let length = 0;
  for await (const chunk of bytesOf(file)) {
    if (!Buffer.isBuffer(chunk)) continue;
    const skip = Math.max(0, Math.min(chunk.length, mark - position));
    position += skip;
    for (const byte of chunk.subarray(skip)) {
      position += 1;
      if (byte === lineFeed) line += 1;
      if (!inside(byte) && byte === lineFeed) {
        onRecord(start, startLine, length === 0);
        start = position;
        startLine = line;
        length = 0;
      } else if (byte !== carriageReturn) length += 1;
    }
  }
  if (position > start) onRecord(start, startLine, length === 0);
}

/** Feeds on one byte after the other and says whether a quoted field is open after it. */
function quoteTracker(format: CsvFormat): (byte: number) => boolean {
  const quote = format.quote === '' ? -1 : format.quote.charCodeAt(0);
  const split = Buffer.from(format.delimiter).at(-1) ?? -1;
  let open = false;
  let fieldStart = true;
  return (byte) => {
    if (byte === quote && (open || fieldStart)) open = !open;
    // After a closing quote the next one opens again: that is how a doubled quote stays inside.
    fieldStart = byte === split || byte === quote || byte === lineFeed;
    return open;
  };
}
