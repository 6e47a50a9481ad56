import { contentOf, type DataEngine, dataReasons, isOneSnapshot } from '../data/index.ts';
import type { DatasetVersion } from '../data/types.ts';
import type { DatabaseSource } from '../support/database-table.ts';
import { MlopsError } from '../support/problem.ts';

/**
 * What `work` finds in the very rows that these versions name. Of files nothing is asked, since their content is known; a
 * table is read once before, and once more after where each query has a moment of its own.
 * Errors: database-content-changed, database-content-moves, those of the database.
 */
export async function ofOneContent<Found>(
  engine: DataEngine,
  versions: readonly DatasetVersion[],
  work: () => Promise<Found>,
): Promise<Found> {
  const tables = versions.flatMap((version) => {
    const { database } = version.dataset;
    return database === undefined ? [] : [{ version, database }];
  });
  for (const { version } of tables) {
    if (!(await isThere(engine, version))) throw changed(version);
  }
  const found = await work();
  for (const { version, database } of tables) {
    if (!isOneSnapshot(database.place.scheme) && !(await isThere(engine, version))) throw moved(version, database);
  }
  return found;
}

/** Of a view the table that it keeps rows of. */
async function isThere(engine: DataEngine, version: DatasetVersion): Promise<boolean> {
  const { view, ...dataset } = version.dataset;
  if (view === undefined) return (await contentOf(engine, version)).digest === version.digest;
  return `sha256:${(await contentOf(engine, { ...version, dataset })).digest}` === view.locked?.digest;
}

function changed({ dataset }: DatasetVersion): MlopsError {
  const { source, view } = dataset;
  const [name, locked] = view === undefined ? [dataset.name, dataset.locked] : [view.root, view.locked];
  const digest = `${locked?.digest.slice(0, 'sha256:'.length + 12)}…`;
  const sentence = `${name}: ${source} no longer has the rows that the lock file names (${digest}).`;
  const remedy = `Run \`mlops lock ${name}\`, commit the lock file and look at the data diff.`;
  return MlopsError.of(dataReasons, 'database-content-changed', sentence, { remedy });
}

function moved({ dataset: { name, source } }: DatasetVersion, { place }: DatabaseSource): MlopsError {
  const sentence = `${name}: rows were written to ${source} while it was read, and ${place.scheme} has no one snapshot for all queries.`;
  return MlopsError.of(dataReasons, 'database-content-moves', sentence);
}
