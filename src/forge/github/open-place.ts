import type { Place } from './ask.ts';
import type { Writer } from './checks.ts';
import { openClient, type Pace } from './client.ts';
import { readContext } from './context.ts';

export interface PlaceOptions {
  /** Variables of a runner; of a terminal, with `repository`. */
  readonly env: NodeJS.ProcessEnv;
  readonly token: string;
  /** `owner/name` where the variables do not say it. */
  readonly repository?: string;
  readonly signal?: AbortSignal;
  readonly pace?: Pace;
}

/** A place, and who writes there. */
export interface WritersPlace extends Place {
  readonly writer: Writer;
}

/**
 * The repository that the variables name, and a client for it.
 * @throws MlopsError forge-context
 */
export async function openPlace(options: PlaceOptions): Promise<WritersPlace> {
  const { env, token, repository, signal, pace } = options;
  const { api, owner, repo, writer } = await readContext(env, repository);
  const client = openClient({ api, token, ...(signal !== undefined && { signal }), ...(pace && { pace }) });
  return { client, owner, repo, writer };
}
