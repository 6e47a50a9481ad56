import { RequestError } from '@octokit/request-error';
import { z } from 'zod';
import { clip, oneLine } from '../../support/escape/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { DeploymentRuns } from '../deployment-desk.ts';
import { forgeReasons } from '../reasons.ts';
import { ask, nameOf, type Place } from './ask.ts';
import { isMissing } from './failures.ts';

const runsShape = z.object({
  workflow_runs: z.array(
    z.object({
      id: z.int(),
      event: z.string(),
      status: z.string().nullish(),
      conclusion: z.string().nullish(),
      head_branch: z.string().nullish(),
      created_at: z.string(),
      run_started_at: z.string().nullish(),
      run_attempt: z.int().nullish(),
    }),
  ),
});

/** A pull request runs its own copy of a workflow, under the name of its head: whatever that deploys is not ours. */
const deploying: ReadonlySet<string> = new Set(['push', 'workflow_dispatch']);

/**
 * The runs of a workflow on these branches. The one that asks does not count as under way. Two requests: the newest hundred runs, and those
 * that wait for somebody, who may take weeks.
 */
export async function deploymentRuns(
  place: Place,
  workflow: string,
  branches: readonly string[],
  own?: number,
): Promise<DeploymentRuns> {
  const { client, owner, repo } = place;
  const asked = { owner, repo, workflow_id: workflow, per_page: 100 };
  const action = { what: `list the runs of ${workflow}`, permission: 'actions: read' };
  const list = async (more: { readonly status?: 'waiting' }) => {
    const { data } = await client.octokit.rest.actions.listWorkflowRuns({ ...asked, ...more });
    return runsShape.parse(data).workflow_runs;
  };
  const found = await ask(place, action, async () => {
    try {
      return (await Promise.all([list({}), list({ status: 'waiting' })])).flat();
    } catch (error) {
      if (isMissing(error)) return []; // no such workflow is registered
      throw error;
    }
  });
  const ours = found.filter(({ event }) => deploying.has(event));
  const all = branches.map((branch) => [branch, ours.filter((run) => run.head_branch === branch)] as const);
  return {
    underWay: new Map(all.flatMap(([branch, runs]) => dated(branch, sinceWhen(runs, own)))),
    broken: new Map(all.flatMap(([branch, runs]) => dated(branch, brokenSince(runs, own)))),
  };
}

type Run = z.infer<typeof runsShape>['workflow_runs'][number];

const dated = (branch: string, at: string | undefined) => (at === undefined ? [] : [[branch, at] as const]);

function sinceWhen(runs: readonly Run[], own: number | undefined): string | undefined {
  const open = runs.filter(({ id, status }) => id !== own && status !== 'completed');
  return open.map(({ created_at: created, run_started_at: started }) => started ?? created).sort()[0];
}

/** Whoever is run again did not end well the time before. */
function brokenSince(runs: readonly Run[], own: number | undefined): string | undefined {
  const ended = runs.filter(({ id, run_attempt: attempt, status }) =>
    id === own ? (attempt ?? 1) > 1 : status === 'completed',
  );
  const newest = ended.toSorted((a, b) => a.created_at.localeCompare(b.created_at)).at(-1);
  return newest?.conclusion === 'success' ? undefined : newest?.created_at;
}

/**
 * Starts a workflow on a branch, without inputs. Never repeated by itself: two starts are two deployments, and the clock
 * looks again anyway.
 * @throws MlopsError deploy-workflow-missing
 */
export async function startRun(place: Place, workflow: string, branch: string): Promise<void> {
  const { client, owner, repo } = place;
  const action = { what: `start ${workflow} on ${branch}`, permission: 'actions: write' };
  const once = { owner, repo, workflow_id: workflow, request: { retries: 0 } };
  await ask(place, action, async () => {
    try {
      await client.octokit.rest.actions.createWorkflowDispatch({ ...once, ref: branch });
    } catch (error) {
      if (!(error instanceof RequestError) || !isWorkflowMissing(error)) throw error;
      const said = clip(oneLine(error.message.replace(/ - https?:\/\/\S+$/, '')), 300);
      const sentence = `GitHub cannot start ${workflow} on ${branch} of ${nameOf(place)}: ${said}`;
      throw MlopsError.of(forgeReasons, 'deploy-workflow-missing', sentence);
    }
  });
}

function isWorkflowMissing({ message, status }: RequestError): boolean {
  if (status === 404) return true;
  return status === 422 && /does not exist|no ref found|'workflow_dispatch' trigger/i.test(message);
}
