import type { KeptArtifact } from './github/kept-artifact.ts';
import type { WorkflowRuns } from './open-workflow-runs.ts';

export type { KeptArtifact } from './github/kept-artifact.ts';

/** Who asks about runs and what they left. */
export interface Asker {
  /** Variables of a runner. */
  readonly env: NodeJS.ProcessEnv;
  /** With `actions: read`. */
  readonly token: string;
  readonly signal: AbortSignal;
}

export interface ArtifactSearch extends Asker {
  /** Asked what started the runs that have them. */
  readonly runs: () => Promise<Pick<WorkflowRuns, 'startedBy'>>;
}

/** Finds workflow artifacts of earlier runs by their name. Throws MlopsError as the GitHub forge does. */
export async function openArtifactSearch({ env, token, signal, runs }: ArtifactSearch) {
  const [{ openPlace }, { newestArtifact }] = await Promise.all([
    import('./github/open-place.ts'),
    import('./github/kept-artifact.ts'),
  ]);
  const place = await openPlace({ env, token, signal });
  return {
    owner: place.owner,
    repo: place.repo,
    newest: (name: string): Promise<KeptArtifact | undefined> =>
      newestArtifact(place, name, async (run) => (await runs()).startedBy(run)),
  };
}
