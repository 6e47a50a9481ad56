import { defined } from '../defined.ts';
import type { WrittenDataset } from '../schema/dataset.ts';
import type { Dataset, ProjectPath, Span } from '../types.ts';
import { amountOf, durationOf } from '../units.ts';
import { bareDataset } from './bare-dataset.ts';
import { type Context, oneOrMany } from './context.ts';

const viewKeys = ['where', 'drop-last', 'last', 'select'] as const;
const sourceKeys = ['source', 'digest', 'format'] as const;

/** A view by itself: what it takes over from the dataset that it names comes with `viewsIn`. */
export function viewOf(
  context: Context,
  name: string,
  names: string | readonly string[],
  written: WrittenDataset,
): Dataset {
  const path: ProjectPath = ['datasets', name];
  const [from = '', ...others] = oneOrMany<string>(names);
  if (others.length > 0) {
    context.list.add('contradiction', [...path, 'from'], 'is a list, and a view is of one dataset', {
      remedy: 'What is made of several datasets needs a command: `build`.',
    });
  }
  for (const key of sourceKeys) {
    if (written[key] === undefined) continue;
    context.list.add(
      'contradiction',
      [...path, key],
      `a view has no \`${key}\` of its own: its rows are those of \`${from}\``,
    );
  }
  if (viewKeys.every((key) => written[key] === undefined && !context.list.touches([...path, key]))) {
    const keys = viewKeys.map((key) => `\`${key}\``).join(', ');
    context.list.add('missing-key', path, `one of the keys ${keys} is missing: without them it is \`${from}\` itself`);
  }
  const { select } = written;
  if (select !== undefined && new Set(select).size < select.length)
    context.list.add('contradiction', [...path, 'select'], 'names a column twice', { value: true });
  const rule = {
    dataset: name,
    ...defined({
      where: written.where?.trim(),
      dropLast: spanAt(context, [...path, 'drop-last'], written['drop-last']),
      last: spanAt(context, [...path, 'last'], written.last),
      select,
    }),
  };
  const reading = { types: new Map(), names: [], hidden: [] };
  return { ...bareDataset(name, '', path, false), view: { from, root: from, rules: [rule], reading } };
}

/** Keys that say what a view keeps mean nothing beside a `source`. */
export function refuseViewKeys({ list }: Context, path: ProjectPath, written: WrittenDataset): void {
  for (const key of viewKeys) {
    if (written[key] === undefined) continue;
    list.add('contradiction', [...path, key], `\`${key}\` belongs to a view, and this dataset has no \`from\``, {
      remedy: 'Give the whole data a name of their own, and name that one with `from` here.',
    });
  }
}

function spanAt({ list }: Context, at: ProjectPath, text: string | undefined): Span | undefined {
  if (text === undefined) return undefined;
  const [first = '', gap] = text.split(/\s+/);
  if (!first.endsWith('%')) {
    const milliseconds = durationOf(first);
    if (milliseconds <= 0) list.add('invalid-value', at, 'expected a duration above 0', { value: true });
    return { kind: 'duration', milliseconds };
  }
  const percent = amountOf(first).value;
  if (percent <= 0 || percent >= 100) {
    list.add('invalid-value', at, 'expected a percentage above 0% and below 100%', { value: true });
  }
  return { kind: 'share', percent, gap: gap === undefined ? 0 : durationOf(gap) };
}
