import type { WorkflowRun } from './github/workflow-run.ts';
import type { ArtifactSearch } from './open-artifacts.ts';

export type { WorkflowRun } from './github/workflow-run.ts';

/** What the forge itself says about runs of workflows. */
export interface WorkflowRuns {
  /** `owner/name` of the repository. */
  readonly repository: string;
  /** Undefined where there is no such run, or not any more. */
  get(run: number): Promise<WorkflowRun | undefined>;
  /** Digests of a run's artifacts of one name. */
  digests(run: number, artifact: string): Promise<readonly string[]>;
}

/** Asks about runs. Throws MlopsError as the GitHub forge does. */
export async function openWorkflowRuns({ env, token, signal }: ArtifactSearch): Promise<WorkflowRuns> {
  const [{ openPlace }, { artifactDigests, workflowRun }] = await Promise.all([
    import('./github/open-place.ts'),
    import('./github/workflow-run.ts'),
  ]);
  const place = await openPlace({ env, token, signal });
  return {
    repository: `${place.owner}/${place.repo}`,
    get: (run) => workflowRun(place, run),
    digests: (run, artifact) => artifactDigests(place, run, artifact),
  };
}
