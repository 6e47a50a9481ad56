import { type Meter, noMeter } from '../../support/amount.ts';
import type { DataEngine, TableSource } from '../engines/port.ts';
import { contractOf, type ProposedContract } from './contract.ts';
import { countEvidence } from './count-evidence.ts';

/**
 * A conservative contract of a table: what the next batch will keep as well, as far as counts can say it. Tells how many
 * columns are looked at.
 * @param dataset its name, which says which column may be its key
 * @throws MlopsError what the engine says about files that it cannot read
 */
export async function inferContract(
  engine: DataEngine,
  table: TableSource,
  dataset: string,
  tell: Meter = noMeter,
): Promise<ProposedContract> {
  const evidence = await countEvidence(engine, table, dataset, (done, of) => tell({ unit: 'columns', done, of }));
  tell(undefined);
  return contractOf(evidence, dataset);
}
