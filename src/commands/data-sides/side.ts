import { resolve } from 'node:path';
import type { Sketch } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import { MlopsError } from '../../support/problem.ts';
import { allOf } from '../all-of.ts';
import type { DatabasesAtHand } from '../databases-at-hand.ts';
import type { CsvWords } from './csv-words.ts';
import { databaseNamed } from './database-operand.ts';
import { type DatasetOfCommit, type DatasetPlace, datasetAt, namedDataset } from './dataset.ts';
import { filesNamed, versionOfFiles } from './files.ts';
import { patternOf } from './folder.ts';
import { type OpenTable, openTable } from './open-table.ts';
import { sketchInFile } from './sketch-file.ts';

/** One side of a comparison of data, found and not read yet. */
export type Side = { readonly name: string } & (
  | { readonly kind: 'sketch'; readonly sketch: Sketch }
  | { readonly kind: 'files'; readonly version: DatasetVersion }
  | ({ readonly kind: 'table' } & OpenTable)
  | ({ readonly kind: 'dataset'; readonly place: DatasetPlace } & DatasetOfCommit)
);

/** Opens the repository when a side is a dataset of it, once for both. */
export type PlaceAtHand = () => Promise<DatasetPlace>;

/** What sides may need that a comparison of two files does not. */
export interface SideWorld {
  readonly place: PlaceAtHand;
  readonly databases: DatabasesAtHand;
}

type From = CsvWords & { readonly folder: string };

/** Both sides by their operands. Errors: what is wrong with either, all at once. */
export async function findSides(
  [base, head]: readonly [base: string, head: string],
  { folder, ...words }: From,
  world: SideWorld,
): Promise<readonly [Side, Side]> {
  const from = { ...words, folder: resolve(folder) };
  return allOf([findSide(base, from, world), findSide(head, from, world)]);
}

async function findSide(operand: string, from: From, world: SideWorld): Promise<Side> {
  const table = databaseNamed(operand);
  if (table !== undefined) {
    return { name: operand, kind: 'table', ...(await openTable(table, world.databases, 'data')) };
  }
  const dataset = namedDataset(operand);
  try {
    const pattern = await patternOf(operand, from.folder);
    const files = await filesNamed(pattern, from.folder);
    const [file] = files;
    const sketch = file !== undefined && files.length === 1 ? await sketchInFile(file, operand) : undefined;
    if (sketch !== undefined) return { name: operand, kind: 'sketch', sketch };
    return { name: operand, kind: 'files', version: await versionOfFiles(pattern, files, from) };
  } catch (error) {
    const isNone = error instanceof MlopsError && error.problems[0]?.reason === 'data-side-missing';
    if (!isNone || dataset === undefined) throw error;
  }
  const at = await world.place();
  return { name: operand, kind: 'dataset', ...(await datasetAt(at, dataset)), place: at };
}
