import type { CsvFormat } from './csv-header.ts';
import { quoteTracker } from './line-numbers.ts';
import { bytesOf } from './scan-text.ts';

const lineFeed = 10;
const carriageReturn = 13;

/**
 * The line (from 1, by LF) of the first CR of a CSV file that stands outside of quotes and before no LF. Undefined where
 * there is none.
 */
export async function loneReturn(file: string, format: CsvFormat): Promise<number | undefined> {
  const inside = quoteTracker(format);
  let line = 1;
  let open = false;
  for await (const chunk of bytesOf(file)) {
    if (!Buffer.isBuffer(chunk)) continue;
    for (const byte of chunk) {
      if (open && byte !== lineFeed) return line;
      if (byte === lineFeed) line += 1;
      open = !inside(byte) && byte === carriageReturn;
    }
  }
  return open ? line : undefined;
}
