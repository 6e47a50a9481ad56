import { sharedRows } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import { type ModelFacts, trainingRoles } from '../../project/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';
import { type DataOf, type StepData, stepData, versionOf } from './step-data.ts';

/** Whose data. */
interface Request extends DataOf {
  readonly facts: ModelFacts;
}

/** The data of a training, role by role. Errors: labels-in-reach, those of data that cannot be had. */
export async function trainingData(request: Request): Promise<StepData> {
  return stepData(request, trainingRoles(request.facts.model), (role, version) =>
    refuseJudgedRows(request, role, version),
  );
}

/**
 * The same of a training that was made before, perhaps judged by other rows: asked before rows are scored.
 * Errors: labels-in-reach, those of data that cannot be had.
 */
export async function refuseTrainedRows(request: Request): Promise<void> {
  for (const [role, name] of trainingRoles(request.facts.model)) {
    if (request.read.datasets.get(name)?.dataset.view === undefined) continue;
    await refuseJudgedRows(request, role, await versionOf(request, name));
  }
}

/**
 * Two views of one dataset may have rows in common, which their words do not tell: those that a step of its own is to
 * score are counted. (Of other datasets `refuseLabelsInReach` has told by their files.)
 */
async function refuseJudgedRows(request: Request, role: string, version: DatasetVersion): Promise<void> {
  const { name, evaluate } = request.facts.model;
  const judged = evaluate?.run === undefined ? undefined : evaluate.label?.dataset;
  if (judged === undefined || request.read.datasets.get(judged)?.dataset.view === undefined) return;
  const test = await versionOf(request, judged);
  if (test.files.map(({ local }) => local).join('\n') !== version.files.map(({ local }) => local).join('\n')) return;
  const both = await sharedRows(await request.engine.get(), version, test);
  if (both === 0) return;
  const rows = `${both.toLocaleString('en-US')} ${both === 1 ? 'row' : 'rows'}`;
  const sentence = `${name}: ${rows} of ${version.dataset.name}, which training gets as \`${role}\`, ${both === 1 ? 'is a row' : 'are rows'} of ${judged}, by which the model is judged.`;
  throw MlopsError.of(commandReasons, 'labels-in-reach', sentence);
}
