import type { WorkflowRun } from './github/workflow-run.ts';
import type { ArtifactSearch } from './open-artifacts.ts';

export type { WorkflowRun } from './github/workflow-run.ts';

/** What the forge itself says about runs of workflows. */
export interface WorkflowRuns {
  /** `owner/name` of the repository. */
  readonly repository: string;
  /** Undefined where there is no such run, or not any more. */
  get(run: number): Promise<WorkflowRun | undefined>;
  /** The newest runs of the workflow with this file name. */
  newest(file: string): Promise<readonly WorkflowRun[]>;
  /** Digests of a run's artifacts of one name. */
  digests(run: number, artifact: string): Promise<readonly string[]>;
  /** Those of this repository that have not ended, newest first. */
  unfinished(): Promise<readonly WorkflowRun[]>;
  /** Names of a run's jobs, as people see them: `Train / delay 0123456789ab`. */
  jobNames(run: number): Promise<readonly string[]>;
}

/** Asks about runs. Throws MlopsError as the GitHub forge does. */
export async function openWorkflowRuns({ env, token, signal }: ArtifactSearch): Promise<WorkflowRuns> {
  const [{ openPlace }, { artifactDigests, newestRuns, workflowRun }, { jobNames, unfinishedRuns }] = await Promise.all(
    [import('./github/open-place.ts'), import('./github/workflow-run.ts'), import('./github/unfinished-runs.ts')],
  );
  const place = await openPlace({ env, token, signal });
  return {
    repository: `${place.owner}/${place.repo}`,
    get: (run) => workflowRun(place, run),
    newest: (file) => newestRuns(place, file),
    digests: (run, artifact) => artifactDigests(place, run, artifact),
    unfinished: () => unfinishedRuns(place),
    jobNames: (run) => jobNames(place, run),
  };
}
