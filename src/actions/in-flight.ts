import type { WorkflowRun, WorkflowRuns } from '../forge/index.ts';
import { MlopsError } from '../support/problem.ts';
import { callsTraining } from './trust.ts';

/** A job of the matrix, by the name that mlops-train.yml gives it. */
interface Job {
  readonly name: string;
}

/** Where it is looked for runs that train the same now. */
export interface Looking {
  readonly runs: WorkflowRuns;
  /** The run that asks. */
  readonly own: number | undefined;
  /** The workflow of that run: `.github/workflows/<file>`. */
  readonly path: string;
}

/** What a run that was started by hand trains is never recorded where it is a fork's, and GitHub does not say whose it is. */
const recording: ReadonlySet<string> = new Set(['pull_request', 'merge_group', 'push']);

/** More jobs of runs than these are not looked at: each costs a request, and what is missed is trained twice, no more. */
const most = 5;

/**
 * Ids of runs that have a job of the same name and have not ended: those that train, or wait to train, the same model with
 * the same inputs now. A name is all that GitHub shows of it, so this decides nothing but whether it is worth to wait.
 * Runs that have not come to their trainings yet have no such job and are not found.
 */
export async function trainingNow<Found extends Job>(
  jobs: readonly Found[],
  looking: () => Promise<Looking>,
  tell: (text: string) => void,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, number[]>();
  if (jobs.length === 0) return found;
  try {
    const { runs, own, path } = await looking();
    const others = (await runs.unfinished()).filter((run) => run.id !== own && mayRecord(run, path)).slice(0, most);
    for (const { id } of others) {
      const names = await runs.jobNames(id);
      for (const { name } of jobs) {
        if (names.some((one) => isNamed(one, name))) found.set(name, [...(found.get(name) ?? []), id]);
      }
    }
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    tell(`Whether another run trains the same now is not known: ${error.message}`);
  }
  return found;
}

function mayRecord(run: WorkflowRun, path: string): boolean {
  return run.own && recording.has(run.event) && (run.path === path || callsTraining(run));
}

/** GitHub puts the names of the calling jobs before it: `Train / delay 0123456789ab`. */
function isNamed(job: string, name: string): boolean {
  return job === name || job.endsWith(` / ${name}`);
}
