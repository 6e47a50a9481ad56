import { resolve } from 'node:path';
import type { Sketch } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import type { ResolvedDataset } from '../../repository/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { type DatasetPlace, datasetAt, namedDataset } from './dataset.ts';
import { filesNamed, versionOfFiles } from './files.ts';
import { sketchInFile } from './sketch-file.ts';

/** One side of a comparison of data, found and not read yet. */
export type Side = { readonly name: string } & (
  | { readonly kind: 'sketch'; readonly sketch: Sketch }
  | { readonly kind: 'files'; readonly version: DatasetVersion }
  | { readonly kind: 'dataset'; readonly resolved: ResolvedDataset; readonly place: DatasetPlace }
);

/** Opens the repository when a side is a dataset of it, once for both. */
export type PlaceAtHand = () => Promise<DatasetPlace>;

/** Both sides by their operands. Errors: what is wrong with either, all at once. */
export async function findSides(
  operands: readonly [base: string, head: string],
  folder: string,
  place: PlaceAtHand,
): Promise<readonly [Side, Side]> {
  const absolute = resolve(folder);
  const [base, head] = await Promise.allSettled(operands.map((operand) => findSide(operand, absolute, place)));
  if (base?.status === 'fulfilled' && head?.status === 'fulfilled') return [base.value, head.value];
  throw together([base, head].flatMap((each) => (each?.status === 'rejected' ? [each.reason] : [])));
}

function together(errors: readonly unknown[]): unknown {
  const [first] = errors;
  const known = errors.filter((error) => error instanceof MlopsError);
  if (known.length < errors.length) return errors.find((error) => !(error instanceof MlopsError));
  if (!(first instanceof MlopsError)) return first;
  const problems = new Map(known.flatMap((error) => error.problems).map((each) => [each.message, each]));
  return new MlopsError(first.ends, [...problems.values()]);
}

async function findSide(operand: string, folder: string, place: PlaceAtHand): Promise<Side> {
  const dataset = namedDataset(operand);
  try {
    const files = await filesNamed(operand, folder);
    const [file] = files;
    const sketch = file !== undefined && files.length === 1 ? await sketchInFile(file, operand) : undefined;
    if (sketch !== undefined) return { name: operand, kind: 'sketch', sketch };
    return { name: operand, kind: 'files', version: await versionOfFiles(operand, files, folder) };
  } catch (error) {
    const isNone = error instanceof MlopsError && error.problems[0]?.reason === 'data-side-missing';
    if (!isNone || dataset === undefined) throw error;
  }
  const at = await place();
  return { name: operand, kind: 'dataset', resolved: await datasetAt(at, dataset), place: at };
}
