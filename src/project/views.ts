import type { Dataset, Span, View, ViewReading } from './types.ts';
import { formatDuration } from './units.ts';

/** A view as what it keeps of this dataset, whose files, or whose way to them, it gets. */
export function withOrigin(dataset: Dataset, origin: Dataset): Dataset {
  const { view } = dataset;
  if (view === undefined) return dataset;
  const { digest: _, database: __, ...rest } = dataset;
  const { source, format, digest, database } = origin;
  const locked = origin.view === undefined ? origin.locked : origin.view.locked;
  return {
    ...rest,
    ...{ source, format },
    ...(digest !== undefined && { digest }),
    ...(database && { database }),
    view: {
      ...{ from: origin.name, root: origin.view?.root ?? origin.name },
      ...(locked && (database || locked.objects) && { locked }),
      ...((origin.build !== undefined || origin.view?.built === true) && { built: true as const }),
      rules: [...(origin.view?.rules ?? []), ...view.rules.slice(-1)],
      reading: origin.view?.reading ?? readingOf(origin),
    },
  };
}

function readingOf({ columns, fieldNames }: Dataset): ViewReading {
  const present = [...columns.values()].filter(({ absent }) => !absent);
  return {
    types: new Map(present.flatMap(({ name, type }) => (type === undefined ? [] : [[name, type]]))),
    names: fieldNames ?? present.map(({ name }) => name),
    hidden: present.filter(({ sensitive }) => sensitive).map(({ name }) => name),
  };
}

/**
 * The same datasets, each view with the files and the rules of what it names now: after two contracts became one, the
 * dataset below a view is read by the one that counts. A view whose dataset is not among them stays as it is.
 */
export function linkedViews(datasets: ReadonlyMap<string, Dataset>): ReadonlyMap<string, Dataset> {
  const linked = new Map<string, Dataset>();
  const link = (dataset: Dataset): Dataset => {
    const known = linked.get(dataset.name);
    if (known !== undefined) return known;
    const origin = dataset.view && datasets.get(dataset.view.from);
    const made = origin === undefined ? dataset : withOrigin(dataset, link(origin));
    linked.set(dataset.name, made);
    return made;
  };
  return new Map([...datasets].map(([name, dataset]) => [name, link(dataset)]));
}

/** What a view keeps, by the keys of the file; empty for what is no view. */
export function viewWords(view: View | undefined): ReadonlyMap<string, string> {
  if (view === undefined) return new Map();
  const { where, dropLast, last, select } = view.rules.at(-1) ?? {};
  const words = {
    from: view.from,
    where,
    'drop-last': dropLast && spanText(dropLast),
    last: last && spanText(last),
    select: select?.join(', '),
  };
  return new Map(Object.entries(words).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])));
}

/** As a user would write it: `14d`, `20% 60m`. */
function spanText(span: Span): string {
  if (span.kind === 'duration') return formatDuration(span.milliseconds);
  return `${span.percent}%${span.gap === 0 ? '' : ` ${formatDuration(span.gap)}`}`;
}
