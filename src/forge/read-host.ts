import { githubRepository } from './github-remote.ts';
import type { Host } from './host-settings.ts';

export interface HostOptions {
  /** Of the remote, where there is one. */
  readonly address?: string;
  /** Of the process: says whether it runs on a runner of GitHub, and holds the token. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

/**
 * How the host of the remote is set up.
 * @throws MlopsError as the GitHub forge does
 */
export async function readHost({ address, env, signal }: HostOptions): Promise<Host> {
  const token = env['GITHUB_TOKEN'] ?? '';
  const named = address === undefined ? undefined : githubRepository(address, env['GITHUB_SERVER_URL'] || undefined);
  const running = env['GITHUB_ACTIONS'] === 'true' ? env['GITHUB_REPOSITORY'] : undefined;
  const repository = running ?? named;
  if (repository === undefined) return { kind: 'elsewhere' };
  if (token === '') return { kind: 'no-token', repository };
  const [{ openPlace }, { readSettings }] = await Promise.all([
    import('./github/open-place.ts'),
    import('./github/settings.ts'),
  ]);
  const place = await openPlace({ env, token, repository, ...(signal !== undefined && { signal }) });
  return { kind: 'github', settings: await readSettings(place) };
}
