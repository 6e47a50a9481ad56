import { checkPattern } from '../pattern.ts';
import type { ProblemList } from '../problem-list.ts';
import type { Check, Column, Dataset, ProjectPath } from '../types.ts';
import { formatAmount } from '../units.ts';
import { checkColumn } from './columns.ts';

/** What one entry of `datasets` says that cannot be meant, found without its data. */
export function checkDatasetEntry(dataset: Dataset, list: ProblemList): void {
  const { path } = dataset;
  dataset.key.forEach((column, index) => {
    checkColumn(dataset, column, dataset.key.length === 1 ? [...path, 'key'] : [...path, 'key', index], list);
  });
  if (new Set(dataset.key).size < dataset.key.length)
    list.add('contradiction', [...path, 'key'], 'names a column twice', { value: true });
  if (dataset.time !== undefined) checkColumn(dataset, dataset.time, [...path, 'time'], list);
  for (const column of dataset.drift.columns.keys())
    checkColumn(dataset, column, [...path, 'drift', 'columns', column], list);
  checkOrder(dataset.rows.min, dataset.rows.max, [...path, 'rows'], list);
  for (const column of dataset.columns.values()) checkColumnRules(column, list);
  checkChecks(dataset.checks, list);
  const guessed = list.touches([...path, 'format']) || list.touches([...path, 'source']);
  if (dataset.format.kind === 'files' && !guessed) checkFiles(dataset, list);
}

/** A tree of files has no rows and no columns, so a contract about them would never be asked. */
function checkFiles(dataset: Dataset, list: ProblemList): void {
  const asked = [
    dataset.key.length > 0 ? 'key' : '',
    dataset.time === undefined ? '' : 'time',
    Object.keys(dataset.rows).length > 0 ? 'rows' : '',
    dataset.columns.size > 0 ? 'columns' : '',
    dataset.checks.length > 0 ? 'checks' : '',
  ];
  for (const key of asked.filter((name) => name !== '')) {
    const message = '`files` are not looked into, so this would never be checked';
    list.add('contradiction', [...dataset.path, key], message, { remedy: 'Say `format: parquet`, `csv` or `json`.' });
  }
}

function checkColumnRules(column: Column, list: ProblemList): void {
  const { path, type } = column;
  const rules = ['type', 'nulls', 'min', 'max', 'values', 'pattern'].filter(
    (rule) => Reflect.get(column, rule) !== undefined,
  );
  if (column.unique) rules.push('unique');
  if (column.absent && rules.length > 0) {
    list.add('contradiction', path, `the column must be absent, and has rules: ${rules.join(', ')}`);
  }
  if (!list.touches([...path, 'type'])) {
    for (const key of ['min', 'max'] as const) checkBound(column[key], type, [...path, key], list);
  }
  checkOrder(column.min, column.max, path, list);
  column.values?.forEach((value, index) => {
    const fits = type === undefined || fitsType(value, type);
    if (!fits)
      list.add('contradiction', [...path, 'values', index], `${show(value)} is not of type ${type}`, { value: true });
  });
  if (column.nulls) checkCount(column.nulls, [...path, 'nulls'], list);
  if (column.pattern !== undefined) checkColumnPattern(column.pattern, column, list);
}

function checkColumnPattern(pattern: string, column: Column, list: ProblemList): void {
  const at = [...column.path, 'pattern'];
  if (column.type !== undefined && column.type !== 'string') {
    list.add('contradiction', at, `a pattern needs text, and the column is of type ${column.type}`);
  }
  for (const { kind, what, index } of checkPattern(pattern)) {
    const where = `at character ${index + 1} of \`${pattern}\``;
    if (kind === 'invalid') list.add('pattern-invalid', at, `${what}, ${where}`, { value: true });
    else list.add('pattern-not-portable', at, `${what}, ${where}, is not understood by every engine`, { value: true });
  }
}

function checkChecks(checks: readonly Check[], list: ProblemList): void {
  const seen = new Set<string>();
  for (const check of checks) {
    if (seen.has(check.name)) list.add('name-collision', check.path, `another check is named \`${check.name}\``);
    seen.add(check.name);
    checkCount(check.max, [...check.path, 'max'], list);
  }
}

/** An absolute number of rows is whole; `0.5` was probably meant as a share. */
function checkCount(amount: Column['nulls'] & object, at: ProjectPath, list: ProblemList): void {
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

function checkOrder(min: Bound, max: Bound, at: ProjectPath, list: ProblemList): void {
  if (min === undefined || max === undefined || typeof min !== typeof max) return;
  if (min > max) list.add('contradiction', at, `\`min\` ${show(min)} is above \`max\` ${show(max)}`);
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const isoTimestamp = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

function checkBound(bound: Bound, type: Column['type'], at: ProjectPath, list: ProblemList): void {
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

function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text.replace(' ', 'T')));
}

function fitsType(value: string | number | boolean, type: NonNullable<Column['type']>): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string';
}

function show(value: string | number | boolean): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}
