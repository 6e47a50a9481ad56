import { z } from 'zod';
import type { Place } from './ask.ts';
import { ownLogin } from './comments.ts';
import { isMissing, isRefused } from './failures.ts';

/** What jobs write with their own token is of this App, on every server. */
const actions = 'github-actions';

const appShape = z.object({ id: z.int().positive() });

/**
 * The number of GitHub Actions as an App: 15368 on github.com, another one on every other server. Undefined where the server
 * does not say it.
 */
export async function actionsApp({ client }: Place): Promise<number | undefined> {
  try {
    return appShape.parse((await client.octokit.rest.apps.getBySlug({ app_slug: actions })).data).id;
  } catch (error) {
    if (isMissing(error) || isRefused(error)) return undefined;
    throw error;
  }
}

/** What an App has written: undefined where GitHub does not say which. */
interface Written {
  readonly app: string | undefined;
}

/**
 * Those that GitHub Actions has written, or the App whose token this is: whoever else may write checks can copy our sign.
 * Whose the token is, is asked only where there are others.
 */
export async function ofOwnApp<One extends Written>(place: Place, all: readonly One[]): Promise<readonly One[]> {
  if (all.every(({ app }) => app === actions)) return all;
  const own = /^(.+)\[bot\]$/.exec(await ownLogin(place))?.[1];
  return all.filter(({ app }) => app === actions || (app !== undefined && app === own));
}
