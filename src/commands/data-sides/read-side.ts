import { type DataEngine, type Sketch, sketchDataset, tableSource } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import type { Dataset } from '../../project/types.ts';
import type { Meter } from '../../support/amount.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import { ofOneContent } from '../one-content.ts';
import { commandReasons } from '../reasons.ts';
import { sketchOfDataset } from './dataset.ts';
import { sketchTable } from './open-table.ts';
import type { Side } from './side.ts';

export interface ReadSide {
  readonly sketch: Sketch;
  /** What is odd about files that could be read all the same. */
  readonly notices: readonly Problem[];
}

/** The sketch of a side; reads data only where nobody has recorded it. Errors: data-side-lines, and those of the files. */
export async function readSide(side: Side, entry: Dataset, engine: EngineAtHand, tell: Meter): Promise<ReadSide> {
  const notices: Problem[] = [];
  const make = async (version: DatasetVersion) => {
    const running = await engine.get(version.dataset);
    return ofOneContent(running, [version], async () => {
      notices.push(...(await lookedAt(running, version, side.name)));
      return sketchDataset(running, version, tell);
    });
  };
  switch (side.kind) {
    case 'sketch':
      return { sketch: side.sketch, notices };
    case 'files':
      return { sketch: await make({ ...side.version, dataset: entry }), notices };
    case 'table':
      return { sketch: await sketchTable(side.engine, { ...side.version, dataset: entry }, tell), notices };
    case 'dataset':
      return { sketch: await sketchOfDataset(side.place, side, entry, make, tell), notices };
  }
}

async function lookedAt(engine: DataEngine, version: DatasetVersion, name: string): Promise<readonly Problem[]> {
  if (version.dataset.format.kind === 'files') return [];
  const { rejected, rejects, problems } = await engine.describe(tableSource(version));
  const [first] = rejects;
  if (rejected > 0) {
    const path = version.files.find(({ local }) => local === first?.file)?.path ?? first?.file ?? name;
    const where = first === undefined ? '' : `; first: ${path}, line ${first.line}: ${first.error}`;
    const lines = rejected === 1 ? '1 line is no row' : `${rejected} lines are no rows`;
    throw MlopsError.of(commandReasons, 'data-side-lines', `${name}: ${lines}${where}.`);
  }
  return problems.map(({ column: _, ...problem }) => ({ ...problem, message: `${name}: ${problem.message}` }));
}
