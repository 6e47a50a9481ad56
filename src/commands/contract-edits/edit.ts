import type { CheckResult } from '../../data/types.ts';
import type { ProjectPath } from '../../project/index.ts';

/**
 * What an edit does to those who read the dataset. `compatible`: whatever kept the contract still does, and nobody gets
 * what they did not expect; `needs-review`: they get values that were ruled out; `breaking`: a column, its type or the key
 * is no longer what they were told.
 */
export type Grade = 'compatible' | 'needs-review' | 'breaking';

/** The new text of a project file; undefined where it is written in a way that a person has to change. */
export type Apply = (text: string) => string | undefined;

/** A change of the project file that silences one finding. */
export interface Edit {
  readonly grade: Grade;
  readonly why: string;
  /** The key that it changes: what `mlops infer` once wrote about that is no longer true. */
  readonly at: ProjectPath;
  readonly apply: Apply;
  /** What was found, where it is more exact than the finding itself. */
  readonly finding?: string;
}

export const review = (why: string, at: ProjectPath, apply: Apply): Edit => ({ grade: 'needs-review', why, at, apply });

export const breaking = (why: string, at: ProjectPath, apply: Apply): Edit => ({ grade: 'breaking', why, at, apply });

/** A key of the column that a finding is about, also of one that the contract did not name. */
export function columnKey({ path, column = '' }: CheckResult, key: string): ProjectPath {
  return [...path.slice(0, 2), 'columns', column, key];
}
