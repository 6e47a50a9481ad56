import { afterEach } from 'vitest';
import { openGithubForge } from '../../src/forge/github/github-forge.ts';
import type { Forge } from '../../src/forge/index.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import type { Author, Permissions } from '../harness/forge/world.ts';
import { newBare } from '../ledger/scene.ts';
import { story } from './story.ts';

/** A repository `team/rides` on a forge server, which is stopped and asked for complaints after the test. */
export interface GithubWorld {
  readonly server: ForgeServer;
  readonly head: (branch: string) => Promise<string>;
  /** A job's forge. */
  readonly open: (job?: Job) => Promise<Forge>;
}

export interface Job {
  readonly run?: number;
  readonly attempt?: number;
  readonly permissions?: Permissions;
  readonly author?: Author;
  readonly token?: string;
  readonly signal?: AbortSignal;
  /** Milliseconds until a request is given up. */
  readonly timeout?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** What the report job of a pull request may do. */
export const reporting: Permissions = { contents: 'read', 'pull-requests': 'write', checks: 'write' };

const servers: ForgeServer[] = [];
/** The server only reads the repository, so all tests of a file share it. */
let shared: ReturnType<typeof story> | undefined;
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

export async function githubWorld(): Promise<GithubWorld> {
  shared ??= story((made) => newBare(made, 'origin.git'));
  const { scene, head } = await shared;
  const server = await startForge(scene.git('origin.git'), { owner: 'team', name: 'rides' });
  servers.push(server);
  return { server, head, open: (job) => openJob(server, job) };
}

async function openJob(server: ForgeServer, job: Job = {}): Promise<Forge> {
  const { run = 100, attempt = 1, permissions = reporting, author, timeout = 10_000, signal, env } = job;
  return await openGithubForge({
    env: {
      GITHUB_API_URL: server.api,
      GITHUB_SERVER_URL: 'https://github.test',
      GITHUB_REPOSITORY: 'team/rides',
      GITHUB_RUN_ID: `${run}`,
      GITHUB_RUN_ATTEMPT: `${attempt}`,
      ...env,
    },
    token: job.token ?? server.token(permissions, author),
    pace: { second: 4, timeout },
    ...(signal && { signal }),
  });
}
