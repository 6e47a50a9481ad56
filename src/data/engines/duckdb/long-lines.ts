import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { TextScan } from './scan-text.ts';

/** The engine's own limit, for ordinary files. */
const usual = 2_000_000;
const widest = 128 * 2 ** 20;

/**
 * Bytes that a record may have. The engine drops longer ones, those far beyond without a word (measured: 100 MB), so it
 * is given the longest line that there is. Errors: line-too-long.
 */
export function longestRecord(file: string, { longestLine }: Pick<TextScan, 'longestLine'>): number {
  if (longestLine <= widest) return Math.max(usual, longestLine + 2);
  const sentence = `${file} has a line of ${longestLine} bytes; a line may have ${widest}.`;
  throw MlopsError.of(dataReasons, 'line-too-long', sentence);
}

/** Whether the engine takes every line without being told how long they are. */
export function isUsual({ longestLine }: Pick<TextScan, 'longestLine'>): boolean {
  return longestLine + 2 <= usual;
}

/** As options of the engine's reader; its buffer would be sixteen times as large. */
export function lineLimit(longest: number): string {
  return longest > usual ? `, max_line_size = ${longest}, buffer_size = ${longest}` : '';
}
