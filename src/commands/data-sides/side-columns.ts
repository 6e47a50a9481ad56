import { columnTypeOf, sensitiveWord, tableSource } from '../../data/index.ts';
import type { Dataset } from '../../project/types.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import type { Side } from './side.ts';

/**
 * Columns of a side of which no entry of `mlops.yaml` says everything, that are sensitive by their names. Yes and no say
 * nothing of anybody. Errors: those of the files.
 */
export async function sensitiveByName(side: Side, entry: Dataset, engine: EngineAtHand): Promise<readonly string[]> {
  return (await columnsOf(side, entry, engine)).filter((name) => sensitiveWord(name) !== undefined);
}

async function columnsOf(side: Side, entry: Dataset, engine: EngineAtHand): Promise<readonly string[]> {
  switch (side.kind) {
    case 'dataset':
      return [];
    case 'sketch':
      return side.sketch.columns.map(({ name }) => name);
    case 'files':
    case 'table': {
      const running = side.kind === 'table' ? side.engine : await engine.get(entry);
      const { columns } = await running.describe(tableSource({ ...side.version, dataset: entry }));
      return columns.filter(({ engineType }) => columnTypeOf(engineType) !== 'boolean').map(({ name }) => name);
    }
  }
}
