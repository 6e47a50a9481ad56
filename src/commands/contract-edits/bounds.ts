import { naturalBound } from '../../data/index.ts';
import type { CheckResult } from '../../data/types.ts';
import { withItems } from '../../project/index.ts';
import { yamlInline, yamlScalar } from '../init/yaml.ts';
import { looser, remove } from './allowance.ts';
import { type Edit, review } from './edit.ts';
import type { EditContext } from './facts.ts';
import { outward, outwardTime } from './outward.ts';
import { put } from './put.ts';

/** New values of a closed set; with more it is closed no longer. */
const mostNewValues = 20;

/** A bound of a column, moved outward. Of a sensitive column, and in `checks`, an allowance says nothing of values. */
export async function wider(found: CheckResult, context: EditContext, side: 'min' | 'max'): Promise<Edit | undefined> {
  const { path, column: name = '' } = found;
  const column = context.facts.columns.find((each) => each.name === name);
  if (path[2] !== 'columns' || column === undefined || isSensitive(name, context)) return looser(found, context);
  const seen = await context.facts.extreme(name, side);
  const bound = seen === undefined ? undefined : boundOf(seen, name, column.type, side);
  if (bound === undefined || seen === undefined) return looser(found, context);
  const at = [...path.slice(0, 4), side];
  const why = `values ${side === 'min' ? 'down' : 'up'} to ${bound.value} are allowed (${seenText(seen, side, context)}; ${bound.why})`;
  return review(why, at, (text) => put(text, at, yamlInline(bound.value)));
}

function seenText(seen: string, side: 'min' | 'max', { facts }: EditContext): string {
  return facts.isExact ? `${seen} was seen` : `none ${side === 'min' ? 'below' : 'above'} ${seen} was seen`;
}

interface Bound {
  readonly value: number | string;
  readonly why: string;
}

function boundOf(seen: string, name: string, type: string, side: 'min' | 'max'): Bound | undefined {
  if (type === 'date' || type === 'timestamp') {
    const value = outwardTime(seen, side, type);
    return value === undefined ? undefined : { value, why: 'rounded outward to the year' };
  }
  const number = Number(seen);
  if (seen.trim() === '' || !Number.isFinite(number)) return undefined;
  const natural = naturalBound(name, side);
  const isWithin = natural !== undefined && (side === 'min' ? natural <= number : natural >= number);
  return isWithin
    ? { value: natural, why: 'what its name stands for goes no further' }
    : { value: outward(number, side), why: 'rounded outward' };
}

/** Values of a sensitive column stay out of the file. */
function isSensitive(name: string, { facts }: EditContext): boolean {
  return facts.dataset.columns.get(name)?.sensitive === true;
}

/** More values of a closed set. */
export async function moreValues(found: CheckResult, context: EditContext): Promise<Edit | undefined> {
  const { path, column: name = '' } = found;
  const list = context.facts.dataset.columns.get(name)?.values;
  if (path[2] !== 'columns' || list === undefined || isSensitive(name, context)) return looser(found, context);
  const values = await context.facts.outside(name, list, mostNewValues);
  if (values === undefined) return undefined;
  if (values === 'many') {
    return review(`more than ${mostNewValues} new values: the set is no longer closed`, path, remove(path));
  }
  const isText = list.every((value) => typeof value === 'string');
  const items = values.map((value) => (isText ? yamlScalar(value) : yamlInline(Number(value))));
  const why = `${values.length === 1 ? 'a new category' : `${values.length} new categories`}: who handles each one has to know`;
  return review(why, path, (text) => withItems(text, path, items));
}
