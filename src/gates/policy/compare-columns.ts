import type { Column, ColumnRule, DatasetFormat } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';
import { added, amountText, keyChange, numberChange, ordered, removed } from './change.ts';
import { shownRule } from './rule-text.ts';
import { compareBounds, levels } from './strictest.ts';

/** How the head's rules about one column differ from the base's. */
export function compareColumns(
  about: string,
  format: DatasetFormat['kind'],
  base: Column | undefined,
  head: Column | undefined,
): readonly PolicyChange[] {
  const column = base ?? head;
  if (column === undefined) return [];
  const { name, path } = column;
  if (head === undefined) return [removed(path, name, `removes ${name} from the ${about}`)];
  const of = `contract of ${name} in ${about.slice('contract of '.length)}`;
  if (base === undefined) return [added(path, name, `adds ${name} to the ${about}`), ...loosenedDefaults(of, head)];
  return [
    ...typeChange(of, [...path, 'type'], format, base.type ?? '', head.type ?? ''),
    ...nullsChange(of, [...path, 'nulls'], base.nulls, head.nulls),
    ...boundChange(of, [...path, 'min'], base.min, head.min, 1),
    ...boundChange(of, [...path, 'max'], base.max, head.max, -1),
    ...valuesChange(of, [...path, 'values'], base.values, head.values),
    ...optional(of, [...path, 'pattern'], base.pattern ?? '', head.pattern ?? ''),
    ...rulesChange(of, base, head),
    ...(base.required && head.absent && !base.absent
      ? keyChange('changed', of, [...path, 'absent'], { from: 'false', to: 'true' })
      : ordered(of, [...path, 'absent'], ['false', 'true'], `${base.absent}`, `${head.absent}`)),
    ...(['unique', 'required', 'sensitive'] as const).flatMap((key) =>
      ordered(of, [...path, key], ['false', 'true'], `${base[key]}`, `${head[key]}`),
    ),
    ...ordered(of, [...path, 'level'], levels, base.level, head.level),
  ];
}

type Kind = PolicyChange['kind'];

/** Rules that have no order among themselves: given, gone, or others than before. */
function rulesChange(about: string, base: Column, head: Column): readonly PolicyChange[] {
  const [before, after] = [base.rules ?? [], head.rules ?? []];
  const below = (rule: ColumnRule, side: Column) => rule.path.slice(side.path.length);
  const places = [...before.map((rule) => below(rule, base)), ...after.map((rule) => below(rule, head))];
  return [...new Map(places.map((place) => [place.join('\n'), place])).values()].flatMap((place) => {
    const at = (rules: readonly ColumnRule[], side: Column) =>
      rules
        .filter((rule) => below(rule, side).join('\n') === place.join('\n'))
        .map(shownRule)
        .join(' and ');
    return optional(about, [...base.path, ...place], at(before, base), at(after, head));
  });
}

/** What the base asks of every column, a new entry of the head would ask less strictly. */
function loosenedDefaults(of: string, { path, level, nulls, required }: Column): readonly PolicyChange[] {
  return [
    ...ordered(of, [...path, 'level'], levels, 'fail', level),
    ...(isAll(nulls) ? nullsChange(of, [...path, 'nulls'], undefined, nulls) : []),
    ...ordered(of, [...path, 'required'], ['false', 'true'], 'true', `${required}`),
  ];
}

/** Nulls in every row are what the base does not allow where it says nothing. */
function nullsChange(about: string, path: Column['path'], from: Column['nulls'], to: Column['nulls']) {
  if (from === undefined && isAll(to)) return keyChange('loosened', about, path, { from: '', to: amountText(to) });
  if (isAll(from) && to === undefined) return keyChange('tightened', about, path, { from: amountText(from), to: '' });
  return numberChange(about, path, from, to, 'lower');
}

function isAll(nulls: Column['nulls']): boolean {
  return nulls?.kind === 'percent' && nulls.value >= 100;
}

/** A file of text says nothing about types: there a type is how its cells are read. */
function typeChange(about: string, path: Column['path'], format: DatasetFormat['kind'], from: string, to: string) {
  const reads = (format === 'csv' || format === 'json') && from === '';
  return reads ? keyChange('changed', about, path, { from, to }) : optional(about, path, from, to);
}

/** A key that limits where it is given, and whose values have no order among themselves. */
function optional(about: string, path: Column['path'], from: string, to: string): readonly PolicyChange[] {
  return keyChange(givenOrGone(from, to) ?? 'changed', about, path, { from, to });
}

function givenOrGone(from: unknown, to: unknown): Kind | undefined {
  if (from === undefined || from === '') return 'tightened';
  return to === undefined || to === '' ? 'loosened' : undefined;
}

function boundChange(
  about: string,
  path: Column['path'],
  from: Column['min'],
  to: Column['min'],
  tighter: 1 | -1,
): readonly PolicyChange[] {
  const order = from === undefined || to === undefined ? undefined : compareBounds(to, from);
  const compared = order === undefined || order === 0 ? 'changed' : order * tighter > 0 ? 'tightened' : 'loosened';
  return keyChange(givenOrGone(from, to) ?? compared, about, path, { from: `${from ?? ''}`, to: `${to ?? ''}` });
}

function valuesChange(
  about: string,
  path: Column['path'],
  from: Column['values'],
  to: Column['values'],
): readonly PolicyChange[] {
  const gone = (from ?? []).some((value) => !to?.includes(value));
  const fresh = (to ?? []).some((value) => !from?.includes(value));
  if (!gone && !fresh) return []; // the order of a list says nothing
  const compared = gone && fresh ? 'changed' : fresh ? 'loosened' : 'tightened';
  const text = (values: Column['values']): string => (values ?? []).join(', ');
  return keyChange(givenOrGone(from, to) ?? compared, about, path, { from: text(from), to: text(to) });
}
