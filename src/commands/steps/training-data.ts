import { extname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { sharedKeys, sharedRows } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import { type ModelFacts, madeOf, type RoleInReach, rolesInReach, trainingRoles } from '../../project/index.ts';
import type { ResolvedDataset } from '../../repository/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';
import { recordedBuild } from '../situation/built-version.ts';
import { type MadeOfOne, madeOfOne } from '../situation/made-of-one.ts';
import type { Situation } from '../situation/situation.ts';
import { wayOf } from '../situation/training-way.ts';
import { type DataOf, type StepData, stepData, versionOf } from './step-data.ts';

/** Whose data. */
interface Request extends DataOf {
  readonly facts: ModelFacts;
}

/** The data of a training, role by role. Errors: labels-in-reach, those of data that cannot be had. */
export async function trainingData(request: Request): Promise<StepData> {
  return stepData(request, trainingRoles(request.facts.model), (role, version) =>
    refuseJudgedRows(request, { role, dataset: version.dataset.name }, version),
  );
}

/**
 * The same of a training that was made before, perhaps judged by other rows: asked before rows are scored.
 * Errors: labels-in-reach, those of data that cannot be had.
 */
export async function refuseTrainedRows(request: Request): Promise<void> {
  const { datasets, models } = request.read.facts.project;
  for (const reach of rolesInReach(request.facts.model, models)) {
    for (const name of [reach.dataset, ...madeOf(reach.dataset, datasets)]) {
      if (mayShareRows(request, name)) await refuseJudgedRows(request, reach, await versionOf(request, name));
    }
  }
  for (const one of madeOfOne(request.facts.model, request.read)) await refuseJudgedKeys(request, one);
}

/**
 * Two views of one dataset may have rows in common, which their words do not tell: those that a step of its own is to
 * score are counted. (Of other datasets `refuseLabelsInReach` has told by their files.)
 */
async function refuseJudgedRows(request: Request, reach: RoleInReach, version: DatasetVersion): Promise<void> {
  const { role, dataset, through } = reach;
  const { model } = request.facts;
  const { name, evaluate } = model;
  const judged = evaluate?.label?.dataset;
  if (judged === undefined || !mayShareRows(request, version.dataset.name)) return;
  const test = await versionOf(request, judged);
  const both = await sharedRows(await request.engine.get(), version, test);
  if (both === 0) return;
  const rows = `${both.toLocaleString('en-US')} ${both === 1 ? 'row' : 'rows'}`;
  const training = through === undefined ? 'training' : `the training of ${through}`;
  const gets =
    version.dataset.name === dataset ? `which ${training} gets` : `of which ${dataset} is made, which ${training} gets`;
  const sentence = `${name}: ${rows} of ${version.dataset.name}, ${gets} as \`${role}\`, ${both === 1 ? 'is a row' : 'are rows'} of ${judged}, by which the model is judged.`;
  const { models } = request.read.facts.project;
  const { way, at } = wayOf(reach, model, models);
  const place = request.situation.head.places.value(at);
  const where = version.dataset.name === dataset ? way : `the \`from\` below ${dataset}`;
  const remedy = `Name a view without these rows in ${where}, or take them out of ${judged}.`;
  throw MlopsError.of(commandReasons, 'labels-in-reach', sentence, { place, remedy });
}

/** Of rows that a command has made of what training gets, those with a key that both have. */
async function refuseJudgedKeys(request: Request, { reach, judged, key }: MadeOfOne): Promise<void> {
  if (key === undefined) return; // said by name (`rows-not-compared`)
  const [given, test] = [await versionOf(request, reach.dataset), await versionOf(request, judged)];
  const both = await sharedKeys(await request.engine.get(), given, test, key);
  if (both === 0) return;
  const rows = both === 1 ? '1 row' : `${both.toLocaleString('en-US')} rows`;
  const training = reach.through === undefined ? 'training' : `the training of ${reach.through}`;
  const names = key.map((name) => `\`${name}\``).join(', ');
  const sentence = `${request.facts.model.name}: ${rows} of ${reach.dataset}, which ${training} gets as \`${reach.role}\`, ${both === 1 ? 'has' : 'have'} the ${names} of rows of ${judged}, by which the model is judged.`;
  const place = request.situation.head.places.value(reach.at);
  const remedy = `Name a view without these rows in ${reach.way}, or take them out of ${judged}.`;
  throw MlopsError.of(commandReasons, 'labels-in-reach', sentence, { place, remedy });
}

/** Whether one is a view of the same files as the view that judges the model: asked before any of them is brought. */
function mayShareRows({ situation, read, facts: { model } }: Request, name: string): boolean {
  const judged = model.evaluate?.run === undefined ? undefined : model.evaluate.label?.dataset;
  const [one, other] = [read.datasets.get(name), judged === undefined ? undefined : read.datasets.get(judged)];
  if (one?.dataset.view === undefined || other?.dataset.view === undefined) return false;
  return isDeepStrictEqual(filesBelow(situation, one), filesBelow(situation, other));
}

/** What two views have that are of the same files: of what a command makes, the contents that it has left. */
function filesBelow({ records }: Situation, { files, built }: ResolvedDataset) {
  if (built === undefined) return files;
  return recordedBuild(records, built)?.files.map(({ digest, path }) => [digest, extname(path)]) ?? [built];
}
