import { MlopsError } from '../support/problem.ts';
import type { DatasetVersion } from './types.ts';

/** Files by their names in the dataset: where they lie on this machine tells a reader nothing. */
export function withNames(text: string, files: DatasetVersion['files']): string {
  return files.reduce((all, file) => all.replaceAll(file.local, file.path), text);
}

/** The same error with such a text; other errors as they are. */
export function namedError(error: unknown, files: DatasetVersion['files']): unknown {
  if (!(error instanceof MlopsError)) return error;
  const problems = error.problems.map((problem) => ({ ...problem, message: withNames(problem.message, files) }));
  return new MlopsError(error.ends, problems);
}
