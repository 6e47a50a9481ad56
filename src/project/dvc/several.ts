import type { ProjectPath } from '../types.ts';
import { interpolate, textOf } from './interpolate.ts';
import { isTable, memberOf, type Said } from './said.ts';
import { isValues, type Value, type Values, valueIn } from './values.ts';

/** An entry of `stages` as one stage: its name, what it says, and the values that are its own. */
export interface SingleStage {
  readonly name: string;
  readonly written: unknown;
  readonly at: ProjectPath;
  readonly values: Values;
}

/** Stages of a file beyond which nobody could have written them. */
const most = 1000;

/** The stages that an entry stands for: itself, or with `foreach` or `matrix` one for each item. */
export function singleStages(
  name: string,
  written: unknown,
  at: ProjectPath,
  values: Values,
  said: Said,
): readonly SingleStage[] {
  const each = memberOf(written, 'foreach');
  const matrix = memberOf(written, 'matrix');
  if (each === undefined && matrix === undefined) return [{ name, written, at, values }];
  const key = each === undefined ? 'matrix' : 'foreach';
  const items = itemsIn(each ?? matrix, [...at, key], values, said);
  if (items === undefined) return [];
  const found = each === undefined ? combinations(items) : ofEach(items);
  if (found === undefined || found.length === 0 || found.length > most) {
    const needed = each === undefined ? 'a table of lists' : 'a list or a table';
    said.add('dvc-invalid', [...at, key], `\`${key}\` of the stage ${name} is not ${needed} with 1 to ${most} stages`);
    return [];
  }
  const below = each === undefined ? withoutMatrix(written) : memberOf(written, 'do');
  const place = each === undefined ? at : [...at, 'do'];
  return found.map(({ key: own, more }) => {
    return { name: `${name}@${own}`, written: below, at: place, values: { ...values, ...more } };
  });
}

function withoutMatrix(written: unknown): unknown {
  if (!isTable(written)) return written;
  const { matrix: _, ...rest } = written;
  return rest;
}

interface Found {
  readonly key: string;
  readonly more: Values;
}

/** The list or table that is gone through, its variables put in. */
function itemsIn(written: unknown, at: ProjectPath, values: Values, said: Said): Value | undefined {
  const problems: string[] = [];
  const filled = filledIn(valueIn(written), values, problems);
  for (const problem of problems) said.add('dvc-variable', at, problem);
  return problems.length > 0 ? undefined : filled;
}

function filledIn(value: Value, values: Values, problems: string[]): Value {
  if (typeof value === 'string') {
    const filled = interpolate(value, values);
    problems.push(...filled.problems);
    return filled.value;
  }
  if (isList(value)) return value.map((item) => filledIn(item, values, problems));
  if (!isValues(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filledIn(member, values, problems)]));
}

/** Named by the value, where all are plain; else by the index. Of a table by its keys. */
function ofEach(items: Value): readonly Found[] | undefined {
  if (isValues(items)) return Object.entries(items).map(([key, item]) => ({ key, more: { item, key } }));
  if (!isList(items)) return undefined;
  const isPlain = items.every((item) => typeof item !== 'object' || item === null);
  return items.map((item, index) => ({ key: isPlain ? plain(item) : String(index), more: { item } }));
}

function combinations(axes: Value): readonly Found[] | undefined {
  if (!isValues(axes)) return undefined;
  let rows: readonly { readonly names: readonly string[]; readonly item: Values }[] = [{ names: [], item: {} }];
  for (const [axis, values] of Object.entries(axes)) {
    if (!isList(values) || rows.length * values.length > most) return undefined;
    rows = rows.flatMap(({ names, item }) =>
      values.map((value, index) => {
        const name = typeof value === 'object' && value !== null ? `${axis}${index}` : plain(value);
        return { names: [...names, name], item: { ...item, [axis]: value } };
      }),
    );
  }
  return rows.map(({ names, item }) => ({ key: names.join('-'), more: { item, key: names.join('-') } }));
}

function plain(value: Value): string {
  return typeof value === 'object' && value !== null ? '' : textOf(value);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
