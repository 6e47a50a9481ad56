import { compareProjects } from '../../gates/index.ts';
import type { PolicyChange } from '../../gates/types.ts';
import type { Project } from '../../project/index.ts';
import type { ReadCommit } from './read-commit.ts';

/**
 * On the base branch a commit's own policy judges, and what it has changed since the first parent is in force: it is
 * named, and blocks nothing any more.
 */
export function changesOnBase(baseline: ReadCommit | undefined, project: Project): readonly PolicyChange[] {
  if (baseline === undefined) return [];
  return compareProjects(baseline.facts.project, project).map((change) => ({ ...change, blocks: false }));
}
