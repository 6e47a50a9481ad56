import type { RunArtifact } from './github/run-artifacts.ts';
import type { WorkflowRun } from './github/workflow-run.ts';
import type { Asker } from './open-artifacts.ts';

export type { RunArtifact } from './github/run-artifacts.ts';
export type { WorkflowRun } from './github/workflow-run.ts';

/** What the forge itself says about runs of workflows. */
export interface WorkflowRuns {
  /** `owner/name` of the repository. */
  readonly repository: string;
  /** Undefined where there is no such run, or not any more. */
  get(run: number): Promise<WorkflowRun | undefined>;
  /** The event; not asked for again where an answer has told it. Undefined where there is no such run, or not any more. */
  startedBy(run: number): Promise<string | undefined>;
  /** The newest runs of the workflow with this file name. */
  newest(file: string): Promise<readonly WorkflowRun[]>;
  /** Digests of a run's artifacts of one name. */
  digests(run: number, artifact: string): Promise<readonly string[]>;
  /** The newest artifacts of one name in the repository. */
  artifacts(name: string): Promise<readonly RunArtifact[]>;
  /** Those of this repository that have not ended, newest first. */
  unfinished(): Promise<readonly WorkflowRun[]>;
  /** Names of a run's jobs, as people see them: `Train / delay 0123456789ab`. */
  jobNames(run: number): Promise<readonly string[]>;
}

/** Asks about runs. Throws MlopsError as the GitHub forge does. */
export async function openWorkflowRuns({ env, token, signal }: Asker): Promise<WorkflowRuns> {
  const [
    { openPlace },
    { newestRuns, workflowRun },
    { artifactDigests, artifactsNamed },
    { jobNames, unfinishedRuns },
  ] = await Promise.all([
    import('./github/open-place.ts'),
    import('./github/workflow-run.ts'),
    import('./github/run-artifacts.ts'),
    import('./github/unfinished-runs.ts'),
  ]);
  const place = await openPlace({ env, token, signal });
  const events = new Map<number, Promise<string | undefined>>();
  const told = (run: WorkflowRun) => {
    events.set(run.id, Promise.resolve(run.event));
    return run;
  };
  const get = async (id: number) => {
    const found = await workflowRun(place, id);
    return found && told(found);
  };
  return {
    repository: `${place.owner}/${place.repo}`,
    get,
    startedBy: (run) => {
      const event = events.get(run) ?? get(run).then((found) => found?.event);
      events.set(run, event);
      return event;
    },
    newest: async (file) => (await newestRuns(place, file)).map(told),
    digests: (run, artifact) => artifactDigests(place, run, artifact),
    artifacts: (name) => artifactsNamed(place, name),
    unfinished: () => unfinishedRuns(place),
    jobNames: (run) => jobNames(place, run),
  };
}
