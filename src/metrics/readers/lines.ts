import { beginsReport, reportRow } from './classification-report.ts';
import { numberOf } from './number.ts';
import type { Entry } from './types.ts';

const separated = /^\s*([^:=]*[^:=\s])\s*[:=]\s*(\S.*?)\s*$/;
const spaced = /^\s*(\S.*?)\s+(\S+(?:\s%)?)\s*$/;

const percent = /^(\S+)\s?%$/;

/** Two blanks or a tab inside of a name: the line is a row of a table, and which of its numbers is meant nobody can say. */
const gap = /\s{2,}|\t/;

/**
 * Text for people with one metric a line: `accuracy: 0.8`, `accuracy = 0.8`, `Accuracy 0.8`. A line `name: text` is a
 * metric written as text, and so is the row of a table; other lines are prose and say nothing. `Accuracy: 42.0%` is 42: as
 * it is written, whatever other files write of it. The table that
 * scikit-learn's `classification_report` prints is read as what it is.
 */
export function readLines(text: string): readonly Entry[] {
  const found: Entry[] = [];
  let inReport = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const row: readonly Entry[] | undefined = inReport ? reportRow(line) : undefined;
    inReport = row !== undefined || beginsReport(line);
    found.push(...(row ?? (inReport ? [] : entryOf(line))));
  }
  return found;
}

function entryOf(line: string): readonly Entry[] {
  const match = separated.exec(line) ?? spaced.exec(line);
  const [, name, value] = match ?? [];
  if (name === undefined || value === undefined) return [];
  const number = numberOf(percent.exec(value)?.[1] ?? value);
  if (number !== undefined && gap.test(name)) return [{ name: name.replaceAll(/\s+/g, ' '), value: line.trim() }];
  if (number !== undefined) return [{ name, value: number }];
  return separated.test(line) ? [{ name, value }] : [];
}
