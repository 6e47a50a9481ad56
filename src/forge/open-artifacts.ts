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
  const [{ openClient }, { readContext }, { newestArtifact }] = await Promise.all([
    import('./github/client.ts'),
    import('./github/context.ts'),
    import('./github/kept-artifact.ts'),
  ]);
  const { api, owner, repo } = await readContext(env);
  const place = { client: openClient({ api, token, signal }), owner, repo };
  return {
    owner,
    repo,
    newest: (name: string): Promise<KeptArtifact | undefined> => newestArtifact(place, name),
  };
}
