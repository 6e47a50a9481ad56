import { lockFileOf, matcher } from '../../project/index.ts';
import { repositoryReasons, type UncommittedPath } from '../../repository/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { ChangeRequest } from './change-request.ts';
import type { ReadCommit } from './read-commit.ts';

/** Errors: `dirty-tree` where a command that records would run on inputs that no commit holds. */
export function refuseUncommitted(
  request: ChangeRequest,
  paths: readonly UncommittedPath[],
  candidate: ReadCommit,
): void {
  if (request.uncommitted === 'include' || paths.length === 0) return;
  const isInput = inputTest(candidate, request.projectFile);
  const dirty = paths.filter(isInput).map(({ path }) => path);
  if (dirty.length === 0) return;
  const shown = dirty.slice(0, 5).join(', ') + (dirty.length > 5 ? ` and ${dirty.length - 5} more` : '');
  const what = dirty.length === 1 ? 'input is' : 'inputs are';
  throw MlopsError.of(repositoryReasons, 'dirty-tree', `${dirty.length} ${what} not committed: ${shown}.`);
}

/** Inputs are what the commit's fingerprints cover; a file that git does not know yet counts where it would be data. */
function inputTest(candidate: ReadCommit, projectFile: string): (entry: UncommittedPath) => boolean {
  const known = new Set([projectFile, lockFileOf(projectFile), ...candidate.facts.project.included]);
  for (const { model, inputs, evaluation } of candidate.facts.models.values()) {
    for (const entry of [...inputs.code, ...(evaluation?.inputs.code ?? [])]) known.add(entry.path);
    for (const { file } of model.params) known.add(file);
    for (const schema of model.schemas.values()) known.add(schema);
  }
  for (const { dataset, inputs } of candidate.facts.builds.values()) {
    for (const entry of inputs.code) known.add(entry.path);
    for (const { file } of dataset.build.params) known.add(file);
  }
  // What lies where a command leaves its results is never read.
  const inFiles = [...candidate.facts.project.datasets.values()].filter(
    ({ database, build, view }) => database === undefined && build === undefined && view?.built !== true,
  );
  const data = inFiles.map((dataset) => matcher(dataset.source));
  return ({ path }) => known.has(path) || data.some((test) => test(path));
}
