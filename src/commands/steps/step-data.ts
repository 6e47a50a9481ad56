import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRows } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import { makeOwnFolder } from '../../support/own-folder.ts';
import { sourcePath } from '../../support/source-address.ts';
import type { DataInput } from '../../training/types.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import type { ReadCommit } from '../situation/read-commit.ts';
import type { Situation } from '../situation/situation.ts';
import { localFiles } from './dataset-sketch.ts';
import { rowsEnding } from './rows-ending.ts';

/** Where a step finds the rows of its views: in a folder that no project file names. */
const viewsFolder = '.mlops/views';

/** Whose data, and who makes the rows of views. */
export interface DataOf {
  readonly situation: Situation;
  readonly read: ReadCommit;
  readonly engine: EngineAtHand;
}

/** Files that were made for it go when it is disposed. */
export interface StepData extends AsyncDisposable {
  readonly data: readonly DataInput[];
}

/**
 * The data of a step, role by role. Of a view it gets a file with exactly its rows, made now by the data engine, and never
 * the files that hold the others. Errors: those of data that cannot be had, and what `allow` throws.
 * @param roles role and name of a dataset @param allow asked of each view
 */
export async function stepData(
  of: DataOf,
  roles: Iterable<readonly [role: string, dataset: string]>,
  allow: (role: string, version: DatasetVersion) => Promise<void> = async () => undefined,
): Promise<StepData> {
  await using made = new AsyncDisposableStack();
  let folder: string | undefined;
  const data: DataInput[] = [];
  for (const [role, name] of roles) {
    const version = await versionOf(of, name);
    const { dataset, digest, files } = version;
    const common = { role, dataset: name, digest };
    if (dataset.view === undefined) {
      data.push({ ...common, source: sourcePath(dataset.source), files });
      continue;
    }
    await allow(role, version);
    const path = `${viewsFolder}/${name}${rowsEnding(dataset.format.kind)}`;
    folder ??= made.use(await makeOwnFolder(tmpdir(), 'views')).path;
    const local = join(folder, `${role}${rowsEnding(dataset.format.kind)}`);
    await writeRows(await of.engine.get(dataset), version, local);
    data.push({ ...common, source: path, files: [{ path, local, bytes: (await stat(local)).size }] });
  }
  const kept = made.move();
  return { data, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** A dataset of this commit on this machine. */
export async function versionOf({ situation, read }: Omit<DataOf, 'engine'>, name: string): Promise<DatasetVersion> {
  const resolved = read.datasets.get(name);
  if (resolved === undefined) throw new TypeError(`the project has no dataset ${name}`);
  return localFiles(situation, resolved);
}
