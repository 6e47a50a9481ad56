import type { RunState } from './actions-state.ts';
import { type Answer, notFound, type Operation, problem, type Request } from './answers.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { workflowId, workflowNamed } from './workflows.ts';
import { fullName, repositoryId, tick } from './world.ts';

/** Runs of workflows, newest first. */
export const runOperations = {
  'GET /repos/{owner}/{repo}/actions/runs': (request) => listed(request, () => true),

  'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs': async (request) => {
    const found = await workflowNamed(request, request.values['workflow_id'] ?? '');
    return found === undefined ? notFound : await listed(request, (run) => run.path === found.path);
  },

  'GET /repos/{owner}/{repo}/actions/runs/{run_id}': async (request) => {
    const run = runOf(request);
    return run === undefined ? notFound : { status: 200, body: await shown(request, run) };
  },

  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}': async (request) => {
    const run = runOf(request);
    const attempt = Number(request.values['attempt_number']);
    if (run === undefined || attempt < 1 || attempt > run.attempt) return notFound;
    const now = await shown(request, run);
    return { status: 200, body: attempt === run.attempt ? now : { ...now, ...endedAs(run, attempt) } };
  },

  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel': (request) => {
    const run = runOf(request);
    if (run === undefined) return notFound;
    if (run.status === 'completed') return problem(409, 'Cannot cancel a workflow run that is completed.');
    run.cancelAsked = true;
    run.updatedAt = tick(request.world);
    return { status: 202, body: {} };
  },
} satisfies Partial<Record<OperationName, Operation>>;

export function runOf({ world, values }: Request): RunState | undefined {
  return world.repository.actions.runs.get(Number(values['run_id']));
}

/** What an earlier attempt came to: what the worst of its jobs did. */
function endedAs(run: RunState, attempt: number): JsonObject {
  const jobs = run.jobs.filter((job) => job.attempt === attempt);
  const worst = ['failure', 'timed_out', 'cancelled'].find((word) => jobs.some((job) => job.conclusion === word));
  return { run_attempt: attempt, status: 'completed', conclusion: worst ?? 'success' };
}

async function listed(request: Request, wanted: (run: RunState) => boolean): Promise<Answer> {
  const { query, world } = request;
  const same = (key: string, ...values: readonly (string | null)[]) =>
    !query.has(key) || values.includes(query.get(key));
  const since = /^>=(.+)$/.exec(query.get('created') ?? '')?.[1];
  if (query.has('created') && since === undefined) throw new Error('only `created=>=…` is known');
  const found = [...world.repository.actions.runs.values()]
    .filter(wanted)
    .filter((run) => since === undefined || Date.parse(run.createdAt) >= Date.parse(since))
    .filter((run) => same('head_sha', run.headSha) && same('event', run.event) && same('branch', run.headBranch))
    .filter((run) => same('status', run.status, run.conclusion) && same('actor', run.actor))
    .reverse();
  const page = (items: readonly Json[]) => ({ total_count: found.length, workflow_runs: items.filter(isObject) });
  return { status: 200, list: { items: await Promise.all(found.map((run) => shown(request, run))), page } };
}

async function shown(request: Request, run: RunState): Promise<JsonObject> {
  const { sample, world } = request;
  const [headOwner = '', name = ''] = run.headRepository.split('/');
  const person = { ...sample('simple-user'), login: run.actor };
  const repository = (owner: string) => ({
    ...sample('minimal-repository'),
    id: repositoryId(world, owner),
    name,
    full_name: `${owner}/${name}`,
    owner: { ...sample('simple-user'), login: owner },
    private: world.repository.settings.private,
    fork: owner !== world.repository.owner,
  });
  return {
    ...sample('workflow-run'),
    id: run.id,
    name: run.path,
    display_title: run.title,
    path: run.path,
    workflow_id: workflowId(run.path),
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    head_sha: run.headSha,
    head_branch: run.headBranch,
    referenced_workflows: run.referencedWorkflows.map((one) => ({ ...one })),
    pull_requests: await Promise.all(run.pullRequests.map((number) => minimal(request, number))),
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run_started_at: run.createdAt,
    actor: person,
    triggering_actor: person,
    repository: repository(world.repository.owner),
    head_repository: repository(headOwner),
    html_url: `https://github.test/${fullName(world)}/actions/runs/${run.id}`,
  };
}

async function minimal({ sample, world }: Request, number: number): Promise<JsonObject> {
  const { git, name, pulls } = world.repository;
  const pull = pulls.get(number);
  const side = async (branch: string) => ({
    ref: branch,
    sha: await git.text(['rev-parse', '--verify', `refs/heads/${branch}`]),
    repo: { id: 1, name, url: 'https://github.test/repo' },
  });
  if (pull === undefined) throw new Error(`a run names the pull request ${number}, which is not there`);
  return {
    ...sample('pull-request-minimal'),
    id: number,
    number,
    head: await side(pull.branch),
    base: await side(pull.base),
  };
}
