import { type Cell, className, type GoldenRows } from '../../data/index.ts';
import { clip, oneLine } from '../../support/escape/index.ts';
import { formatNumber } from '../../support/numbers.ts';
import type { Finding } from '../evidence.ts';
import type { Answers } from './answers.ts';

/** Keys that a sentence shows. */
const mostKeys = 5;
const longestKey = 60;

/**
 * Holds what was answered against what is recorded: *pass* where all rows that can be compared agree, *fail* where any
 * does not, *unknown* where too few can be compared. Shows keys, never values.
 */
export function asRecorded(
  rows: GoldenRows,
  answers: Answers,
  { tolerance, minRows }: { readonly tolerance: number; readonly minRows: number },
): Finding {
  const names = [...answers.keys()].filter((name) => rows.recorded.has(name));
  if (names.length === 0) {
    const sentence = `It answers ${listed(answers.keys())}, recorded are ${listed(rows.recorded.keys())}: nothing to compare.`;
    return { verdict: 'fail', sentence };
  }
  const pairs = (row: number) =>
    names.map((name) => [answers.get(name)?.[row] ?? null, rows.recorded.get(name)?.[row] ?? null] as const);
  const compared = [...rows.keys.keys()].filter((row) => pairs(row).every(([, recorded]) => recorded !== null));
  const different = compared.filter((row) => pairs(row).some(([cell, recorded]) => !isSame(cell, recorded, tolerance)));
  const of = `${formatNumber(compared.length, 0)} ${compared.length === 1 ? 'row' : 'rows'}`;
  if (different.length > 0) {
    const count = `${formatNumber(different.length, 0)} of ${of}`;
    const sentence = `${count} ${different.length === 1 ? 'is' : 'are'} answered otherwise than recorded in ${names.join(', ')} (tolerance ${tolerance})${firstKeys(rows, different)}.`;
    return { verdict: 'fail', sentence };
  }
  if (compared.length < minRows) {
    return { verdict: 'unknown', sentence: `Only ${of} can be compared, ${minRows} are needed.` };
  }
  return {
    verdict: 'pass',
    sentence: `${of} are answered as recorded in ${names.join(', ')} (tolerance ${tolerance}).`,
  };
}

/** Numbers by their difference, everything else by the name of a class. No answer is the same as nothing. */
export function isSame(cell: Cell, recorded: Cell, tolerance: number): boolean {
  if (cell === null || recorded === null) return false;
  if (typeof cell === 'number' && typeof recorded === 'number') {
    const difference = Math.abs(cell - recorded);
    return Object.is(cell, recorded) || difference <= tolerance || difference <= tolerance * Math.abs(recorded);
  }
  return className(cell, 'number') === className(recorded, 'number');
}

function listed(names: Iterable<string>): string {
  return [...names].map((name) => (name === '' ? 'one value' : name)).join(', ') || 'nothing';
}

function firstKeys({ sensitive, key, keys }: GoldenRows, rows: readonly number[]): string {
  if (sensitive) return '';
  const shown = rows.slice(0, mostKeys).map((row) => {
    const cells = keys[row] ?? [];
    return key.map((name, at) => `${name}=${clip(oneLine(cells[at] ?? ''), longestKey)}`).join(' ');
  });
  return `; first: ${shown.join(', ')}`;
}
