import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedRows, writeRows } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import { type ModelFacts, type RoleInReach, rolesInReach, trainingRoles } from '../../project/index.ts';
import { makeOwnFolder } from '../../support/own-folder.ts';
import { MlopsError } from '../../support/problem.ts';
import { sourcePath } from '../../support/source-address.ts';
import type { DataInput } from '../../training/types.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import { commandReasons } from '../reasons.ts';
import type { ReadCommit } from '../situation/read-commit.ts';
import type { Situation } from '../situation/situation.ts';
import { localFiles } from './dataset-sketch.ts';
import { rowsEnding } from './rows-ending.ts';

/** Where a training finds the rows of its views: in a folder that no project file names. */
const viewsFolder = '.mlops/views';

/** Whose data. */
interface Request {
  readonly situation: Situation;
  readonly read: ReadCommit;
  readonly facts: ModelFacts;
  readonly engine: EngineAtHand;
}

/** Files that were made for it go when it is disposed. */
interface TrainingData extends AsyncDisposable {
  readonly data: readonly DataInput[];
}

/**
 * The data of a training, role by role. Of a view it gets a file with exactly its rows, made now by the data engine, and
 * never the files that hold the others. Errors: labels-in-reach, those of data that cannot be had.
 */
export async function trainingData(request: Request): Promise<TrainingData> {
  await using made = new AsyncDisposableStack();
  let folder: string | undefined;
  const data: DataInput[] = [];
  for (const [role, name] of trainingRoles(request.facts.model)) {
    const version = await versionOf(request, name);
    const { dataset, digest, files } = version;
    const common = { role, dataset: name, digest };
    if (dataset.view === undefined) {
      data.push({ ...common, source: sourcePath(dataset.source), files });
      continue;
    }
    await refuseJudgedRows(request, { role, dataset: name }, version);
    const path = `${viewsFolder}/${name}${rowsEnding(dataset.format.kind)}`;
    folder ??= made.use(await makeOwnFolder(tmpdir(), 'views')).path;
    const local = join(folder, `${role}${rowsEnding(dataset.format.kind)}`);
    await writeRows(await request.engine.get(dataset), version, local);
    data.push({ ...common, source: path, files: [{ path, local, bytes: (await stat(local)).size }] });
  }
  const kept = made.move();
  return { data, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/**
 * The same of a training that was made before, perhaps judged by other rows: asked before rows are scored.
 * Errors: labels-in-reach, those of data that cannot be had.
 */
export async function refuseTrainedRows(request: Request): Promise<void> {
  for (const reach of rolesInReach(request.facts.model, request.read.facts.project.models)) {
    if (request.read.datasets.get(reach.dataset)?.dataset.view === undefined) continue;
    await refuseJudgedRows(request, reach, await versionOf(request, reach.dataset));
  }
}

async function versionOf({ situation, read }: Request, name: string): Promise<DatasetVersion> {
  const resolved = read.datasets.get(name);
  if (resolved === undefined) throw new TypeError(`the project has no dataset ${name}`);
  return localFiles(situation, resolved);
}

/**
 * Two views of one dataset may have rows in common, which their words do not tell: those that a step of its own is to
 * score are counted. (Of other datasets `refuseLabelsInReach` has told by their files.)
 */
async function refuseJudgedRows(
  request: Request,
  { role, through }: RoleInReach,
  version: DatasetVersion,
): Promise<void> {
  const { name, evaluate } = request.facts.model;
  const judged = evaluate?.run === undefined ? undefined : evaluate.label?.dataset;
  if (judged === undefined || request.read.datasets.get(judged)?.dataset.view === undefined) return;
  const test = await versionOf(request, judged);
  if (test.files.map(({ local }) => local).join('\n') !== version.files.map(({ local }) => local).join('\n')) return;
  const both = await sharedRows(await request.engine.get(), version, test);
  if (both === 0) return;
  const rows = `${both.toLocaleString('en-US')} ${both === 1 ? 'row' : 'rows'}`;
  const sentence = `${name}: ${rows} of ${version.dataset.name}, which ${through === undefined ? 'training' : `the training of ${through}`} gets as \`${role}\`, ${both === 1 ? 'is a row' : 'are rows'} of ${judged}, by which the model is judged.`;
  throw MlopsError.of(commandReasons, 'labels-in-reach', sentence);
}
