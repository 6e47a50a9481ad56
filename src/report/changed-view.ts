import { clip, oneLine } from '../support/escape/index.ts';
import { code } from './clause.ts';
import type { DatasetReport, Report } from './types.ts';

const words: ReadonlySet<string> = new Set(['from', 'where', 'last', 'drop-last', 'select']);

/** What this change writes otherwise of a view, by its keys: then its rows are others, and no file has changed. */
function changesOf({ policy }: Report, { dataset }: DatasetReport) {
  return policy.flatMap(({ path, from, to }) => {
    const [section, name, key] = path;
    if (section !== 'datasets' || name !== dataset || path.length > 3 || !words.has(String(key))) return [];
    return [{ key: String(key), from, to }];
  });
}

const shown = (text: string | undefined) =>
  text === undefined || text === '' ? '(none)' : code(clip(oneLine(text), 60));

/** Behind the clause of a dataset; '' where its rows are kept as before. */
export function changedViewClause(report: Report, dataset: DatasetReport): string {
  if (dataset.verdict === 'pass') return '';
  const [first, ...more] = changesOf(report, dataset);
  if (first === undefined) return '';
  const others = more.length === 0 ? '' : `, and ${more.map(({ key }) => code(key)).join(', ')}`;
  return `, by this change’s ${code(first.key)}: ${shown(first.from)} → ${shown(first.to)}${others}`;
}

/** What to do about it before anything else; undefined where its rows are kept as before. */
export function changedViewStep(report: Report, dataset: DatasetReport): string | undefined {
  const changes = changesOf(report, dataset);
  if (changes.length === 0) return undefined;
  const keys = changes.map(({ key }) => code(key)).join(', ');
  const name = code(dataset.dataset);
  return dataset.reason === 'empty-table'
    ? `Correct ${keys} of ${name}: no row is kept.`
    : `Look at ${keys} of ${name} first: this change keeps other rows. If that is not meant, restore it.`;
}
