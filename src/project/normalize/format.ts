import type { WrittenFormat } from '../schema/dataset.ts';
import type { DataFormat } from '../types.ts';

/** The format that a source's ending stands for; `.dvc` and compression are looked through. */
export function formatFromEnding(source: string): DataFormat {
  const bare = source
    .toLowerCase()
    .replace(/\.dvc$/, '')
    .replace(/\.(gz|zst)$/, '');
  const ending = /\.([a-z0-9]+)$/.exec(bare)?.[1];
  if (ending === 'parquet') return { kind: 'parquet' };
  if (/^(arrows?|ipc|feather)$/.test(ending ?? '')) return { kind: 'arrow' };
  if (ending === 'csv' || ending === 'tsv') return csvOf(source, {});
  if (ending === 'json' || ending === 'jsonl' || ending === 'ndjson') return { kind: 'json' };
  return { kind: 'files', guessed: true };
}

export function formatOf(source: string, written: WrittenFormat | undefined): DataFormat {
  if (written === undefined) return formatFromEnding(source);
  if (written === 'csv') return csvOf(source, {});
  if (typeof written === 'string') return { kind: written };
  return csvOf(source, written.csv);
}

type Csv = Exclude<WrittenFormat, string>['csv'];

function csvOf(source: string, written: Csv): DataFormat {
  return {
    kind: 'csv',
    header: written.header ?? true,
    delimiter: written.delimiter ?? (/\.tsv(\.|$)/i.test(source) ? '\t' : ','),
    quote: written.quote ?? '"',
    nulls: written.nulls ?? [''],
  };
}
