import { z } from 'zod';
import { ask, type Place } from './ask.ts';
import { isMissing } from './failures.ts';
import { described, runShape, type WorkflowRun } from './workflow-run.ts';

/**
 * How GitHub calls a run that still has a training before it or in it: at work, without a runner, or waiting for its turn.
 * One request each, since a list takes one state only; all states in one list would be hidden by what has ended since.
 */
const states = ['in_progress', 'queued', 'pending'] as const;

const listShape = z.object({ workflow_runs: z.array(runShape) });

/** Runs of this repository that have not ended, at most the newest hundred of each state; newest first. */
export async function unfinishedRuns(place: Place): Promise<readonly WorkflowRun[]> {
  const { client, owner, repo } = place;
  const action = { what: 'list the runs that have not ended', permission: 'actions: read' };
  const lists = await ask(place, action, () =>
    Promise.all(
      states.map(async (status) => {
        const { data } = await client.octokit.rest.actions.listWorkflowRunsForRepo({
          ...{ owner, repo, status, per_page: 100 },
        });
        return listShape.parse(data).workflow_runs;
      }),
    ),
  );
  const found = new Map(lists.flat().map((run) => [run.id, described(run, place)])); // one may change its state meanwhile
  return [...found.values()].sort((a, b) => b.id - a.id);
}

const jobsShape = z.object({ jobs: z.array(z.object({ name: z.string() })) });

/** Names of the jobs of a run's latest attempt, the first hundred. Those that nothing has started yet are not among them. */
export async function jobNames(place: Place, run: number): Promise<readonly string[]> {
  const { client, owner, repo } = place;
  const action = { what: `list the jobs of run ${run}`, permission: 'actions: read' };
  return await ask(place, action, async () => {
    try {
      const { data } = await client.octokit.rest.actions.listJobsForWorkflowRun({
        ...{ owner, repo, run_id: run, per_page: 100 },
      });
      return jobsShape.parse(data).jobs.map(({ name }) => name);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  });
}
