import { defined, rowsChangeDefault } from '../../project/index.ts';
import type { Amount, Dataset, DatasetFormat } from '../../project/types.ts';
import { strictestChecks } from './contract-checks.ts';
import { strictestColumns } from './contract-columns.ts';
import { strictestDrift } from './drift.ts';
import { largest, sameMembers, smallerAmount, smallest, stricterLevel } from './strictest.ts';

/**
 * The contract of a dataset in a pull request: what the head adds or tightens applies at once, what it removes or
 * loosens still applies, and so does every default of the base that something new in the head would take away. Where
 * the two cannot be put into one rule, both are asked.
 */
export function strictestDataset(base: Dataset | undefined, head: Dataset): Dataset {
  if (base === undefined) return head;
  const columns = strictestColumns(base, head);
  const { time: _, ...proposal } = head; // what is called a time has no default limit of drift
  return {
    ...proposal,
    format: strictestFormat(base.format, head.format),
    ...defined({ time: base.time, fieldNames: fieldNames(head, columns) }),
    // A key of fewer columns asks for more, but not whether the others are null: both are asked.
    key: base.key.length > 0 ? base.key : head.key,
    rows: defined({
      min: largest(base.rows.min, head.rows.min),
      max: smallest(base.rows.max, head.rows.max),
      change: strictestRowsChange(base.rows.change, head.rows.change),
    }),
    extraColumns: stricterExtra(base.extraColumns, head.extraColumns),
    columns,
    checks: strictestChecks(base, head),
    drift: strictestDrift(base, head),
    // Files of a path that nobody declared have to be alike; a section of its own would only be warned.
    implicit: base.implicit || head.implicit,
    ...((base.frozen ?? head.frozen) === true && { frozen: true }),
  };
}

/**
 * How its files are written is the head's; what a cell means is the base's: a text that only the head calls null would
 * escape every rule about values. A table does not turn into a tree of files that nobody looks into; where rows of a
 * database do, the rules about rows stay and are unknown.
 */
function strictestFormat(base: DatasetFormat, head: DatasetFormat): DatasetFormat {
  if (head.kind === 'files' && base.kind !== 'table') return base;
  if (head.kind !== 'csv' || base.kind !== 'csv') return head;
  return sameMembers(base.nulls, head.nulls) ? head : { ...head, nulls: base.nulls };
}

/**
 * In a file without a header a name is a place, and the head's contract says which: what it leaves out of the file comes
 * last. Undefined: the names stand as in the columns.
 */
function fieldNames(
  { format, columns: proposed }: Dataset,
  columns: Dataset['columns'],
): readonly string[] | undefined {
  if (format.kind !== 'csv' || format.header) return undefined;
  const named = (side: Dataset['columns']): string[] =>
    [...side.values()].filter((column) => !column.absent).map(({ name }) => name);
  const names = [...new Set([...named(proposed), ...named(columns)])];
  return names.join('\n') === named(columns).join('\n') ? undefined : names;
}

/** What a side leaves out it limits by the default, so declaring a larger change loosens. */
function strictestRowsChange(base: Amount | undefined, head: Amount | undefined): Amount | undefined {
  if (base === undefined && head === undefined) return undefined;
  return smallerAmount(base ?? rowsChangeDefault, head ?? rowsChangeDefault);
}

function stricterExtra(a: Dataset['extraColumns'], b: Dataset['extraColumns']): Dataset['extraColumns'] {
  if (a === 'allow') return b;
  return b === 'allow' ? a : stricterLevel(a, b);
}
