import { randomBytes } from 'node:crypto';
import type { JsonObject } from './json.ts';
import { fullName, nextId, stamp, tick, type World } from './world.ts';

/** Runs of workflows and what they left. */
export interface ActionsState {
  readonly runs: Map<number, RunState>;
  readonly artifacts: Map<number, ArtifactState>;
  /** Whose a token of the runner's services is. */
  readonly runtimeTokens: Map<string, { readonly run: number; readonly attempt: number; readonly job: string }>;
}

export interface RunState {
  readonly id: number;
  /** Counted per workflow file. */
  readonly number: number;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string | null;
  /** `owner/name`: of a fork where the run is one of a fork's pull request. */
  readonly headRepository: string;
  /** File of the workflow. */
  readonly path: string;
  /** Reusable workflows that the run called: `owner/name/path@ref`, and the commit and ref they came from. */
  readonly referencedWorkflows: readonly { readonly path: string; readonly sha: string; readonly ref?: string }[];
  /** Empty for forks, as on GitHub. */
  readonly pullRequests: readonly number[];
  readonly actor: string;
  readonly inputs: JsonObject;
  /** What people see in the list of runs: by `run-name` of the workflow, else by the event. */
  readonly title: string;
  readonly createdAt: string;
  updatedAt: string;
  attempt: number;
  status: JobStatus;
  conclusion: Conclusion | null;
  cancelAsked: boolean;
  readonly jobs: JobState[];
}

export interface JobState {
  readonly id: number;
  readonly name: string;
  readonly attempt: number;
  readonly labels: readonly string[];
  readonly startedAt: string;
  status: JobStatus;
  conclusion: Conclusion | null;
  completedAt: string | null;
}

export type JobStatus = 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending';
export type Conclusion = 'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | 'timed_out' | 'action_required';

export interface ArtifactState {
  readonly id: number;
  readonly name: string;
  readonly run: number;
  readonly attempt: number;
  readonly createdAt: string;
  readonly contentType: string;
  /** Part of the address that the bytes are written to and read from; whoever knows it may. */
  readonly secret: string;
  readonly blocks: Map<string, Buffer>;
  /** What was uploaded. */
  bytes: Buffer | null;
  /** `sha256:…` of it, once the upload was finished. */
  digest: string | null;
  expired: boolean;
}

export type NewRun = Pick<RunState, 'event' | 'path' | 'headSha'> &
  Partial<
    Pick<
      RunState,
      'headBranch' | 'headRepository' | 'referencedWorkflows' | 'pullRequests' | 'actor' | 'inputs' | 'status' | 'title'
    >
  >;

export function addRun(world: World, given: NewRun): RunState {
  const { runs } = world.repository.actions;
  const number = [...runs.values()].filter((run) => run.path === given.path).length + 1;
  tick(world);
  const run: RunState = {
    headBranch: null,
    headRepository: fullName(world),
    referencedWorkflows: [],
    pullRequests: [],
    actor: 'ada',
    inputs: {},
    title: given.event,
    status: 'in_progress',
    ...given,
    id: nextId(world),
    number,
    attempt: 1,
    conclusion: null,
    cancelAsked: false,
    createdAt: stamp(world),
    updatedAt: stamp(world),
    jobs: [],
  };
  runs.set(run.id, run);
  return run;
}

export function addJob(world: World, run: RunState, name: string, labels: readonly string[] = []): JobState {
  tick(world);
  const open = { status: 'in_progress', conclusion: null, completedAt: null } as const;
  const job: JobState = { id: nextId(world), name, attempt: run.attempt, labels, startedAt: stamp(world), ...open };
  run.jobs.push(job);
  return job;
}

export function finishJob(world: World, job: JobState, conclusion: Conclusion): void {
  Object.assign(job, { status: 'completed', conclusion, completedAt: tick(world) });
}

/** Ends a run; jobs that are still open end like it. */
export function finishRun(world: World, run: RunState, conclusion: Conclusion): void {
  for (const job of run.jobs) if (job.status !== 'completed') finishJob(world, job, conclusion);
  Object.assign(run, { status: 'completed', conclusion, updatedAt: tick(world) });
}

/** What "Re-run" does: the same run, its next attempt. */
export function rerun(world: World, run: RunState): void {
  const again = { attempt: run.attempt + 1, status: 'in_progress', conclusion: null, cancelAsked: false };
  Object.assign(run, { ...again, updatedAt: tick(world) });
}

export function addArtifact(world: World, of: Pick<ArtifactState, 'name' | 'run' | 'attempt' | 'contentType'>) {
  tick(world);
  const empty = { blocks: new Map(), bytes: null, digest: null, expired: false };
  const secret = randomBytes(32).toString('hex');
  const artifact: ArtifactState = { ...of, id: nextId(world), createdAt: stamp(world), secret, ...empty };
  world.repository.actions.artifacts.set(artifact.id, artifact);
  return artifact;
}

/** A token of the runner's services for one job of a run. */
export function addRuntimeToken(world: World, run: RunState, job: string): string {
  const part = (value: JsonObject) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const scope = `Actions.Results:${backendId(run.id, run.attempt)}:${job.replaceAll(/[^\w.-]/g, '-')}`;
  const payload = part({ scp: scope, exp: 4_102_444_800 });
  const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${payload}.${randomBytes(32).toString('base64url')}`;
  world.repository.actions.runtimeTokens.set(token, { run: run.id, attempt: run.attempt, job });
  return token;
}

/** How the runner's services name a run. */
export function backendId(run: number, attempt: number): string {
  return `run-${run}-${attempt}`;
}
