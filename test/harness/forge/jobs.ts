import { addJob, type JobState, type RunState, rerun } from './actions-state.ts';
import { type Answer, notFound, type Operation, problem, type Request } from './answers.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { runOf } from './runs.ts';

/** Jobs of a run, in the order in which they began. */
export const jobOperations = {
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs': (request) => {
    const run = runOf(request);
    if (run === undefined) return notFound;
    const all = request.query.get('filter') === 'all';
    return listed(request, run, all ? run.jobs : latest(run));
  },

  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs': (request) => {
    const run = runOf(request);
    const attempt = Number(request.values['attempt_number']);
    if (run === undefined || attempt < 1 || attempt > run.attempt) return notFound;
    const jobs = run.jobs.filter((job) => job.attempt === attempt);
    return listed(request, run, jobs);
  },

  'GET /repos/{owner}/{repo}/actions/jobs/{job_id}': (request) => {
    const id = Number(request.values['job_id']);
    for (const run of request.world.repository.actions.runs.values()) {
      const job = run.jobs.find((one) => one.id === id);
      if (job !== undefined) return { status: 200, body: shown(request, run, job) };
    }
    return notFound;
  },

  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun': (request) => {
    const run = runOf(request);
    if (run === undefined) return notFound;
    if (run.status !== 'completed') return problem(403, 'This workflow run is already running');
    rerun(request.world, run);
    return { status: 201, body: {} };
  },

  'POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun': ({ values, world }) => {
    const id = Number(values['job_id']);
    const run = [...world.repository.actions.runs.values()].find(({ jobs }) => jobs.some((job) => job.id === id));
    const job = run?.jobs.find((one) => one.id === id);
    if (run === undefined || job === undefined) return notFound;
    if (run.status !== 'completed') return problem(403, 'The workflow run containing this job is already running');
    rerun(world, run);
    addJob(world, run, job.name, job.labels);
    return { status: 201, body: {} };
  },
} satisfies Partial<Record<OperationName, Operation>>;

/** A re-run of failed jobs keeps the others, which count as jobs of the new attempt too. */
function latest(run: RunState): readonly JobState[] {
  return run.jobs.filter((job) => !run.jobs.some((other) => other.name === job.name && other.attempt > job.attempt));
}

function listed(request: Request, run: RunState, jobs: readonly JobState[]): Answer {
  const page = (items: readonly Json[]) => ({ total_count: jobs.length, jobs: items.filter(isObject) });
  return { status: 200, list: { items: jobs.map((job) => shown(request, run, job)), page } };
}

function shown({ sample }: Request, run: RunState, job: JobState): JsonObject {
  return {
    ...sample('job'),
    id: job.id,
    run_id: run.id,
    run_attempt: job.attempt,
    head_sha: run.headSha,
    head_branch: run.headBranch,
    workflow_name: run.path,
    name: job.name,
    status: job.status,
    conclusion: job.conclusion,
    created_at: job.startedAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    labels: [...job.labels],
    steps: [],
  };
}
