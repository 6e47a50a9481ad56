import type { KeptArtifact } from './github/kept-artifact.ts';

export type { KeptArtifact } from './github/kept-artifact.ts';

export interface ArtifactSearch {
  /** Variables of a runner. */
  readonly env: NodeJS.ProcessEnv;
  /** With `actions: read`. */
  readonly token: string;
  readonly signal: AbortSignal;
}

/** Finds workflow artifacts of earlier runs by their name. Throws MlopsError as the GitHub forge does. */
export async function openArtifactSearch({ env, token, signal }: ArtifactSearch) {
  const [{ openPlace }, { newestArtifact }] = await Promise.all([
    import('./github/open-place.ts'),
    import('./github/kept-artifact.ts'),
  ]);
  const place = await openPlace({ env, token, signal });
  return {
    owner: place.owner,
    repo: place.repo,
    newest: (name: string): Promise<KeptArtifact | undefined> => newestArtifact(place, name),
  };
}
