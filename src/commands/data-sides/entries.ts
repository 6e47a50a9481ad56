import { comparableEntry } from '../../data/index.ts';
import type { Column, Dataset } from '../../project/types.ts';

/** By which entry of `mlops.yaml`, or none, each side is read, and what is asked of both. */
export interface Entries {
  readonly base: Dataset;
  readonly head: Dataset;
  /** With the limits that count. */
  readonly asked: Dataset;
  /** Columns that leave no values though no contract says so, because of their names. */
  readonly byName: readonly string[];
}

/** What is known of one side: a dataset of `mlops.yaml`, or files of which only the format is known. */
export interface SideEntry {
  readonly dataset: Dataset;
  readonly declared: boolean;
  /** Datasets of `mlops.yaml` that have the same rows: what they call sensitive counts, and nothing else of them. */
  readonly contracts: readonly Dataset[];
  /** Columns that are sensitive by their names. */
  readonly sensitive: readonly string[];
}

/**
 * The contract is the head's, or the base's where only that has one; files are read by it where they have its format. A
 * column that either side calls sensitive leaves no values on both, and one that is so by its name where no contract says
 * anything of it.
 */
export function entriesOf(base: SideEntry, head: SideEntry): Entries {
  const contracts = [head, base].filter(({ declared }) => declared).map(({ dataset }) => dataset);
  const said = [...contracts, ...head.contracts, ...base.contracts].flatMap(({ columns }) => [...columns.values()]);
  const known = new Set(said.map(({ name }) => name));
  const byName = [...new Set([...base.sensitive, ...head.sensitive])].filter((name) => !known.has(name));
  const sensitive = [...said.filter((column) => column.sensitive), ...byName.map(sensitiveColumn)];
  const contract = hiding(contracts[0] ?? head.dataset, sensitive);
  const entryOf = ({ dataset, declared }: SideEntry): Dataset => {
    const own = hiding(dataset, sensitive);
    if (declared) return comparableEntry(own, contract);
    return contracts.length > 0 && dataset.format.kind === contract.format.kind ? contract : own;
  };
  // Who asks for a comparison wants one, also of a dataset whose changes nobody looks at otherwise.
  const asked: Dataset = { ...contract, drift: { ...contract.drift, against: 'base' } };
  return { base: entryOf(base), head: entryOf(head), asked, byName };
}

function sensitiveColumn(name: string): Column {
  return { name, unique: false, required: false, absent: false, sensitive: true, level: 'info', path: [] };
}

function hiding(dataset: Dataset, sensitive: readonly Column[]): Dataset {
  if (sensitive.length === 0) return dataset;
  const hidden = sensitive.map((column): readonly [string, Column] => {
    const { type: _, ...untyped } = column;
    return [column.name, { ...(dataset.columns.get(column.name) ?? untyped), sensitive: true }];
  });
  // The order is that of the file where it has no header.
  return { ...dataset, columns: new Map([...dataset.columns, ...hidden]) };
}
