import { didYouMean } from '../../support/nearest.ts';
import { checkColumn } from '../check/columns.ts';
import { defined } from '../defined.ts';
import type { Column, Dataset, View } from '../types.ts';
import { withOrigin } from '../views.ts';
import type { Context } from './context.ts';

type Datasets = ReadonlyMap<string, Dataset>;

/**
 * The declared datasets, where each view knows its files and has taken over what stays true of the dataset that it names:
 * types, what is sensitive, `key` and `time`. A view that cannot be one is reported and left out.
 */
export function viewsIn(alone: Datasets, context: Context): Datasets {
  const found = new Map<string, Dataset | undefined>();
  const find = (name: string, way: readonly string[]): Dataset | undefined => {
    const dataset = alone.get(name);
    if (dataset?.view === undefined) return dataset;
    if (found.has(name)) return found.get(name);
    const made = whole(dataset, dataset.view, [...way, name], find, context);
    found.set(name, made);
    return made;
  };
  const all = [...alone.keys()].flatMap((name) => find(name, []) ?? []);
  return new Map(all.map((dataset) => [dataset.name, dataset]));
}

function whole(
  own: Dataset,
  view: View,
  way: readonly string[],
  find: (name: string, way: readonly string[]) => Dataset | undefined,
  context: Context,
): Dataset | undefined {
  const { list, names } = context;
  const at = [...own.path, 'from'];
  if (!names.datasets.has(view.from)) {
    const declared = [...names.datasets].filter((name) => name !== own.name);
    const message = `there is no dataset \`${view.from}\`; declared: ${declared.join(', ') || 'none'}`;
    list.add('unknown-dataset', at, message, { value: true, remedy: didYouMean(view.from, declared) });
    return undefined;
  }
  if (way.includes(view.from)) {
    const circle = [...way.slice(way.indexOf(view.from)), view.from].join(' → ');
    const message = view.from === own.name ? 'is a view of itself' : `is a view of itself in the end: ${circle}`;
    list.add('view-circle', at, message, { value: true });
    return undefined;
  }
  const origin = find(view.from, way);
  if (origin === undefined) return undefined; // its own problems were reported
  if (refused(own, origin, context)) return undefined;
  return inherited(own, origin, context);
}

function refused(own: Dataset, origin: Dataset, { list }: Context): boolean {
  const at = [...own.path, 'from'];
  if (list.touches([...origin.path, 'source']) || list.touches([...origin.path, 'format'])) return true;
  if (origin.format.kind !== 'files') return false;
  list.add('view-of-files', at, `\`${origin.name}\` is a tree of files, which is not looked into`, { value: true });
  return true;
}

function inherited(own: Dataset, origin: Dataset, context: Context): Dataset {
  const { list, written } = context;
  const [rule = { dataset: own.name }] = own.view?.rules ?? [];
  const { select } = rule;
  const isKept = (column: string) => select === undefined || select.includes(column);
  select?.forEach((column, index) => {
    checkColumn(origin, column, [...own.path, 'select', index], list);
  });
  const time = own.time ?? origin.time;
  for (const key of ['drop-last', 'last'] as const) {
    if (time !== undefined || (key === 'last' ? rule.last : rule.dropLast) === undefined) continue;
    const message = `\`${origin.name}\` has no \`time\`, so nobody knows which rows are the last`;
    list.add('missing-key', [...own.path, key], message, {
      remedy: 'Give that dataset `time`, the column to count by.',
    });
  }
  const counts = rule.last !== undefined || rule.dropLast !== undefined;
  const entry = written.datasets?.[own.name];
  const says = typeof entry === 'object' ? entry : {};
  const dataset: Dataset = {
    ...own,
    key: own.key.length > 0 || !origin.key.every(isKept) ? own.key : origin.key,
    ...defined({ time: own.time ?? (origin.time !== undefined && isKept(origin.time) ? origin.time : undefined) }),
    // That nobody has declared a column says the dataset that has it.
    extraColumns: says['extra-columns'] ?? 'allow',
    columns: columnsOf(own, origin, isKept, context),
    ...(own.view && { view: { ...own.view, rules: [{ ...rule, ...(counts && time !== undefined && { time }) }] } }),
  };
  refuseLost(own, dataset, isKept, context);
  return withOrigin(dataset, origin);
}

function columnsOf(own: Dataset, origin: Dataset, isKept: (column: string) => boolean, { list }: Context) {
  const columns = new Map<string, Column>();
  for (const column of origin.columns.values()) if (isKept(column.name)) columns.set(column.name, staysTrue(column));
  for (const column of own.columns.values()) {
    const before = origin.columns.get(column.name);
    if (before?.type !== undefined && column.type !== undefined && before.type !== column.type) {
      const message = `\`${origin.name}\` reads \`${column.name}\` as ${before.type}, and this view would read it as ${column.type}`;
      const remedy = `How text is read is said once, in the contract of \`${origin.name}\`.`;
      list.add('contradiction', [...column.path, 'type'], message, { value: true, remedy });
    }
    const type = column.type ?? before?.type;
    const sensitive = column.sensitive || before?.sensitive === true;
    columns.set(column.name, { ...column, ...defined({ type }), sensitive });
  }
  return columns;
}

/** Of every choice of rows: rules about values are asked of all rows already, and shares would be others here. */
function staysTrue({ name, type, required, absent, sensitive, level, path }: Column): Column {
  return { name, ...defined({ type }), unique: false, required, absent, sensitive, level, path };
}

/** What the contract names and `select` leaves out. */
function refuseLost(own: Dataset, { time }: Dataset, isKept: (column: string) => boolean, { list }: Context): void {
  const named = [
    ...own.key.map((column, index) => ({ column, at: own.key.length === 1 ? ['key'] : ['key', index] })),
    ...(time === undefined || own.time === undefined ? [] : [{ column: time, at: ['time'] }]),
    ...[...own.columns.values()].flatMap(({ name, absent }) =>
      absent ? [] : [{ column: name, at: ['columns', name] }],
    ),
    ...[...own.drift.columns.keys()].map((column) => ({ column, at: ['drift', 'columns', column] })),
  ];
  for (const { column, at } of named.filter((each) => !isKept(each.column))) {
    list.add('contradiction', [...own.path, ...at], `\`select\` of this view leaves \`${column}\` out`, {
      value: true,
    });
  }
}
