import type { Place } from './ask.ts';
import { openClient } from './client.ts';
import { readContext } from './context.ts';

export interface PlaceOptions {
  /** Variables of a runner; of a terminal, with `repository`. */
  readonly env: NodeJS.ProcessEnv;
  readonly token: string;
  /** `owner/name` where the variables do not say it. */
  readonly repository?: string;
  readonly signal?: AbortSignal;
}

/**
 * The repository that the variables name, and a client for it.
 * @throws MlopsError forge-context
 */
export async function openPlace({ env, token, repository, signal }: PlaceOptions): Promise<Place> {
  const { api, owner, repo } = await readContext(env, repository);
  return { client: openClient({ api, token, ...(signal !== undefined && { signal }) }), owner, repo };
}
