import type { Project } from '../../project/index.ts';
import type { Finding } from './finding.ts';
import type { WorkflowFile } from './workflow-files.ts';

/** Events by which a commit of the default branch is judged, where nothing waits. */
const ofTheDefaultBranch: ReadonlySet<string> = new Set(['push', 'schedule']);

/** Whether something trains what pull requests do not train (`train.when`) after the merge. */
export function waitingFindings(
  { models }: Pick<Project, 'models'>,
  workflows: readonly Pick<WorkflowFile, 'path' | 'events' | 'trainCalls' | 'trainsItself'>[],
): readonly Finding[] {
  const waiting = [...models.values()].filter(({ train }) => train.when !== 'pull-request').map(({ name }) => name);
  if (waiting.length === 0) return [];
  const what = 'when';
  const after = workflows
    .filter(({ trainCalls, trainsItself }) => trainCalls.length > 0 || trainsItself)
    .find(({ events }) => events.some((event) => ofTheDefaultBranch.has(event)));
  if (after !== undefined)
    return [{ what, state: 'ok', says: `${after.path} trains ${waiting.join(', ')} after a merge` }];
  return [
    {
      what,
      state: 'warn',
      says: `no workflow trains on \`push\`: after a merge nobody trains ${waiting.join(', ')}`,
      remedy: 'Add `push: { branches: [<default branch>] }` below `on:` (docs/guides/costly-trainings.md).',
    },
  ];
}
