import { numberOf } from './number.ts';
import type { Entry } from './types.ts';

const separated = /^\s*([^:=]*[^:=\s])\s*[:=]\s*(\S.*?)\s*$/;
const spaced = /^\s*(\S.*?)\s+(\S+)\s*$/;

/**
 * Text for people with one metric a line: `accuracy: 0.8`, `accuracy = 0.8`, `Accuracy 0.8`. A line `name: text` is a
 * metric written as text; other lines are prose and say nothing.
 */
export function readLines(text: string): readonly Entry[] {
  const found: Entry[] = [];
  for (const line of text.split(/\r?\n/)) {
    const match = separated.exec(line) ?? spaced.exec(line);
    const [, name, value] = match ?? [];
    if (name === undefined || value === undefined) continue;
    const number = numberOf(value);
    if (number !== undefined) found.push({ name, value: number });
    else if (separated.test(line)) found.push({ name, value });
  }
  return found;
}
