import { counted, whole } from '../checks/words.ts';
import type { ColumnEvidence, ValueCount } from './evidence.ts';
import { namesClass, namesCount, namesFlag, namesOrder, namesThing, namesTime } from './name-says.ts';

export interface SetProposal {
  readonly values: readonly (string | number)[];
  readonly why: string;
  readonly short: string;
}

/** More values are no closed set. */
export const mostValues = 30;
/** Whole numbers with more values are amounts. */
const mostNumbers = 10;
/** Fewer rows bound the share of values that were not seen at 1 % or worse (3 / rows). */
const fewestRows = 300;
/** A value that stands less often has rarer ones beside it that were not seen yet. */
const fewestEach = 10;
/** Rows that the next number beyond the ends of a scale would have if counts went on falling as they do. */
const fewestBeyond = 30;
const longest = 60;
const digits = /^[+-]?\d+$/;
/** `v1.2`, `batch-3`, `us-east-1`: the next one has the next number. */
const numbered = /\d$/;
const mostNumbered = 0.5;

/**
 * The values, where they look like all there are: few, each often enough. Good-Turing: the share of values not seen yet
 * is about that of values seen once, which is none of n, so at most 3/n with 95 % confidence. That holds for rows drawn
 * at random; what comes in order of time (dates, versions, folders of partitions) or is named after many things is never
 * closed, whatever was seen. Whole numbers are codes only as 0 and 1, or where the name says that they stand for classes.
 */
export function closedSetOf(column: ColumnEvidence): SetProposal | undefined {
  const { name, type, values, filled } = column;
  if (values === undefined || values.length < 2 || values.length > mostValues || filled < fewestRows) return undefined;
  if (type !== 'string' && type !== 'integer') return undefined;
  if (isOpen(column) || values.some(({ value }) => value.length > longest || /[\0\r\n]/.test(value))) return undefined;
  const rarest = Math.min(...values.map(({ rows }) => rows));
  if (rarest < fewestEach) return undefined;
  const isNumeric = values.every(({ value }) => digits.test(value));
  if (isNumeric ? !isCode(name, values) : areNumbered(values)) return undefined;
  const bound = Number(((100 * 3) / filled).toPrecision(2));
  const times = counted(rarest, 'time');
  return {
    values: inOrder(values, isNumeric, type),
    why: `${values.length} values in ${counted(filled, 'row')}, the rarest ${times}: others at most ${bound} % of rows with 95 % confidence`,
    short: `${values.length} values in ${counted(filled, 'row')}, the rarest ${whole(rarest)} times`,
  };
}

/** Whether the next batch has values that this one cannot have, by what the column is. */
function isOpen({ name, isPartition, isGrowing, moment }: ColumnEvidence): boolean {
  return (
    isPartition || isGrowing === true || moment !== undefined || namesTime(name) || namesOrder(name) || namesThing(name)
  );
}

function isCode(name: string, values: readonly ValueCount[]): boolean {
  if (namesCount(name)) return false;
  const isFlag = values.length === 2 && values.every(({ value }) => value === '0' || value === '1');
  if (isFlag) return namesFlag(name) || isScale(values);
  return namesClass(name) && values.length <= mostNumbers && isScale(values);
}

/** Both ends are so frequent that the next number would have been seen: with log-concave counts it has at most (rows of the end)² / (rows of its neighbour). */
function isScale(values: readonly ValueCount[]): boolean {
  const sorted = values.toSorted((a, b) => Number(a.value) - Number(b.value)).map(({ rows }) => rows);
  const [first = 0, second = 1] = sorted;
  const [neighbour = 1, last = 0] = sorted.slice(-2);
  return first ** 2 / second >= fewestBeyond && last ** 2 / neighbour >= fewestBeyond;
}

function areNumbered(values: readonly ValueCount[]): boolean {
  return values.filter(({ value }) => numbered.test(value)).length > mostNumbered * values.length;
}

/** Of texts that are no numbers in the order of their characters, so that the same data give the same list. */
function inOrder(values: readonly ValueCount[], isNumeric: boolean, type: ColumnEvidence['type']) {
  const texts = values.map(({ value }) => value);
  if (type === 'integer') return texts.map(Number).toSorted((a, b) => a - b);
  return texts.toSorted((a, b) => (isNumeric ? Number(a) - Number(b) : 0) || (a < b ? -1 : 1));
}
