import { open } from 'node:fs/promises';
import type { CsvFormat } from './csv-header.ts';
import { quoteTracker } from './line-numbers.ts';

const lineFeed = 10;

/**
 * Whether the last line of a file, taken as a record of its own, ends within quotes.
 * @param longest bytes of a line of the file
 */
export async function endsWithinQuotes(file: string, format: CsvFormat, longest: number): Promise<boolean> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, longest + 4);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    const end = buffer.at(-1) === lineFeed ? length - 1 : length;
    const inside = quoteTracker(format);
    let isOpen = false;
    for (const byte of buffer.subarray(buffer.lastIndexOf(lineFeed, end - 1) + 1, end)) isOpen = inside(byte);
    return isOpen;
  } finally {
    await handle.close();
  }
}
