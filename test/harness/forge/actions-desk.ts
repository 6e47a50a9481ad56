import { createHash } from 'node:crypto';
import {
  type ArtifactState,
  addArtifact,
  addJob,
  addRun,
  addRuntimeToken,
  type Conclusion,
  finishJob,
  finishRun,
  type JobState,
  type NewRun,
  type RunState,
  rerun,
} from './actions-state.ts';
import type { World } from './world.ts';

/** What tests do with the runs of a forge server: what GitHub itself and its runners would do. */
export interface ActionsDesk {
  /** A new run, in progress unless said otherwise. */
  start(run: NewRun): RunState;
  addJob(run: RunState, name: string, labels?: readonly string[]): JobState;
  finishJob(job: JobState, conclusion: Conclusion): void;
  /** Ends a run and what is open of its jobs. */
  finish(run: RunState, conclusion: Conclusion): void;
  /** The next attempt of a run. */
  rerun(run: RunState): void;
  /** A token for the artifact service, for one job of the run's current attempt. */
  runtimeToken(run: RunState, job: string): string;
  /** A finished artifact, as if a job of the run had uploaded these bytes; default type: a zip. */
  upload(run: RunState, name: string, bytes: Buffer, contentType?: string): ArtifactState;
  /** What the retention time does. */
  expire(artifact: number): void;
  readonly runs: readonly RunState[];
  /** Finished ones and uploads in progress. */
  readonly artifacts: readonly ArtifactState[];
}

export function actionsDesk(world: World): ActionsDesk {
  const { artifacts, runs } = world.repository.actions;
  return {
    start: (run) => addRun(world, run),
    addJob: (run, name, labels) => addJob(world, run, name, labels),
    finishJob: (job, conclusion) => finishJob(world, job, conclusion),
    finish: (run, conclusion) => finishRun(world, run, conclusion),
    rerun: (run) => rerun(world, run),
    runtimeToken: (run, job) => addRuntimeToken(world, run, job),
    upload: (run, name, bytes, contentType = 'application/zip') => {
      const artifact = addArtifact(world, { name, run: run.id, attempt: run.attempt, contentType });
      artifact.bytes = bytes;
      artifact.digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      return artifact;
    },
    expire: (id) => {
      const artifact = artifacts.get(id);
      if (artifact === undefined) throw new Error(`there is no artifact ${id}`);
      artifact.expired = true;
    },
    get runs() {
      return [...runs.values()];
    },
    get artifacts() {
      return [...artifacts.values()];
    },
  };
}
