import type { ProblemList } from '../problem-list.ts';
import type { Amount, Column, ProjectPath } from '../types.ts';
import { formatAmount } from '../units.ts';

/** An absolute number of rows is whole; `0.5` was probably meant as a share. */
export function checkCount(amount: Amount, at: ProjectPath, list: ProblemList): void {
  const { kind, value } = amount;
  if (kind === 'absolute' && !Number.isInteger(value)) {
    list.add('invalid-value', at, `expected a whole number of rows or a percentage, found ${formatAmount(amount)}`, {
      value: true,
      remedy: `As a share of all rows write ${Number((value * 100).toPrecision(12))}%.`,
    });
  }
  if (kind === 'percent' && value > 100) {
    list.add('invalid-value', at, `expected at most 100%, found ${formatAmount(amount)}`, { value: true });
  }
}

type Bound = Column['min'];

export function checkOrder(min: Bound, max: Bound, at: ProjectPath, list: ProblemList): void {
  if (min === undefined || max === undefined || typeof min !== typeof max) return;
  if (min > max) list.add('contradiction', at, `\`min\` ${show(min)} is above \`max\` ${show(max)}`);
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const isoTimestamp = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

export function checkBound(bound: Bound, type: Column['type'], at: ProjectPath, list: ProblemList): void {
  if (bound === undefined) return;
  const { text, fits } = boundOf(type);
  if (fits === undefined) {
    list.add('contradiction', at, `a limit needs numbers or times, and the column is of type ${type}`);
  } else if (!fits(bound)) {
    list.add('invalid-value', at, `expected ${text}, found ${show(bound)}`, { value: true });
  }
}

interface BoundForm {
  readonly text: string;
  /** Absent: such a column has no order that every engine shares. */
  readonly fits?: (bound: number | string) => boolean;
}

function boundOf(type: Column['type']): BoundForm {
  const isNumber = (bound: number | string): boolean => typeof bound === 'number';
  const matches = (form: RegExp) => (bound: number | string) =>
    typeof bound === 'string' && form.test(bound) && isTime(bound);
  if (type === 'string' || type === 'boolean') return { text: '' };
  if (type === 'date') return { text: 'a date such as 2026-01-31', fits: matches(isoDate) };
  if (type === 'timestamp') return { text: 'a timestamp such as 2026-01-31T12:00:00Z', fits: matches(isoTimestamp) };
  if (type !== undefined) return { text: `a number (the column is of type ${type})`, fits: isNumber };
  const isTimestamp = matches(isoTimestamp);
  return { text: 'a number, a date or a timestamp', fits: (bound) => isNumber(bound) || isTimestamp(bound) };
}

/** A day that the calendar has: `Date` takes 30 February for 2 March. */
function isTime(text: string): boolean {
  const day = text.slice(0, 10);
  const midnight = new Date(`${day}T00:00:00Z`);
  const inCalendar = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
  return inCalendar && !Number.isNaN(Date.parse(text.replace(' ', 'T')));
}

export function fitsType(value: string | number | boolean, type: NonNullable<Column['type']>): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string';
}

export function show(value: string | number | boolean): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}
