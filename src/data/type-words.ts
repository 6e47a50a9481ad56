import type { ColumnType } from '../project/types.ts';

const words: Readonly<Record<ColumnType, string>> = {
  integer: 'whole numbers',
  number: 'numbers',
  string: 'text',
  boolean: 'true and false',
  date: 'dates',
  timestamp: 'points in time',
};

/** What a column holds, for people: the names of an engine's types say it to its users only. */
export function typeWords({ type, engineType }: { readonly type: ColumnType | 'other'; readonly engineType: string }) {
  return type === 'other' ? `values of type ${engineType}` : words[type];
}
