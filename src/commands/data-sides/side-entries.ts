import { bareDataset } from '../../project/index.ts';
import type { Dataset } from '../../project/types.ts';
import { visible } from '../../support/escape/index.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import type { Ports } from '../ports.ts';
import { contractsOf } from './contracts.ts';
import { type CsvWords, withCsvWords } from './csv-words.ts';
import { type Entries, entriesOf, type SideEntry } from './entries.ts';
import type { Side } from './side.ts';
import { sensitiveByName } from './side-columns.ts';

interface Request extends CsvWords {
  readonly folder: string;
  readonly projectFile: string;
}

interface World {
  readonly ports: Pick<Ports, 'progress'>;
  readonly engine: EngineAtHand;
}

/**
 * How both sides are read, and which columns leave no values; those hidden by their names alone are said once.
 * Errors: those of the project file and of the files.
 */
export async function sideEntries(
  [base, head]: readonly [Side, Side],
  request: Request,
  { ports, engine }: World,
): Promise<Entries> {
  const [ofBase = [], ofHead = []] = await contractsOf([base, head], request);
  const entryOf = (side: Side, contracts: readonly Dataset[]) =>
    ports.progress.stage(`look at the columns of ${side.name}`, () => sideEntry(side, contracts, request, engine));
  const entries = entriesOf(await entryOf(base, ofBase), await entryOf(head, ofHead));
  if (entries.byName.length > 0) ports.progress.note(visible(noteOf(entries.byName)));
  return entries;
}

async function sideEntry(
  side: Side,
  contracts: readonly Dataset[],
  words: CsvWords,
  engine: EngineAtHand,
): Promise<SideEntry> {
  const dataset = datasetOf(side, contracts, words);
  const declared = side.kind === 'dataset';
  return { dataset, declared, contracts, sensitive: await sensitiveByName(side, dataset, engine) };
}

function datasetOf(side: Side, [contract]: readonly Dataset[], words: CsvWords): Dataset {
  switch (side.kind) {
    case 'sketch':
      return bareDataset('data', side.name, [], true);
    case 'dataset':
      return side.resolved.dataset;
    case 'files':
    case 'table':
      return contract === undefined ? side.version.dataset : writtenAs(side.version.dataset, contract, words);
  }
}

/** With the delimiter and the names of the contract: read by others, its columns would not be those that it hides. */
function writtenAs(dataset: Dataset, { format, columns, fieldNames }: Dataset, words: CsvWords): Dataset {
  if (dataset.format.kind !== 'csv' || format.kind !== 'csv') return dataset;
  const names = fieldNames ?? [...columns.values()].filter(({ absent }) => !absent).map(({ name }) => name);
  return { ...dataset, format: withCsvWords(format, words), ...(!format.header && { fieldNames: names }) };
}

function noteOf(names: readonly string[]): string {
  const why = 'Values of these columns are not shown, because their names say that they are personal or secret';
  return `${why}: ${names.join(', ')}. What the contract of their dataset in mlops.yaml says of a column counts instead.`;
}
