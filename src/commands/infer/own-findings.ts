import { checkDataset, type DataEngine, isFileTable, type TableSource } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import { loadProject } from '../../project/index.ts';
import { datasetEntry, projectOfDatasets } from './contract-text.ts';
import type { Inferred } from './into-project.ts';

/**
 * What the data break of the very contract that was inferred from them, a sentence each, without values of sensitive
 * columns: lines that cannot be read, NaN, files that differ. Nobody should learn it from the next pull request.
 */
export async function ownFindings(
  engine: DataEngine,
  version: DatasetVersion,
  table: TableSource,
  { name, contract }: Pick<Inferred, 'name' | 'contract'>,
): Promise<readonly string[]> {
  const text = projectOfDatasets([datasetEntry(name, 'data.parquet', undefined, contract)]);
  const proposed = loadProject(text, 'mlops.yaml').project.datasets.get(name);
  if (proposed === undefined) throw new Error(`the contract of ${name} has no dataset`);
  const { source, format } = version.dataset;
  const read = isFileTable(table)
    ? { format: table.format, ...(table.names && table.names.length > 0 && { fieldNames: table.names }) }
    : { format };
  const dataset = { ...proposed, source, ...read };
  const { checks } = await checkDataset(engine, { ...version, dataset });
  return checks.filter(({ verdict, level }) => verdict !== 'pass' && level !== 'info').map(({ sentence }) => sentence);
}
