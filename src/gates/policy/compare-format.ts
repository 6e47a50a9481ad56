import type { Dataset, DatasetFormat } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';
import { keyChange, plain } from './change.ts';

/** How the head says that the files are written and read. What a cell means stays the base's until the merge. */
export function compareFormat(about: string, base: Dataset, head: Dataset): readonly PolicyChange[] {
  const path = [...base.path, 'format'];
  const [from, to] = [base.format, head.format];
  if (from.kind !== to.kind) {
    const kind = to.kind === 'files' ? 'loosened' : from.kind === 'files' ? 'tightened' : 'changed';
    return keyChange(kind, about, path, { from: from.kind, to: written(to) });
  }
  if (from.kind !== 'csv' || to.kind !== 'csv') return [];
  const form = (['header', 'delimiter', 'quote'] as const).flatMap((key) =>
    plain([...path, 'csv', key], shown(from[key]), shown(to[key])),
  );
  const [gone, fresh] = [from.nulls.filter(not(to.nulls)), to.nulls.filter(not(from.nulls))];
  if (gone.length + fresh.length === 0) return form;
  const texts = { from: from.nulls.map(shown).join(', '), to: to.nulls.map(shown).join(', ') };
  return [...form, ...keyChange(gone.length === 0 ? 'loosened' : 'changed', about, [...path, 'csv', 'nulls'], texts)];
}

/** In files without a header the order of the columns says which is which. */
export function compareOrder(base: Dataset, head: Dataset): readonly PolicyChange[] {
  const [before, after] = [fieldsOf(base), fieldsOf(head)];
  if (before === undefined || after === undefined) return [];
  if (before.every((name, place) => after[place] === name)) return []; // new ones come last
  if (after.every((name, place) => before[place] === name)) return []; // dropped ones are told by themselves
  return plain([...base.path, 'columns'], before.join(', '), after.join(', '));
}

function fieldsOf({ format, columns }: Dataset): readonly string[] | undefined {
  if (format.kind !== 'csv' || format.header) return undefined;
  return [...columns.values()].filter((column) => !column.absent).map(({ name }) => name);
}

const not = (list: readonly string[]) => (text: string) => !list.includes(text);

function written(format: DatasetFormat): string {
  return format.kind === 'csv' ? `csv with the nulls ${format.nulls.map(shown).join(', ')}` : format.kind;
}

function shown(value: string | boolean): string {
  return JSON.stringify(value);
}
