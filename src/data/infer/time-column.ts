import { counted } from '../checks/words.ts';
import type { ColumnEvidence, TableEvidence } from './evidence.ts';
import { momentOf } from './moments.ts';
import { sensitiveOf } from './sensitive.ts';
import { wordsOfName } from './words-of-name.ts';

/** Words of a column with the moment of the event, best first. */
const ranks: readonly (readonly string[])[] = [
  ['timestamp', 'event', 'ts'],
  ['started', 'start', 'begin', 'pickup', 'departure', 'occurred', 'observed'],
  ['created', 'time', 'datetime', 'date', 'day', 'hour'],
];

/** The column with the time of the event: the only date or timestamp without nulls, or the best by its name. */
export function timeOf({
  columns: all,
  rows,
}: Pick<TableEvidence, 'columns' | 'rows'>): { readonly time: string; readonly why: string } | undefined {
  const columns = all.filter((column) => sensitiveOf(column, []) === undefined).map(asRead);
  const full = columns.filter(({ type, filled }) => (type === 'date' || type === 'timestamp') && filled === rows);
  if (rows === 0 || full.length === 0) return undefined;
  const [only, second] = full;
  if (only !== undefined && second === undefined) {
    return { time: only.name, why: `the only ${only.type} without nulls, ${counted(rows, 'row')}` };
  }
  for (const words of ranks) {
    const named = full.filter(({ name }) => wordsOfName(name).some((word) => words.includes(word)));
    const [best, other] = named;
    if (best !== undefined && other === undefined) return { time: best.name, why: `a ${best.type} by its name` };
    if (other !== undefined) return undefined; // two of a kind: nobody can tell
  }
  return undefined;
}

/** A column as its contract will read it. */
function asRead(column: ColumnEvidence): ColumnEvidence {
  const type = momentOf(column)?.type;
  return type === undefined ? column : { ...column, type };
}
